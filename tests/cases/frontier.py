"""What the program answers to published cases of frontiers of portfolios."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from tests.cases.forms import Case, only
from vmo_desktop.domain.frontier import Frontier
from vmo_desktop.domain.frontier_list import listed_frontier
from vmo_desktop.domain.portfolio import FloatArray, IntArray, Limit, Link, LinkKind, PortfolioProblem
from vmo_desktop.domain.ratio_curve import ratio_curve

GROUPS = {
    "at_most_one": LinkKind.AT_MOST_ONE,
    "at_least_one": LinkKind.AT_LEAST_ONE,
    "all_or_none": LinkKind.ALL_OR_NONE,
    "requires": LinkKind.REQUIRES,
}


def frontier(given: Case) -> Case:
    only(
        given, "another problem", "projects", "value", "cost", "budget", "proposal", "forced_in", "forced_out", *GROUPS
    )
    by_name = isinstance(given["value"], Mapping)
    names = given.get("projects") or list(given["value"] if by_name else range(1, len(given["value"]) + 1))
    value, cost = (
        np.array([given[key][name] for name in names] if by_name else given[key], dtype=np.float64)
        for key in ("value", "cost")
    )

    def rows(members: list[object]) -> tuple[int, ...]:
        return tuple(names.index(name) for name in members)

    links = tuple(Link(kind, rows(members)) for key, kind in GROUPS.items() for members in given.get(key, []))
    forced = (frozenset(rows(given.get(key, []))) for key in ("forced_in", "forced_out"))
    whole = PortfolioProblem(
        len(value), np.arange(len(value)), value, cost, np.ones(len(value)), (Limit(cost),), links, (), *forced
    )
    found = listed_frontier(whole, 0)
    answers: dict[str, object] = {
        "frontier": [_point(found, point) for point in range(len(found))],
        "convex": _convex(found),
        "portfolios": [_projects(found, point, names) for point in range(len(found))],
    }
    if "budget" in given:
        bought = ratio_curve(value, cost).within(given["budget"])
        answers["optimal"] = _portfolio(found, found.best_within(given["budget"]), names)
        answers["prioritised_by_ratio"] = _bought(bought, value, cost, names)
    if "proposal" in given:
        chosen = list(rows(given["proposal"]))
        better = found.improvements(float(value[chosen].sum()), float(cost[chosen].sum()))
        answers["better"] = _portfolio(found, better.better, names)
        answers["cheaper"] = _portfolio(found, better.cheaper, names)
    return answers


def _point(found: Frontier, point: int) -> list[float]:
    return [float(found.costs[point]), float(found.values[point])]


def _convex(found: Frontier) -> list[list[float]]:
    """The corners of the hull: a supported point in the middle of an edge is none."""
    points = [_point(found, int(point)) for point in np.flatnonzero(found.is_supported)]
    slopes = [(there[1] - here[1]) / (there[0] - here[0]) for here, there in pairwise(points)]
    bends = [abs(after - before) > 1e-9 * before for before, after in pairwise(slopes)]
    return [point for point, is_corner in zip(points, [True, *bends, True], strict=False) if is_corner]


def _projects(found: Frontier, point: int, names: list[object]) -> list[object]:
    return [names[row] for row in np.flatnonzero(found.choice_at(point))]


def _portfolio(found: Frontier, point: int | None, names: list[object]) -> dict[str, object] | None:
    if point is None:
        return None
    cost, value = _point(found, point)
    return {"value": value, "cost": cost, "projects": _projects(found, point, names)}


def _bought(rows: IntArray, value: FloatArray, cost: FloatArray, names: list[object]) -> dict[str, object]:
    bought = sorted(rows.tolist())
    return {
        "value": float(value[bought].sum()),
        "cost": float(cost[bought].sum()),
        "projects": [names[row] for row in bought],
    }
