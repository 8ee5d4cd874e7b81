"""Dissents from the agreed score of one cell: recorded at the wish of whoever does not share it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.workshop.room_rows import DissentRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot


class DissentList(QWidget):
    """Who dissents and why, and a line to record another.

    Signals
    -------
    recorded(int, str)
        Participant and reason.
    withdrawn(int)
        Participant.
    """

    recorded = Signal(int, str)
    withdrawn = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = ChoiceCombo(self.tr("Who dissents"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason of the dissent"))
        self.reason.setPlaceholderText(self.tr("Reason, in their words"))
        self.button = QPushButton(self.tr("Record dissent"))
        self.button.clicked.connect(self._on_clicked)
        self.reason.returnPressed.connect(self._on_clicked)
        self._rows: list[QWidget] = []
        self._line = QHBoxLayout()
        self._line.addWidget(self.person)
        self._line.addWidget(self.reason, 1)
        self._line.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        appearance().changed.connect(self._fit)
        self._fit()

    def show_cell(self, snapshot: Snapshot, cell: Cell, *, is_offered: bool) -> None:
        """Show the dissents on a cell; they are offered once there is an agreed score."""
        chosen = self.person.value
        people = [(each.name, each.id) for each in snapshot.participants]
        self.person.offer(people, chosen if chosen is not None else (people[0][1] if people else None))
        for part in (self.person, self.reason, self.button):
            part.setEnabled(is_offered)
        for row in self._rows:
            row.deleteLater()
        names = {each.id: each.name for each in snapshot.participants}
        self._rows = []
        for each in snapshot.dissents:
            if (each.initiative_id, each.driver_id) == cell:
                row = self._row(each, names.get(each.participant_id, ""))
                self._rows.append(row)
                self._column.insertWidget(len(self._rows) - 1, row)

    def _row(self, dissent: DissentRow, name: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(self._said(dissent, name), wraps=True), 1)
        button = QPushButton(self.tr("Withdraw"))
        button.setProperty("kind", "quiet")
        button.setAccessibleName(self.tr("Withdraw the dissent of %1").replace("%1", name))
        button.clicked.connect(lambda: self.withdrawn.emit(dissent.participant_id))
        line.addWidget(button)
        return row

    def _said(self, dissent: DissentRow, name: str) -> str:
        if dissent.score is None:
            text = self.tr("%1 dissents: %2") if dissent.reason else self.tr("%1 dissents.")
        else:
            text = self.tr("%1 dissents from %3: %2") if dissent.reason else self.tr("%1 dissents from %3.")
        return filled(text, name, dissent.reason, number_text(dissent.score))

    def _on_clicked(self) -> None:
        person = self.person.value
        if self.button.isEnabled() and isinstance(person, int):
            reason = self.reason.text().strip()
            self.reason.clear()
            self.recorded.emit(person, reason)

    def _fit(self) -> None:
        self._line.setSpacing(scaled(8))
        self._column.setSpacing(scaled(4))
