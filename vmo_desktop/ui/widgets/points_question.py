"""Asks for points: as many as one likes, or a hundred to share out with what is left always in sight."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.amount_rows import AmountRows
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.weight_question import WeightQuestion
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import HUNDRED, WHOLE, Sheet

MOST = 1e9


class PointsQuestion(WeightQuestion):
    """A row for each driver, and how many points are left where there are a hundred."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        is_shared = question is Question.HUNDRED
        self._asked = PlainLabel(
            self.tr("Share 100 points: how much is it worth to take each driver from its worst to its best?")
            if is_shared
            else self.tr("How many points is it worth to take each driver from its worst to its best?"),
            role=TextRole.TITLE,
            wraps=True,
        )
        self.left = PlainLabel(role=TextRole.LEAD)
        self.left.setVisible(is_shared)
        self.rows = AmountRows(HUNDRED if is_shared else MOST)
        self.rows.given.connect(lambda each, amount: self.answered.emit({self._question: {(each, each): amount}}))
        self.rows.finished.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(self._asked)
        layout.addWidget(self.left)
        layout.addWidget(self.rows, 1)
        self.setFocusProxy(self.rows)

    @override
    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Show the points given so far."""
        self.sheet = sheet
        given = {first: points for (first, _), points in sheet.answers.get(self._question, {}).items()}
        self.rows.show_amounts(sheet.drivers, given, colours)
        left = HUNDRED - sum(given.values())
        amount = number_text(round(abs(left), 2))
        if left > WHOLE:
            self.left.setText(self.tr("{points} of 100 points are left").format(points=amount))
        elif left < -WHOLE:
            self.left.setText(self.tr("{points} points too many are given").format(points=amount))
        else:
            self.left.setText(self.tr("All 100 points are given"))
        set_state(self.left, "error" if left < -WHOLE else "")
