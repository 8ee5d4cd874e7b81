"""How long work tells where it is, and how it is stopped: the one way, passed down to whatever takes long."""

from collections.abc import Callable
from threading import Event

Report = Callable[[int, int], None]
"""Told (done, of), as often as somebody may want the work to stop; what it raises ends the work.

Work that is ended so leaves everything as it was: no file half written, no transaction open, no process running.
"""


def silent(done: int, of: int) -> None:
    """Where nobody wants to hear, nor to stop it."""
    del done, of


class Stopped(Exception):
    """Nobody wants the work any more."""


class Cancel:
    """Set in one thread, noticed in the thread that works."""

    def __init__(self) -> None:
        self._is_set = Event()

    def cancel(self) -> None:
        """Have the work end as soon as it notices."""
        self._is_set.set()

    def raise_if_cancelled(self) -> None:
        """Raise `Stopped` once nobody wants the work any more."""
        if self._is_set.is_set():
            raise Stopped
