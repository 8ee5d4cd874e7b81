"""P13, and portfolio selection against other solvers: one and three budgets with links, always to the same optimum."""

import json
import math
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial

import highspy
import numpy as np

from tests.bench.frontier import Silent
from tests.bench.harness import Row, Timing, benchmark, faster, has_package, interleave, skipped
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem
from vmo_desktop.domain.reoptimiser import Reoptimiser
from vmo_desktop.domain.selection import choose, most_valuable

SIZES = ((30, 1), (100, 1), (300, 1), (30, 3), (100, 3))


def linked_problem(count: int, budgets: int, seed: int) -> PortfolioProblem:
    """Lognormal uses, budgets for 40 % of all, links among a tenth and a twentieth; all with two decimals."""
    rng = np.random.default_rng(seed)
    uses = np.round(rng.lognormal(3, 1, (budgets, count)), 2)
    pairs = [tuple(int(row) for row in rng.choice(count, 2, replace=False)) for _ in range(count // 10 + count // 20)]
    kinds = [LinkKind.REQUIRES] * (count // 10) + [LinkKind.AT_MOST_ONE] * (count // 20)
    return PortfolioProblem(
        count,
        np.arange(count),
        np.round(rng.uniform(10, 90, count), 2),
        uses[0],
        np.ones(count),
        tuple(Limit(use, most=float(np.round(use.sum() * 0.4, 2))) for use in uses),
        tuple(Link(kind, pair) for kind, pair in zip(kinds, pairs, strict=True)),
    )


def by_cbc(problem: PortfolioProblem) -> Callable[[], float]:
    """The same selection by PuLP and CBC, model building included; gives the objective."""
    import pulp

    def solve() -> float:
        model = pulp.LpProblem("selection", pulp.LpMaximize)
        funded = [pulp.LpVariable(f"x{row}", cat="Binary") for row in range(problem.initiatives)]
        model += pulp.lpSum(float(value) * x for value, x in zip(problem.values, funded, strict=True))
        for limit in problem.limits:
            model += pulp.lpSum(float(use) * x for use, x in zip(limit.use, funded, strict=True)) <= limit.most
        for link in problem.links:
            first, second = (funded[row] for row in link.members)
            model += first <= second if link.kind is LinkKind.REQUIRES else first + second <= 1
        model.solve(pulp.PULP_CBC_CMD(msg=0, gapRel=0, threads=1))
        return float(pulp.value(model.objective))

    return solve


def by_highs(problem: PortfolioProblem) -> float:
    """The same selection by HiGHS as it comes, model building included; gives the objective."""
    solver, count = Silent(), problem.initiatives
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    places = np.arange(count, dtype=np.int32)
    solver.addVars(count, np.zeros(count), np.ones(count))
    solver.changeColsCost(count, places, -problem.values)
    solver.changeColsIntegrality(count, places, np.array([highspy.HighsVarType.kInteger] * count))
    for limit in problem.limits:
        solver.addRow(-highspy.kHighsInf, limit.most, count, places, limit.use)
    for link in problem.links:
        needs = link.kind is LinkKind.REQUIRES
        members, factors = np.array(link.members, dtype=np.int32), np.array([1.0, -1.0 if needs else 1.0])
        solver.addRow(-highspy.kHighsInf, 0.0 if needs else 1.0, 2, members, factors)
    solver.run()
    return -float(solver.getInfo().objective_function_value)


def by_cp_sat(problems: list[PortfolioProblem]) -> tuple[list[float], Timing]:
    """Objectives by OR-tools, and how long each took, in a process of its own: it brings another HiGHS."""
    asked = [
        {
            "values": problem.values.tolist(),
            "limits": [[limit.use.tolist(), limit.most] for limit in problem.limits],
            "links": [[link.kind is LinkKind.REQUIRES, *link.members] for link in problem.links],
        }
        for problem in problems
    ]
    command = [sys.executable, "-m", "tests.bench.cp_sat"]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return [each["objective"] for each in found], Timing(tuple(each["milliseconds"] for each in found))


def by_lists(problem: PortfolioProblem) -> float:
    """From nothing by bounds and lists, which samples and sweeps are chosen by."""
    return Reoptimiser(problem).choice(problem.values).objective


@benchmark
def three_budgets() -> Iterable[Row]:
    """P13: three budgets and a hundred initiatives with links, exactly."""
    what = "selection by bounds, 3 budgets, 100 initiatives"
    problems = [linked_problem(100, 3, seed) for seed in range(5)]
    peers: dict[str, tuple[Callable[[PortfolioProblem], float], float]] = {"highspy": (by_highs, 8)}
    if has_package("pulp"):
        peers["PuLP with CBC"] = lambda problem: by_cbc(problem)(), 4
    else:
        yield skipped("P13", what, "pulp")
    for problem in problems:
        expected = most_valuable(problem).objective
        for solve in (by_lists, *(solve for solve, _ in peers.values())):
            if not math.isclose(solve(problem), expected, rel_tol=1e-9):
                raise AssertionError(what)
    variants = {"ours": by_lists} | {name: solve for name, (solve, _) in peers.items()}
    found = interleave(
        {
            name: partial(_run_all, [partial(solve, problem) for problem in problems])
            for name, solve in variants.items()
        },
        3,
        warm_up=0,
    )
    for name, (_, goal) in peers.items():
        yield faster("P13", what, _each(found["ours"], len(problems)), _each(found[name], len(problems)),
                     name=name, goal=goal)  # fmt: skip
    if not has_package("ortools"):
        yield skipped("-", what, "ortools")
        return
    objectives, timing = by_cp_sat(problems)
    if not np.allclose(objectives, [by_lists(problem) for problem in problems]):
        raise AssertionError(what)
    ours = _each(found["ours"], len(problems)).median
    mean = float(np.mean(timing.times))
    yield Row("-", what, f"{ours:.0f} ms", f"{mean / ours:.1f}x faster than OR-tools CP-SAT ({mean:.0f} ms)")


def _each(timing: Timing, times: int) -> Timing:
    return Timing(tuple(each / times for each in timing.times))


def _run_all(solves: list[Callable[[], object]]) -> None:
    for solve in solves:
        solve()


@benchmark
def the_best_portfolio() -> Iterable[Row]:
    """The most valuable portfolio, and the cheapest of those, beside CBC, which looks for value alone."""
    for count, budgets in SIZES:
        what = f"selection, {budgets} budgets, {count} initiatives"
        if not has_package("pulp"):
            yield skipped("-", what, "pulp")
            continue
        problems = [linked_problem(count, budgets, seed) for seed in range(3)]
        peers = [by_cbc(problem) for problem in problems]
        variants: dict[str, list[Callable[[], object]]] = {
            "value": [partial(most_valuable, problem) for problem in problems],
            "choice": [partial(choose, problem) for problem in problems],
            "cbc": [*peers],
        }
        for problem, peer in zip(problems, peers, strict=True):
            if not math.isclose(most_valuable(problem).objective, peer(), rel_tol=1e-9):
                raise AssertionError(what)
        found = interleave({name: partial(_run_all, solves) for name, solves in variants.items()}, 3, warm_up=0)
        each = {name: timing.median / len(problems) for name, timing in found.items()}
        yield Row(
            "-", what, f"{each['value']:.0f} ms, with the cheapest {each['choice']:.0f} ms",
            f"{each['cbc'] / each['value']:.2f}x as fast as PuLP with CBC ({each['cbc']:.0f} ms)",
        )  # fmt: skip
