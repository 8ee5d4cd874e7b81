"""What the program answers to a published case, by method."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.domain.valuation import value_for_money, weighted_values
from vmo_desktop.domain.weights import normalised

Case = Mapping[str, Any]


class NotBuilt(Exception):
    """The program has no such method yet; the message names it."""


def answer(method: str, given: Case) -> Case:
    """The program's answer to a case, with the names of the case's own expectation."""
    if method not in METHODS:
        raise NotBuilt(method)
    return METHODS[method](given)


def _saw(given: Case) -> Case:
    _only(given, "weighted sum", "alternatives", "criteria", "types", "matrix", "values", "weights", "normalisation")
    shares = np.array(given["values"], dtype=np.float64) if "values" in given else _min_max(given)
    found: dict[str, Any] = {"normalised": shares.tolist(), "no_error": True}
    if "weights" in given:
        scores = weighted_values(shares, np.array(given["weights"])).value
        names = given.get("alternatives", [f"A{row}" for row in range(1, len(scores) + 1)])
        ranks = competition_ranks(scores)
        first = [name for name, rank in zip(names, ranks, strict=True) if rank == 1]
        found |= {
            "scores": dict(zip(names, scores.tolist(), strict=True)),
            "order": [names[row] for row in ranking_order(scores, scores)],
            "ranks": dict(zip(names, ranks.tolist(), strict=True)),
            "best": first[0],
            "best_tie": first,
        }
    return found


def _min_max(given: Case) -> FloatArray:
    """Shares of the range between worst and best, as scales whose ends are the extremes of the table."""
    if not str(given.get("normalisation", "min-max")).startswith("min-max"):
        raise NotBuilt(f"normalisation {given['normalisation']}")
    matrix = np.array(given["matrix"], dtype=np.float64)
    return np.column_stack(
        [
            Scale.measure(column.min(), column.max(), higher_is_better=kind == "max").value(column) / 100
            for column, kind in zip(matrix.T, given["types"], strict=True)
        ]
    )


def _scoring_formulas(given: Case) -> Case:
    _only(given, "RICE and other products of scores", "rows")
    rows = given["rows"]
    parts = ("business_value", "time_criticality", "risk_or_opportunity")
    for row in rows.values():
        _only(row, "formula of own fields", *parts, "job_size")
    table = np.array([[row[part] for part in parts] for row in rows.values()], dtype=np.float64)
    cost_of_delay = weighted_values(table, normalised([1.0] * len(parts))).value * len(parts)
    sizes = np.array([row["job_size"] for row in rows.values()], dtype=np.float64)
    wsjf = value_for_money(cost_of_delay, sizes, per=1.0)
    return {
        "cost_of_delay": dict(zip(rows, cost_of_delay.tolist(), strict=True)),
        "wsjf": dict(zip(rows, wsjf.tolist(), strict=True)),
        "order": [list(rows)[row] for row in ranking_order(wsjf, wsjf)],
    }


def _rank_weights(given: Case) -> Case:
    _only(given, "weights from ranks or swings", "points")
    points = given["points"]
    if isinstance(points, Mapping):
        return {"weights": dict(zip(points, normalised(list(points.values())).tolist(), strict=True))}
    return {"weights": normalised(points).tolist()}


def _value_functions(given: Case) -> Case:
    _only(
        given, "curved value function", "points", "x", "outside", "scale",
        "alternatives", "matrix", "weights", "value_functions",
    )  # fmt: skip
    if "scale" in given:
        low, high = given["scale"]
        return {
            name: float(Scale.measure(low, high, higher_is_better=is_up).value(given["x"])) / 100
            for name, is_up in (("ascending", True), ("descending", False))
        }
    if "value_functions" in given:
        matrix = np.array(given["matrix"], dtype=np.float64)
        points = np.column_stack([_anchored(each, matrix[:, j]) for j, each in enumerate(given["value_functions"])])
        scores = weighted_values(points, np.array(given["weights"])).value / 100
        return {"scores": dict(zip(given["alternatives"], scores.tolist(), strict=True))}
    return {"value": (_anchored(given["points"], given["x"]) / 100).tolist()}


def _anchored(anchors: list[tuple[float, float]], scores: object) -> FloatArray:
    return Scale.levels([(score, 100 * share) for score, share in anchors]).value(np.asarray(scores, dtype=np.float64))


def _only(given: Case, otherwise: str, *known: str) -> None:
    """A case that gives more than the method knows is one of another method."""
    unknown = set(given) - set(known)
    if unknown:
        raise NotBuilt(f"{otherwise} ({', '.join(sorted(unknown))})")


METHODS: Mapping[str, Callable[[Case], Case]] = {
    "saw": _saw,
    "scoring_formulas": _scoring_formulas,
    "rank_weights": _rank_weights,
    "value_functions": _value_functions,
}
