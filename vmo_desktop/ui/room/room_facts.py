"""What the room may see: the one door between the workshop and the room window.

Notes and prompts are not taken along. Of `results`, scenes draw what is agreed or revealed, and nothing that was
written for the facilitator; a test plants words in every other place and looks for them.
"""

from dataclasses import dataclass

from vmo_desktop.ui.day_timer import DayTimer
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.room.choice_pictures import ChoicePicture
from vmo_desktop.ui.votes_shown import votes_shown
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.room_rows import RoundRow, RoundState
from vmo_desktop.workshop.rows import DriverRow, ScaleLevelRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import WinRow
from vmo_desktop.workshop.voters import handed_in


@dataclass(frozen=True, slots=True)
class AgendaFact:
    """A part of the day with the seconds that are left of it."""

    title: str
    minutes: float
    left: float
    is_current: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class RoundFact:
    """How far a round is; `done` is None where that is hidden."""

    name: str
    is_open: bool
    done: int | None
    of: int


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """Everything that a scene is drawn of; `results` are for scenes of what is agreed or revealed.

    `shows_votes` is the choice whether bubbles show how far revealed votes lie apart,
    `choice` the chart of a scene about the choice, `win` the one that is celebrated.
    """

    title: str
    decision: str
    organisation: str
    date: str
    initiative_id: int | None
    driver: DriverRow | None
    levels: tuple[ScaleLevelRow, ...]
    agenda: tuple[AgendaFact, ...]
    is_running: bool
    round: RoundFact | None
    results: Results
    shows_votes: bool
    choice: ChoicePicture | None
    win: WinRow | None

    @property
    def initiative(self) -> str:
        """The name of the selected initiative; empty when none is selected."""
        known = self.initiative_id is not None and self.initiative_id in self.results.snapshot.initiative_index
        if not known or self.initiative_id is None:
            return ""
        return shown_name(self.results.snapshot.initiative(self.initiative_id))

    @property
    def scenario(self) -> str:
        """The scenario that a picture of the choice is about; empty where it is about all or there is none."""
        return "" if self.choice is None else self.choice.scenario

    @property
    def current(self) -> AgendaFact | None:
        """The part of the day that runs or is paused."""
        return next((each for each in self.agenda if each.is_current), None)


def room_facts(
    live: LiveWorkshop,
    timer: DayTimer,
    *,
    initiative_id: int | None,
    driver_id: int | None,
    choice: ChoicePicture | None = None,
) -> RoomFacts:
    """Take from the workshop what the room may see."""
    snapshot, frame = live.snapshot, live.snapshot.workshop
    driver = snapshot.driver_by_id.get(driver_id) if driver_id is not None else None
    if driver is None or driver.is_group:
        driver = snapshot.leaves[0] if snapshot.leaves else None
    return RoomFacts(
        title=frame.title,
        decision=frame.decision,
        organisation=frame.organisation,
        date=frame.date,
        initiative_id=initiative_id,
        driver=driver,
        levels=snapshot.levels[driver.id] if driver is not None else (),
        agenda=_agenda(timer),
        is_running=timer.clock.is_running,
        round=_round(snapshot),
        results=live.results,
        shows_votes=votes_shown().is_on,
        choice=choice,
        win=review_desk_of(live).win,
    )


def _agenda(timer: DayTimer) -> tuple[AgendaFact, ...]:
    clock = timer.clock
    return tuple(
        AgendaFact(
            item.title,
            item.minutes,
            clock.left(item),
            is_current=item.id == clock.current_id,
            is_done=item.id != clock.current_id and clock.used(item.id) > 0,
        )
        for item in timer.agenda
    )


def _round(snapshot: Snapshot) -> RoundFact | None:
    """The last round that is not revealed."""
    waiting = [each for each in snapshot.rounds if each.state is not RoundState.REVEALED]
    if not waiting:
        return None
    found: RoundRow = waiting[-1]
    done, count = handed_in(snapshot, found.id)
    return RoundFact(found.name, found.state is RoundState.OPEN, None if found.is_progress_hidden else done, count)
