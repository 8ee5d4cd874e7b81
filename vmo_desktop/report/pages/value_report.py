"""The value report: what came true of what was promised, by initiative and KPI, and which benefits lack something."""

from functools import partial
from math import isnan

from reportlab.platypus import Flowable

from vmo_desktop.charts.benefit_words import benefit_name, missing_words
from vmo_desktop.charts.dashboard import dashboard_height, draw_dashboard, drawn_bars
from vmo_desktop.charts.dashboard_data import Bar, Dashboard, Kind, bar_name, bar_number, worth_text
from vmo_desktop.charts.kpi_words import kpi_name, share_text, status_text, value_text
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE, long_date
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.kpi_state import KpiState, as_of
from vmo_desktop.workshop.realized import Realized, incomplete
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

_FIGURE = 0.86
"""Part of a page that the figure takes at most."""


def value_report(pack: Pack) -> list[Flowable]:
    """The flowables of the value report."""
    choice = pack.facts.choice
    data = Dashboard(Realized(pack.snapshot), None if choice is None else choice.portfolio)
    return fitted(
        pack,
        lambda size: [
            *page_head(pack, Section.VALUE),
            *_figure(pack, Dashboard(data.realized, data.chosen, (Kind.DRIVER, Kind.OBJECTIVE))),
            *_initiatives(pack, data, size),
            *_kpis(pack, data.realized, size),
            *_benefits(pack, size),
        ],
    )


def _figure(pack: Pack, data: Dashboard) -> list[Flowable]:
    """The dashboard less what has a table of its own."""
    theme = styles().theme
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    width = pack.page.text_width
    height = min(dashboard_height(data, theme, width / POINTS) * POINTS, most)
    day, unseen = as_of(pack.snapshot), len(data.bars) - len(drawn_bars(data, theme, width / POINTS, height / POINTS))
    caption = captions.below(
        pack.facts,
        tr("Progress is the share of the way from baseline to target: filled as it came, the upright line as planned."),
        tr("Points of value come true as KPIs progress.") if data.contribution is not None else "",
        tr("As of {day}.", day=long_date(day.isoformat())) if day is not None else "",
        tr("{n} more have no room here.", n=unseen) if unseen else "",
    )
    return [Chart(partial(draw_dashboard, data=data, theme=theme), height), caption]


def _initiatives(pack: Pack, data: Dashboard, size: float) -> list[Flowable]:
    """Every initiative that a KPI serves or the portfolio funds."""
    heads = (
        (tr("Initiative"), 0.0), (tr("Status"), 72.0), (tr("Realized of planned"), 92.0), (tr("In the end"), 52.0),
        (tr("Points of value"), 66.0), (tr("ROI"), 48.0),
    )  # fmt: skip
    bars = [bar for bar in data.all_bars if bar.kind is Kind.INITIATIVE]
    caption = [
        tr("Realized of planned: progress of the KPIs of its benefits."),
        tr("ROI: as promised, over the periods of the plan.") if data.contribution is not None else "",
    ]
    rows = [_initiative(data, bar, size) for bar in bars]
    return titled_table(pack, tr("Initiatives"), caption, heads, rows, numbers=(3, 4, 5), size=size)


def _initiative(data: Dashboard, bar: Bar, size: float) -> list[object]:
    end = bar.promise.at_completion.progress
    return [
        wrapped(shortened(bar_name(bar), 80), size),
        wrapped(status_text(data.status_of(bar.promise)) if bar.promise.states else NONE, size),
        wrapped(bar_number(bar), size),
        NONE if isnan(end) else share_text(end),
        NONE if bar.worth is None else worth_text(bar.worth),
        NONE if isnan(bar.roi) else share_text(bar.roi),
    ]


def _kpis(pack: Pack, realized: Realized, size: float) -> list[Flowable]:
    heads = (
        (tr("KPI"), 0.0), (tr("Status"), 72.0), (tr("Progress"), 42.0), (tr("Planned"), 38.0), (tr("Actual"), 50.0),
        (tr("Target"), 50.0), (tr("In the end"), 50.0), (tr("Owner"), 62.0),
    )  # fmt: skip
    rows = [_kpi(state, size) for state in realized.states]
    late = [kpi_name(state.kpi) for state in realized.overdue]
    said = tr("Overdue readings: {names}.", names=shortened(", ".join(late), 200)) if late else ""
    caption = [tr("In the end: the newest forecast, or else where the readings are going."), said]
    return titled_table(pack, tr("KPIs"), caption, heads, rows, numbers=(2, 3, 4, 5, 6), size=size)


def _kpi(state: KpiState, size: float) -> list[object]:
    latest = None if state.latest is None else state.latest.value
    values = [latest, state.kpi.target, None if isnan(state.at_completion) else state.at_completion]
    return [
        wrapped(shortened(kpi_name(state.kpi), 80), size),
        wrapped(status_text(state.status), size),
        *(NONE if isnan(share) else share_text(share) for share in (state.progress, state.planned)),
        *(NONE if value is None else shortened(value_text(state.kpi, value), 16) for value in values),
        wrapped(shortened(state.kpi.owner, 40), size),
    ]


def _benefits(pack: Pack, size: float) -> list[Flowable]:
    """The benefits that lack what makes them one."""
    heads = ((tr("Benefit"), 0.0), (tr("Brought by"), 180.0), (tr("Lacks"), 130.0))
    rows = [
        [
            wrapped(shortened(benefit_name(row), 80), size),
            wrapped(shortened(shown_name(pack.snapshot.initiative(row.initiative_id)), 80), size),
            wrapped(tr("! no {missing}", missing=missing_words(row)), size),
        ]
        for row in pack.snapshot.benefits
        if incomplete(row)
    ]
    caption = [tr("A benefit has an observable outcome, an attribution, a measure and an owner.")]
    return titled_table(pack, tr("Incomplete benefits"), caption, heads, rows, size=size)
