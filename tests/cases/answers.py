"""What the program answers to a published case, by method."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from tests.cases.agreement import agreement
from tests.cases.cross_checks import topsis_promethee
from tests.cases.finance import finance, monte_carlo
from tests.cases.forms import Case, NotBuilt, only
from tests.cases.frontier import frontier
from tests.cases.robustness import rpm, smaa
from tests.cases.scoring import scoring_formulas
from tests.cases.selection import knapsack
from tests.cases.sensitivity import sensitivity
from tests.cases.tables import min_max
from vmo_desktop.domain.pairwise import (
    RANDOM_INDEX,
    consistency,
    eigenvector_weights,
    geometric_consistency,
    geometric_weights,
)
from vmo_desktop.domain.rank_weights import (
    rank_exponent,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    swing_weights,
)
from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.domain.valuation import weighted_values
from vmo_desktop.domain.value_functions import exponential, rho_of_midvalue, step_value
from vmo_desktop.domain.weights import normalised


def answer(method: str, given: Case) -> Case:
    """The program's answer to a case, with the names of the case's own expectation."""
    if method not in METHODS:
        raise NotBuilt(method)
    return METHODS[method](given)


def _saw(given: Case) -> Case:
    only(given, "weighted sum", "alternatives", "criteria", "types", "matrix", "values", "weights", "normalisation")
    shares = np.array(given["values"], dtype=np.float64) if "values" in given else min_max(given)
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


RANK_RULES: Mapping[str, Callable[[Sequence[float]], FloatArray]] = {
    "roc": rank_order_centroid,
    "rank order centroid": rank_order_centroid,
    "rank sum": rank_sum,
    "rs": rank_sum,
    "rank reciprocal": rank_reciprocal,
    "rr": rank_reciprocal,
}


def _rank_weights(given: Case) -> Case:
    only(given, "another rule for weights", "points", "swings", "n", "ranks", "rule", "exponent")
    if "n" in given or "ranks" in given:
        return _by_ranks(given)
    points, rule = (given["swings"], swing_weights) if "swings" in given else (given["points"], normalised)
    if isinstance(points, Mapping):
        return {"weights": dict(zip(points, rule(list(points.values())).tolist(), strict=True))}
    return {"weights": rule(points).tolist()}


def _by_ranks(given: Case) -> Case:
    """By the rule that is named, else by each."""
    ranks = given.get("ranks") or range(1, given["n"] + 1)
    numbers = list(ranks.values()) if isinstance(ranks, Mapping) else list(ranks)
    name = " ".join(str(given.get("rule", "roc")).lower().replace("_", " ").replace("-", " ").split())
    if "exponent" not in given and name not in RANK_RULES:
        raise NotBuilt(f"rank rule {given['rule']}")
    rule = partial(rank_exponent, exponent=given["exponent"]) if "exponent" in given else RANK_RULES[name]
    found = {"weights": rule(numbers)} | {key.replace(" ", "_"): each(numbers) for key, each in RANK_RULES.items()}
    if isinstance(ranks, Mapping):
        return {key: dict(zip(ranks, weights.tolist(), strict=True)) for key, weights in found.items()}
    return {key: weights.tolist() for key, weights in found.items()}


def _ahp(given: Case) -> Case:
    if "criteria_matrix" in given:
        return _hierarchy(given)
    only(given, "another priority method", "elements", "matrix", "priority_method", "random_index")
    method = str(given.get("priority_method", "principal")).lower()
    if "principal" not in method and "eigen" not in method and "geometric" not in method:
        raise NotBuilt(method)
    matrix = _judgements(given["matrix"])
    weigh = geometric_weights if "geometric" in method else eigenvector_weights
    weights, found = weigh(matrix).tolist(), consistency(matrix, _random_index(given))
    names = given.get("elements")
    return {
        "weights": dict(zip(names, weights, strict=True)) if names else weights,
        "lambda_max": found.largest_eigenvalue,
        "cr": found.ratio,
        "ci": found.index,
        "consistent": found.is_acceptable,
        "gci": geometric_consistency(matrix),
    }


def _judgements(rows: list[list[object]]) -> FloatArray:
    """Numbers, or fractions as they are printed; null where a pair was not compared."""
    return np.array(
        [[np.nan if cell is None else float(Fraction(str(cell))) for cell in row] for row in rows], dtype=np.float64
    )


def _hierarchy(given: Case) -> Case:
    """Priorities of candidates on each criterion, weighted by the criteria's."""
    names = [name.lower() for name in given["criteria"]]
    only(given, "another hierarchy", "candidates", "criteria", "criteria_matrix", "random_index", *names)
    matrices = {name: _judgements(given[name]) for name in names}
    top = _judgements(given["criteria_matrix"])
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


def _value_functions(given: Case) -> Case:
    only(
        given, "curved value function", "points", "x", "outside", "scale", "low", "high", "rho", "middle", "midvalue",
        "kind", "alternatives", "matrix", "weights", "value_functions",
    )  # fmt: skip
    if "low" in given:
        return _curved(given)
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


def _curved(given: Case) -> Case:
    """Exponential with a constant, or with what is worth half."""
    low, high = given["low"], given["high"]
    rho = (
        given["rho"]
        if given.get("rho") is not None
        else rho_of_midvalue(low, high, given.get("middle", given.get("midvalue")))
    )
    found: dict[str, Any] = {"rho": rho}
    if "x" in given:
        found["value"] = exponential(given["x"], low, high, rho).tolist()
    return found


def _anchored(anchors: list[tuple[float, float]], scores: object) -> FloatArray:
    return Scale.levels([(score, 100 * share) for score, share in anchors]).value(np.asarray(scores, dtype=np.float64))


METHODS: Mapping[str, Callable[[Case], Case]] = {
    "saw": _saw,
    "scoring_formulas": scoring_formulas,
    "rank_weights": _rank_weights,
    "ahp": _ahp,
    "agreement": agreement,
    "value_functions": _value_functions,
    "frontier": frontier,
    "sensitivity": sensitivity,
    "topsis_promethee": topsis_promethee,
    "smaa": smaa,
    "rpm": rpm,
    "knapsack": knapsack,
    "finance": finance,
    "monte_carlo": monte_carlo,
}
