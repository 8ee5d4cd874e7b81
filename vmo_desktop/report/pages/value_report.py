"""The value report: what came true of what was promised, and every KPI with its status."""

from functools import partial
from math import isnan

from reportlab.platypus import Flowable

from vmo_desktop.charts.dashboard import dashboard_height, draw_dashboard
from vmo_desktop.charts.dashboard_data import Dashboard
from vmo_desktop.charts.kpi_words import kpi_name, share_text, status_text, value_text
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.kpi_state import KpiState, as_of
from vmo_desktop.workshop.realized import Realized

tr = Texts("Pack")

_FIGURE = 0.62
"""Part of a page that the figure takes at most."""


def value_report(pack: Pack) -> list[Flowable]:
    """The flowables of the value report."""
    choice = pack.facts.choice
    data = Dashboard(Realized(pack.snapshot), None if choice is None else choice.portfolio)
    theme = styles().theme
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    height = dashboard_height(data, theme, pack.page.text_width / POINTS) * POINTS
    day = as_of(pack.snapshot)
    caption = captions.below(
        pack.facts,
        tr("Progress is the share of the way from baseline to target: filled as it came, the upright line as planned."),
        tr("As of {day}.", day=day.isoformat()) if day is not None else "",
    )
    figure = Chart(partial(draw_dashboard, data=data, theme=theme), min(height, most))
    return fitted(
        pack, lambda size: [*page_head(pack, Section.VALUE), figure, caption, *_kpis(pack, data.realized, size)]
    )


def _kpis(pack: Pack, realized: Realized, size: float) -> list[Flowable]:
    heads = (
        (tr("KPI"), 0.0), (tr("Status"), 78.0), (tr("Progress"), 48.0), (tr("Planned"), 48.0), (tr("Actual"), 60.0),
        (tr("Target"), 60.0), (tr("In the end"), 60.0), (tr("Owner"), 62.0),
    )  # fmt: skip
    rows = [_row(state, size) for state in realized.states]
    late = [kpi_name(state.kpi) for state in realized.overdue]
    said = tr("Overdue readings: {names}.", names=shortened(", ".join(late), 200)) if late else ""
    caption = [tr("In the end: the newest forecast, or else where the readings are going."), said]
    return titled_table(pack, tr("KPIs"), caption, heads, rows, numbers=(2, 3, 4, 5, 6), size=size)


def _row(state: KpiState, size: float) -> list[object]:
    latest = None if state.latest is None else state.latest.value
    values = [latest, state.kpi.target, None if isnan(state.at_completion) else state.at_completion]
    return [
        wrapped(shortened(kpi_name(state.kpi), 80), size),
        wrapped(status_text(state.status), size),
        *(NONE if isnan(share) else share_text(share) for share in (state.progress, state.planned)),
        *(NONE if value is None else shortened(value_text(state.kpi, value), 16) for value in values),
        wrapped(shortened(state.kpi.owner, 40), size),
    ]
