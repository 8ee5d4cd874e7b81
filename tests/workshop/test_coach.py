"""The coach: each note where it belongs, none where nothing is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.portfolio import make_portfolio
from tests.voted_room import make_voted_room
from vmo_desktop.workshop.coach import CoachKind, CoachNote, ballot_notes, coach_notes
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.drivers import Level, edit_driver, set_levels
from vmo_desktop.workshop.ops.participants import add_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners, open_round, reveal_round
from vmo_desktop.workshop.ops.scores import set_rationale, set_scores
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.results import Results
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


def test_each_kind_of_note_is_worded_with_what_would_mend_it(spread_out: Workshop) -> None:
    _score(spread_out, 2, [min(score, 3.0) for score in SECOND])
    note = _only(spread_out)
    assert note.what == "Driver 2: no initiative reaches the top of the scale."
    assert note.mend == (
        "Read the statement of the best level aloud: does no initiative meet it, or is it out of reach?"
    )
    assert note.key == (CoachKind.NO_TOP, 2, None, None)
    _score(spread_out, 2, [max(score, 1.0) for score in SECOND])
    note = _only(spread_out)
    assert note.what == "Driver 2: no initiative is at the bottom of the scale."
    assert note.mend == "Ask which initiative adds nothing here: the lowest score says so without blame."


def test_a_light_driver_on_which_all_is_alike_or_close_is_told_as_such(spread_out: Workshop) -> None:
    spread_out.do(set_points(1, {1: 10.0, 2: 45.0, 3: 45.0}))
    _score(spread_out, 1, [2.0] * COUNT)
    alike = _only(spread_out)
    assert (alike.kind, alike.driver_id) == (CoachKind.ALIKE, 1)
    assert alike.what == "Driver 1: every score is the same, so this driver separates nothing."
    assert alike.mend == "Ask which initiative does best and which worst here, or leave the driver out."
    _score(spread_out, 1, [2.0 + (place % 5 == 0) for place in range(COUNT)])
    close = _only(spread_out)
    assert (close.kind, close.driver_id) == (CoachKind.CLUSTERED, 1)
    assert close.what == "Driver 1: the scores lie close together, so this driver separates little."
    assert close.mend == "Score the strongest and the weakest initiative here first, then the others between them."


def test_without_a_default_weight_set_no_weight_is_called_idle(spread_out: Workshop) -> None:
    _score(spread_out, 1, [2.0] * COUNT)
    snapshot = spread_out.snapshot
    bare = Results(replace(snapshot, weight_sets=(), weights={}))
    assert [each.kind for each in coach_notes(bare)] == [CoachKind.ALIKE]
    assert _only(spread_out).mend == (
        "A weight stands for the way from worst to best. Fit the scale to what is at stake, or weigh less."
    )


def test_two_drivers_that_may_be_one_are_asked_what_each_rewards(spread_out: Workshop) -> None:
    _score(spread_out, 3, EVEN)
    spread_out.do(edit_driver(3, {"name": ""}))
    code = spread_out.snapshot.leaves[2].code
    note = _only(spread_out)
    assert note.what == (
        f"Driver 1 and {code} order the initiatives almost alike (rank correlation 1.00): one merit may count twice."
    )
    assert note.mend == "Say what each of the two rewards that the other does not, or join them."
    spread_out.do(edit_driver(3, {"code": ""}))
    assert _only(spread_out).what.startswith("Driver 1 and Driver 3 order")


def test_a_weight_that_was_given_for_another_range_is_told_with_its_set(spread_out: Workshop) -> None:
    levels = [Level(score, 25.0 * score, f"L{score}", "At most" if score == 4 else "") for score in range(5)]
    spread_out.do(set_points(1, {1: 40.0, 2: 30.0, 3: 30.0}))
    spread_out.do(set_levels(2, levels))
    stale = [each for each in coach_notes(spread_out.results) if each.kind is CoachKind.STALE_WEIGHT]
    name = spread_out.snapshot.weight_sets[0].name
    assert [(each.driver_id, each.other_id) for each in stale] == [(2, 1)]
    assert stale[0].what == f"Driver 2: its weight in {name} was given for another range of the scale."
    assert stale[0].mend == "Read the new worst and best statement, then confirm the weight or give it anew."


def test_copied_reasons_are_told_by_initiative_across_them_and_if_many_in_one(spread_out: Workshop) -> None:
    def write(reason: str, *cells: tuple[int, int]) -> None:
        for row, column in cells:
            spread_out.do(set_rationale(initiative_id=row, driver_id=column, rationale=reason))

    mend = "Ask what is particular to each of these scores, and write that down."
    name = spread_out.snapshot.initiatives[3].name
    write("Opens two new markets.", (4, 3), (4, 1))
    note = _only(spread_out)
    assert note.what == f"{name}: the same reason stands behind 2 scores; one merit may count twice."
    assert (note.mend, note.initiative_id, note.driver_id) == (mend, 4, 1)
    write("Opens two new markets.", (2, 2))
    first = spread_out.snapshot.initiatives[1].name
    note = _only(spread_out)
    assert note.what == f"The same reason stands behind 3 scores, first of {first}."
    assert (note.initiative_id, note.driver_id) == (2, 2)
    for number, reason in enumerate(("Asked for by the board", "Everybody wants to have it"), start=6):
        write(reason, (number, 1), (number, 2))
    assert [each.kind for each in coach_notes(spread_out.results)] == [CoachKind.COPIED] * 3
    write("A fourth one that is copied", (9, 1), (9, 2))
    note = _only(spread_out)
    assert note.what == "4 reasons stand behind several scores each."
    assert (note.mend, note.initiative_id, note.driver_id) == (mend, 2, 2), "the one that stands behind the most"


def test_owners_and_drift_are_worded_and_of_the_newest_round_alone(spread_out: Workshop) -> None:
    for name in ("Anna", "Ben"):
        spread_out.do(add_participant({"name": name}))
    spread_out.do(set_interests(1, [1]))
    _revealed(spread_out, {1: _ballot(2.0, own=4.0), 2: _ballot(2.0, again=1.0)})
    owner, drift = coach_notes(spread_out.results)
    name = spread_out.snapshot.initiatives[0].name
    assert owner.what == f"Anna owns {name} and scored it 50 % of the scale higher than the others did."
    assert owner.mend == "Let the owner give the facts first; owners' votes can be left out, with both results shown."
    assert drift.what == "Scores drifted: 6 votes shown again came out 25 % of the scale lower on average."
    assert drift.mend == "Look once more at what was scored first, with the statements in sight."
    assert owner.key == (CoachKind.OWN_INITIATIVE, None, 1, 1)
    spread_out.do(open_round("Round 2", [1], [1]))
    spread_out.do(close_round(2))
    spread_out.do(reveal_round(2))
    assert coach_notes(spread_out.results) == ()


def test_a_ballot_with_votes_at_one_end_or_on_a_driver_that_is_gone_hears_no_more(spread_out: Workshop) -> None:
    snapshot = spread_out.snapshot
    gone = tuple(VoteRow(1, 1, row, 77, 2.0, "", None) for row in range(1, 8))
    assert ballot_notes(snapshot, gone) == ()
    top = tuple(VoteRow(1, 1, row, 2, 4.0 if row == 1 else 2.0, "", None) for row in range(1, 8))
    assert ballot_notes(snapshot, top) == ()
    none = tuple(VoteRow(1, 1, row, 2, None, "", None) for row in range(1, 8))
    assert ballot_notes(snapshot, none) == ()
    assert ballot_notes(replace(snapshot, drivers=()), top) == ()
