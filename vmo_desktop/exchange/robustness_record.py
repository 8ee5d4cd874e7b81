"""What a test of robustness found as a plain record, for JSON: full precision."""

from typing import Any

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.exchange.scenario_record import named_scenario
from vmo_desktop.exchange.selection_record import finite
from vmo_desktop.workshop.choice_rows import RobustnessRow
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.robust_choice import RobustChoice, Robustness
from vmo_desktop.workshop.scenario_problem import ScenarioProblem


def robustness_record(results: Results, name: str | None, settings: RobustnessRow) -> dict[str, Any]:
    """Test a scenario, by name or the recommended one, and tell all that was found.

    `weights` and `scores` are what was allowed in fact: what is not in the file falls back.
    """
    portfolio = chosen(ScenarioProblem(results, named_scenario(results.snapshot, name)))
    test = RobustChoice(portfolio, settings)
    found = test.advance(test.wanted)
    return {
        "scenario": portfolio.of.scenario.name,
        "seed": settings.seed,
        "samples": found.samples,
        "weights": found.uncertain.weights_used.value,
        "margin": settings.margin,
        "scores": found.uncertain.scores_used.value,
        "initiatives": _initiatives(found),
        "regret": {
            "expected": found.regret.expected, "maximum": found.regret.maximum, "share_best": found.regret.best,
        },
        "rulers": _rulers(found),
        "common_core": _names(found, found.rule.core) if found.rule is not None and found.rule.rulers else [],
        "core": None if found.core is None else {
            "exact": found.core.is_exact,
            "portfolios": found.core.portfolios,
            "core_index": dict(zip(_codes(found), found.core.index.tolist(), strict=True)),
        },
    }  # fmt: skip


def _codes(found: Robustness) -> list[str]:
    initiatives = found.uncertain.of.snapshot.initiatives
    return [initiatives[row].code or shown_name(initiatives[row]) for row in found.uncertain.rows]


def _names(found: Robustness, is_named: "np.ndarray[Any, np.dtype[np.bool_]]") -> list[str]:
    return [code for code, holds in zip(_codes(found), is_named, strict=True) if holds]


def _initiatives(found: Robustness) -> list[dict[str, Any]]:
    low, high = found.selection.intervals()
    ranks = found.acceptability
    return [
        {
            "code": code,
            "funded": bool(found.is_funded[row]),
            "chance": float(found.selection.chance[row]),
            "low": float(low[row]),
            "high": float(high[row]),
            "class": found.certainty[row].value,
            "mean_rank": float(ranks.mean_ranks[row]),
            "acceptability": ranks.ranks[row].tolist(),
            "central_weights": _weights(found, ranks.central_weights[row]),
            "weights_in": _weights(found, found.selection.weights_in[row]),
            "weights_out": _weights(found, found.selection.weights_out[row]),
            "confidence_factor": finite(float(found.factors[row])),
        }
        for row, code in enumerate(_codes(found))
    ]


def _weights(found: Robustness, weights: FloatArray) -> dict[str, Any] | None:
    """Weights by driver, where classes have their own by weight set; None where there are none."""
    if np.isnan(weights).any():
        return None
    snapshot, sets = found.uncertain.of.snapshot, found.uncertain.weight_sets
    drivers = [each.code or each.name for each in snapshot.leaves]
    parts = [dict(zip(drivers, part.tolist(), strict=True)) for part in weights.reshape(-1, len(drivers))]
    if len(parts) == 1:
        return parts[0]
    names = {each.id: each.name for each in snapshot.weight_sets}
    return {names[each]: part for each, part in zip(sets, parts, strict=True)}


def _rulers(found: Robustness) -> list[dict[str, Any]]:
    if found.rule is None:
        return []
    return [
        {"name": each.name, "group": each.is_group, "selected": _names(found, funded)}
        for each, funded in zip(found.rule.rulers, found.rule.funded, strict=True)
    ]
