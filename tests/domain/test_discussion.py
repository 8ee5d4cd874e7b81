"""The discussion queue: what can change the portfolio, and when a room can stop."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.discussion import Contest, OpenCells, against, closeness
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.portfolio_sums import portfolio_cost, portfolio_value
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.selection import choose

Cells = list[tuple[int, float, list[float]]]


def open_cells(cells: Cells) -> OpenCells:
    """Cells as (initiative, proposed, outcomes), each outcome as likely as the others."""
    return OpenCells(
        rows=np.array([row for row, _, _ in cells], dtype=np.intp),
        base=np.array([base for _, base, _ in cells]),
        outcomes=[np.array(outcomes) for _, _, outcomes in cells],
        chances=[np.full(len(outcomes), 1 / len(outcomes)) for _, _, outcomes in cells],
    )


def contest_of(values: list[float], costs: list[float], budget: float, cells: Cells) -> Contest:
    """Whole initiatives under a budget."""
    count, money = len(values), np.array(costs)
    problem = PortfolioProblem(
        count, np.arange(count), np.array(values), money, np.ones(count), (Limit(money, most=budget),)
    )
    return Contest(problem, np.ones(count), np.array(values), open_cells(cells))


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    """A few initiatives of whole values and costs, some with levels or in parts, under every kind of condition."""
    count = draw(st.integers(1, 4))
    values = np.array([float(draw(st.integers(0, 8))) for _ in range(count)])
    owner, brings, costs, least = [], [], [], []
    for row in range(count):
        kind = draw(st.sampled_from(["whole", "whole", "levels", "part"]))
        cost = float(draw(st.integers(0, 4)))
        for share in (0.5, 1.0) if kind == "levels" else (1.0,):
            owner.append(row)
            brings.append(share)
            costs.append(cost * share)
            least.append(0.25 if kind == "part" else 1.0)
    money, shares = np.array(costs), np.array(brings)
    pair = st.permutations(range(count)).map(lambda rows: (rows[0], rows[1])) if count > 1 else st.nothing()
    links = [Link(draw(st.sampled_from([*LinkKind])), draw(pair)) for _ in range(draw(st.integers(0, 1)) * (count > 1))]
    pairs = [draw(pair) for _ in range(draw(st.integers(0, 1)) * (count > 1))]
    forced = draw(st.sets(st.integers(0, count - 1), max_size=1))
    problem = PortfolioProblem(
        count, np.array(owner), values[owner] * shares, money, np.array(least),
        (Limit(money, most=float(draw(st.integers(0, 8)))), Limit(np.ones(len(owner)), least=1.0, is_count=True)),
        tuple(links),
        tuple(Synergy(*each, 1.0, 1.0, np.array([1.0, 0.0])) for each in pairs),
        frozenset(forced),
    )  # fmt: skip
    cells: Cells = []
    for _ in range(draw(st.integers(0, 4))):
        outcomes = [float(each) for each in draw(st.lists(st.integers(0, 4), min_size=1, max_size=2))]
        cells.append((draw(st.integers(0, count - 1)), float(draw(st.integers(0, 4))), outcomes))
    return Contest(problem, shares, values, open_cells(cells))


def _problem_with(contest: Contest, moves: FloatArray) -> PortfolioProblem:
    values = contest.values + np.bincount(contest.cells.rows, moves, minlength=len(contest.values))
    return contest.problem_at(values)


def chosen_with(contest: Contest, moves: FloatArray) -> tuple[float, ...]:
    """What is chosen after these moves of the cells."""
    return tuple(np.round(choose(_problem_with(contest, moves)).shares, 6).tolist())


def _is_as_good(contest: Contest, shares: FloatArray, moves: FloatArray) -> bool:
    """Whether shares are worth and cost what the best portfolio does after these moves of the cells."""
    problem = _problem_with(contest, moves)
    best = choose(problem)
    found = portfolio_value(problem, shares), portfolio_cost(problem, shares)
    return np.allclose(found, (best.objective, best.cost), atol=1e-6)


def _ways(contest: Contest) -> list[np.ndarray]:
    """What cells bring more or less in every way to resolve them."""
    cells = contest.cells
    ways = product(*({base, *each} for base, each in zip(cells.base.tolist(), cells.outcomes, strict=True)))
    return [np.array(way) - cells.base for way in ways]


def _changes(contest: Contest) -> bool:
    """Whether any way to resolve the cells has something else chosen than another one."""
    first, *others = _ways(contest)
    chosen = chosen_with(contest, first)
    return any(chosen_with(contest, way) != chosen for way in others)


@settings(max_examples=100)
@given(contests())
def test_one_search_tells_whether_any_resolution_changes_what_is_chosen(contest: Contest) -> None:
    chosen = choose(contest.problem)
    if not chosen.is_found:
        return
    extreme = against(contest, chosen.shares)
    if extreme is None:
        assert ((chosen.shares > 0) & (chosen.shares < 1)).any(), "only a part that is chosen leaves it open"
        return
    holds = np.allclose(choose(extreme).shares, chosen.shares, atol=1e-6)
    if (contest.problem.least_shares == 1).all():
        assert holds != _changes(contest)
    elif holds:
        # Where something can be divided, which of several is chosen that are worth and cost the same is not settled.
        assert all(_is_as_good(contest, chosen.shares, moves) for moves in _ways(contest))


def test_nothing_is_proven_while_an_initiative_in_discussion_is_funded_in_part() -> None:
    costs = np.array([4.0, 4.0])
    values = np.array([8.0, 4.0])
    problem = PortfolioProblem(2, np.arange(2), values, costs, np.array([1.0, 0.25]), (Limit(costs, most=6.0),))
    shares = choose(problem).shares
    assert shares.tolist() == [1.0, 0.5]
    assert against(Contest(problem, np.ones(2), values, open_cells([(1, 4.0, [3.0, 5.0])])), shares) is None
    assert against(Contest(problem, np.ones(2), values, open_cells([(0, 8.0, [7.0, 9.0])])), shares) is not None


def test_bounds_add_up_over_the_cells_of_an_initiative() -> None:
    contest = contest_of([40.0, 60.0], [1.0, 1.0], 1.0, [(1, 10.0, [5.0, 12.0]), (1, 20.0, [20.0, 23.0])])
    low, high = contest.bounds
    assert low.tolist() == [40.0, 55.0]
    assert high.tolist() == [40.0, 65.0]


def test_votes_are_drawn_as_often_as_their_weight() -> None:
    cells = OpenCells(np.zeros(1, dtype=np.intp), np.zeros(1), [np.array([1.0, 2.0])], [np.array([0.25, 0.75])])
    moves = cells.drawn(4000, np.random.default_rng(5))
    assert (moves == 2.0).mean() == pytest.approx(0.75, abs=0.03)


def test_who_is_nearest_to_the_line_is_closest() -> None:
    near = closeness(np.array([90.0, 60.0, 50.0, 5.0]), np.array([True, True, False, False]))
    assert near.tolist() == pytest.approx([0.3, 0.9, 0.9, 0.0])
    assert closeness(np.array([1.0, 2.0]), np.array([True, True])).tolist() == [1.0, 1.0]


def test_many_competing_initiatives_get_fewer_trials() -> None:
    few, many = ([(row, 1.0, [0.0, 2.0]) for row in range(count)] for count in (3, 400))
    assert contest_of([1.0] * 3, [1.0] * 3, 1.0, few).trials == 200
    assert contest_of([1.0] * 400, [1.0] * 400, 1.0, many).trials == 20
