"""Money over time: the recommended portfolio, every scenario and every initiative, and what that rests on."""

from collections.abc import Sequence
from functools import partial
from math import isfinite

from reportlab.platypus import Flowable

from vmo_desktop.charts.cash_curve import CashCurve, draw_cash_curve
from vmo_desktop.charts.finance_tables import cost_sentence
from vmo_desktop.charts.money_chances import MoneyChances, draw_money_chances
from vmo_desktop.charts.money_tornado import money_tornado
from vmo_desktop.charts.money_words import irr_sentence, irr_text, payback_text, rate_text
from vmo_desktop.charts.numbers import money as money_text
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.charts.tornado import draw_tornado, tornado_height
from vmo_desktop.domain.three_point import Shape
from vmo_desktop.report import captions
from vmo_desktop.report.money_facts import MoneyFacts
from vmo_desktop.report.numbers import NONE, listed, percent_cell, plain
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import DENSE, styles
from vmo_desktop.report.tables import clamped
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash, cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

_CURVE, _CHANCES, _MOST_BARS = 0.28, 0.2, 0.333
"""Heights of the figures as parts of the page's, of the tornado at most: all of them stand on one."""

_NAMES = 122.0
"""Points of the column of names."""


def money_over_time(pack: Pack) -> list[Flowable]:
    """The flowables of money over time."""
    of = MoneyFacts(pack.facts)
    return fitted(
        pack,
        lambda size: [
            *page_head(pack, Section.MONEY), *_portfolio(pack, of), *_scenarios(pack, of), *_initiatives(pack, of),
            *_several(of), *_not_cash(pack, of, size), *_assumptions(of),
        ],
    )  # fmt: skip


def _portfolio(pack: Pack, of: MoneyFacts) -> list[Flowable]:
    """The recommended portfolio: when it breaks even, what it may come to, and what moves that most."""
    cash, risk, theme = of.cash, of.risk, styles().theme
    page = pack.page.text_top - pack.page.text_bottom
    if cash is None or risk is None:
        return []
    name = tr("Recommended portfolio")
    curve = Chart(partial(draw_cash_curve, data=CashCurve(cash, name), theme=theme), _CURVE * page)
    said = [cost_sentence(cash) + ".", irr_sentence(cash.series.irr), _lacking(cash)]
    flowables: list[Flowable] = [curve, captions.below(pack.facts, *(each for each in said if each))]
    bars = money_tornado(risk, name)
    if not bars.names:
        return flowables
    chances = MoneyChances(risk, name)
    count = f"{len(risk.samples):,}"
    drawn = tr("What it comes to where every uncertain amount and delay is drawn, {n} times.", n=count)
    figure = Chart(partial(draw_money_chances, data=chances, theme=theme), _CHANCES * page)
    flowables += kept(pack, figure, captions.below(pack.facts, drawn))
    height = min(tornado_height(bars, theme) * POINTS, _MOST_BARS * page)
    moved = tr("What each line alone makes of the net present value, from its low end to its high end.")
    tornado = Chart(partial(draw_tornado, data=bars, theme=theme), height)
    return [*flowables, *kept(pack, tornado, captions.below(pack.facts, moved))]


def _lacking(cash: Cash) -> str:
    if not cash.lacking:
        return ""
    return tr("With costs alone, as no benefit in money is known: {names}.", names=listed(cash.lacking, 4))


def _scenarios(pack: Pack, of: MoneyFacts) -> list[Flowable]:
    if len(of.portfolios) < 2:
        return []
    rows: list[Sequence[object]] = []
    for portfolio in of.portfolios:
        cash = cash_of_portfolio(of.money, portfolio)
        loss = NONE if cash.is_unknown else percent_cell(of.risk_of(cash).chance_of_loss)
        name = shortened(shown_scenario(portfolio.of.scenario), 60)
        rows.append([wrapped(name), *_amounts(pack, cash), *_rates(cash), _payback(cash), loss])
    heads = (
        (tr("Scenario"), 0.0), *_money_heads(pack, 56.0), (tr("IRR"), 50.0), (tr("ROI"), 46.0), (tr("Payback"), 54.0),
        (tr("Loss"), 42.0),
    )  # fmt: skip
    caption = [tr("Of the portfolio of each scenario. Loss: the chance that it is worth less than nothing.")]
    return titled_table(pack, tr("Forecasts by scenario"), caption, heads, rows, numbers=tuple(range(1, 8)))


def _initiatives(pack: Pack, of: MoneyFacts) -> list[Flowable]:
    rows: list[Sequence[object]] = []
    for entry in pack.facts.entries:
        cash = cash_of_initiative(of.money, entry.initiative.id)
        series = cash.series
        more = [NONE] * 3
        if not cash.is_unknown:
            more = [_rate(series.mirr), plain(series.profitability, 2), _time(series.discounted_payback, cash)]
        irr, roi = _rates(cash)
        rows.append([
            clamped(shown_name(entry.initiative), _NAMES, size=DENSE), *_amounts(pack, cash), irr, more[0], roi,
            more[1], _payback(cash), more[2],
        ])  # fmt: skip
    heads = (
        (tr("Initiative"), 0.0), *_money_heads(pack, 40.0), (tr("IRR"), 40.0), (tr("MIRR"), 36.0), (tr("ROI"), 40.0),
        (tr("Index"), 28.0), (tr("Payback"), 42.0), (tr("Discounted"), 46.0),
    )  # fmt: skip
    caption = [
        tr("Funded whole, as is likeliest, in the order of the pack; index: profitability index."),
        tr("Where the benefit in money or the cost is not known, the other alone."),
    ]
    numbers = tuple(range(1, len(heads)))
    return titled_table(pack, tr("By initiative"), caption, heads, rows, numbers=numbers, size=DENSE)


def _money_heads(pack: Pack, width: float) -> tuple[tuple[str, float], ...]:
    unit = pack.figures.money_unit
    titles = tr("Cost"), tr("Benefit"), tr("NPV")
    return tuple((tr("{title}, {unit}", title=title, unit=unit) if unit else title, width) for title in titles)


def _amounts(pack: Pack, cash: Cash) -> list[str]:
    """Cost, benefit and net present value."""
    series, figures = cash.series, pack.figures
    return [
        figures.money(float(series.costs.sum())) if cash.is_priced else NONE,
        NONE if cash.is_without_benefit else figures.money(float(series.benefits.sum())),
        NONE if cash.is_unknown else figures.money(series.npv),
    ]


def _rates(cash: Cash) -> list[str]:
    """Internal rate, or that there is none or several, and return on investment."""
    if cash.is_unknown:
        return [NONE, NONE]
    rates = cash.series.irr.rates
    several = tr("{n} rates", n=len(rates))
    return [several if len(rates) > 1 else irr_text(cash.series.irr), _rate(cash.series.roi)]


def _rate(rate: float) -> str:
    return rate_text(rate) or NONE


def _payback(cash: Cash) -> str:
    return NONE if cash.is_unknown else _time(cash.series.payback, cash)


def _time(time: float, cash: Cash) -> str:
    return payback_text(time, cash.money.finance.period) if isfinite(time) else tr("never")


def _several(of: MoneyFacts) -> list[Flowable]:
    """Which rates there are where there are several, and that there is none."""
    said = []
    for each in of.money.snapshot.initiatives:
        irr = of.money.series[each.id].irr
        if of.money.is_known[each.id] and len(irr.rates) != 1:
            name = shortened(one_line(shown_name(each)), 60)
            said.append(f"{name}: {irr_sentence(irr)}")
    return [para(text, style=styles().caption) for text in said[:12]]


def _not_cash(pack: Pack, of: MoneyFacts, size: float) -> list[Flowable]:
    rows = [
        [
            wrapped(shortened(shown_name(initiative), 80), size),
            wrapped(shortened(each.name, 80), size),
            money_text(float(each.by_period.sum()), shortened(each.unit, 24)),
        ]
        for initiative in of.money.snapshot.initiatives
        for each in of.money.not_cash(initiative.id)
    ]
    heads = ((tr("Initiative"), 0.0), (tr("Benefit"), 180.0), (tr("Over the plan"), 100.0))
    caption = [tr("Counted in units of their own, and in no amount of money on these pages.")]
    return titled_table(pack, tr("Benefits that are no money"), caption, heads, rows, numbers=(2,), size=size)


def _assumptions(of: MoneyFacts) -> list[Flowable]:
    finance, look = of.money.finance, styles()
    labels = of.money.labels
    rates = [
        tr("borrowed at {rate}", rate=_rate(finance.finance_rate)) if finance.finance_rate is not None else "",
        tr("reinvested at {rate}", rate=_rate(finance.reinvestment_rate))
        if finance.reinvestment_rate is not None
        else "",
    ]
    mirr = ", ".join(each for each in rates if each) or tr("borrowed and reinvested at the discount rate")
    said = tr(
        "Discounted at {rate} a year; {count} periods from {first} to {last}, the first counting as now. MIRR: {mirr}. "
        "Samples: {samples} with seed {seed}, {shape} estimates between low and high, correlation {correlation}.",
        rate=_rate(finance.discount_rate), count=finance.periods, first=labels[0], last=labels[-1], mirr=mirr,
        samples=f"{finance.samples:,}", seed=finance.seed, shape=_shape(finance.shape),
        correlation=plain(finance.correlation, 2),
    )  # fmt: skip
    return [para(tr("What this rests on"), style=look.table_title), para(said, style=look.body)]


def _shape(shape: Shape) -> str:
    return "PERT" if shape is Shape.PERT else tr("triangular")
