"""The coach: each note where it belongs, none where nothing is wrong."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from tests.portfolio import make_portfolio
from tests.voted_room import make_voted_room
from vmo_desktop.workshop.coach import CoachKind, CoachNote, ballot_notes, coach_notes
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.participants import add_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners, open_round, reveal_round
from vmo_desktop.workshop.ops.scores import set_rationale, set_scores
from vmo_desktop.workshop.room_rows import VoteRow, Way
from vmo_desktop.workshop.workshop import Workshop

COUNT = 15
EVEN = [float(place % 5) for place in range(COUNT)]
SECOND = EVEN[2:] + EVEN[:2]


@pytest.fixture
def spread_out(tmp_path: Path) -> Iterator[Workshop]:
    """Fifteen initiatives on three drivers, on each of them evenly spread and in another order."""
    with make_portfolio(tmp_path / "even.vmo", COUNT, drivers=3) as workshop:
        turned = (EVEN, SECOND, [EVEN[place * 4 % COUNT] for place in range(COUNT)])
        workshop.do(
            set_scores({(row + 1, column + 1): turned[column][row] for row in range(COUNT) for column in range(3)})
        )
        assert coach_notes(workshop.results) == ()
        yield workshop


def _score(workshop: Workshop, driver_id: int, scores: list[float]) -> None:
    workshop.do(set_scores({(row + 1, driver_id): score for row, score in enumerate(scores)}))


def _only(workshop: Workshop) -> CoachNote:
    (note,) = coach_notes(workshop.results)
    return note


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        ([min(score, 3.0) for score in SECOND], CoachKind.NO_TOP),
        ([max(score, 1.0) for score in SECOND], CoachKind.NO_BOTTOM),
    ],
)
def test_an_unused_end_is_noted_at_its_driver(spread_out: Workshop, scores: list[float], kind: CoachKind) -> None:
    _score(spread_out, 2, scores)
    note = _only(spread_out)
    assert (note.kind, note.driver_id) == (kind, 2)
    assert note.what.startswith("Driver 2:")
    assert note.mend


def test_the_top_of_a_measure_is_where_it_is_best(spread_out: Workshop) -> None:
    spread_out.do(edit_driver(2, {"scale": "measure", "low": 0.0, "high": 4.0, "direction": "lower"}))
    _score(spread_out, 2, [max(score, 1.5) for score in SECOND])
    assert _only(spread_out).kind is CoachKind.NO_TOP


def test_a_weight_on_a_driver_that_separates_nothing(spread_out: Workshop) -> None:
    _score(spread_out, 1, [2.0] * COUNT)
    note = _only(spread_out)
    assert note.kind is CoachKind.NARROW_WEIGHT
    assert note.what == "Driver 1 has a weight of 33 %, but the initiatives hardly differ on it."


def test_two_drivers_that_may_be_one(spread_out: Workshop) -> None:
    _score(spread_out, 3, EVEN)
    note = _only(spread_out)
    assert (note.kind, note.driver_id, note.other_id) == (CoachKind.TWINS, 1, 3)


def test_a_copied_reason_is_noted_at_its_first_cell(spread_out: Workshop) -> None:
    for driver_id in (1, 3):
        spread_out.do(set_rationale(initiative_id=4, driver_id=driver_id, rationale="Opens two new markets."))
    note = _only(spread_out)
    assert (note.kind, note.initiative_id, note.driver_id) == (CoachKind.COPIED, 4, 1)
    assert "behind 2 scores" in note.what


def _revealed(workshop: Workshop, ballots: Mapping[int, FilledBallot]) -> None:
    workshop.do(open_round("Round 1", [1, 2, 3, 4, 5, 6], [1, 2, 3]))
    for person, filled in ballots.items():
        workshop.do(take_in(1, person, filled, way=Way.LAPTOP))
    workshop.do(close_round(1))
    workshop.do(reveal_round(1))


def _ballot(score: float, *, own: float | None = None, again: float | None = None) -> FilledBallot:
    votes = {
        (row, column): Voted(own if own is not None and row == 1 else score, again=again if column == 1 else None)
        for row in range(1, 7)
        for column in range(1, 4)
    }
    return FilledBallot(votes)


def test_an_owner_who_scores_the_own_initiative_higher(spread_out: Workshop) -> None:
    for name in ("Anna", "Ben"):
        spread_out.do(add_participant({"name": name}))
    spread_out.do(set_interests(1, [1]))
    _revealed(spread_out, {1: _ballot(2.0, own=4.0), 2: _ballot(2.0)})
    note = _only(spread_out)
    assert (note.kind, note.initiative_id, note.other_id) == (CoachKind.OWN_INITIATIVE, 1, 1)
    assert "50 % of the scale higher" in note.what
    spread_out.do(leave_out_owners(is_left_out=True))
    assert coach_notes(spread_out.results) == ()


def test_scores_that_drift(spread_out: Workshop) -> None:
    spread_out.do(add_participant({"name": "Anna"}))
    _revealed(spread_out, {1: _ballot(2.0, again=3.0)})
    note = _only(spread_out)
    assert note.kind is CoachKind.DRIFT
    assert "6 votes shown again came out 25 % of the scale higher" in note.what


def test_a_room_of_made_up_people_is_seldom_remarked_on(tmp_path: Path) -> None:
    counts = []
    for seed in range(6):
        with make_voted_room(tmp_path / f"{seed}.vmo", initiatives=12, people=4, seed=seed) as workshop:
            rng = np.random.default_rng(seed)
            cells = {(each.id, driver.id): float(rng.integers(0, 5)) for each in workshop.snapshot.initiatives
                     for driver in workshop.snapshot.leaves}  # fmt: skip
            workshop.do(set_scores(cells))
            counts.append(len(coach_notes(workshop.results)))
    assert sum(counts) <= 3


def test_a_participant_hears_of_the_own_ballot_only_what_it_says(spread_out: Workshop) -> None:
    snapshot = spread_out.snapshot
    same = tuple(VoteRow(1, 1, row, 2, 2.0, "", None) for row in range(1, 8))
    assert ballot_notes(snapshot, same) == (
        "Driver 2: all your scores are the same. Which one is best here?",
        "You have used neither end of any scale yet. The ends are there to be used.",
    )
    assert ballot_notes(snapshot, ()) == ()
    even = tuple(VoteRow(1, 1, row, 2, float(row % 5), "", None) for row in range(1, 11))
    assert ballot_notes(snapshot, even) == ()


def test_many_notes_of_one_kind_are_told_in_one(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 16, drivers=5) as workshop:
        rng = np.random.default_rng(2)
        workshop.do(
            set_scores({(row + 1, column + 1): float(rng.integers(0, 4)) for row in range(16) for column in range(5)})
        )
        note = _only(workshop)
    assert note.what == "Driver 1, Driver 2, Driver 3 and 2 more: no initiative reaches the top of these scales."
    assert note.driver_id == 1
