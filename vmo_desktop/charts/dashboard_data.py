"""What came true of what was promised, put in order for a chart: by quarter, driver, objective and initiative."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isnan

from vmo_desktop.charts.kpi_words import SIGNS, share_text
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.realization import Status, Thresholds, status
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.realized import Promise, QuarterEnd, Realized
from vmo_desktop.workshop.results import shown_name

tr = Texts("Chart")

MOST = 12
"""So many bars of a kind are drawn, those furthest behind their plan; the table has all."""


class Kind(StrEnum):
    """What KPIs are rolled up to."""

    DRIVER = "driver"
    OBJECTIVE = "objective"
    INITIATIVE = "initiative"


_TITLES = {
    Kind.DRIVER: tr.mark("By value driver"),
    Kind.OBJECTIVE: tr.mark("By objective"),
    Kind.INITIATIVE: tr.mark("By initiative"),
}
_KINDS = {
    Kind.DRIVER: tr.mark("Value driver"),
    Kind.OBJECTIVE: tr.mark("Objective"),
    Kind.INITIATIVE: tr.mark("Initiative"),
}


@dataclass(frozen=True)
class Bar:
    """The progress of what one thing promised."""

    kind: Kind
    name: str
    promise: Promise

    @property
    def gap(self) -> float:
        """How far it is behind its plan; what is unknown comes last."""
        done, due = self.promise.progress.progress, self.promise.planned.progress
        if isnan(done):
            return -2.0
        return (1.0 if isnan(due) else due) - done


@dataclass(frozen=True)
class Dashboard:
    """The roll-ups of a workshop's KPIs."""

    realized: Realized

    @property
    def portfolio(self) -> Promise:
        """All KPIs together."""
        return self.realized.portfolio

    @property
    def quarters(self) -> Sequence[QuarterEnd]:
        """Ends of the quarters."""
        return self.realized.quarters

    @cached_property
    def all_bars(self) -> tuple[Bar, ...]:
        """Everything that KPIs serve, in its own order."""
        snapshot, of = self.realized.snapshot, self.realized
        drivers = snapshot.driver_by_id
        found = [Bar(Kind.DRIVER, drivers[key].name or drivers[key].code, each) for key, each in of.by_driver.items()]
        found += [
            Bar(Kind.OBJECTIVE, each.text, of.by_objective[each.id])
            for each in snapshot.objectives
            if each.id in of.by_objective
        ]
        found += [
            Bar(Kind.INITIATIVE, shown_name(each), of.by_initiative[each.id])
            for each in snapshot.initiatives
            if each.id in of.by_initiative
        ]
        return tuple(found)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that are drawn: of each kind those furthest behind first."""
        found: list[Bar] = []
        for kind in Kind:
            of_kind = [bar for bar in self.all_bars if bar.kind is kind]
            found += sorted(of_kind, key=lambda bar: -bar.gap)[:MOST]
        return tuple(found)

    def status_of(self, promise: Promise) -> Status:
        """Where the KPIs of one thing stand together; beyond the target only where all of them are."""
        row = self.realized.snapshot.value.realization
        thresholds = Thresholds(row.on_track, row.at_risk)
        return status(promise.progress.progress, promise.planned.progress, thresholds)


def kind_title(kind: Kind) -> str:
    """The title over the bars of a kind."""
    return tr.marked(_TITLES[kind])


def bar_name(bar: Bar) -> str:
    """What a bar is about."""
    return one_line(bar.name)


def promise_words(promise: Promise) -> str:
    """Progress against plan in words, with what is not known."""
    done, due, known = promise.progress.progress, promise.planned.progress, promise.progress.known
    if isnan(done):
        return tr("no reading yet")
    said = share_text(done)
    if not isnan(due):
        said = tr("{done} of {due} planned", done=said, due=share_text(due))
    return said if known >= 1 else tr("{said}, {known} of the weight read", said=said, known=share_text(known))


def bar_words(bar: Bar) -> str:
    """A bar in a sentence."""
    count = tr.counted(len(bar.promise.states), "{n} KPI", "{n} KPIs")
    return f"{tr.marked(_KINDS[bar.kind])} {bar_name(bar)}: {promise_words(bar.promise)}, {count}"


def quarter_name(quarter: QuarterEnd) -> str:
    """A quarter such as 2027 Q2."""
    return f"{quarter.day.year} Q{(quarter.day.month + 2) // 3}"


def quarter_words(quarter: QuarterEnd) -> str:
    """A quarter in a sentence."""
    return tr(
        "{quarter}: {realized} realized, {planned} planned, by {day}",
        quarter=quarter_name(quarter), realized=share_text(quarter.realized), planned=share_text(quarter.planned),
        day=quarter.day.isoformat(),
    )  # fmt: skip


def headline(data: Dashboard) -> str:
    """Where all KPIs stand together, in a sentence."""
    end = data.portfolio.at_completion.progress
    said = tr("Portfolio: {progress}", progress=promise_words(data.portfolio))
    return said if isnan(end) else tr("{said}; {end} expected in the end", said=said, end=share_text(end))


def dashboard_table(data: Dashboard) -> ChartTable:
    """Everything that KPIs serve, and every quarter, in numbers; the id of a row is its place counted from 1."""
    share = {"is_number": True, "decimals": 0}
    columns = (
        ChartColumn(tr("By")),
        ChartColumn(tr("Of")),
        ChartColumn(tr("Realized (%)"), **share),  # type: ignore[arg-type]
        ChartColumn(tr("Planned (%)"), **share),  # type: ignore[arg-type]
        ChartColumn(tr("In the end (%)"), **share),  # type: ignore[arg-type]
        ChartColumn(tr("KPIs"), **share),  # type: ignore[arg-type]
        ChartColumn(tr("Status")),
    )
    rows: list[tuple[str | float | None, ...]] = [_row(data, tr("Portfolio"), "", data.portfolio)]
    rows += [
        (tr("Quarter"), quarter_name(each), _percent(each.realized), _percent(each.planned), None, None, "")
        for each in data.quarters
    ]
    rows += [_row(data, tr.marked(_KINDS[bar.kind]), bar_name(bar), bar.promise) for bar in data.all_bars]
    return ChartTable(tr("Dashboard"), columns, tuple(rows), tuple(range(1, len(rows) + 1)))


def _row(data: Dashboard, by: str, name: str, promise: Promise) -> tuple[str | float | None, ...]:
    shares = (promise.progress.progress, promise.planned.progress, promise.at_completion.progress)
    return (by, name, *map(_percent, shares), float(len(promise.states)), SIGNS[data.status_of(promise)])


def _percent(share: float) -> float | None:
    return None if isnan(share) else 100 * share
