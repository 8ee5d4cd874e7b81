"""What is read of the votes once a round is revealed."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.room import cells_of, make_big_room, make_room, vote
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.workshop.open_cells import open_cells
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.participants import edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners, open_round, reveal_round
from vmo_desktop.workshop.revealed_votes import RevealedVotes, newest_votes, revealed_cells
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.snapshot import Cell
from vmo_desktop.workshop.workshop import Workshop

ANA, BEN, CEM, DUA = "Ana Lima", "Ben Otto", "Cem Kaya", "Dua Rahim"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Four people, three initiatives A to C, two drivers."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


def _votes(room: Workshop) -> RevealedVotes:
    found = newest_votes(room.snapshot)
    assert found is not None
    return found


def test_nothing_is_read_of_a_round_before_it_is_revealed(room: Workshop) -> None:
    room.do(open_round("Round", [1, 2], [1]))
    room.do(close_round(1))
    assert newest_votes(room.snapshot) is None


def test_the_proposed_score_is_the_median_with_voting_weights_and_a_split_names_its_camps(room: Workshop) -> None:
    vote(room, {ANA: [0, 4, 2, 2, 1, 1], BEN: [0, 4, 2, 2, 1, 1], CEM: [4, 3, 2, 2, 1, 1], DUA: [4, 4, 3, 2, 1, None]})
    votes = _votes(room)
    assert votes.medians[0].tolist() == [2.0, 4.0]
    assert votes.consensus.agreement[0, 0] == Agreement.SPLIT
    camps = votes.camps(0, 0)
    assert camps is not None
    assert [[votes.people[place].name for place in camp] for camp in camps] == [[ANA, BEN], [CEM, DUA]]
    assert votes.camps(0, 1) is None
    assert votes.consensus.count[2, 1] == 3, "no opinion is no vote"
    room.do(edit_participant(room.snapshot.participants[0].id, {"voting_weight": 3.0}))
    assert _votes(room).medians[0, 0] == 0.0


def test_those_farthest_away_speak_first(room: Workshop) -> None:
    vote(room, {ANA: [2, 2, 2, 2, 2, 2], BEN: [2] * 6, CEM: [4, 2, 2, 2, 2, 2], DUA: [0, 2, 2, 2, 2, 2]})
    votes = _votes(room)
    assert [votes.people[place].name for place in votes.speakers(0, 0)] == [CEM, DUA]
    assert votes.speakers(0, 1) == []


def test_owners_are_left_out_by_one_switch_and_both_results_stay_at_hand(room: Workshop) -> None:
    vote(room, {ANA: [4, 2, 2, 2, 2, 2], BEN: [1, 2, 2, 2, 2, 2], CEM: [1, 2, 2, 2, 2, 2]})
    room.do(set_interests(room.snapshot.participants[0].id, [1]))
    counted = _votes(room)
    assert counted.is_owner.tolist() == [[True, False, False], [False] * 3, [False] * 3]
    assert counted.consensus.agreement[0, 0] == Agreement.APART
    assert counted.other_consensus.agreement[0, 0] == Agreement.UNANIMOUS
    room.do(leave_out_owners(is_left_out=True))
    left_out = _votes(room)
    assert left_out.consensus.agreement[0, 0] == Agreement.UNANIMOUS
    assert left_out.other_consensus.agreement[0, 0] == Agreement.APART


def test_a_new_vote_on_some_cells_counts_there_and_movement_is_against_the_vote_before(room: Workshop) -> None:
    vote(room, {ANA: [0, 1, 2, 3, 4, 0], BEN: [4, 1, 2, 3, 4, 0]}, name="First")
    vote(room, {ANA: [3.0], BEN: [4.0]}, cells_of(room)[:1], name="Again")
    votes = _votes(room)
    assert votes.medians.tolist() == [[3.5, 1.0], [2.0, 3.0], [4.0, 0.0]]
    assert (votes.round_of(0, 0).name, votes.round_of(0, 1).name) == ("Again", "First")
    before = votes.before(0, 0)
    assert before is not None
    assert (before.medians[0, 0], before.consensus.spread[0, 0]) == (2.0, 1.0)
    assert votes.before(0, 1) is None
    first = newest_votes(room.snapshot, room.snapshot.rounds[:1])
    assert first is not None
    assert first.medians[0, 0] == 2.0


def test_nobody_voting_again_leaves_the_votes_before(room: Workshop) -> None:
    vote(room, {ANA: [0, 1, 2, 3, 4, 0], BEN: [4, 1, 2, 3, 4, 0]}, name="First")
    vote(room, {ANA: [None]}, cells_of(room)[:1], name="Again")
    assert _votes(room).medians[0, 0] == 2.0


def test_groups_are_told_beside_each_other(room: Workshop) -> None:
    vote(
        room, {ANA: [0, 2, 2, 2, 2, 2], BEN: [1, 2, 2, 2, 2, 2], CEM: [4, 2, 2, 2, 2, None], DUA: [3, 2, 2, 2, 2, None]}
    )
    votes = _votes(room)
    assert votes.groups == ("Executives", "Project managers")
    assert votes.group_medians[:, 0, 0].tolist() == [0.5, 3.5]
    assert votes.group_gap[0].tolist() == [0.75, 0.0]
    assert np.isnan(votes.group_gap[2, 1])


def test_a_group_that_no_longer_counts_is_not_compared(room: Workshop) -> None:
    vote(room, {ANA: [0] * 6, CEM: [4] * 6})
    vote(room, {CEM: [3] * 6, DUA: [4] * 6})
    assert _votes(room).groups == ("Project managers",)
    assert np.isnan(_votes(room).group_gap).all()


def test_who_has_left_the_room_has_voted_all_the_same(room: Workshop) -> None:
    vote(room, {ANA: [4] * 6, BEN: [0] * 6})
    room.do(edit_participant(room.snapshot.participants[0].id, {"is_present": False}))
    assert _votes(room).consensus.count[0, 0] == 2


def test_a_large_room_is_read_at_once(tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 8, 24, 6) as workshop:
        begin = time.perf_counter()
        votes = _votes(workshop)
        assert votes.medians.shape == (24, 6)
        assert votes.group_gap.shape == (24, 6)
        assert time.perf_counter() - begin < 0.1


def _round(room: Workshop, name: str, cells: list[Cell], votes: dict[int, dict[Cell, Voted]]) -> None:
    room.do(open_round(name, {row for row, _ in cells}, {column for _, column in cells}))
    round_id = room.snapshot.rounds[-1].id
    for person, given in votes.items():
        room.do(take_in(round_id, person, FilledBallot(given), way=Way.LAPTOP))
    room.do(close_round(round_id))
    room.do(reveal_round(round_id))


def test_the_cells_of_all_revealed_rounds_and_of_no_other(room: Workshop) -> None:
    assert revealed_cells(room.snapshot) == frozenset()
    _round(room, "First", [(1, 1), (2, 1)], {})
    _round(room, "Second", [(2, 1), (2, 2)], {})
    room.do(open_round("Open", [3], [1, 2]))
    assert revealed_cells(room.snapshot) == {(1, 1), (2, 1), (2, 2)}


def test_reasons_stand_beside_the_votes_that_count_in_the_order_of_the_people(room: Workshop) -> None:
    _round(room, "First", [(1, 1), (2, 1)], {
        2: {(1, 1): Voted(4.0, "  Two\n markets "), (2, 1): Voted(1.0, "Costs too much")},
        1: {(1, 1): Voted(3.0, "A pilot"), (2, 1): Voted(2.0, " ")},
    })  # fmt: skip
    assert _votes(room).reasons(0, 0) == [(0, "A pilot"), (1, "Two markets")]
    assert _votes(room).reasons(1, 0) == [(1, "Costs too much")]
    assert _votes(room).reasons(2, 1) == ()
    _round(room, "Again", [(1, 1)], {1: {(1, 1): Voted(2.0)}, 3: {(1, 1): Voted(1.0, "New facts")}})
    votes = _votes(room)
    assert votes.reasons(0, 0) == [(2, "New facts")]
    assert [votes.people[place].name for place, _ in votes.reasons(0, 0)] == [CEM]
    assert votes.reasons(1, 0) == [(1, "Costs too much")], "its votes still count"


def test_a_cell_that_was_asked_and_not_voted_on_belongs_to_the_newest_round_that_asked(room: Workshop) -> None:
    _round(room, "First", [(1, 1), (2, 1)], {1: {(1, 1): Voted(4.0), (2, 1): Voted(1.0)}})
    _round(room, "Again", [(1, 1)], {})
    _round(room, "Third", [(3, 1)], {})
    votes = _votes(room)
    assert votes.round_of(0, 0).name == "First"
    assert votes.round_of(2, 0).name == "Third"
    assert votes.source.tolist() == [[0, -1], [0, -1], [-1, -1]]
    assert votes.before(2, 0) is None
    assert votes.is_asked.tolist() == [[True, False], [True, False], [True, False]]


def test_movement_is_against_the_newest_vote_before_not_a_round_in_which_nobody_voted(room: Workshop) -> None:
    for name, score in (("First", 1.0), ("Second", 2.0), ("Empty", None), ("Last", 4.0)):
        _round(room, name, [(1, 1)], {} if score is None else {1: {(1, 1): Voted(score)}})
    votes = _votes(room)
    former = votes.before(0, 0)
    assert former is not None
    assert former.medians[0, 0] == 2.0
    second = newest_votes(room.snapshot, room.snapshot.rounds[:2])
    assert second is not None
    before_second = second.before(0, 0)
    assert before_second is not None
    assert before_second.medians[0, 0] == 1.0
    first = newest_votes(room.snapshot, room.snapshot.rounds[:1])
    assert first is not None
    assert first.before(0, 0) is None


def test_an_interest_of_somebody_who_did_not_vote_marks_nobody(room: Workshop) -> None:
    _round(room, "First", [(1, 1)], {2: {(1, 1): Voted(4.0)}})
    room.do(set_interests(1, [1]))
    room.do(set_interests(2, [3]))
    assert _votes(room).is_owner.tolist() == [[False, False, True]]
    assert _votes(room).people[0].name == BEN


def test_shares_and_units_follow_each_scale_and_stay_within_it(room: Workshop) -> None:
    room.do(edit_driver(2, {"scale": "measure", "low": 10.0, "high": 30.0}))
    _round(room, "First", [(1, 1), (1, 2)], {1: {(1, 1): Voted(1.0), (1, 2): Voted(25.0)}})
    votes = _votes(room)
    assert votes.shares[0, 0].tolist() == [0.25, 0.75]
    assert votes.in_unit(np.array([0.25, 0.75])).tolist() == [1.0, 25.0]
    assert votes.in_unit_of(np.array([0.0, 1 / 3, 1.0]), 1).tolist() == [10.0, 16.6666666667, 30.0]
    assert votes.cell(0, 1) == (1, 2)
    room.do(edit_driver(2, {"low": 26.0, "high": 36.0}))
    assert _votes(room).shares[0, 0].tolist() == [0.25, 0.0]


def test_cells_on_which_the_room_is_apart_or_split_are_worth_another_vote(room: Workshop) -> None:
    cells = [(row, column) for row in (1, 2, 3) for column in (1, 2)]
    given = ((2, 2, 2, 2), (1, 2, 2, 1), (0, 2, 4, 2), (0, 0, 4, 4), (3, None, None, None), (None, None, None, None))
    people = {
        person: {cell: Voted(scores[person - 1]) for cell, scores in zip(cells, given, strict=True)}
        for person in (1, 2, 3, 4)
    }
    _round(room, "First", cells, people)
    agreement = _votes(room).consensus.agreement.ravel().tolist()
    known = [Agreement.UNANIMOUS, Agreement.CLOSE, Agreement.APART, Agreement.SPLIT, Agreement.OPEN, Agreement.OPEN]
    assert agreement == known
    assert open_cells(room.snapshot, room.snapshot.rounds[0]) == {(2, 1), (2, 2)}
