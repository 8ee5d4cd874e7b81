"""The nearest weights that decide otherwise about each initiative, against every portfolio at every crossing."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tests.domain.small_portfolios import every_portfolio, random_problem
from vmo_desktop.domain.envelope_walk import WeightMove
from vmo_desktop.domain.portfolio import Choice, FloatArray, Limit, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import broken_conditions, is_funded, portfolio_value
from vmo_desktop.domain.portfolio_sweep import portfolio_sweep
from vmo_desktop.domain.selection import choose
from vmo_desktop.domain.sensitivity import Lines, lines
from vmo_desktop.domain.turning_points import turning_points
from vmo_desktop.domain.weight_shift import WeightShift, WeightShifts, no_shifts

SAME = 1e-9


class Listed:
    """All portfolios within the conditions."""

    def __init__(self, problem: PortfolioProblem) -> None:
        allowed = [shares for shares in every_portfolio(problem) if not broken_conditions(problem, shares)]
        alone = replace(problem, values=np.zeros(len(problem.owner)))
        self.shares = np.array(allowed)
        self.extra = np.array([portfolio_value(alone, shares) for shares in allowed])
        self.funded = np.array([is_funded(problem, shares) for shares in allowed])

    def values(self, of_options: FloatArray) -> FloatArray:
        return np.asarray(self.shares @ of_options + self.extra)

    def turns(self, move: WeightMove, others: FloatArray) -> FloatArray:
        """The weights where two portfolios cross, or the ends, at which some of the others are worth as much as any."""
        ends = np.column_stack((self.values(move.drawn.start), self.values(move.drawn.end), others))
        start, end, is_other = np.unique(np.round(ends, 9), axis=0).T
        before, after = (each[:, np.newaxis] - each for each in (start, end))
        crosses = np.abs(before - after) > SAME
        weights = np.append(before[crosses] / (before - after)[crosses], [0.0, 1.0])
        weights = np.unique(np.round(weights[(weights >= 0) & (weights <= 1)], 12))
        worth = np.outer(start, 1 - weights) + np.outer(end, weights)
        if not is_other.any():
            return np.zeros(0)
        return np.asarray(weights[worth[is_other > 0].max(axis=0) >= worth.max(axis=0) - SAME])


def weighed(rng: np.random.Generator, *, parts: float = 0.0) -> tuple[PortfolioProblem, Choice, list[WeightMove]]:
    """A problem of every kind of condition with three drivers of whole points, of which one may weigh nothing."""
    while True:
        problem = random_problem(rng, parts=parts)
        weights = rng.integers(0, 6, 3).astype(np.float64)
        if weights.sum() > 0:
            weights /= weights.sum()
            points = rng.integers(-2, 10, (len(problem.owner), 3)).astype(np.float64)
            problem = replace(problem, values=points @ weights)
            choice = choose(problem)
            if choice.is_found:
                drawn = [lines(points, weights, driver) for driver in range(3)]
                return problem, choice, [WeightMove(*each) for each in zip(drawn, weights.tolist(), strict=True)]


def nearest_known(shifts: WeightShifts) -> WeightShifts:
    while not shifts.is_complete:
        shifts = shifts.advanced()
    return shifts


def all_known(shifts: WeightShifts) -> WeightShifts:
    while shifts.radius < np.inf:
        shifts = shifts.advanced()
    return shifts


def near(weights: FloatArray, present: float) -> list[float]:
    """The nearest below and above."""
    return [*sorted(weights[weights < present])[-1:], *sorted(weights[weights > present])[:1]]


def change(shift: WeightShift | None) -> float:
    return np.inf if shift is None else abs(shift.weight - shift.present)


def check(problem: PortfolioProblem, choice: Choice, moves: Sequence[WeightMove]) -> None:
    shifts, nearest = (found(no_shifts(problem, choice, moves)) for found in (all_known, nearest_known))
    listed, funded = Listed(problem), is_funded(problem, choice.shares)
    now = listed.values(problem.values)
    for row in sorted(set(range(problem.initiatives)) - problem.forced_in - problem.forced_out):
        others = listed.funded[:, row] != funded[row]
        if now[others].max(initial=-np.inf) >= now.max() - SAME:
            assert change(shifts.shift(row)) == change(nearest.shift(row)) == 0
            continue
        expected = [near(listed.turns(move, others), move.present) for move in moves]
        for place, weights in enumerate(expected):
            found = sorted(each.weight for each in shifts.shifts(row) if each.move == place)
            assert found == pytest.approx(weights, abs=1e-7)
        least = min((abs(each - move.present) for move, of in zip(moves, expected, strict=True) for each in of),
                    default=np.inf)  # fmt: skip
        assert change(nearest.shift(row)) == pytest.approx(least, abs=1e-7)


@pytest.mark.parametrize("seed", range(16))
def test_the_nearest_weights_are_those_that_all_portfolios_tell(seed: int) -> None:
    check(*weighed(np.random.default_rng(seed)))


@pytest.mark.parametrize("seed", range(6))
def test_parts_turn_where_they_are_funded_at_all(seed: int) -> None:
    check(*weighed(np.random.default_rng(500 + seed), parts=0.4))


@pytest.mark.parametrize("seed", range(5))
def test_no_weight_between_two_pieces_of_a_sweep_turns_anything(seed: int) -> None:
    problem, choice, moves = weighed(np.random.default_rng(900 + seed))
    shifts = all_known(no_shifts(problem, choice, moves))
    alone = replace(problem, values=np.zeros(len(problem.owner)))
    for place, move in enumerate(moves):
        swept = portfolio_sweep(
            move.drawn,
            lambda values: choose(replace(problem, values=values)).shares,
            extra=lambda shares: portfolio_value(alone, shares),
        )
        joints = {0.0, 1.0} | {piece.start for piece in swept.pieces}
        turned = {each.weight for row in range(problem.initiatives) for each in shifts.shifts(row)
                  if each.move == place}  # fmt: skip
        assert all(min(abs(weight - joint) for joint in joints) < 1e-7 for weight in turned)


def test_in_a_longer_list_both_decisions_are_worth_the_same_at_the_weight_told() -> None:
    rng = np.random.default_rng(11)
    costs, points = rng.integers(20, 900, 60).astype(np.float64), rng.uniform(0, 100, (60, 3))
    costs[7], points[7] = 1.0, 0.0
    limit = Limit(costs, most=0.3 * costs.sum() // 1)
    weights = np.array([0.5, 0.3, 0.2])
    problem = PortfolioProblem(60, np.arange(60), points @ weights, costs, np.ones(60), (limit,))
    choice = choose(problem)
    moves = [WeightMove(lines(points, weights, driver), float(weights[driver])) for driver in range(3)]
    shifts = nearest_known(no_shifts(problem, choice, moves))
    # What brings nothing and still fits is level as the weights are.
    assert limit.use @ choice.shares < limit.most
    assert change(shifts.shift(7)) == 0
    known = [(row, found) for row in range(60) if (found := shifts.shift(row)) is not None and row != 7]
    assert len(known) > 10
    for row, found in known:
        there = replace(problem, values=moves[found.move].drawn.at(found.weight))
        (point,) = turning_points(there, choose(there), rows=[row])
        assert point.replacement == pytest.approx(0, abs=1e-6)


def example() -> tuple[PortfolioProblem, Choice, list[WeightMove]]:
    """Two of four fit. The first driver, which weighs 0.6, finds them worth 8, 6, 4, 0, the other one 0, 2, 5, 1."""
    costs = np.full(4, 1.0)
    drawn = Lines(np.array([0.0, 2.0, 5.0, 1.0]), np.array([8.0, 6.0, 4.0, 0.0]))
    problem = PortfolioProblem(4, np.arange(4), drawn.at(0.6), costs, np.ones(4), (Limit(costs, most=2),))
    return problem, choose(problem), [WeightMove(drawn, 0.6)]


def test_a_plain_example() -> None:
    problem, choice, moves = example()
    shifts = nearest_known(no_shifts(problem, choice, moves))
    # Worth 4.8, 4.4, 4.4 and 0.4 at 0.6: the second and the third are level.
    assert [shifts.shift(row) for row in (1, 2)] == [WeightShift(0, 0.6, 0.6)] * 2
    # The first falls behind the second at 0.5; the last one is never worth more than two others.
    assert change(shifts.shift(0)) == pytest.approx(0.1)
    assert shifts.shift(3) is None
    assert shifts.is_known.all()


def test_only_what_is_asked_for_is_followed() -> None:
    problem, choice, moves = example()
    shifts = nearest_known(no_shifts(problem, choice, moves, rows=[0]))
    assert change(shifts.shift(0)) == pytest.approx(0.1)
    assert shifts.radius == np.inf
    assert sorted(way.reached for way in shifts.ways) == pytest.approx([0.5, 1.0])


def test_portfolios_known_before_change_no_answer() -> None:
    problem, choice, moves = weighed(np.random.default_rng(7))
    shifts = all_known(no_shifts(problem, choice, moves))
    again = all_known(no_shifts(problem, choice, moves, known=tuple(shifts.known.shares)))
    for row in range(problem.initiatives):
        assert change(again.shift(row)) == pytest.approx(change(shifts.shift(row)))


def test_what_is_forced_has_no_weight_that_turns_it() -> None:
    problem, _, moves = example()
    problem = replace(problem, forced_in=frozenset({3}), forced_out=frozenset({0}))
    shifts = nearest_known(no_shifts(problem, choose(problem), moves))
    assert [shifts.shift(row) for row in (0, 3)] == [None, None]


def test_nothing_is_told_before_it_is_known() -> None:
    problem, choice, moves = example()
    shifts = no_shifts(problem, choice, moves)
    assert shifts.shift(0) is None
    assert not shifts.is_known.any()


def test_without_weights_nothing_but_ties_is_told() -> None:
    problem, choice, _ = example()
    shifts = nearest_known(no_shifts(problem, choice, []))
    assert [shifts.shift(row) for row in range(4)] == [None] * 4


def test_a_choice_that_is_not_proven_has_no_shifts() -> None:
    problem, choice, moves = example()
    with pytest.raises(ValueError, match="proven"):
        no_shifts(problem, replace(choice, status=Status.FEASIBLE), moves)


def test_the_work_tells_its_progress_and_can_be_stopped() -> None:
    problem, choice, moves = example()
    told = []

    def report(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise InterruptedError

    shifts = no_shifts(problem, choice, moves).advanced(report)
    assert told[0] == (0, 4)
    with pytest.raises(InterruptedError):
        shifts.advanced(report)


def test_what_nothing_else_can_bring_in_is_not_asked_for() -> None:
    problem, choice, moves = example()
    shifts = no_shifts(problem, choice, moves)
    fewer = shifts.without([1, 3])
    assert (fewer.asked.tolist(), shifts.asked.tolist()) == ([True, False, True, False], [True] * 4)
    assert (fewer.progress, shifts.progress) == ((0, 2), (0, 4))
    assert nearest_known(fewer).progress == (2, 2)
