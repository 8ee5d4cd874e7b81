"""What the program answers to published portfolio selections."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tests.cases.forms import Case, NotBuilt, only
from vmo_desktop.domain.portfolio import FloatArray, Limit, Link, LinkKind, PortfolioProblem
from vmo_desktop.domain.selection import choose, relaxed_value

LINKS: Mapping[str, LinkKind] = {
    "requires": LinkKind.REQUIRES,
    "at_most_one": LinkKind.AT_MOST_ONE,
    "mutually_exclusive": LinkKind.AT_MOST_ONE,
    "excludes": LinkKind.AT_MOST_ONE,
    "at_least_one": LinkKind.AT_LEAST_ONE,
    "all_or_none": LinkKind.ALL_OR_NONE,
}
NAMES = ("projects", "names", "items", "alternatives")
VALUES = ("value", "values", "profit", "profits", "benefit", "npv")
COSTS = ("cost", "costs", "weight", "weights")
BUDGETS = ("budget", "budgets", "capacity")
MUST, MUST_NOT = ("forced_in", "must", "mandatory"), ("forced_out", "must_not", "excluded")


def knapsack(given: Case) -> Case:
    """The best portfolio; projects without names are counted from 1."""
    only(
        given, "another selection", *NAMES, *VALUES, *COSTS, *BUDGETS, "resource_use", "resource_limit", *LINKS, *MUST,
        *MUST_NOT,
    )  # fmt: skip
    values = np.array(_first(given, VALUES), dtype=np.float64)
    names = list(_first(given, NAMES) or range(1, len(values) + 1))
    problem = _problem(given, names, values)
    choice = choose(problem)
    funded = [row for row, share in enumerate(choice.shares) if share > 0]
    return {
        "status": choice.status.value,
        "objective": choice.objective,
        "bound": choice.bound,
        "selected": [names[row] for row in funded],
        "x": [int(share) for share in choice.shares],
        "cost_used": choice.cost,
        "cost": choice.cost,
        "lp_relaxation": relaxed_value(problem),
    }


def _problem(given: Case, names: list[Any], values: FloatArray) -> PortfolioProblem:
    count = len(values)
    # Costs of several years stand in a row for each, with a budget for each.
    yearly = np.atleast_2d(np.array(_first(given, COSTS) or np.zeros(count), dtype=np.float64))
    costs, budgets = yearly.sum(axis=0), np.atleast_1d(_first(given, BUDGETS) or [])
    if len(budgets) not in {0, len(yearly)} or len(costs) != count:
        raise NotBuilt("budgets that do not fit the costs")
    limits = [Limit(use, most=float(most)) for use, most in zip(yearly, budgets, strict=False)]
    uses = zip(given.get("resource_use", ()), given.get("resource_limit", ()), strict=True)
    limits += [Limit(np.array(use, dtype=np.float64), most=float(most)) for use, most in uses]
    return PortfolioProblem(
        count,
        np.arange(count),
        values,
        costs,
        np.ones(count),
        tuple(limits),
        tuple(
            Link(kind, tuple(_row(names, each) for each in members))
            for key, kind in LINKS.items()
            for members in given.get(key, ())
        ),
        forced_in=frozenset(_row(names, each) for key in MUST for each in given.get(key, ())),
        forced_out=frozenset(_row(names, each) for key in MUST_NOT for each in given.get(key, ())),
    )


def _row(names: Sequence[Any], project: object) -> int:
    if project not in names:
        raise NotBuilt(f"a link with {project}")
    return names.index(project)


def _first(given: Case, keys: Sequence[str]) -> Any:
    """What is given by the first of several names; None without any."""
    return next((given[key] for key in keys if key in given), None)
