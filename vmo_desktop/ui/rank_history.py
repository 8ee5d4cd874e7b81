"""The workshop at steps of its history, for ranks over time: read one step at a time, while somebody looks."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from vmo_desktop.charts.numbers import round_up
from vmo_desktop.errors import NotAllowed
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.results import Results

COLUMNS = 7
"""So many steps of the past at most."""


class RankHistory(QObject):
    """Former steps at round distances, so that a new step leaves them where they are, and the present last.

    What was at a step never changes, so what was read is kept.

    Signals
    -------
    changed()
        More is known.
    """

    changed = Signal()

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._known: dict[int, Results | None] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_next)

    @property
    def steps(self) -> list[int]:
        """The former steps that are told."""
        last = self._live.workshop.step
        apart = max(ceil(round_up(last / (COLUMNS + 1))), 1)
        return list(range(apart, last, apart))

    @property
    def is_complete(self) -> bool:
        """Whether every step is known."""
        return all(step in self._known for step in self.steps)

    @property
    def past(self) -> Sequence[tuple[str, Results]]:
        """What is known, each step by its name; steps before anything had a value are left out, and damaged ones."""
        known = [(step, self._known.get(step)) for step in self.steps]
        named = [(self.tr("Step %1").replace("%1", str(step)), each) for step, each in known if each is not None]
        told = [(name, each) for name, each in named if each.valuation.is_complete.any()]
        return [*told, (self.tr("Now"), self._live.results)]

    def ask(self) -> None:
        """Read what is missing, as soon as the window has nothing else to do."""
        if not self.is_complete:
            self._turn.start()

    def wait(self) -> None:
        """Read nothing more: for closing."""
        self._turn.stop()

    def _read_next(self) -> None:
        step = next((each for each in self.steps if each not in self._known), None)
        if step is None:
            return
        wanted = {*self.steps}
        self._known = {each: results for each, results in self._known.items() if each in wanted}
        self._known[step] = self._read(step)
        self.changed.emit()
        self.ask()

    def _read(self, step: int) -> Results | None:
        """What was at a step; None where the file's history does not tell."""
        try:
            return Results(self._live.workshop.snapshot_at(step))
        except NotAllowed:
            return None
