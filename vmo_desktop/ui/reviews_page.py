"""The page on which is looked back: reviews, lessons and wins."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmo_desktop.ui.dialogs.celebrate_dialog import CelebrateDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.lessons_panel import LessonsPanel
from vmo_desktop.ui.panels.reviews_panel import ReviewsPanel
from vmo_desktop.ui.panels.wins_panel import WinsPanel
from vmo_desktop.ui.parted_panel import PartedPanel
from vmo_desktop.ui.selection import Selection

REVIEWS_PART, LESSONS_PART, WINS_PART = range(3)


class ReviewsPage(PartedPanel):
    """The three parts, with the ways from one to another."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        tr = partial(QCoreApplication.translate, "Stages")
        parts: dict[str, Callable[[], QWidget]] = {
            tr("Reviews"): partial(ReviewsPanel, live, selection),
            tr("Lessons"): partial(self._lessons, live, selection),
            tr("Wins"): partial(self._wins, live, selection),
        }
        super().__init__(live, selection, parts)
        # Its parts scroll by themselves: a page that took their height for its own would scroll as well.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def _lessons(self, live: LiveWorkshop, selection: Selection) -> QWidget:
        made = LessonsPanel(live, selection)
        made.review_wanted.connect(self.show_review)
        return made

    def _wins(self, live: LiveWorkshop, selection: Selection) -> QWidget:
        made = WinsPanel(live, selection)
        made.sheet_wanted.connect(self.celebrate)
        return made

    def show_review(self, review_id: int) -> None:
        """Show a review."""
        self.show_part(REVIEWS_PART)
        part = self.part(REVIEWS_PART)
        if isinstance(part, ReviewsPanel):
            part.show_review(review_id)

    def show_lesson(self, lesson_id: int) -> None:
        """Show a lesson."""
        self.show_part(LESSONS_PART)
        part = self.part(LESSONS_PART)
        if isinstance(part, LessonsPanel):
            part.show_lesson(lesson_id)

    def celebrate(self) -> None:
        """Show the wins, and the sheet that is printed of them where there are any."""
        self.show_part(WINS_PART)
        if self.live.snapshot.value.wins:
            dialog = CelebrateDialog(self.live, self.window())
            dialog.told.connect(self.told)
            dialog.open()

    def show_win(self, win_id: int) -> None:
        """Show a win."""
        self.show_part(WINS_PART)
        part = self.part(WINS_PART)
        if isinstance(part, WinsPanel):
            part.show_win(win_id)
