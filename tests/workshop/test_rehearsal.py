"""A rehearsal fills ballots as the room would, in a copy that gives no real vote away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.workshop.ops.ballots import take_in
from vmo_desktop.workshop.ops.participants import add_participant, bar_drivers, edit_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.rehearsal import (
    PEOPLE,
    begin_rehearsal,
    open_score_round,
    refuse_secret,
    rehearsal_ballots,
)
from vmo_desktop.workshop.room_rows import RoundState, Way
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def rehearsed(tmp_path: Path) -> Iterator[Workshop]:
    """A sample, marked as a rehearsal, with a round open on all of it."""
    with Workshop.create(tmp_path / "sample.vmo") as workshop:
        build_sample("meridian", workshop)
        workshop.do(begin_rehearsal(workshop.snapshot))
        snapshot = workshop.snapshot
        workshop.do(open_round("Round 1", [x.id for x in snapshot.initiatives], [x.id for x in snapshot.leaves]))
        yield workshop


def _last(workshop: Workshop) -> int:
    return workshop.snapshot.rounds[-1].id


def _fill(workshop: Workshop) -> int:
    ballots = rehearsal_ballots(workshop.snapshot, _last(workshop), seed=1)
    for person, ballot in ballots.items():
        workshop.do(take_in(_last(workshop), person, ballot, way=Way.LAPTOP))
    return len(ballots)


def test_it_is_titled_as_a_rehearsal_and_undone_in_one_step(rehearsed: Workshop) -> None:
    assert rehearsed.snapshot.workshop.title.endswith("(rehearsal)")
    assert rehearsed.snapshot.participants
    rehearsed.undo()
    rehearsed.undo()
    assert "(rehearsal)" not in rehearsed.snapshot.workshop.title


def test_people_are_made_up_only_where_there_are_none(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "empty.vmo") as workshop:
        workshop.do(begin_rehearsal(workshop.snapshot))
        assert len(workshop.snapshot.participants) == len(PEOPLE)
    with Workshop.create(tmp_path / "full.vmo") as workshop:
        workshop.do(add_participant({"name": "Ines"}))
        workshop.do(begin_rehearsal(workshop.snapshot))
        assert [each.name for each in workshop.snapshot.participants] == ["Ines"]


def test_everybody_hands_in_a_whole_ballot_on_the_scale(rehearsed: Workshop) -> None:
    people = len(rehearsed.snapshot.participants)
    assert _fill(rehearsed) == people
    assert _fill(rehearsed) == 0, "they have handed in already"
    assert _last(rehearsed) not in rehearsed.snapshot.votes, "votes of a rehearsal are as secret as others"
    rehearsed.do(close_round(_last(rehearsed)))
    rehearsed.do(reveal_round(_last(rehearsed)))
    snapshot = rehearsed.snapshot
    votes = snapshot.votes[_last(rehearsed)]
    assert len(votes) == people * len(snapshot.initiatives) * len(snapshot.leaves)
    assert all(vote.value is None or snapshot.scales[vote.driver_id].accepts(vote.value) for vote in votes)
    levels = {(driver.id, level.score) for driver in snapshot.leaves for level in snapshot.levels[driver.id]}
    anchored = {driver.id for driver in snapshot.leaves if snapshot.scales[driver.id].is_anchored}
    written = {(vote.driver_id, vote.value) for vote in votes if vote.driver_id in anchored and vote.value is not None}
    assert written <= levels


def test_the_same_seed_fills_the_same_ballots(rehearsed: Workshop) -> None:
    first, again, other = (rehearsal_ballots(rehearsed.snapshot, _last(rehearsed), seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_absent_people_and_barred_drivers_are_left_out(rehearsed: Workshop) -> None:
    absent, barred = (each.id for each in rehearsed.snapshot.participants[:2])
    driver = rehearsed.snapshot.leaves[0].id
    rehearsed.do(edit_participant(absent, {"is_present": False}))
    rehearsed.do(bar_drivers(barred, [driver]))
    ballots = rehearsal_ballots(rehearsed.snapshot, _last(rehearsed), 1)
    assert absent not in ballots
    assert driver not in {driver_id for _, driver_id in ballots[barred].votes}


def test_only_an_open_round_is_filled(rehearsed: Workshop) -> None:
    found = open_score_round(rehearsed.snapshot)
    assert found is not None
    assert found.state is RoundState.OPEN
    rehearsed.do(close_round(found.id))
    assert open_score_round(rehearsed.snapshot) is None


def test_a_workshop_with_secret_votes_is_not_rehearsed_with(rehearsed: Workshop) -> None:
    refuse_secret(rehearsed.snapshot)
    _fill(rehearsed)
    with pytest.raises(NotAllowed):
        refuse_secret(rehearsed.snapshot)
    rehearsed.do(close_round(_last(rehearsed)))
    rehearsed.do(reveal_round(_last(rehearsed)))
    refuse_secret(rehearsed.snapshot)
