"""Tells progress again from within a search, so that whoever hears of it can stop there."""

from dataclasses import dataclass, field

from vmo_desktop.progress import Report


@dataclass
class Listener:
    """Passes progress on."""

    report: Report | None = None
    _last: tuple[int, int] = field(default=(0, 1))

    def __call__(self, done: int, of: int) -> None:
        """Tell how far it is."""
        self._last = (done, of)
        if self.report is not None:
            self.report(done, of)

    def again(self, done: int, of: int) -> None:
        """Tell again how far it is, whatever else is worked out."""
        del done, of
        self(*self._last)

    def watch(self, found: float, bound: float) -> None:
        """Tell again from within a search."""
        del found, bound
        self(*self._last)
