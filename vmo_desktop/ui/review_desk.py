"""Which review and which win of the open workshop are looked at."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.value_rows import ReviewRow, WinRow


class ReviewDesk(QObject):
    """One for each open workshop: `review_desk_of` finds it.

    Signals
    -------
    looked()
        Another review is looked at.
    win_looked()
        Another win is looked at.
    """

    looked = Signal()
    win_looked = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._review_id: int | None = None
        self._win_id: int | None = None

    @property
    def review(self) -> ReviewRow | None:
        """The review that is looked at: the first one until another is taken; None where there is none."""
        known = self._live.snapshot.value.reviews
        taken = next((each for each in known if each.id == self._review_id), None)
        return taken or (known[0] if known else None)

    @property
    def win(self) -> WinRow | None:
        """The win that is looked at: the last one until another is taken; None where there is none."""
        known = self._live.snapshot.value.wins
        taken = next((each for each in known if each.id == self._win_id), None)
        return taken or (known[-1] if known else None)

    def look(self, review_id: int | None) -> None:
        """Look at a review."""
        if review_id is not None and review_id != self._review_id:
            self._review_id = review_id
            self.looked.emit()

    def look_at_win(self, win_id: int | None) -> None:
        """Look at a win."""
        if win_id is not None and win_id != self._win_id:
            self._win_id = win_id
            self.win_looked.emit()


def review_desk_of(live: LiveWorkshop) -> ReviewDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(ReviewDesk)
    return ReviewDesk(live) if found is None else found
