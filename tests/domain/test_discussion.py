"""The discussion queue: what is decisive, and when a room can stop."""

from dataclasses import replace
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.discussion import Contest, OpenCells, chance_of_change, closeness, is_settled
from vmo_desktop.domain.ranking import budget_line, ranking_order
from vmo_desktop.domain.scales import FloatArray

NAN = np.nan
Cells = list[tuple[int, float, list[float]]]


def _contest(
    scores: list[float], costs: list[float], budget: float, cells: Cells, fallback: list[float] | None = None
) -> Contest:
    return Contest(
        scores=np.array(scores),
        fallback=np.array(scores if fallback is None else fallback),
        costs=np.array(costs),
        budget=budget,
        cells=OpenCells(
            rows=np.array([row for row, _, _ in cells], dtype=np.intp),
            base=np.array([base for _, base, _ in cells]),
            outcomes=[np.array(outcomes) for _, _, outcomes in cells],
            chances=[np.full(len(outcomes), 1 / len(outcomes)) for _, _, outcomes in cells],
        ),
    )


def _funded(contest: Contest, moves: FloatArray) -> tuple[bool, ...]:
    """What the ranking would fund after these moves of the cells: the ranking and the budget's line themselves."""
    scores, fallback = contest.scores.copy(), contest.fallback.copy()
    for row, move in zip(contest.cells.rows, moves, strict=True):
        scores[row] += move
        fallback[row] += move
    order = ranking_order(scores, fallback)
    funded = np.zeros(len(scores), dtype=np.bool_)
    funded[order[: budget_line(contest.costs[order], contest.budget).funded]] = True
    return tuple(funded.tolist())


def _resolutions(contest: Contest) -> list[FloatArray]:
    cells = contest.cells
    ways = product(*([base, *each] for base, each in zip(cells.base.tolist(), cells.outcomes, strict=True)))
    return [np.array(way) - cells.base for way in ways]


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    """A few initiatives of whole scores and costs, so that ties and exact fits are common; some unknown."""
    count = draw(st.integers(1, 5))
    scores = [float(draw(st.integers(0, 8))) for _ in range(count)]
    fallback = [draw(st.sampled_from([each, each, NAN])) for each in scores]
    known = [draw(st.sampled_from([each, each, each, NAN])) for each in scores]
    costs = [draw(st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.0, NAN])) for _ in range(count)]
    cells: Cells = []
    movable = [row for row in range(count) if not np.isnan([known[row], fallback[row]]).all()]
    for _ in range(draw(st.integers(0, 4)) if movable else 0):
        outcomes = [float(each) for each in draw(st.lists(st.integers(0, 4), min_size=1, max_size=3))]
        cells.append((draw(st.sampled_from(movable)), float(draw(st.integers(0, 4))), outcomes))
    return _contest(known, costs, float(draw(st.integers(0, 6))), cells, fallback)


def test_the_cell_that_decides_comes_first_and_the_others_cannot_change_anything() -> None:
    cells: Cells = [(0, 20.0, [10.0, 30.0]), (2, 10.0, [8.0, 14.0]), (3, 5.0, [0.0, 9.0])]
    contest = _contest([90.0, 52.0, 50.0, 10.0], [1.0] * 4, 2.0, cells)
    found = chance_of_change(contest, draws=400, rng=np.random.default_rng(1))
    assert found.chance[1] == pytest.approx(0.5, abs=0.08)
    assert found.chance[0] == found.chance[2] == 0.0
    assert found.moved[1].tolist() == [0.0, found.chance[1], found.chance[1], 0.0], "one comes in for the other"
    assert not is_settled(contest)


def test_the_same_seed_gives_the_same_queue() -> None:
    contest = _contest([50.0, 48.0], [1.0, 1.0], 1.0, [(0, 10.0, [0.0, 20.0]), (1, 10.0, [0.0, 10.0, 20.0])])
    first, second = (chance_of_change(contest, draws=50, rng=np.random.default_rng(7)) for _ in range(2))
    assert first.chance.tolist() == second.chance.tolist()
    assert first.moved.tolist() == second.moved.tolist()


@settings(max_examples=400)
@given(contests())
def test_the_room_can_stop_exactly_when_no_resolution_changes_what_is_funded(contest: Contest) -> None:
    portfolios = {_funded(contest, moves) for moves in _resolutions(contest)}
    assert is_settled(contest) == (len(portfolios) == 1)


@settings(max_examples=200)
@given(contests(), st.integers(0, 99))
def test_each_draw_counts_what_the_ranking_itself_would_fund(contest: Contest, seed: int) -> None:
    found = chance_of_change(contest, draws=12, rng=np.random.default_rng(seed))
    moves = contest.cells.drawn(12, np.random.default_rng(seed))
    chance, moved = np.zeros(len(contest.cells.rows)), np.zeros_like(found.moved)
    for draw in moves:
        whole = np.array(_funded(contest, draw))
        for cell in range(len(draw)):
            back = draw.copy()
            back[cell] = 0.0
            differs: npt.NDArray[np.bool_] = np.array(_funded(contest, back)) != whole
            chance[cell] += differs.any() / 12
            moved[cell] += differs / 12
    assert found.chance == pytest.approx(chance)
    assert found.moved == pytest.approx(moved)


@given(contests())
def test_once_the_room_can_stop_no_cell_has_a_chance_to_change_anything(contest: Contest) -> None:
    if is_settled(contest):
        assert not chance_of_change(contest, draws=20, rng=np.random.default_rng(3)).chance.any()


def test_bounds_add_up_over_the_cells_of_an_initiative() -> None:
    contest = _contest([40.0, 60.0], [1.0, 1.0], 1.0, [(1, 10.0, [5.0, 12.0]), (1, 20.0, [20.0, 23.0])])
    low, high = contest.bounds
    assert low.tolist() == [40.0, 55.0]
    assert high.tolist() == [40.0, 65.0]


def test_an_unknown_cost_never_fits_and_nobody_in_the_list_is_settled() -> None:
    contest = _contest([9.0, 1.0], [1.0, NAN], 5.0, [])
    assert is_settled(contest)
    assert contest.funded(contest.base).tolist() == [True, False]
    assert is_settled(replace(contest, scores=np.zeros(0), fallback=np.zeros(0), costs=np.zeros(0)))


def test_votes_are_drawn_as_often_as_their_weight() -> None:
    cells = OpenCells(np.zeros(1, dtype=np.intp), np.zeros(1), [np.array([1.0, 2.0])], [np.array([0.25, 0.75])])
    moves = cells.drawn(4000, np.random.default_rng(5))
    assert (moves == 2.0).mean() == pytest.approx(0.75, abs=0.03)


def test_who_is_nearest_to_the_line_is_closest() -> None:
    near = closeness(np.array([90.0, 60.0, 50.0, 5.0]), np.array([True, True, False, False]))
    assert near.tolist() == pytest.approx([0.3, 0.9, 0.9, 0.0])
    assert closeness(np.array([1.0, 2.0]), np.array([True, True])).tolist() == [1.0, 1.0]
