"""Rounds: opened, voted in, closed, revealed, and then never changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vmo_desktop.changes import StepKind
from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.workshop.ops.ballots import (
    FilledBallot,
    Voted,
    hand_in,
    restart_ballot,
    take_in,
    withdraw_votes,
    write_votes,
    write_weight_votes,
)
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.ops.participants import (
    add_participant,
    bar_drivers,
    delete_participants,
    set_interests,
    set_pin,
)
from vmo_desktop.workshop.ops.rounds import (
    close_round,
    discard_round,
    leave_out_owners,
    open_round,
    open_weight_round,
    reopen_round,
    reveal_round,
)
from vmo_desktop.workshop.room_rows import RoundState, Way
from vmo_desktop.workshop.rows import ScaleKind, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

ANNA, BEN = 1, 2
PORTAL, ARCHIVE = 1, 2
GROWTH, COST = 1, 2
ROUND = 1


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Two people, two initiatives, two drivers and an open round on all of it."""
    with Workshop.create(tmp_path / "room.vmo") as workshop:
        for name in ("Anna", "Ben"):
            workshop.do(add_participant({"name": name}))
        for name in ("Growth", "Cost"):
            workshop.do(add_driver(name))
        workshop.do(add_initiatives([{"name": "Portal"}, {"name": "Archive"}]))
        workshop.do(open_round("Round 1", [PORTAL, ARCHIVE], [GROWTH, COST]))
        yield workshop


def _vote(room: Workshop, person: int, value: float | None, cell: tuple[int, int] = (PORTAL, GROWTH)) -> None:
    room.do(write_votes(ROUND, person, {cell: Voted(value)}, way=Way.LAPTOP))


def _reveal(room: Workshop) -> None:
    room.do(close_round(ROUND))
    room.do(reveal_round(ROUND))


def test_votes_come_to_light_when_the_round_is_revealed_and_not_before(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    _vote(room, BEN, None)
    assert room.snapshot.votes == {}
    room.do(close_round(ROUND))
    assert room.snapshot.votes == {}
    room.do(reveal_round(ROUND))
    assert {(vote.participant_id, vote.value) for vote in room.snapshot.votes[ROUND]} == {(ANNA, 4.0), (BEN, None)}


def test_a_past_state_hides_what_was_hidden_then(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    before = room.step
    _reveal(room)
    assert room.snapshot.votes
    assert room.snapshot_at(before).votes == {}
    assert room.snapshot_at(room.step).votes == room.snapshot.votes


def test_a_revealed_round_does_not_change(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    _reveal(room)
    votes, step = room.snapshot.votes, room.step
    cell = (PORTAL, GROWTH)
    for operation in (
        write_votes(ROUND, ANNA, {cell: Voted(1.0)}, way=Way.LAPTOP),
        withdraw_votes(ROUND, ANNA, [cell], way=Way.LAPTOP),
        take_in(ROUND, BEN, FilledBallot({cell: Voted(1.0)}), way=Way.WORKBOOK),
        hand_in(ROUND, BEN),
        restart_ballot(ROUND, ANNA),
        reopen_round(ROUND),
        close_round(ROUND),
        reveal_round(ROUND),
        discard_round(ROUND),
        delete_participants([ANNA]),
    ):
        with pytest.raises(NotAllowed):
            room.do(operation)
    assert room.undo() is None
    assert (room.snapshot.votes, room.step) == (votes, step)


def test_undo_stops_at_a_vote_and_goes_on_from_what_follows(room: Workshop) -> None:
    assert room.undo_label is not None
    _vote(room, ANNA, 4.0)
    assert room.undo() is None
    room.do(close_round(ROUND))
    room.undo()
    assert room.snapshot.rounds[0].state is RoundState.OPEN
    assert room.undo() is None
    assert room.own_ballot(ROUND, ANNA).votes[PORTAL, GROWTH].value == 4.0


def test_what_undo_can_take_back_is_the_same_after_a_restart(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    room.do(leave_out_owners(is_left_out=True))
    path, label = room.path, room.undo_label
    room.close()
    with Workshop.open(path) as again:
        assert again.undo_label == label
        again.undo()
        assert again.undo() is None


def test_the_votes_of_one_person_in_a_row_are_one_step_without_a_name_or_a_number(room: Workshop) -> None:
    first = room.step
    for value in (0.0, 1.0, 3.0):
        _vote(room, ANNA, value)
    assert room.step == first + 1
    _vote(room, BEN, 2.0)
    room.do(hand_in(ROUND, BEN))
    added = [step for step in room.history() if step.id > first]
    assert [step.kind for step in added] == [StepKind.VOTE] * 3
    assert [step.label for step in added] == ["Votes: Round 1", "Votes: Round 1", "Ballot handed in: Round 1"]


def test_only_the_owner_of_an_open_ballot_reads_it(room: Workshop) -> None:
    room.do(set_pin(ANNA, "2580"))
    _vote(room, ANNA, 4.0)
    for wrong in (None, "", "0000"):
        with pytest.raises(NotAllowed, match="PIN"):
            room.own_ballot(ROUND, ANNA, wrong)
    assert room.own_ballot(ROUND, ANNA, "2580").votes[PORTAL, GROWTH].value == 4.0
    room.do(hand_in(ROUND, ANNA))
    with pytest.raises(NotAllowed, match="sealed"):
        room.own_ballot(ROUND, ANNA, "2580")


def test_the_pin_is_nowhere_in_the_file(room: Workshop) -> None:
    room.do(set_pin(ANNA, "geheim-258013"))
    room.close()
    assert b"geheim-258013" not in room.path.read_bytes()


def test_what_the_facilitator_enters_and_what_is_typed_on_the_laptop_do_not_mix(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    room.do(write_votes(ROUND, BEN, {(PORTAL, COST): Voted(2.0)}, way=Way.READ_OUT))
    assert set(room.read_out_votes(ROUND)) == {BEN}
    with pytest.raises(NotAllowed, match="another way"):
        room.do(write_votes(ROUND, ANNA, {(PORTAL, GROWTH): Voted(1.0)}, way=Way.READ_OUT))
    with pytest.raises(NotAllowed, match="facilitator"):
        room.own_ballot(ROUND, BEN)
    room.do(hand_in(ROUND, BEN))
    assert room.read_out_votes(ROUND) == {}


def test_a_ballot_started_over_is_empty_and_can_come_in_another_way(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    room.do(hand_in(ROUND, ANNA))
    with pytest.raises(NotAllowed, match="handed in already"):
        room.do(take_in(ROUND, ANNA, FilledBallot({(PORTAL, COST): Voted(1.0)}), way=Way.WORKBOOK))
    room.do(restart_ballot(ROUND, ANNA))
    room.do(take_in(ROUND, ANNA, FilledBallot({(PORTAL, COST): Voted(1.0)}), way=Way.WORKBOOK))
    _reveal(room)
    assert [(vote.driver_id, vote.value) for vote in room.snapshot.votes[ROUND]] == [(COST, 1.0)]


def test_a_ballot_is_taken_whole_or_not_at_all(room: Workshop) -> None:
    room.do(bar_drivers(BEN, [COST]))
    step = room.step
    good = {(PORTAL, GROWTH): Voted(1.0)}
    for bad, error in (
        ({(PORTAL, COST): Voted(1.0)}, NotAllowed),
        ({(99, GROWTH): Voted(1.0)}, NotAllowed),
        ({(ARCHIVE, GROWTH): Voted(5.0)}, ScoreRefused),
        ({(ARCHIVE, GROWTH): Voted(1.0, again=-1.0)}, ScoreRefused),
        ({(ARCHIVE, GROWTH): Voted(float("nan"))}, ScoreRefused),
    ):
        with pytest.raises(error):
            room.do(take_in(ROUND, BEN, FilledBallot({**good, **bad}), way=Way.WORKBOOK))
    assert room.step == step
    assert (ROUND, BEN) not in room.snapshot.ballots


def test_a_vote_is_withdrawn_alone(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    _vote(room, ANNA, 1.0, (ARCHIVE, COST))
    room.do(withdraw_votes(ROUND, ANNA, [(PORTAL, GROWTH)], way=Way.LAPTOP))
    assert set(room.own_ballot(ROUND, ANNA).votes) == {(ARCHIVE, COST)}


def test_judgements_on_weights_are_as_secret(room: Workshop) -> None:
    set_id = room.snapshot.weight_sets[0].id
    room.do(open_weight_round("Weights", set_id, WeightMethod.HUNDRED, [GROWTH, COST]))
    weights = room.snapshot.rounds[-1].id
    room.do(write_weight_votes(weights, ANNA, {(GROWTH, GROWTH): 70.0, (COST, COST): 30.0}, way=Way.LAPTOP))
    room.do(write_weight_votes(weights, ANNA, {(GROWTH, GROWTH): 60.0}, way=Way.LAPTOP))
    assert room.snapshot.weight_votes == {}
    room.do(close_round(weights))
    room.do(reveal_round(weights))
    assert [(vote.driver_id, vote.value) for vote in room.snapshot.weight_votes[weights]] == [(GROWTH, 60.0)]


def test_a_deleted_initiative_takes_its_votes_with_it_and_brings_them_back(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    _vote(room, ANNA, 2.0, (ARCHIVE, COST))
    _reveal(room)
    before = room.snapshot.votes
    room.do(delete_initiatives([ARCHIVE]))
    assert [vote.initiative_id for vote in room.snapshot.votes[ROUND]] == [PORTAL]
    room.undo()
    assert set(room.snapshot.votes[ROUND]) == set(before[ROUND])


def test_a_scale_keeps_its_range_while_ballots_on_it_are_sealed(room: Workshop) -> None:
    five = [Level(score, 20.0 * score) for score in range(6)]
    room.do(set_levels(COST, five))
    _vote(room, ANNA, 3)
    with pytest.raises(NotAllowed, match="Round 1 has ballots on this scale"):
        room.do(set_levels(GROWTH, five))
    with pytest.raises(NotAllowed, match="Round 1 has ballots on this scale"):
        room.do(edit_driver(GROWTH, {"scale": ScaleKind.MEASURE, "low": 0.0, "high": 50.0}))
    worded = [Level(score, 25.0 * score, statement="As measured") for score in range(5)]
    room.do(set_levels(GROWTH, worded))
    _reveal(room)
    room.do(set_levels(GROWTH, five))
    assert [level.score for level in room.snapshot.levels[GROWTH]] == [0, 1, 2, 3, 4, 5]


def test_an_open_round_is_discarded_with_its_ballots_and_undo_brings_them_back(room: Workshop) -> None:
    _vote(room, ANNA, 4.0)
    room.do(discard_round(ROUND))
    assert room.snapshot.rounds == ()
    room.undo()
    assert room.own_ballot(ROUND, ANNA).votes[PORTAL, GROWTH].value == 4.0


def test_owners_and_their_initiatives(room: Workshop) -> None:
    room.do(set_interests(ANNA, [PORTAL, ARCHIVE]))
    room.do(set_interests(ANNA, [ARCHIVE]))
    assert room.snapshot.interests == {(ANNA, ARCHIVE)}
    room.undo()
    assert room.snapshot.interests == {(ANNA, PORTAL), (ANNA, ARCHIVE)}
