"""The people of the room as they are edited, and the rounds that they are asked in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import PEOPLE, cells_of, make_room, vote
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.money_scores import count_scores
from vmo_desktop.workshop.ops.participants import (
    add_participant,
    bar_drivers,
    delete_participants,
    edit_participant,
    reorder_participants,
    set_interests,
)
from vmo_desktop.workshop.ops.rounds import (
    close_round,
    discard_round,
    hide_progress,
    leave_out_owners,
    open_round,
    open_weight_round,
    reopen_round,
    reveal_round,
)
from vmo_desktop.workshop.ops.scenarios import approve_scenario, set_support
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundState, Way
from vmo_desktop.workshop.rows import ScoreSource, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

ANA, BEN, CEM, DUA = 1, 2, 3, 4


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Four people, three initiatives, two drivers."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


def test_participants_are_added_at_the_end_changed_and_put_in_order(room: Workshop) -> None:
    assert label_of(room, add_participant({"name": "Eva", "role": "CFO"})) == "Participant added: Eva"
    eva = room.snapshot.participants[-1]
    assert eva == ParticipantRow(5, 5, "Eva", "CFO", "", 1.0, "", "", True)
    steps = len(room.history())
    room.do(edit_participant(5, {"name": "Eva Lund"}))
    assert label_of(room, edit_participant(5, {"voting_weight": 2.0})) == "Participant changed: Eva Lund"
    assert len(room.history()) == steps + 1
    assert label_of(room, reorder_participants([5, 4, 3, 2, 1])) == "Participants reordered"
    assert [(each.id, each.position) for each in room.snapshot.participants] == [(5, 1), (4, 2), (3, 3), (2, 4), (1, 5)]


def test_what_somebody_owns_and_does_not_score_is_said_whole(room: Workshop) -> None:
    assert label_of(room, set_interests(ANA, [3, 1])) == "Initiatives owned by Ana Lima changed"
    room.do(set_interests(BEN, [1]))
    room.do(set_interests(ANA, [2]))
    assert room.snapshot.interests == {(ANA, 2), (BEN, 1)}
    room.do(set_interests(ANA, []))
    assert room.snapshot.interests == {(BEN, 1)}
    assert label_of(room, bar_drivers(ANA, [2, 1])) == "Drivers scored by Ana Lima changed"
    room.do(bar_drivers(BEN, [1]))
    room.do(bar_drivers(ANA, [2]))
    assert room.snapshot.barred_drivers == {(ANA, 2), (BEN, 1)}
    room.do(bar_drivers(BEN, []))
    assert room.snapshot.barred_drivers == {(ANA, 2)}


def test_who_has_voted_in_a_revealed_round_stays(room: Workshop) -> None:
    vote(room, {PEOPLE[0]: [2.0]}, cells_of(room)[:1])
    assert refusal_of(room, delete_participants([DUA, ANA])) == (
        "Ana Lima has voted in a revealed round, which stays as it is. Mark them absent instead."
    )
    room.do(open_round("Second", [1], [1]))
    room.do(write_votes(2, BEN, {(1, 1): Voted(3.0)}, way=Way.LAPTOP))
    room.do(delete_participants([BEN]))
    assert (2, BEN) not in room.snapshot.ballots


def test_who_supports_an_approved_scenario_stays(room: Workshop) -> None:
    room.do(set_support(1, CEM, Degree.RESERVED))
    room.do(approve_scenario(1, [], status="optimal", value=0.0, bound=0.0, cost=0.0))
    name = room.snapshot.choice.scenarios[0].name
    assert refusal_of(room, delete_participants([CEM])) == (
        f"Cem Kaya said how far they support {name}, which is approved and stays as it is. Mark them absent instead, "
        "or take the approval back first."
    )
    room.do(delete_participants([DUA]))
    assert len(room.snapshot.participants) == 3


def test_a_round_asks_for_something_that_is_voted_on(room: Workshop) -> None:
    nothing = "A round needs at least one initiative and one driver."
    assert refusal_of(room, open_round("Round", [], [1])) == nothing
    assert refusal_of(room, open_round("Round", [1], [])) == nothing
    weights = open_weight_round("Weights", 1, WeightMethod.SWING, [1])
    assert refusal_of(room, weights) == "A round on weights needs at least two drivers."
    room.do(count_scores(2, ScoreSource.NPV, low=0.0, high=10.0, unit="EUR"))
    assert refusal_of(room, open_round("Round", [1], [1, 2])) == (
        "The scores of Trust are counted from cash lines, not voted."
    )
    assert label_of(room, open_round("Round", [2, 1], [1])) == "Round opened: Round"
    assert label_of(room, open_weight_round("Weights", 1, WeightMethod.SWING, [1, 2])) == "Round opened: Weights"
    first, second = room.snapshot.rounds
    assert (first.position, first.state, first.weight_set_id) == (1, RoundState.OPEN, None)
    assert (second.position, second.weight_set_id, second.method) == (2, 1, WeightMethod.SWING)
    assert room.snapshot.round_initiatives[1] == {1, 2}
    assert room.snapshot.round_drivers[1] == {1}
    assert room.snapshot.round_drivers[2] == {1, 2}


def test_a_round_goes_its_way_step_by_step_and_stays_once_it_is_revealed(room: Workshop) -> None:
    close, reveal = "Only an open round is closed.", "Close the round first; a revealed round stays as it is."
    stays = "A revealed round stays as it is. Open a new one."
    room.do(open_round("Round", [1], [1]))
    assert refusal_of(room, reveal_round(1)) == reveal
    assert refusal_of(room, reopen_round(1)) == stays
    assert label_of(room, close_round(1)) == "Round closed: Round"
    assert refusal_of(room, close_round(1)) == close
    assert label_of(room, reopen_round(1)) == "Round reopened: Round"
    room.do(close_round(1))
    assert label_of(room, reveal_round(1)) == "Round revealed: Round"
    assert room.undo_label is None
    for operation, told in (
        (close_round(1), close), (reopen_round(1), stays), (reveal_round(1), reveal), (discard_round(1), stays),
    ):  # fmt: skip
        assert refusal_of(room, operation) == told
    assert refusal_of(room, close_round(77)) == close
    room.do(open_round("Second", [1], [1]))
    assert label_of(room, discard_round(2)) == "Round deleted: Second"
    assert [each.name for each in room.snapshot.rounds] == ["Round"]


def test_progress_and_owners_are_switched_both_ways(room: Workshop) -> None:
    room.do(open_round("Round", [1], [1]))
    room.do(open_round("Other", [1], [1]))
    assert label_of(room, hide_progress(1, is_hidden=True)) == "Who has handed in is hidden: Round"
    assert [each.is_progress_hidden for each in room.snapshot.rounds] == [True, False]
    assert label_of(room, hide_progress(1, is_hidden=False)) == "Who has handed in is shown: Round"
    assert not room.snapshot.rounds[0].is_progress_hidden
    assert label_of(room, leave_out_owners(is_left_out=True)) == "Owners' votes left out"
    assert room.snapshot.room.leaves_out_owners
    assert label_of(room, leave_out_owners(is_left_out=False)) == "Owners' votes counted"
    assert not room.snapshot.room.leaves_out_owners
