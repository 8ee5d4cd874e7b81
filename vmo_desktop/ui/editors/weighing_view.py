"""The view that asks what a sheet's method asks: what the weights page and a ballot on weights embed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vmo_desktop.ui.editors.pair_question import PairQuestion
from vmo_desktop.ui.widgets.points_question import PointsQuestion
from vmo_desktop.ui.widgets.rank_question import RankQuestion
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.swing_question import SwingQuestion
from vmo_desktop.ui.widgets.weight_question import WeightQuestion
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import Sheet

VIEWS: Mapping[Question, Callable[[], WeightQuestion]] = {
    Question.POINTS: lambda: PointsQuestion(Question.POINTS),
    Question.HUNDRED: lambda: PointsQuestion(Question.HUNDRED),
    Question.RANK: RankQuestion,
    Question.SWING: SwingQuestion,
    Question.RATIO: PairQuestion,
}
"""What asks each question."""


class WeighingView(QWidget):
    """One question view at a time; each is made when it is first needed.

    Signals
    -------
    answered(object)
        New answers, as `weight_question.Given`: keep them (`Sheet.answered`), and show the sheet again.
    finished()
        Enter was pressed after the last answer.
    """

    answered = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        self._views: dict[Question, tuple[WeightQuestion, Scroller]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def question(self) -> WeightQuestion | None:
        """The view that asks now."""
        return next((view for view, scroll in self._views.values() if scroll is self._stack.currentWidget()), None)

    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Ask what the sheet's method asks, showing what was answered; colours are by driver id."""
        asked = sheet.question
        if asked not in self._views:
            view = VIEWS[asked]()
            view.answered.connect(self.answered)
            view.finished.connect(self.finished)
            scroll = Scroller(view)
            self._stack.addWidget(scroll)
            self._views[asked] = view, scroll
        view, scroll = self._views[asked]
        view.show_sheet(sheet, colours)
        self._stack.setCurrentWidget(scroll)
        self.setFocusProxy(view)
