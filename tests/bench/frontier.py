"""P11 and P12: all efficient portfolios at once, against proving one budget after the other by integer programming."""

import resource
import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import highspy
import numpy as np

from tests.bench.harness import Row, Timing, benchmark, faster, interleave
from vmo_desktop.domain.frontier import Frontier
from vmo_desktop.domain.frontier_list import listed_frontier
from vmo_desktop.domain.portfolio import FloatArray, Limit, Link, LinkKind, PortfolioProblem
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.workshop.workshop import Workshop

BUDGETS = 50
CALLS = 200
"""So many answers are timed together: one takes microseconds."""


def problem_of(values: FloatArray, costs: FloatArray, links: tuple[Link, ...] = ()) -> PortfolioProblem:
    """Initiatives that are funded whole or not at all, with a budget."""
    count = len(values)
    return PortfolioProblem(count, np.arange(count), values, costs, np.ones(count), (Limit(costs),), links)


def drawn_problem(count: int, seed: int) -> PortfolioProblem:
    """Lognormal costs; one initiative in ten requires another, one in twenty excludes another."""
    rng = np.random.default_rng(seed)
    costs = np.round(rng.lognormal(3.0, 0.8, count))
    values = np.round(np.sqrt(costs) * rng.lognormal(1.0, 0.5, count), 2)
    kinds = [LinkKind.REQUIRES] * (count // 10) + [LinkKind.AT_MOST_ONE] * (count // 20)
    return problem_of(values, costs, tuple(Link(kind, tuple(rng.choice(count, 2, False).tolist())) for kind in kinds))


class Silent(highspy.Highs):
    """Its constructor would print a line among the rows."""

    def __init__(self) -> None:
        highspy.Highs.__init__(self)

    def enableCallbacks(self) -> None:  # noqa: N802
        self.setOptionValue("output_flag", False)
        highspy.Highs.enableCallbacks(self)


class Solver:
    """One integer programme, kept from budget to budget."""

    def __init__(self, problem: PortfolioProblem) -> None:
        self._highs = Silent()
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("threads", 1)
        places = np.arange(problem.initiatives, dtype=np.int32)
        for value in problem.values:
            self._highs.addCol(float(value), 0.0, 1.0, 0, np.zeros(0, dtype=np.int32), np.zeros(0))
        for place in places:
            self._highs.changeColIntegrality(int(place), highspy.HighsVarType.kInteger)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._highs.addRow(-highspy.kHighsInf, 0.0, len(places), places, problem.costs)
        for link in problem.links:
            needs = link.kind is LinkKind.REQUIRES
            factors = np.array([1.0, -1.0 if needs else 1.0])
            members = np.array(link.members, dtype=np.int32)
            self._highs.addRow(-highspy.kHighsInf, 0.0 if needs else 1.0, 2, members, factors)

    def most_value(self, budget: float) -> float:
        """The proven best value within a budget."""
        self._highs.changeRowBounds(0, -highspy.kHighsInf, budget)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise AssertionError("the solver proved nothing")
        return float(self._highs.getInfo().objective_function_value)

    def all_values(self, budgets: FloatArray) -> list[float]:
        """One budget after the other."""
        return [self.most_value(float(budget)) for budget in budgets]


def chosen_within(frontier: Frontier, budgets: FloatArray) -> list[FloatArray | None]:
    """What to fund within each budget."""
    points = (frontier.best_within(float(budget)) for budget in budgets)
    return [None if point is None else frontier.choice_at(point) for point in points]


@benchmark
def every_budget() -> Iterable[Row]:
    """The whole frontier against fifty solves; then any budget against one solve."""
    for count, goal in ((100, 200), (300, 60)):
        problem = drawn_problem(count, seed=1)
        solver, frontier = Solver(problem), listed_frontier(problem, 0)
        budgets = np.linspace(0.02, 0.98, BUDGETS) * problem.costs.sum()
        proven = solver.all_values(budgets)
        listed = [problem.values @ shares for shares in chosen_within(frontier, budgets) if shares is not None]
        if not np.allclose(proven, listed, rtol=1e-9, atol=1e-6):
            raise AssertionError
        lists = interleave({"lists": partial(listed_frontier, problem, 0)}, 7)["lists"]
        solves = interleave({"solves": partial(solver.all_values, budgets)}, 2, warm_up=0)["solves"]
        what = f"whole frontier of {count} with links, {len(frontier)} points"
        yield faster("P11", what, lists, solves, name=f"{BUDGETS} HiGHS solves", goal=goal)
        asked = np.random.default_rng(2).uniform(budgets[0], budgets[-1], CALLS)
        together = interleave({"points": partial(chosen_within, frontier, asked)}, 7)["points"].median
        one, solve = together / CALLS, Timing(tuple(each / BUDGETS for each in solves.times)).median
        yield Row(
            "P12", f"any budget after that, what to fund of {count}", f"{one * 1000:.1f} us",
            f"{solve / one:.0f}x faster than one HiGHS solve ({solve:.0f} ms)", ">= 10000x", solve / one >= 10_000,
        )  # fmt: skip


@benchmark
def four_hundred_real_ones() -> Iterable[Row]:
    """The sample of 404 real projects: nothing is promised, the window works in a thread."""
    with tempfile.TemporaryDirectory() as folder:
        with Workshop.create(Path(folder) / "sample.vmo") as workshop:
            build_sample("smart-scale-2018", workshop)
            results = workshop.results
        problem = problem_of(results.valuation.value, results.costs)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    frontier = listed_frontier(problem, 0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    lists = interleave({"lists": partial(listed_frontier, problem, 0)}, 5)["lists"]
    yield Row(
        "", f"whole frontier of {problem.initiatives} real projects, {len(frontier)} points",
        f"{lists.median:.0f} ms (p95 {lists.percentile(95):.0f})", f"{grown:.0f} MB more",
    )  # fmt: skip
