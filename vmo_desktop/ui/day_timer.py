"""The clock of the open workshop's day behind a signal: pages come and go, it goes on."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.day_clock import DayClock
from vmo_desktop.workshop.room_rows import AgendaItemRow

TICK_MS = 1_000


class DayTimer(QObject):
    """Starts, pauses and goes on in the agenda; `now` counts seconds and never jumps.

    Signals
    -------
    ticked()
        Another second has passed, or something was started, paused or ended.
    """

    ticked = Signal()

    def __init__(self, live: LiveWorkshop, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(live)
        self.setObjectName("day_timer")
        self._live = live
        self.clock = DayClock(now)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)

    @property
    def agenda(self) -> tuple[AgendaItemRow, ...]:
        """The parts of the day, in order."""
        return self._live.snapshot.agenda

    @property
    def current(self) -> AgendaItemRow | None:
        """The part that runs or is paused."""
        return next((item for item in self.agenda if item.id == self.clock.current_id), None)

    @property
    def following(self) -> AgendaItemRow | None:
        """The part that comes next."""
        return self.clock.following(self.agenda)

    def start_or_pause(self) -> None:
        """Begin the day, stop counting, or go on."""
        current = self.current
        if current is None:
            self.go_on()
            return
        if self.clock.is_running:
            self.clock.pause()
        else:
            self.clock.start(current.id)
        self._follow()

    def go_on(self) -> None:
        """Begin the next part; after the last one end the day."""
        following = self.following
        if following is None:
            self.clock.finish()
        else:
            self.clock.start(following.id)
        self._follow()

    def start(self, item_id: int) -> None:
        """Begin, or go on with, a part of the day out of order."""
        self.clock.start(item_id)
        self._follow()

    def ends(self) -> tuple[datetime, datetime]:
        """When the day ends, as planned from here on and at the pace so far."""
        left, now = self.clock.time_left(self.agenda), datetime.now().astimezone()
        return now + timedelta(seconds=left.as_planned), now + timedelta(seconds=left.at_this_pace)

    def _follow(self) -> None:
        if self.clock.is_running:
            self._timer.start()
        else:
            self._timer.stop()
        self.ticked.emit()


def day_timer(live: LiveWorkshop) -> DayTimer:
    """Find the timer of an open workshop, or begin it: it goes with the workshop."""
    found = live.findChild(DayTimer, "day_timer")
    return found if found is not None else DayTimer(live)
