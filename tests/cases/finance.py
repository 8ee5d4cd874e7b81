"""Answers about cash flows and estimates of three points."""

from collections.abc import Mapping
from datetime import date
from math import isinf
from typing import Any

import numpy as np

from tests.cases.forms import Case, NotBuilt
from vmo_desktop.domain.cash_flow import (
    discount_factors,
    modified_rate_of_return,
    payback_time,
    present_value,
    profitability_index,
    return_on_investment,
    years_between,
)
from vmo_desktop.domain.internal_rate import internal_rates
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import Estimate, Shape

REINVESTMENT = ("reinvestment_rate", "reinvest_rate")
RATE = ("rate", "discount_rate", "cost_of_capital")
FLOWS = ("cash_flows", "flows", "cashflows", "values")
INVESTMENT = ("investment", "initial_investment", "initial_outlay")


def _first(given: Case, names: tuple[str, ...]) -> Any:
    return next((given[name] for name in names if name in given), None)


def finance(given: Case) -> Case:
    """Every measure that the case gives enough for; those of several projects have the project's name at the end."""
    projects = {key: each for key, each in given.items() if isinstance(each, Mapping)}
    if projects:
        common = {key: each for key, each in given.items() if key not in projects}
        answers = {name: finance({**common, **each}) for name, each in projects.items()}
        return {f"{key}_{name}": each for name, found in answers.items() for key, each in found.items()}
    flows = _flows(given)
    if "dates" in given:
        return _dated(given, flows)
    found = _rates(flows)
    rate = _first(given, RATE)
    found["payback"] = _defined(payback_time(flows))
    found["years"] = found["payback"]
    found["roi"] = float(return_on_investment(-np.minimum(flows, 0), np.maximum(flows, 0)))
    if rate is not None:
        found |= _discounted(given, flows, float(rate))
    reinvestment = _first(given, REINVESTMENT)
    if reinvestment is None:
        reinvestment = rate
    if reinvestment is not None:
        financing = given.get("finance_rate", reinvestment)
        found["mirr"] = modified_rate_of_return(flows, float(financing), float(reinvestment))
    return found


def _flows(given: Case) -> FloatArray:
    flows = _first(given, FLOWS)
    investment = _first(given, INVESTMENT)
    if flows is None and investment is not None and "annual" in given:
        flows = [given["annual"]] * int(given["periods"])
    if flows is None:
        raise NotBuilt(f"finance from {', '.join(sorted(given))}")
    numbers = np.array(flows, dtype=np.float64)
    return numbers if investment is None else np.concatenate([[-abs(float(investment))], numbers])


def _rates(flows: FloatArray) -> dict[str, Any]:
    found = internal_rates(flows)
    rates = list(found.rates)
    return {"irr": _defined(found.only), "irrs": rates, "rates": rates, "roots": rates, "count": len(rates),
            "sign_changes": found.sign_changes}  # fmt: skip


def _dated(given: Case, flows: FloatArray) -> Case:
    years = years_between([date.fromisoformat(each) for each in given["dates"]])
    found: dict[str, Any] = {"xirr": _defined(internal_rates(flows, years).only)}
    rate = given.get("rate_for_xnpv", _first(given, RATE))
    if rate is not None:
        found["xnpv"] = float(present_value(flows, float(rate), years))
    return found


def _discounted(given: Case, flows: FloatArray, rate: float) -> dict[str, Any]:
    is_late = str(given.get("timing", "")).startswith("end of period 1")
    times = np.arange(len(flows), dtype=np.float64) + is_late
    years = _defined(payback_time(flows * discount_factors(rate, times)))
    index = profitability_index(flows, rate)
    return {
        "npv": float(present_value(flows, rate, times)),
        "pv": float(present_value(np.concatenate([[0.0], flows[1:]]), rate)),
        "pi": _defined(index),
        "profitability_index": _defined(index),
        "years": years,
        "discounted_payback": years,
    }


def _defined(number: float) -> float | None:
    return None if np.isnan(number) or isinf(number) else number


def monte_carlo(given: Case) -> Case:
    """Mean, deviation and percentiles of an estimate, or of each of several."""
    if "estimates" in given:
        several = {name: _estimate({**given, **each}) for name, each in given["estimates"].items()}
        keys = next(iter(several.values()))
        return {key: {name: found[key] for name, found in several.items()} for key in keys}
    return _estimate(given)


def _estimate(given: Case) -> dict[str, float]:
    shape = _shape(given)
    likely = given.get("mode", given.get("likely", given.get("most_likely")))
    if likely is None:
        raise NotBuilt(f"an estimate from {', '.join(sorted(given))}")
    estimate = Estimate(float(given["low"]), float(likely), float(given["high"]))
    p10, p50, p90 = estimate.quantile(np.array([0.1, 0.5, 0.9]), shape).tolist()
    deviation = estimate.deviation(shape)
    return {"mean": estimate.mean(shape), "sd": deviation, "variance": deviation**2, "p10": p10, "p50": p50, "p90": p90}


def _shape(given: Case) -> Shape:
    """The shape that is named, else PERT."""
    named = " ".join(str(given.get(key, "")) for key in ("distribution", "shape", "formula")).lower()
    return Shape.TRIANGULAR if "triang" in named else Shape.PERT
