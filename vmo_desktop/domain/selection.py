"""The best portfolio, proven: of the greatest value, then the lowest cost, then of few and early options.

Value, cost and feasibility of what the solver finds are computed again from the shares alone.
"""

import math
import time
from dataclasses import replace

import numpy as np

from vmo_desktop.domain.portfolio import Choice, FloatArray, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_program import PortfolioProgram, no_worse, sum_row
from vmo_desktop.domain.portfolio_sums import broken_conditions, is_portfolio, portfolio_cost, portfolio_value
from vmo_desktop.domain.solver import Outcome, SolverFailed, Watch, maximise
from vmo_desktop.domain.steps import Steps
from vmo_desktop.progress import Report

_TIE_NODES = 200
"""How far the search for the fewest options goes, which is a courtesy: it counts nodes, not time, so that it ends alike
on every machine."""

_STAGE, _STAGES = 100, 3


def choose(
    problem: PortfolioProblem,
    *,
    time_limit: float | None = None,
    report: Report | None = None,
    watch: Watch | None = None,
) -> Choice:
    """The best portfolio, or the best found within a time limit.

    The same problem gives the same choice on every run, unless the time limit ends the search. A choice that is proven
    to have the greatest value is optimal, even when the time was too short to look for a cheaper one of that value.

    Parameters
    ----------
    problem : PortfolioProblem
        What may be funded, and under which conditions.
    time_limit : float, optional
        In seconds.
    report : callable, optional
        Is told the progress as a share of the gap that is closed.
    watch : callable, optional
        Is told the greatest value found and its bound, both perhaps infinite; may raise to end the work.
    """
    return choose_in(PortfolioProgram(problem), time_limit=time_limit, report=report, watch=watch)


def choose_in(
    made: PortfolioProgram,
    *,
    start: FloatArray | None = None,
    time_limit: float | None = None,
    report: Report | None = None,
    watch: Watch | None = None,
) -> Choice:
    """`choose` within a program, of which some columns may be held; `start` as in `most_valuable`."""
    ends = math.inf if time_limit is None else time.monotonic() + time_limit
    found = _most_valuable(made, start=start, time_limit=time_limit, report=report, watch=watch)
    if found.status is not Status.OPTIMAL:
        return found
    numbers = _without_ties(made, made.columns(found.shares), ends, report)
    if made.has_parts:
        numbers = _divided(made, numbers)
    return chosen(made.problem, made.shares(numbers), None)


def most_valuable(
    problem: PortfolioProblem,
    *,
    start: FloatArray | None = None,
    time_limit: float | None = None,
    report: Report | None = None,
    watch: Watch | None = None,
) -> Choice:
    """A portfolio of the greatest value, whatever it costs; `start` are shares of an allowed one, a hint only."""
    return _most_valuable(PortfolioProgram(problem), start=start, time_limit=time_limit, report=report, watch=watch)


def _most_valuable(
    made: PortfolioProgram,
    *,
    start: FloatArray | None,
    time_limit: float | None,
    report: Report | None,
    watch: Watch | None,
) -> Choice:
    problem, value = made.problem, made.value
    solution = maximise(
        made.program,
        value.factors,
        start=None if start is None else made.columns(start),
        time_limit=time_limit,
        watch=_progress(report, 0, watch, value),
    )
    bound = value.number_below(solution.bound)
    if solution.numbers is None:
        status = Status.INFEASIBLE if solution.outcome is Outcome.INFEASIBLE else Status.UNKNOWN
        return replace(nothing_possible(problem), status=status, bound=bound)
    is_best = solution.outcome is Outcome.OPTIMAL
    if is_best and value.blur:
        bound, is_best = bound + value.blur, False
    return chosen(problem, made.shares(solution.numbers), None if is_best else bound)


def any_portfolio(problem: PortfolioProblem, watch: Watch | None = None) -> FloatArray | None:
    """Shares of some portfolio within all conditions; None when there is none."""
    made = PortfolioProgram(problem)
    numbers = maximise(made.program, np.zeros_like(made.value.factors), watch=watch).numbers
    return None if numbers is None else made.shares(numbers)


def extreme_use(
    problem: PortfolioProblem, index: int, *, is_most: bool, watch: Watch | None = None
) -> FloatArray | None:
    """Shares of a portfolio within all conditions that uses most, or least, of a limit; None when there is none."""
    made = PortfolioProgram(problem)
    used = made.limit(index).factors
    numbers = maximise(made.program, used if is_most else -used, watch=watch).numbers
    return None if numbers is None else made.shares(numbers)


def relaxed_value(problem: PortfolioProblem) -> float:
    """The greatest value if every option could be divided at will: a bound, NaN when even that is impossible."""
    made = PortfolioProgram(problem)
    return made.value.number(maximise(made.program.relaxed(), made.value.factors).bound)


def beat(report: Report | None, done: int, of: int) -> Watch | None:
    """Tell that so many of several searches are done, and let whoever hears it end the next one too."""
    if report is None:
        return None
    report(done, of)

    def tell(found: float, bound: float) -> None:
        del found, bound
        report(done, of)

    return tell


def _without_ties(made: PortfolioProgram, numbers: FloatArray, ends: float, report: Report | None) -> FloatArray:
    """Of all solutions that are worth as much, the cheapest, and of those one with few and early options.

    Numbers without a common step do not add up to the same twice, so that only whole ones are looked at for the last.
    """
    program = made.program.with_rows(no_worse(made.value, numbers))
    stages: list[tuple[Steps, int | None]] = [(made.thrift, None)]
    if made.value.step and made.thrift.step:
        stages.append((made.brevity, _TIE_NODES))
    for stage, (wanted, nodes) in enumerate(stages, start=1):
        left = ends - time.monotonic()
        if left <= 0:
            break
        solution = maximise(
            program,
            wanted.factors,
            time_limit=left if math.isfinite(left) else None,
            node_limit=nodes,
            watch=_progress(report, stage),
        )
        if solution.numbers is not None and made.value.is_no_less(solution.numbers, numbers):
            numbers = solution.numbers
        program = program.with_rows(no_worse(wanted, numbers))
    return numbers


def _divided(made: PortfolioProgram, numbers: FloatArray) -> FloatArray:
    """The best shares of the options that are chosen, without the little that the rows for ties left open."""
    held = made.program.fixed(made.decisions, numbers[made.decisions])
    best = maximise(held, made.value.factors).numbers
    if best is None:
        return numbers
    cheapest = maximise(
        held.with_rows(sum_row(made.value, float(made.value.factors @ best), math.inf)), made.thrift.factors
    ).numbers
    return best if cheapest is None else cheapest


def nothing_possible(problem: PortfolioProblem) -> Choice:
    """What is chosen where no portfolio meets all conditions."""
    return Choice(Status.INFEASIBLE, np.zeros(len(problem.owner)), math.nan, math.nan, math.nan)


def chosen(problem: PortfolioProblem, shares: FloatArray, bound: float | None) -> Choice:
    """A choice with its own sums; without a bound it is proven the best."""
    if not is_portfolio(problem, shares) or broken_conditions(problem, shares):
        raise SolverFailed("the portfolio found breaks a condition")
    objective, cost = portfolio_value(problem, shares), portfolio_cost(problem, shares)
    if bound is None or bound <= objective:
        return Choice(Status.OPTIMAL, shares, objective, objective, cost)
    return Choice(Status.FEASIBLE, shares, objective, bound, cost)


def _progress(
    report: Report | None, stage: int, watch: Watch | None = None, value: Steps | None = None
) -> Watch | None:
    if report is None and watch is None:
        return None

    def tell(found: float, bound: float) -> None:
        if watch is not None and value is not None:
            watch(value.number(found), value.number(bound))
        if report is not None:
            report(_STAGE * stage + gap_closed(found, bound), _STAGE * _STAGES)

    if report is not None:
        report(_STAGE * stage, _STAGE * _STAGES)
    return tell


def gap_closed(found: float, bound: float) -> int:
    """How far a search is, in hundredths, 0-99: an honest impression, as searches tell no end."""
    if not (math.isfinite(found) and math.isfinite(bound)):
        return 0
    gap = abs(bound - found) / max(abs(found), abs(bound), 1e-12)
    return max(0, min(int(_STAGE * (1 - gap)), _STAGE - 1))
