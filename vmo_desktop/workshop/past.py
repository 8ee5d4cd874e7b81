"""A past workshop that a new one is begun from: read once, from a file that stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any

from vmo_desktop.workshop.calibration import Calibration
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.standing import past_standings
from vmo_desktop.workshop.value_rows import Standing
from vmo_desktop.workshop.workshop import Workshop

FINISHED = frozenset({
    "done", "finished", "complete", "completed", "closed", "delivered", "live", "realized", "realised", "stopped",
    "cancelled", "canceled", "abgeschlossen", "beendet", "erledigt", "fertig", "abgebrochen", "terminé", "clos",
})  # fmt: skip
"""What people write into the status of an initiative on which nothing is done any more."""


@dataclass(frozen=True)
class PastWorkshop:
    """Everything that a past workshop holds but votes and history; `tables` are rows by the name of their table."""

    name: str
    tables: Mapping[str, tuple[Any, ...]]
    results: Results

    @property
    def snapshot(self) -> Snapshot:
        """As it stands."""
        return self.results.snapshot

    @property
    def source(self) -> str:
        """What the past workshop is called in the new one."""
        frame = self.snapshot.workshop
        title = " ".join(frame.title.split()) or self.name
        return f"{title}, {frame.date}" if frame.date else title

    @cached_property
    def calibration(self) -> Calibration:
        """What its promises were worth."""
        return Calibration(Realized(self.snapshot))

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Whether each initiative got money, by id."""
        return past_standings(self.results)

    @cached_property
    def finished(self) -> frozenset[int]:
        """Ids of the initiatives whose status says that nothing is done on them any more."""
        return frozenset(each.id for each in self.snapshot.initiatives if each.status.strip().casefold() in FINISHED)

    def progress(self, initiative_id: int) -> float | None:
        """Share of what an initiative promised that had come true; None where nothing is read."""
        promise = self.calibration.realized.by_initiative.get(initiative_id)
        done = float("nan") if promise is None else promise.progress.progress
        return None if isnan(done) else done


def read_past(path: Path) -> PastWorkshop:
    """Read a workshop that may be open elsewhere, and is of this or of an older version.

    Raises `FileRefused`, as opening does, for a file that is no workshop, damaged or too new.
    """
    with Workshop.read(path) as workshop:
        return PastWorkshop(path.stem, workshop.tables, workshop.results)
