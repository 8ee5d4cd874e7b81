"""What cash flows of a table are worth as a plain record, for JSON: full precision, what is not defined None."""

from typing import Any

import numpy as np

from vmo_desktop.charts.money_words import irr_sentence
from vmo_desktop.domain.cash_flow import (
    discount_factors,
    modified_rate_of_return,
    payback_time,
    present_value,
    return_on_investment,
    years_between,
)
from vmo_desktop.domain.internal_rate import InternalRates, internal_rates
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.exchange.cash_flows import CashFlows
from vmo_desktop.exchange.selection_record import finite


def cash_flows_record(of: CashFlows) -> dict[str, Any]:
    """Every measure that the table gives enough for: what needs a rate is None where none is given."""
    record: dict[str, Any] = {"name": of.name, "rate": of.rate, "flows": of.flows.tolist()}
    return record | (_dated(of) if of.days else _by_period(of))


def rates_record(found: InternalRates) -> dict[str, Any]:
    """All internal rates, and the one there is; else why there is none."""
    return {
        "irr": finite(found.only),
        "irrs": list(found.rates),
        "sign_changes": found.sign_changes,
        "irr_note": irr_sentence(found) or None,
    }


def _by_period(of: CashFlows) -> dict[str, Any]:
    flows, times = of.flows, of.first + np.arange(len(of.flows), dtype=np.float64)
    found = {
        "first_period": of.first,
        "npv": None if of.rate is None else finite(float(present_value(flows, of.rate, times))),
        **rates_record(internal_rates(flows)),
        "mirr": _mirr(of),
        **_of_money(flows, of.rate, np.arange(len(flows), dtype=np.float64)),
        "payback": finite(payback_time(flows)),
        "discounted_payback": None,
    }
    if of.rate is not None:
        found["discounted_payback"] = finite(payback_time(flows * discount_factors(of.rate, times)))
    return found


def _dated(of: CashFlows) -> dict[str, Any]:
    """XNPV and XIRR, with years of 365 days from the first day."""
    years = years_between(of.days)
    rates = rates_record(internal_rates(of.flows, years))
    worth = None if of.rate is None else finite(float(present_value(of.flows, of.rate, years)))
    return {
        "dates": [day.isoformat() for day in of.days],
        "xnpv": worth,
        "xirr": rates["irr"],
        "npv": worth,
        **rates,
        **_of_money(of.flows, of.rate, years),
    }


def _of_money(flows: FloatArray, rate: float | None, times: FloatArray) -> dict[str, Any]:
    """Return on investment, and what comes after the first flow."""
    roi = float(return_on_investment(-np.minimum(flows, 0.0), np.maximum(flows, 0.0)))
    later = np.concatenate([[0.0], flows[1:]])
    worth = None if rate is None else float(present_value(later, rate, times))
    index = None if worth is None or flows[0] >= 0 else finite(worth / -float(flows[0]))
    return {"roi": finite(roi), "profitability_index": index, "pv": None if worth is None else finite(worth)}


def _mirr(of: CashFlows) -> float | None:
    """The modified rate of return; a rate that is not given is the other one, else the discount rate."""
    reinvestment = next((each for each in (of.reinvestment_rate, of.rate, of.finance_rate) if each is not None), None)
    if reinvestment is None:
        return None
    finance = reinvestment if of.finance_rate is None else of.finance_rate
    return finite(modified_rate_of_return(of.flows, finance, reinvestment))
