"""KPIs in words and signs: what window, room and pack say of progress, status and series alike."""

from collections.abc import Callable
from math import isnan

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.numbers import MINUS, compact, written
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.realization import Direction, Status
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.kpi_state import KpiState
from vmo_desktop.workshop.value_rows import Frequency, KpiRow, Series

tr = Texts("Chart")

SIGNS = {
    Status.EXCEEDED: "★",
    Status.ON_TRACK: "●",
    Status.AT_RISK: "▲",
    Status.OFF_TRACK: "■",
    Status.UNKNOWN: "○",
}
"""A shape for each status, so that none is told by colour alone."""

_STATUSES = {
    Status.EXCEEDED: tr.mark("target reached"),
    Status.ON_TRACK: tr.mark("on track"),
    Status.AT_RISK: tr.mark("at risk"),
    Status.OFF_TRACK: tr.mark("off track"),
    Status.UNKNOWN: tr.mark("no reading yet"),
}
_DIRECTIONS = {
    Direction.MAXIMISE: tr.mark("more is better"),
    Direction.MINIMISE: tr.mark("less is better"),
    Direction.MILESTONE: tr.mark("milestone"),
}
_FREQUENCIES = {
    Frequency.MONTH: tr.mark("every month"),
    Frequency.QUARTER: tr.mark("every quarter"),
    Frequency.YEAR: tr.mark("every year"),
    Frequency.ONCE: tr.mark("once"),
}
_SERIES = {Series.PLAN: tr.mark("Plan"), Series.FORECAST: tr.mark("Forecast"), Series.ACTUAL: tr.mark("Actual")}


def status_text(status: Status) -> str:
    """A status as shape and word."""
    return f"{SIGNS[status]} {tr.marked(_STATUSES[status])}"


def status_word(status: Status) -> str:
    """A status in words alone, to be spoken."""
    return tr.marked(_STATUSES[status])


def status_colour(status: Status, theme: Theme) -> str:
    """The colour that goes with the shape of a status."""
    tones = {Status.AT_RISK: theme.amber, Status.OFF_TRACK: theme.red, Status.UNKNOWN: theme.text_faint}
    return tones.get(status, theme.funded)


def direction_word(direction: Direction) -> str:
    """Which way is better."""
    return tr.marked(_DIRECTIONS[direction])


def frequency_word(frequency: Frequency) -> str:
    """How often a KPI is read."""
    return tr.marked(_FREQUENCIES[frequency])


def series_word(series: Series) -> str:
    """What a reading tells."""
    return tr.marked(_SERIES[series])


def share_text(share: float) -> str:
    """A share of the way from baseline to target, in percent; a dash where it is not known."""
    if isnan(share):
        return "–"
    percent = round(100 * share)
    return f"{MINUS if percent < 0 else ''}{written(abs(percent), 0)} %"


def value_text(kpi: KpiRow, value: float | None) -> str:
    """A value of a KPI with its unit, of a milestone whether it is reached; a dash where it is not known."""
    if value is None or isnan(value):
        return "–"
    if kpi.direction is Direction.MILESTONE:
        return tr("reached") if value >= 1 else tr("not reached")
    unit = one_line(kpi.unit)
    return f"{compact(value, 4)} {unit}" if unit else compact(value, 4)


def kpi_name(kpi: KpiRow) -> str:
    """What a KPI is called."""
    return one_line(kpi.name) or tr("KPI without a name")


def state_words(state: KpiState, day: Callable[[str], str] = str) -> str:
    """Where a KPI stands, in a sentence; `day` writes a day in ISO 8601 as its reader does."""
    return f"{kpi_name(state.kpi)}: {standing_words(state, day)}"


def standing_words(state: KpiState, day: Callable[[str], str] = str) -> str:
    """Where a KPI stands, without its name."""
    said = [status_word(state.status)]
    if state.latest is not None:
        said.append(
            tr(
                "{value} on {day}, {progress} of the way, {planned} planned",
                value=value_text(state.kpi, state.latest.value), day=day(state.latest.on),
                progress=share_text(state.progress), planned=share_text(state.planned),
            )
        )  # fmt: skip
    if not isnan(state.at_completion):
        said.append(tr("{value} expected in the end", value=value_text(state.kpi, state.at_completion)))
    if state.is_overdue and state.next_due is not None:
        said.append(tr("a reading was due by {day}", day=day(state.next_due.isoformat())))
    return ", ".join(said)
