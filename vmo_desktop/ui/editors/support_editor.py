"""How far each participant supports a portfolio: a degree and a few words for everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from vmo_desktop.ui.portfolio_words import degree_name
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.workshop.choice_rows import Degree, SupportRow
from vmo_desktop.workshop.room_rows import ParticipantRow
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True)
class _Row:
    name: ElidedLabel
    degree: ChoiceCombo
    note: QLineEdit


class SupportEditor(QWidget):
    """One row for each participant who is present, or has said something.

    Signals
    -------
    said(int)
        A participant, by id, says something else.
    """

    said = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, _Row] = {}
        self._nobody = PlainLabel(
            self.tr("Nobody is present. Add participants on the Frame stage."), role=TextRole.MUTED, wraps=True
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._nobody, 0, 0, 1, 3)
        appearance().changed.connect(self._fit)
        self._fit()

    def show_support(self, snapshot: Snapshot, scenario_id: int) -> None:
        """Show what participants say of the portfolio of a scenario."""
        rows = {row.participant_id: row for row in snapshot.choice.supports_of(scenario_id)}
        people = [each for each in snapshot.participants if each.is_present or each.id in rows]
        self._place(people)
        for person in people:
            row, known = self._rows[person.id], rows.get(person.id)
            row.name.setText(person.name)
            row.degree.offer(_choices(), None if known is None else known.degree)
            note = "" if known is None else known.note
            if row.note.text() != note and not row.note.hasFocus():
                row.note.setText(note)

    def support_of(self, participant_id: int) -> tuple[Degree | None, str]:
        """The degree and the words that are shown of a participant."""
        row = self._rows[participant_id]
        degree = row.degree.value
        return (degree if isinstance(degree, Degree) else None), row.note.text().strip()

    @property
    def supports(self) -> Mapping[int, tuple[Degree | None, str]]:
        """What is shown of everybody, by participant id."""
        return {each: self.support_of(each) for each in self._rows}

    def degree_choice(self, participant_id: int) -> ChoiceCombo:
        """Where the degree of a participant is chosen."""
        return self._rows[participant_id].degree

    def note_line(self, participant_id: int) -> QLineEdit:
        """Where the words of a participant are typed."""
        return self._rows[participant_id].note

    def _place(self, people: Sequence[ParticipantRow]) -> None:
        ids = [each.id for each in people]
        self._nobody.setVisible(not ids)
        if ids == list(self._rows):
            return
        for row in self._rows.values():
            for part in (row.name, row.degree, row.note):
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._rows = {}
        for place, person in enumerate(people, start=1):
            self._rows[person.id] = self._row(person, place)

    def _row(self, person: ParticipantRow, place: int) -> _Row:
        row = _Row(
            ElidedLabel(person.name),
            ChoiceCombo(self.tr("Support of %1").replace("%1", person.name)),
            QLineEdit(),
        )
        row.degree.setMinimumContentsLength(22)
        row.note.setAccessibleName(self.tr("What %1 says").replace("%1", person.name))
        row.note.setPlaceholderText(self.tr("Why, or under which condition"))
        row.note.setMaxLength(2000)
        row.degree.chosen.connect(lambda _degree, each=person.id: self.said.emit(each))
        row.note.editingFinished.connect(lambda each=person.id: self.said.emit(each))
        for column, part in enumerate((row.name, row.degree, row.note)):
            self._grid.addWidget(part, place, column)
        return row

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(scaled(12))
        self._grid.setVerticalSpacing(scaled(6))
        self._grid.setColumnMinimumWidth(0, scaled(120))


def _choices() -> list[tuple[str, object]]:
    return [(degree_name(each), each) for each in (None, *Degree)]


def is_same_support(known: SupportRow | None, degree: Degree | None, note: str) -> bool:
    """Whether this is what is written already; words without a degree are not kept."""
    if known is None or degree is None:
        return known is None and degree is None
    return (known.degree, known.note) == (degree, note)
