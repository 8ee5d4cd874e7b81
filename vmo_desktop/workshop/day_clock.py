"""The clock of the day: what runs, how much time each part of the agenda has used, and when the day ends.

It counts on a monotonic clock, so that neither summer time nor a corrected system clock moves it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vmo_desktop.workshop.room_rows import AgendaItemRow

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds from now until the agenda is done."""

    as_planned: float
    """If every part from here on takes what was planned."""
    at_this_pace: float
    """If the parts to come take as much longer, or shorter, as those that are done."""


class DayClock:
    """Starts, pauses and goes on; at most one part of the agenda is current."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._used: dict[int, float] = {}
        self._current_id: int | None = None
        self._since: float | None = None

    @property
    def current_id(self) -> int | None:
        """The part that runs or is paused; None before the first and after the last."""
        return self._current_id

    @property
    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self._since is not None

    def used(self, item_id: int) -> float:
        """Seconds that a part has used so far."""
        running = self._now() - self._since if self._since is not None and item_id == self._current_id else 0.0
        return self._used.get(item_id, 0.0) + running

    def left(self, item: AgendaItemRow) -> float:
        """Seconds that are left of what was planned; negative once it takes longer."""
        return item.minutes * MINUTE - self.used(item.id)

    def start(self, item_id: int) -> None:
        """Count for this part from now on; what it used before counts on."""
        self.pause()
        self._current_id = item_id
        self._since = self._now()

    def pause(self) -> None:
        """Stop counting; the part stays the current one."""
        if self._current_id is not None:
            self._used[self._current_id] = self.used(self._current_id)
        self._since = None

    def finish(self) -> None:
        """End the current part without beginning another."""
        self.pause()
        self._current_id = None

    def following(self, agenda: Sequence[AgendaItemRow]) -> AgendaItemRow | None:
        """The part after the current one; before the day the first, after the last none."""
        place = self._place(agenda)
        if place is not None:
            return agenda[place + 1] if place + 1 < len(agenda) else None
        return next((item for item in agenda if not self.used(item.id)), None)

    def time_left(self, agenda: Sequence[AgendaItemRow]) -> TimeLeft:
        """When the agenda is done, counted from now."""
        place = self._place(agenda)
        to_come = [item for item in agenda[0 if place is None else place + 1 :] if not self.used(item.id)]
        planned = sum(item.minutes for item in to_come) * MINUTE
        now = 0.0 if place is None else max(self.left(agenda[place]), 0.0)
        return TimeLeft(now + planned, now + planned * self._pace(agenda))

    def _pace(self, agenda: Sequence[AgendaItemRow]) -> float:
        """Time used for time planned, of the parts that are done; 1 before there is one."""
        done = [item for item in agenda if item.id != self._current_id and self.used(item.id) and item.minutes]
        planned = sum(item.minutes for item in done) * MINUTE
        return sum(self.used(item.id) for item in done) / planned if planned else 1.0

    def _place(self, agenda: Sequence[AgendaItemRow]) -> int | None:
        return next((place for place, item in enumerate(agenda) if item.id == self._current_id), None)
