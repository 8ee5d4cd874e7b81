"""What every view that asks about weights has in common: a sheet in, answers out; it knows no workshop."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import Pair, Sheet, Weighed

Given = Mapping[Question, Mapping[Pair, float | None]]
"""Answers by question; None takes one back."""


class WeightQuestion(WrappingView):
    """Asks about the drivers on a sheet and shows what was answered.

    Signals
    -------
    answered(object)
        New answers, as `Given`. The listener keeps them and shows the sheet again.
    finished()
        Enter was pressed after the last answer.
    """

    answered = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Ask about these drivers, in these colours by id."""
        raise NotImplementedError


def swing_words(driver: Weighed) -> str:
    """What going from the worst to the best of a driver means."""
    words = QCoreApplication.translate("WeightQuestion", "from “{worst}” to “{best}”")
    return words.format(worst=driver.worst, best=driver.best)
