"""How far the making of a pack is, also told during long work within one part, so that it can be stopped there."""

from vmo_desktop.progress import Report, silent


class Pulse:
    """Tells a report how many parts are done, and again so often as work within a part goes on."""

    def __init__(self, report: Report = silent) -> None:
        self._report = report
        self._last = 0, 1

    def report_to(self, report: Report) -> None:
        """Tell another report from here on."""
        self._report = report
        self._last = 0, 1

    def tell(self, done: int, of: int) -> None:
        """So many parts of the pack are done."""
        self._last = done, of
        self._report(done, of)

    def beat(self, done: int, of: int) -> None:
        """Work within a part goes on: how far it is itself is not told, as the pack is only as far as before."""
        del done, of
        self._report(*self._last)
