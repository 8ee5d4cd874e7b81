"""What only the user can decide about an import: the map, initiatives already there, numbers that read in two ways."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.exchange.decisions import Question
from vmo_desktop.exchange.mapping import DateOrder, DecimalMark, Existing
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

BY_HEADINGS, FROM_FILE, PROPOSED = "headings", "file", "proposed"

_MOST_QUESTIONS = 3


class DecisionStrip(QWidget):
    """Drop-down lists under captions that ask; the one `for_outcome` stands beside what comes out.

    Signals
    -------
    map_chosen(str)
        `BY_HEADINGS`, `FROM_FILE` or `PROPOSED`.
    existing_chosen(Existing)
        What happens to initiatives already there.
    answered(Question, object)
        A `DecimalMark` or `DateOrder` for a question.
    """

    map_chosen = Signal(object)
    existing_chosen = Signal(object)
    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=current_theme().space.m)
        part, self._map = _asked(self.tr("Map"), "import_map", 20)
        self._row.addWidget(part)
        self._map.chosen.connect(self.map_chosen)
        self.for_outcome, self._existing = _asked(self.tr("An initiative already there"), "import_existing", 18)
        self._existing.chosen.connect(self.existing_chosen)
        self._asked: dict[int, QWidget] = {}

    def show_map(self, name: str, proposed: str, existing: Existing) -> None:
        """Show which map is used and what may be used instead."""
        choices: list[tuple[str, object]] = [(self.tr("By the headings"), BY_HEADINGS)]
        if proposed:
            choices.insert(0, (proposed, PROPOSED))
        if name and name != proposed:
            choices.insert(0, (name, ""))
        value = (PROPOSED if name == proposed else "") if name else BY_HEADINGS
        self._map.offer([*choices, (self.tr("From a file…"), FROM_FILE)], value)
        self._existing.offer(
            [
                (self.tr("is updated"), Existing.UPDATE),
                (self.tr("is left as it is"), Existing.SKIP),
                (self.tr("is added again"), Existing.ADD),
            ],
            existing,
        )

    def forget_questions(self) -> None:
        """Ask nothing: the file is read anew."""
        for part in self._asked.values():
            part.hide()
            part.deleteLater()
        self._asked = {}

    def ask(self, questions: Sequence[Question]) -> None:
        """Ask about columns that can be read in two ways; what was asked before stays, to be changed again."""
        for question in questions:
            if question.place not in self._asked and len(self._asked) < _MOST_QUESTIONS:
                self._ask(question)

    def _ask(self, question: Question) -> None:
        words = filled(self.tr("⚠ %1: %2 is"), question.column[:30], question.example[:20])
        part, combo = _asked(words, f"question_{question.place}", 14)
        self._row.addWidget(part)
        if question.is_about_dates:
            choices: list[tuple[str, object]] = [
                (self.tr("day, month, year"), DateOrder.DAY_FIRST),
                (self.tr("month, day, year"), DateOrder.MONTH_FIRST),
                (self.tr("year, month, day"), DateOrder.YEAR_FIRST),
            ]
        else:
            choices = [
                (self.tr("with a decimal point"), DecimalMark.POINT),
                (self.tr("with a decimal comma"), DecimalMark.COMMA),
            ]
        combo.offer(choices, question.answer)
        combo.chosen.connect(lambda value: self.answered.emit(question, value))
        self._asked[question.place] = part


def _asked(caption: str, name: str, letters: int) -> tuple[QWidget, ChoiceCombo]:
    """A list under the caption that asks."""
    part = QWidget()
    combo = ChoiceCombo(caption, part)
    combo.setObjectName(name)
    combo.setMinimumContentsLength(letters)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(PlainLabel(caption, role=TextRole.CAPTION))
    column.addWidget(combo)
    return part, combo
