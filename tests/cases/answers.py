"""What the program answers to a published case, by method."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from vmo_desktop.domain.agreement import kendall_w
from vmo_desktop.domain.collective_ranking import borda, copeland
from vmo_desktop.domain.pairwise import RANDOM_INDEX, consistency, eigenvector_weights
from vmo_desktop.domain.rank_correlation import kendall_tau_b
from vmo_desktop.domain.rank_weights import rank_order_centroid, swing_weights
from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.reliability import Level, cohen_kappa, fleiss_kappa, krippendorff_alpha
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.domain.valuation import value_for_money, weighted_values
from vmo_desktop.domain.value_functions import exponential, rho_of_midvalue, step_value
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
    _only(given, "another rule for weights", "points", "swings", "n")
    if "n" in given:
        return {"weights": rank_order_centroid(range(1, given["n"] + 1)).tolist()}
    points, rule = (given["swings"], swing_weights) if "swings" in given else (given["points"], normalised)
    if isinstance(points, Mapping):
        return {"weights": dict(zip(points, rule(list(points.values())).tolist(), strict=True))}
    return {"weights": rule(points).tolist()}


def _ahp(given: Case) -> Case:
    if "criteria_matrix" in given:
        return _hierarchy(given)
    _only(given, "another priority method", "elements", "matrix", "priority_method", "random_index")
    if not str(given.get("priority_method", "principal")).startswith("principal"):
        raise NotBuilt(str(given["priority_method"]))
    matrix = np.array(given["matrix"], dtype=np.float64)
    weights, found = eigenvector_weights(matrix).tolist(), consistency(matrix, _random_index(given))
    names = given.get("elements")
    return {
        "weights": dict(zip(names, weights, strict=True)) if names else weights,
        "lambda_max": found.largest_eigenvalue,
        "cr": found.ratio,
        "ci": found.index,
        "consistent": found.is_acceptable,
    }


def _hierarchy(given: Case) -> Case:
    """Priorities of candidates on each criterion, weighted by the criteria's."""
    names = [name.lower() for name in given["criteria"]]
    _only(given, "another hierarchy", "candidates", "criteria", "criteria_matrix", "random_index", *names)
    matrices = {name: np.array(given[name], dtype=np.float64) for name in names}
    top = np.array(given["criteria_matrix"], dtype=np.float64)
    local = {name: eigenvector_weights(matrix) for name, matrix in matrices.items()}
    weights = eigenvector_weights(top)
    overall = weighted_values(np.column_stack([local[name] for name in names]), weights).value
    found: dict[str, Any] = {
        "criteria_weights": weights.tolist(),
        "target_weights": dict(zip(given["candidates"], overall.tolist(), strict=True)),
        "cr_criteria": consistency(top, _random_index(given)).ratio,
    }
    for name, matrix in matrices.items():
        found[f"{name}_weights"] = local[name].tolist()
        found[f"cr_{name}"] = consistency(matrix, _random_index(given)).ratio
    return found


def _random_index(given: Case) -> Mapping[int, float]:
    """The table that a case names, for the numbers of elements that it names."""
    named = given.get("random_index", {})
    return {**RANDOM_INDEX, **{int(count): index for count, index in named.items() if str(count).isdigit()}}


def _agreement(given: Case) -> Case:
    _only(
        given, "another measure of agreement", "raters", "data", "rows", "columns", "counts", "coders", "table",
        "x", "y", "rankings",
    )  # fmt: skip
    if "counts" in given:
        several = fleiss_kappa(given["counts"])
        return {
            "kappa": several.kappa,
            "kappa_printed": several.kappa,
            "P_mean": several.observed,
            "P_e": several.expected,
        }
    if "coders" in given:
        coders = np.array(given["coders"], dtype=np.float64)
        return {level.name.lower(): krippendorff_alpha(coders, level) for level in Level}
    if "table" in given:
        return {"kappa": cohen_kappa(given["table"]).kappa}
    if "x" in given:
        return {"tau_b": kendall_tau_b(given["x"], given["y"])}
    if "rankings" in given:
        return _orders(given["rankings"])
    by_people = given["raters"] if "raters" in given else np.array(given["data"], dtype=np.float64).T
    found = kendall_w(by_people)
    return {"W": found.w, "chi2": found.chi_square, "df": found.freedom, "p": found.probability}


def _orders(rankings: list[list[str]]) -> Case:
    names = sorted(rankings[0])
    places = [[names.index(name) for name in ranking] for ranking in rankings]
    rules = {"borda": borda, "copeland": copeland}
    return {name: dict(zip(names, rule(places, len(names)).tolist(), strict=True)) for name, rule in rules.items()}


def _value_functions(given: Case) -> Case:
    _only(
        given, "curved value function", "points", "x", "outside", "scale",
        "alternatives", "matrix", "weights", "value_functions", "low", "high", "rho", "midvalue", "kind",
    )  # fmt: skip
    if "low" in given:
        low, high = given["low"], given["high"]
        rho = given["rho"] if "rho" in given else rho_of_midvalue(low, high, given["midvalue"])
        return {"rho": rho, "value": exponential(given["x"], low, high, rho).tolist()}
    if given.get("kind") == "step":
        return {"value": step_value(given["x"], given["points"]).tolist()}
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
    "ahp": _ahp,
    "agreement": _agreement,
    "value_functions": _value_functions,
}
