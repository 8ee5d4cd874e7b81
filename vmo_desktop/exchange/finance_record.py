"""Money over time of a workshop as a plain record, for JSON: full precision, what is not defined None."""

from collections.abc import Iterable
from typing import Any

from vmo_desktop.charts.money_words import irr_sentence
from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.portfolio_record import code_of
from vmo_desktop.exchange.selection_record import finite
from vmo_desktop.exchange.table import name_key
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash, cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.cost_sums import cost_sums
from vmo_desktop.workshop.money import Money, Series
from vmo_desktop.workshop.money_risk import MoneyRisk, find_risk
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Export")


def initiative_named(snapshot: Snapshot, text: str) -> InitiativeRow:
    """The initiative of a code, or of a name; raises `VmoError`."""
    for given in ("code", "name"):
        found = [each for each in snapshot.initiatives if name_key(getattr(each, given)) == name_key(text)]
        if len(found) == 1:
            return found[0]
    raise VmoError(tr('No initiative has the code "{text}". Take a code of the list of initiatives.', text=text))


def finance_record(money: Money, initiatives: tuple[InitiativeRow, ...]) -> dict[str, Any]:
    """How money is counted, and every initiative that is asked for."""
    finance = money.finance
    return {
        "currency": money.snapshot.workshop.currency,
        "discount_rate": finance.discount_rate,
        "period": finance.period.value,
        "periods": list(money.labels),
        "initiatives": [_initiative(money, each) for each in initiatives],
    }


def _initiative(money: Money, initiative: InitiativeRow) -> dict[str, Any]:
    cash = cash_of_initiative(money, initiative.id)
    return {
        "code": initiative.code,
        "name": initiative.name,
        **cash_record(cash),
        "not_cash": [
            {"name": each.name, "unit": each.unit, "by_period": each.by_period.tolist()}
            for each in money.not_cash(initiative.id)
        ],
    }


def portfolio_money_record(money: Money, portfolio: Portfolio) -> dict[str, Any]:
    """Money over time of what a scenario funds."""
    return {
        "scenario": portfolio.of.scenario.name,
        "status": portfolio.choice.status.value,
        "selected": [
            code_of(each) for row, each in enumerate(money.snapshot.initiatives) if portfolio.is_funded[row]
        ],
        **cash_record(cash_of_portfolio(money, portfolio)),
    }  # fmt: skip


def forecasts_record(money: Money, portfolios: Iterable[Portfolio], *, with_chances: bool) -> list[dict[str, Any]]:
    """Money over time of what every scenario funds; the chance of loss where samples are asked for."""
    found = []
    for portfolio in portfolios:
        record = portfolio_money_record(money, portfolio)
        if with_chances:
            cash = cash_of_portfolio(money, portfolio)
            record["chance_of_loss"] = None if cash.is_incomplete else find_risk(cash).chance_of_loss
        found.append(record)
    return found


def cash_record(cash: Cash) -> dict[str, Any]:
    """What is spent and what comes in, and what that is worth; None where cost or benefit is not known."""
    series, costs = cash.series, cost_sums(cash)
    measures = _measures(series)
    record = {
        "cost_known": cash.is_priced,
        "benefits_known": not cash.lacking,
        "without_benefits": list(cash.lacking),
        "cost": float(series.costs.sum()),
        "benefit": float(series.benefits.sum()),
        "costs": {
            "capex": costs.capex,
            "opex": costs.opex,
            "not_said": costs.not_said,
            "one_off": costs.once,
            "running": costs.running,
        },
        **measures,
        "costs_by_period": series.costs.tolist(),
        "benefits_by_period": series.benefits.tolist(),
        "cumulative": series.cumulative.tolist(),
    }
    unknown = [
        *(() if cash.is_priced else ("cost", "costs", "costs_by_period")),
        *(("benefit", "benefits_by_period") if cash.is_without_benefit else ()),
        *((*measures, "cumulative") if cash.is_incomplete else ()),
    ]
    return record | dict.fromkeys(unknown)


def _measures(series: Series) -> dict[str, Any]:
    return {
        "npv": finite(series.npv),
        "irr": finite(series.irr.only),
        "irrs": list(series.irr.rates),
        "irr_note": irr_sentence(series.irr) or None,
        "mirr": finite(series.mirr),
        "roi": finite(series.roi),
        "profitability_index": finite(series.profitability),
        "payback": finite(series.payback),
        "discounted_payback": finite(series.discounted_payback),
    }


def risk_record(risk: MoneyRisk) -> dict[str, Any]:
    """Percentiles, the chance of loss, and the tornado of lines."""
    low, middle, high = risk.percentiles
    finance = risk.cash.money.finance
    return {
        "samples": finance.samples,
        "seed": finance.seed,
        "shape": finance.shape.value,
        "correlation": finance.correlation,
        "p10": finite(low),
        "p50": finite(middle),
        "p90": finite(high),
        "mean": finite(risk.mean),
        "chance_of_loss": risk.chance_of_loss,
        "tornado": [
            {"line": risk.cash.names[each.line], "of": "delay" if each.is_delay else "amount", "low": each.low,
             "high": each.high}
            for each in risk.swings
        ],
    }  # fmt: skip
