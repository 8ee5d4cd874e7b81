"""How far the values lie apart by what was voted, and that nothing is known of it before a reveal."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.room import cells_of, make_big_room, make_room, vote
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.participants import edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners, open_round, reveal_round
from vmo_desktop.workshop.ops.scores import set_score, set_scores
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.vote_spread import VoteSpread
from vmo_desktop.workshop.workshop import Workshop

ANA, BEN, CEM, DUA = "Ana Lima", "Ben Otto", "Cem Kaya", "Dua Rahim"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Four people, three initiatives A to C, Growth of weight 60 and Trust of weight 40, levels 0 to 4."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


def _ends(results: Results) -> list[tuple[float, float]]:
    spread = results.vote_spread
    return list(zip(spread.low.tolist(), spread.high.tolist(), strict=True))


def test_the_middle_half_is_of_the_values_that_people_would_give(room: Workshop) -> None:
    vote(room, {ANA: [0, 0, 2, 2, 1, 1], BEN: [1, 0, 2, 2, 1, 1], CEM: [2, 0, 2, 2, 1, 1], DUA: [4, 4, 2, 2, 1, 1]})
    # Values of A: 0, 15, 30 and 100, so that a quarter lies below 7.5 and a quarter above 65.
    assert _ends(room.results)[0] == pytest.approx((7.5, 65.0))
    assert _ends(room.results)[1] == pytest.approx((50.0, 50.0))
    assert room.results.vote_spread.count.tolist() == [4, 4, 4]


def test_whoever_has_more_say_counts_more(room: Workshop) -> None:
    vote(room, {ANA: [0, 0, 0, 0, 0, 0], BEN: [4, 4, 4, 4, 4, 4]})
    assert _ends(room.results)[0] == pytest.approx((0.0, 100.0))
    room.do(edit_participant(room.snapshot.participants[1].id, {"voting_weight": 4.0}))
    assert _ends(room.results)[0] == pytest.approx((100.0, 100.0))
    room.do(edit_participant(room.snapshot.participants[1].id, {"voting_weight": 0.0}))
    assert np.isnan(room.results.vote_spread.low).all(), "one alone does not lie apart"


def test_where_somebody_did_not_vote_the_agreed_score_stands_in(room: Workshop) -> None:
    growth = [cell for cell in cells_of(room) if cell[1] == room.snapshot.leaves[0].id]
    vote(room, {ANA: [0, 2, 2], BEN: [4, 2, 2]}, growth)
    assert np.isnan(room.results.vote_spread.low).all(), "nothing is known of Trust"
    room.do(set_scores(dict.fromkeys(cells_of(room), 2.0)))
    # Growth 0 or 100 by votes, Trust 50 as agreed.
    assert _ends(room.results)[0] == pytest.approx((20.0, 80.0))


def test_votes_of_owners_count_as_the_room_says(room: Workshop) -> None:
    vote(room, {ANA: [0] * 6, BEN: [2] * 6, CEM: [4] * 6})
    room.do(set_interests(room.snapshot.participants[0].id, {room.snapshot.initiatives[0].id}))
    with_all = _ends(room.results)[0]
    room.do(leave_out_owners(is_left_out=True))
    assert room.results.vote_spread.count.tolist() == [2, 3, 3]
    assert with_all == pytest.approx((0.0, 100.0))
    assert _ends(room.results)[0] == pytest.approx((50.0, 100.0))


def test_nothing_is_known_before_the_reveal(room: Workshop) -> None:
    cells = cells_of(room)
    room.do(open_round("Secret", {cell[0] for cell in cells}, {cell[1] for cell in cells}))
    for place, person in enumerate(room.snapshot.participants):
        ballot = FilledBallot({cell: Voted(float(place)) for cell in cells})
        room.do(take_in(1, person.id, ballot, way=Way.LAPTOP))
        assert room.results.vote_spread.count.tolist() == [0, 0, 0]
    room.do(close_round(1))
    assert room.results.vote_spread.count.tolist() == [0, 0, 0]
    room.do(reveal_round(1))
    assert room.results.vote_spread.count.tolist() == [4, 4, 4]


def _fresh(results: Results) -> VoteSpread:
    return Results(results.snapshot).vote_spread


def _same(found: VoteSpread, wanted: VoteSpread) -> None:
    np.testing.assert_allclose(found.low, wanted.low)
    np.testing.assert_allclose(found.high, wanted.high)
    assert found.count.tolist() == wanted.count.tolist()


def test_edits_and_previews_tell_the_same_as_a_fresh_reading(tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 7, 12, 4) as room:
        assert room.results.vote_spread.count.tolist() == [7] * 12
        initiative, driver = room.snapshot.initiatives[3], room.snapshot.leaves[1]
        room.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=3.0))
        _same(room.results.vote_spread, _fresh(room.results))
        default = room.snapshot.default_weight_set
        assert default is not None
        preview = room.results.with_points(default.id, {driver.id: 70.0})
        _same(preview.vote_spread, _fresh(preview))
        scale = room.snapshot.scales[room.snapshot.leaves[0].id]
        other = room.results.with_scale(driver.id, scale)
        _same(other.vote_spread, _fresh(other))


def test_it_follows_a_score_of_404_initiatives_within_a_frame(tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 10, 404, 15) as room:
        assert room.results.vote_spread.count.sum() == 4040
        driver, took = room.snapshot.leaves[0], []
        for initiative in room.snapshot.initiatives[:9]:
            room.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=2.0))
            began = time.perf_counter()
            assert room.results.vote_spread.count[0] == 10
            took.append(time.perf_counter() - began)
        assert min(took) < 0.016
