"""The clock of the day, on a clock that the test moves."""

import pytest

from vmo_desktop.workshop.day_clock import DayClock
from vmo_desktop.workshop.room_rows import AgendaItemRow

MINUTE = 60.0


def _item(item_id: int, minutes: float) -> AgendaItemRow:
    return AgendaItemRow(item_id, item_id, f"Part {item_id}", minutes, "", "")


AGENDA = (_item(1, 30), _item(2, 60), _item(3, 20))


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def move(self, minutes: float) -> None:
        """Let time pass."""
        self.seconds += minutes * MINUTE


@pytest.fixture
def hands() -> Hands:
    """The clock's hands."""
    return Hands()


@pytest.fixture
def clock(hands: Hands) -> DayClock:
    """A clock of the day that has not begun."""
    return DayClock(lambda: hands.seconds)


def test_before_the_day_everything_is_left_as_planned(clock: DayClock) -> None:
    assert (clock.current_id, clock.is_running) == (None, False)
    left = clock.time_left(AGENDA)
    assert left.as_planned == left.at_this_pace == 110 * MINUTE
    assert clock.following(AGENDA) == AGENDA[0]


def test_a_pause_stops_counting_and_the_part_goes_on_where_it_was(clock: DayClock, hands: Hands) -> None:
    clock.start(1)
    hands.move(10)
    clock.pause()
    hands.move(45)
    assert (clock.used(1), clock.current_id, clock.is_running) == (10 * MINUTE, 1, False)
    clock.start(1)
    hands.move(5)
    assert clock.used(1) == 15 * MINUTE
    assert clock.left(AGENDA[0]) == 15 * MINUTE


def test_going_on_ends_the_part_before(clock: DayClock, hands: Hands) -> None:
    clock.start(1)
    hands.move(40)
    following = clock.following(AGENDA)
    assert following is not None
    clock.start(following.id)
    hands.move(1)
    assert (clock.used(1), clock.used(2)) == (40 * MINUTE, MINUTE)
    assert clock.left(AGENDA[0]) == -10 * MINUTE


def test_the_end_of_the_day_as_planned_and_at_this_pace(clock: DayClock, hands: Hands) -> None:
    clock.start(1)
    hands.move(45)  # planned 30: half as much again
    clock.start(2)
    hands.move(20)
    left = clock.time_left(AGENDA)
    assert left.as_planned == (40 + 20) * MINUTE
    assert left.at_this_pace == (40 + 20 * 1.5) * MINUTE
    hands.move(60)
    assert clock.time_left(AGENDA).as_planned == 20 * MINUTE, "what is late is not late twice"


def test_after_the_last_part_nothing_is_left(clock: DayClock, hands: Hands) -> None:
    for item in AGENDA:
        clock.start(item.id)
        hands.move(1)
    assert clock.following(AGENDA) is None
    clock.finish()
    assert clock.time_left(AGENDA).as_planned == 0
    assert clock.following(AGENDA) is None


def test_a_part_that_was_deleted_counts_no_more(clock: DayClock, hands: Hands) -> None:
    clock.start(2)
    hands.move(5)
    without = (AGENDA[0], AGENDA[2])
    assert clock.time_left(without).as_planned == 50 * MINUTE
    assert clock.following(without) == AGENDA[0]
