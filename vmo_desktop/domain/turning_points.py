"""For each initiative the smallest change that would bring it into the best portfolio, or drop it: exactly.

What is left out comes in once a portfolio with it is worth as much as the best; what is funded drops out once one
without it is. Changes of value follow from two proven optima. Changes of cost are found by a program of their own, the
least use of the budget among the portfolios that are worth enough, as the best value rises in steps with the budget.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from vmo_desktop.domain.frontier_list import TooManyPointsError
from vmo_desktop.domain.leave_one_out import Reach, budget_steps, is_plain, reach_without_each
from vmo_desktop.domain.portfolio import Choice, Condition, ConditionKind, FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_program import INFINITY, PortfolioProgram, no_worse, sum_row
from vmo_desktop.domain.portfolio_sums import is_funded, limit_use
from vmo_desktop.domain.price_tags import check_proven, gained
from vmo_desktop.domain.selection import beat, most_valuable
from vmo_desktop.domain.solver import Row, Watch, maximise
from vmo_desktop.progress import Report

NAN = float("nan")
_MOST_STEPS = 50
_CLOSE = 1e-9


class Held(Enum):
    """What keeps an initiative where it is."""

    BY_FORCE = "by force"
    """It is forced in or out."""
    BY_CONDITIONS = "by conditions"
    """No portfolio within the conditions has it, or none is without it."""
    BY_NOTHING = "by nothing"
    """A portfolio of the same value decides otherwise."""
    BY_COST = "by cost"
    """A change of its cost alone, down to nothing at most, would decide otherwise."""
    BY_VALUE = "by value"
    """Only a change of its value would decide otherwise."""


@dataclass(frozen=True)
class TurningPoint:
    """The smallest changes that decide otherwise about an initiative.

    Attributes
    ----------
    row : int
        The initiative.
    is_funded : bool
        In the choice.
    replacement : float
        Value lost when it is decided otherwise all the same; NaN when it cannot be.
    value_change : float
        Change of its value, funded whole and with all of it, from which on it comes in (0 or above) or drops out (0 or
        below); NaN when no change of value does that.
    cost_change : float
        Change of what it uses of the budget from which on it comes in (0 or below); up to which it stays in (0 or
        above); NaN when no change does that, or there is no budget.
    held : Held
    """

    row: int
    is_funded: bool
    replacement: float
    value_change: float
    cost_change: float
    held: Held


def turning_points(
    problem: PortfolioProblem,
    choice: Choice,
    budget: int | None = None,
    report: Report | None = None,
    *,
    rows: Sequence[int] | None = None,
    brings: FloatArray | None = None,
) -> tuple[TurningPoint, ...]:
    """The turning point of each initiative, in order, or of some; each takes about as long as two choices.

    Where nothing but forces and a budget counts, many together take little longer than one. `choice` is proven the
    best, `budget` is the place of a limit, `brings`, shape (options,), is which share of its initiative's value each
    option brings, 0 or above: all of it by default.

    Raises
    ------
    ValueError
        When the choice is not proven.
    """
    check_proven(choice)
    asked = range(problem.initiatives) if rows is None else rows
    contest = _Contest(problem, choice, np.ones(len(problem.owner)) if brings is None else brings, budget)
    if is_plain(problem):
        try:
            return _listed(contest, asked, report)
        except TooManyPointsError:
            pass
    funded = is_funded(problem, choice.shares)
    points = []
    for done, row in enumerate(asked):
        watch = beat(report, done, len(asked))
        find = _dropping if funded[row] else _bringing_in
        points.append(find(contest, row, watch))
    return tuple(points)


def next_in_line(points: tuple[TurningPoint, ...]) -> tuple[TurningPoint, ...]:
    """What is left out and could be funded, the closest to it first: by the value lost if it were, then by its cost."""
    waiting = [each for each in points if not each.is_funded and not np.isnan(each.replacement)]
    return tuple(sorted(waiting, key=lambda each: (each.replacement, abs(np.nan_to_num(each.cost_change, nan=1e300)))))


@dataclass(frozen=True, eq=False)
class _Contest:
    """What `turning_points` is asked about."""

    problem: PortfolioProblem
    choice: Choice
    brings: FloatArray
    budget: int | None


def _listed(contest: _Contest, rows: Sequence[int], report: Report | None) -> tuple[TurningPoint, ...]:
    """Turning points from what all other initiatives can reach."""
    problem = contest.problem
    funded, forced = is_funded(problem, contest.choice.shares), problem.forced_in | problem.forced_out
    found = {row: TurningPoint(row, bool(funded[row]), NAN, NAN, NAN, Held.BY_FORCE) for row in forced}
    for row, others in reach_without_each(problem, [row for row in rows if row not in forced], report):
        found[row] = _from_reach(contest, row, others, is_in=bool(funded[row]))
    return tuple(found[row] for row in rows)


def _from_reach(contest: _Contest, row: int, others: Reach, *, is_in: bool) -> TurningPoint:
    problem, choice = contest.problem, contest.choice
    steps, most = budget_steps(problem), problem.limits[0].most
    within = steps.most(most)
    options = [(steps.factors[each], problem.values[each]) for each in problem.options_of[row]]
    reached = np.array([others.best_within(within - used) + value for used, value in options])
    rival = others.best_within(within) if is_in else reached.max(initial=-INFINITY)
    worth = rival if is_in else choice.objective
    least = min((others.least_use(worth - value) + used for used, value in options), default=INFINITY)
    lost = NAN if math.isinf(rival) else max(0.0, choice.objective - rival)
    value = NAN if math.isnan(lost) else _change_at(reached, contest.brings[problem.options_of[row]], worth)
    room = NAN if contest.budget is None or math.isinf(least) else most - steps.number(least)
    cost = room if math.isnan(room) else max(0.0, room) if is_in else min(0.0, room)
    value = value if math.isnan(value) else min(0.0, value) if is_in else max(0.0, value)
    return TurningPoint(row, is_in, lost, value, cost, _held(lost, cost, choice))


def _change_at(reached: FloatArray, brings: FloatArray, target: float) -> float:
    """The change of value at which the best of some options is worth the target; NaN where none is."""
    if (reached[brings <= 0] > target).any():
        return NAN
    changes = (target - reached[brings > 0]) / brings[brings > 0]
    return float(changes[np.isfinite(changes)].min(initial=INFINITY)) if np.isfinite(changes).any() else NAN


def _bringing_in(contest: _Contest, row: int, watch: Watch | None) -> TurningPoint:
    problem, choice = contest.problem, contest.choice
    if row in problem.forced_out:
        return TurningPoint(row, False, NAN, NAN, NAN, Held.BY_FORCE)
    with_it = replace(problem, forced_in=problem.forced_in | {row})
    best = most_valuable(with_it, watch=watch)
    lost = gained(best, choice) if best.is_found else NAN
    value = NAN
    if best.is_found:
        value = _value_change(replace(contest, problem=with_it, choice=best), row, choice.objective, watch)
    cost = NAN if contest.budget is None else _reduction(with_it, row, contest.budget, choice.shares, watch)
    return TurningPoint(row, False, lost, value, cost, _held(lost, cost, choice))


def _dropping(contest: _Contest, row: int, watch: Watch | None) -> TurningPoint:
    problem, choice = contest.problem, contest.choice
    if row in problem.forced_in:
        return TurningPoint(row, True, NAN, NAN, NAN, Held.BY_FORCE)
    best = most_valuable(replace(problem, forced_out=problem.forced_out | {row}), watch=watch)
    if not best.is_found:
        return TurningPoint(row, True, NAN, NAN, NAN, Held.BY_CONDITIONS)
    with_it = replace(problem, forced_in=problem.forced_in | {row})
    lost = gained(best, choice)
    value = _value_change(replace(contest, problem=with_it), row, best.objective, watch)
    cost = NAN if contest.budget is None else _rise(with_it, contest.budget, best.shares, watch)
    return TurningPoint(row, True, lost, value, cost, _held(lost, cost, choice))


def _held(lost: float, cost: float, choice: Choice) -> Held:
    if lost <= _CLOSE * max(1.0, abs(choice.objective)):
        return Held.BY_NOTHING
    if not math.isnan(cost):
        return Held.BY_COST
    return Held.BY_CONDITIONS if math.isnan(lost) else Held.BY_VALUE


def _value_change(with_it: _Contest, row: int, target: float, watch: Watch | None) -> float:
    """By how much an initiative's value must change until the best portfolio with it is worth the target.

    The best value rises with the change by the share of the value that is brought, so that its graph bends upwards:
    Newton's steps meet the target from above, in one step where only one share can be. Where nothing is brought, the
    search goes on from so great a change that another option would be best if any can be.
    """
    problem, best, options = with_it.problem, with_it.choice, with_it.problem.options_of[row]
    brings = with_it.brings[options]
    is_one = bool((problem.least_shares[options] == 1).all() and (brings == brings[0]).all())
    change = 0.0
    for _ in range(_MOST_STEPS):
        missing = target - best.objective
        rate = float(best.shares[options] @ brings)
        if rate <= 0 and (missing < 0 or change > 0 or not brings.any()):
            return NAN
        change = change + missing / rate if rate > 0 else _far(problem) / float(brings[brings > 0].min())
        if rate > 0 and (is_one or abs(missing) <= _CLOSE * max(1.0, abs(target))):
            break
        values = problem.values.copy()
        values[options] += change * brings
        best = most_valuable(replace(problem, values=values), watch=watch)
    return change


def _far(problem: PortfolioProblem) -> float:
    """More than two portfolios can differ by."""
    pairs = sum(abs(pair.value) for pair in problem.synergies)
    return 1.0 + 2 * (float(np.abs(problem.values).sum()) + pairs) / float(problem.least_shares.min())


def _reduction(with_it: PortfolioProblem, row: int, budget: int, worth: FloatArray, watch: Watch | None) -> float:
    """The smallest cut of what an initiative uses that lets a portfolio worth as much as another fit; NaN if none."""
    most = with_it.limits[budget].most
    if math.isinf(most):
        return NAN
    made = PortfolioProgram(with_it.without(Condition(ConditionKind.MOST, budget)))
    others = made.stated(
        np.where(with_it.owner == row, 0.0, with_it.limits[budget].use),
        np.array([-pair.relief[budget] for pair in with_it.synergies]),
    )
    # It cannot use less than nothing: the others must fit without it.
    used = _least_use(made, budget, worth, watch, sum_row(others, -INFINITY, others.most(most)))
    return NAN if used is None else min(0.0, most - used)


def _rise(with_it: PortfolioProblem, budget: int, worth: FloatArray, watch: Watch | None) -> float:
    """The greatest rise of what an initiative uses with which a portfolio worth as much as another still fits."""
    most = with_it.limits[budget].most
    if math.isinf(most):
        return NAN
    used = _least_use(PortfolioProgram(with_it), budget, worth, watch)
    return NAN if used is None else max(0.0, most - used)


def _least_use(made: PortfolioProgram, budget: int, worth: FloatArray, watch: Watch | None, *rows: Row) -> float | None:
    """The least use of the budget by a portfolio that is worth as much as another; None when there is none."""
    program = made.program.with_rows(no_worse(made.value, made.columns(worth)), *rows)
    numbers = maximise(program, -made.limit(budget).factors, watch=watch).numbers
    return None if numbers is None else limit_use(made.problem, budget, made.shares(numbers))
