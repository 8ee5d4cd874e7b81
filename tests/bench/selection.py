"""Portfolio selection against another solver: one and three budgets with links, always to the same optimum."""

import math
from collections.abc import Callable, Iterable
from functools import partial

import numpy as np

from tests.bench.harness import Row, benchmark, has_package, interleave, skipped
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem
from vmo_desktop.domain.selection import choose, most_valuable

SIZES = ((30, 1), (100, 1), (300, 1), (30, 3), (100, 3))


def linked_problem(count: int, budgets: int, seed: int) -> PortfolioProblem:
    """Lognormal uses, budgets for 40 % of all, links among a tenth and a twentieth."""
    rng = np.random.default_rng(seed)
    uses = rng.lognormal(3, 1, (budgets, count))
    pairs = [tuple(int(row) for row in rng.choice(count, 2, replace=False)) for _ in range(count // 10 + count // 20)]
    kinds = [LinkKind.REQUIRES] * (count // 10) + [LinkKind.AT_MOST_ONE] * (count // 20)
    return PortfolioProblem(
        count,
        np.arange(count),
        rng.uniform(10, 90, count),
        uses[0],
        np.ones(count),
        tuple(Limit(use, most=float(use.sum() * 0.4)) for use in uses),
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
