"""Money over time of initiatives, and of the portfolios of scenarios, as tables."""

from collections.abc import Mapping, Sequence
from math import isfinite

import numpy as np

from vmo_desktop.charts.money_words import irr_text, payback_text
from vmo_desktop.charts.numbers import compact, money
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash, cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.cost_sums import cost_sums
from vmo_desktop.workshop.money import Money, NotCash
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name

tr = Texts("Chart")


WHOLE_FROM = 10_000
"""Amounts are shown without decimals where one is so large."""


def finance_table(of: Money, report: Report | None = None) -> ChartTable:
    """Every initiative with what it costs, brings and is worth; of the measures none where cost or benefit is unknown.

    Hundreds take a while: `report` is told (done, of) before each, and may raise to stop.
    """
    initiatives = of.snapshot.initiatives
    rows: list[tuple[CellValue, ...]] = []
    for place, each in enumerate(initiatives):
        if report is not None:
            report(place, len(initiatives))
        cash = cash_of_initiative(of, each.id)
        cells = [*_cells(cash), *_costs(cash)]
        rows.append((each.code, shown_name(each), *cells, not_cash_text(of.not_cash(each.id))))
    columns = (
        ChartColumn(tr("Code")), ChartColumn(tr("Initiative")), *_columns(of), *_cost_columns(of),
        ChartColumn(tr("Not cash")),
    )  # fmt: skip
    return ChartTable(tr("Finance"), columns, tuple(rows), tuple(each.id for each in initiatives))


def forecasts_table(
    of: Money,
    scenarios: Sequence[ScenarioRow],
    portfolios: Mapping[int, Portfolio],
    chances: Mapping[int, float] | None = None,
) -> ChartTable:
    """What the portfolio of every scenario costs, brings and is worth; those not known yet are left empty.

    `chances` of loss are by scenario id, as far as they are drawn.
    """
    columns = (
        ChartColumn(tr("Scenario")),
        ChartColumn(tr("Funded"), is_number=True, decimals=0),
        *_columns(of),
        ChartColumn(tr("Chance of loss (%)"), is_number=True, decimals=1),
        *_cost_columns(of),
        ChartColumn(tr("Without known benefit"), is_number=True, decimals=0),
    )
    rows: list[tuple[CellValue, ...]] = []
    for scenario in scenarios:
        portfolio = portfolios.get(scenario.id)
        if portfolio is None or not portfolio.choice.is_found:
            unknown: list[CellValue] = [None] * (len(columns) - 1)
            rows.append((shown_scenario(scenario), *unknown))
            continue
        cash = cash_of_portfolio(of, portfolio)
        chance = None if chances is None else chances.get(scenario.id)
        loss = None if chance is None or cash.is_unknown else 100 * chance
        told: list[CellValue] = [
            float(portfolio.is_funded.sum()), *_cells(cash), loss, *_costs(cash), float(len(cash.lacking)),
        ]  # fmt: skip
        rows.append((shown_scenario(scenario), *told))
    return ChartTable(tr("Forecasts"), columns, tuple(rows), tuple(each.id for each in scenarios))


def _columns(of: Money) -> tuple[ChartColumn, ...]:
    currency, decimals = of.snapshot.workshop.currency, _decimals(of)
    amounts = [f"{title} ({currency})" if currency else title for title in (tr("Cost"), tr("Benefit"), tr("NPV"))]
    return (
        *(ChartColumn(title, is_number=True, decimals=decimals) for title in amounts),
        ChartColumn(tr("IRR (%)"), is_number=True, decimals=1),
        ChartColumn(tr("MIRR (%)"), is_number=True, decimals=1),
        ChartColumn(tr("ROI (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Profitability"), is_number=True, decimals=2),
        ChartColumn(tr("Payback"), is_number=True, decimals=1),
        ChartColumn(tr("Discounted payback"), is_number=True, decimals=1),
    )


def _decimals(of: Money) -> int:
    """Cents say nothing beside thousands; in small units of money, such as millions, they do."""
    most = max((float(np.abs(each.net).max()) for each in of.series.values()), default=0.0)
    return 0 if most >= WHOLE_FROM else 2


def _cells(cash: Cash) -> list[CellValue]:
    """Cost, benefit and measures; where one of cost and benefit is not known, the other alone."""
    series, period = cash.series, cash.money.finance.period
    cost = float(series.costs.sum()) if cash.is_priced else None
    benefit = None if cash.is_without_benefit else float(series.benefits.sum())
    if cash.is_unknown:
        return [cost, benefit, *[None] * 7]
    irr: CellValue = 100 * series.irr.only if len(series.irr.rates) == 1 else irr_text(series.irr)
    times: list[CellValue] = [
        each if isfinite(each) else payback_text(each, period)
        for each in (series.payback, series.discounted_payback)
    ]  # fmt: skip
    return [
        cost, benefit, series.npv, irr, _percent(series.mirr), _percent(series.roi),
        series.profitability if isfinite(series.profitability) else None, *times,
    ]  # fmt: skip


def _cost_columns(of: Money) -> tuple[ChartColumn, ...]:
    titles = tr("Capex"), tr("Opex"), tr("One-off cost"), tr("Running cost")
    decimals = _decimals(of)
    return tuple(ChartColumn(title, is_number=True, decimals=decimals) for title in titles)


def _costs(cash: Cash) -> list[CellValue]:
    if not cash.is_priced:
        return [None] * 4
    sums = cost_sums(cash)
    booked: list[CellValue] = [sums.capex, sums.opex] if sums.is_booked else [None, None]
    return [*booked, sums.once, sums.running]


def cost_sentence(cash: Cash) -> str:
    """How costs are booked and paid."""
    sums, currency = cost_sums(cash), cash.money.snapshot.workshop.currency
    told = [(tr("capex"), sums.capex), (tr("opex"), sums.opex), (tr("neither said"), sums.not_said)]
    parts = [f"{name} {money(amount, currency)}" for name, amount in told if amount > 0] if sums.is_booked else []
    paid = tr("one-off {once}, running {running}", once=money(sums.once, currency),
              running=money(sums.running, currency))  # fmt: skip
    return tr("Costs: {costs}", costs="; ".join(part for part in (", ".join(parts), paid) if part))


def _percent(share: float) -> float | None:
    return 100 * share if isfinite(share) else None


def not_cash_text(benefits: tuple[NotCash, ...]) -> str:
    """Benefits that are no money, each with what it adds up to over the plan."""
    return "; ".join(f"{each.name}: {money(float(each.by_period.sum()), each.unit)}" for each in benefits)


def money_sentence(cash: Cash, name: str) -> str:
    """What something is worth in a sentence."""
    series, currency = cash.series, cash.money.snapshot.workshop.currency
    if cash.is_empty:
        return tr("{name}: nothing is funded", name=name)
    if cash.is_without_benefit:
        return tr("{name}: no benefit in money is known yet", name=name)
    if cash.is_unknown:
        brings = money(float(series.benefits.sum()), currency)
        return tr("{name}: it brings {money}, but what it costs is not known yet", name=name, money=brings)
    said = [
        tr("net present value {money}", money=money(series.npv, currency)),
        tr("IRR {rate}", rate=irr_text(series.irr)),
        tr("payback {time}", time=payback_text(series.payback, cash.money.finance.period)),
    ]
    if isfinite(series.roi):
        said.insert(2, tr("ROI {share} %", share=compact(round(100 * series.roi, 1))))
    return f"{name}: {', '.join(said)}"
