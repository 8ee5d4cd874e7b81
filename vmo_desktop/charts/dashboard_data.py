"""What came true of what was promised, put in order for a chart: by quarter, driver, objective, initiative and KPI."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isnan, nan

from vmo_desktop.charts.kpi_words import SIGNS, kpi_name, share_text, value_text
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.numbers import written
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.realization import Status, Thresholds, status
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.contribution import Contribution, Worth
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.realized import Promise, QuarterEnd, Realized
from vmo_desktop.workshop.results import shown_name

tr = Texts("Chart")


class Kind(StrEnum):
    """What progress is told by."""

    DRIVER = "driver"
    OBJECTIVE = "objective"
    INITIATIVE = "initiative"
    KPI = "kpi"


ROLLED_UP = (Kind.DRIVER, Kind.OBJECTIVE, Kind.INITIATIVE)
"""What KPIs are rolled up to."""

_TITLES = {
    Kind.DRIVER: tr.mark("By value driver"),
    Kind.OBJECTIVE: tr.mark("By objective"),
    Kind.INITIATIVE: tr.mark("By initiative"),
    Kind.KPI: tr.mark("By KPI"),
}
_KINDS = {
    Kind.DRIVER: tr.mark("Value driver"),
    Kind.OBJECTIVE: tr.mark("Objective"),
    Kind.INITIATIVE: tr.mark("Initiative"),
    Kind.KPI: tr.mark("KPI"),
}
_BESIDE = {
    Kind.DRIVER: tr.mark("points"),
    Kind.OBJECTIVE: tr.mark("of the value"),
    Kind.INITIATIVE: tr.mark("ROI"),
    Kind.KPI: tr.mark("now"),
}


@dataclass(frozen=True)
class Bar:
    """The progress of what one thing promised.

    With a portfolio, `worth` is what the thing brings to its value, and `roi` what an initiative returns, else NaN.
    `beside` is what stands at its end.
    """

    kind: Kind
    name: str
    promise: Promise
    worth: Worth | None = None
    roi: float = nan
    beside: str = ""

    @property
    def gap(self) -> float:
        """How far it is behind its plan; what is unknown comes last."""
        done, due = self.promise.progress.progress, self.promise.planned.progress
        if isnan(done):
            return -2.0
        return (1.0 if isnan(due) else due) - done


@dataclass(frozen=True)
class Dashboard:
    """The roll-ups of a workshop's KPIs, and what they mean for the value of a portfolio where there is one."""

    realized: Realized
    chosen: Portfolio | None = None
    kinds: tuple[Kind, ...] = ROLLED_UP

    @property
    def portfolio(self) -> Promise:
        """All KPIs together."""
        return self.realized.portfolio

    @property
    def quarters(self) -> Sequence[QuarterEnd]:
        """Ends of the quarters."""
        return self.realized.quarters

    @cached_property
    def contribution(self) -> Contribution | None:
        """What the portfolio contributes; None without one, and where it funds nothing."""
        found = self.chosen
        if found is None or not found.choice.is_found or not found.is_funded.any():
            return None
        return Contribution(found, self.realized)

    @cached_property
    def all_bars(self) -> tuple[Bar, ...]:
        """Everything that KPIs serve and that the portfolio funds, in its own order."""
        made = {
            Kind.DRIVER: self._drivers, Kind.OBJECTIVE: self._objectives, Kind.INITIATIVE: self._initiatives,
            Kind.KPI: self._kpis,
        }  # fmt: skip
        return tuple(bar for kind in self.kinds for bar in made[kind]())

    def _drivers(self) -> list[Bar]:
        promises, worths = self.realized.by_driver, {} if self.contribution is None else self.contribution.by_driver
        return [
            Bar(
                Kind.DRIVER, each.name or each.code, promises.get(each.id, Promise(())), worth := worths.get(each.id),
                beside="" if worth is None else worth_text(worth),
            )
            for each in self.realized.snapshot.driver_by_id.values()
            if each.id in promises or (each.id in worths and worths[each.id].promised > 0)
        ]  # fmt: skip

    def _objectives(self) -> list[Bar]:
        of, promises = self.contribution, self.realized.by_objective
        worths = {} if of is None else of.by_objective
        return [
            Bar(
                Kind.OBJECTIVE, each.text, promises.get(each.id, Promise(())), worth := worths.get(each.id),
                beside="" if of is None or worth is None else share_text(of.share(worth)),
            )
            for each in self.realized.snapshot.objectives
            if each.id in promises or each.id in worths
        ]  # fmt: skip

    def _initiatives(self) -> list[Bar]:
        of, promises = self.contribution, self.realized.by_initiative
        worths = {} if of is None else of.by_initiative
        found = []
        for each in self.realized.snapshot.initiatives:
            if each.id in promises or each.id in worths:
                roi = nan if of is None or each.id not in worths else of.roi(each.id)
                promise, beside = promises.get(each.id, Promise(())), "" if of is None else share_text(roi)
                found.append(Bar(Kind.INITIATIVE, shown_name(each), promise, worths.get(each.id), roi, beside))
        return found

    def _kpis(self) -> list[Bar]:
        return [
            Bar(
                Kind.KPI, kpi_name(each.kpi), Promise((each,)),
                beside=value_text(each.kpi, None if each.latest is None else each.latest.value),
            )
            for each in self.realized.states
        ]  # fmt: skip

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars as they are drawn: of each kind those furthest behind first."""
        found: list[Bar] = []
        for kind in self.kinds:
            found += sorted((bar for bar in self.all_bars if bar.kind is kind), key=lambda bar: -bar.gap)
        return tuple(found)

    def status_of(self, promise: Promise) -> Status:
        """Where the KPIs of one thing stand together; beyond the target only where all of them are."""
        row = self.realized.snapshot.value.realization
        thresholds = Thresholds(row.on_track, row.at_risk)
        return status(promise.progress.progress, promise.planned.progress, thresholds)


def kind_title(kind: Kind) -> str:
    """The title over the bars of a kind."""
    return tr.marked(_TITLES[kind])


def beside_title(kind: Kind) -> str:
    """The title over what stands at the ends of the bars of a kind."""
    return tr.marked(_BESIDE[kind])


def bar_name(bar: Bar) -> str:
    """What a bar is about."""
    return one_line(bar.name)


def worth_text(worth: Worth) -> str:
    """Points of value that came true, of those promised."""
    return tr("{realized} of {promised}", realized=_points(worth.realized), promised=_points(worth.promised))


def _points(number: float) -> str:
    return "–" if isnan(number) else written(number, 0)


def promise_words(promise: Promise) -> str:
    """Progress against plan in words, with what is not known."""
    done, due, known = promise.progress.progress, promise.planned.progress, promise.progress.known
    if isnan(done):
        return tr("no reading yet") if promise.states else tr("no KPI yet")
    said = share_text(done)
    if not isnan(due):
        said = tr("{done} of {due} planned", done=said, due=share_text(due))
    return said if known >= 1 else tr("{said}, {known} of the weight read", said=said, known=share_text(known))


def bar_number(bar: Bar) -> str:
    """Progress against plan as short as it can be told beside a bar."""
    done, due, known = bar.promise.progress.progress, bar.promise.planned.progress, bar.promise.progress.known
    if isnan(done):
        return promise_words(bar.promise)
    said = share_text(done) if isnan(due) else tr("{done} of {due}", done=share_text(done), due=share_text(due))
    return said if known >= 1 else tr("{said}, {known} read", said=said, known=share_text(known))


def bar_words(bar: Bar) -> str:
    """A bar in a sentence."""
    count = tr.counted(len(bar.promise.states), "{n} KPI", "{n} KPIs")
    said = f"{tr.marked(_KINDS[bar.kind])} {bar_name(bar)}: {promise_words(bar.promise)}, {count}"
    if bar.worth is not None:
        said = tr("{said}, {worth} points of value", said=said, worth=worth_text(bar.worth))
    return said if isnan(bar.roi) else tr("{said}, ROI {roi}", said=said, roi=share_text(bar.roi))


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
    numbers = (
        tr("Realized (%)"), tr("Planned (%)"), tr("In the end (%)"), tr("KPIs"), tr("Value (points)"),
        tr("Value realized (points)"), tr("ROI (%)"),
    )  # fmt: skip
    columns = (
        ChartColumn(tr("By")), ChartColumn(tr("Of")), ChartColumn(tr("Status")),
        *(ChartColumn(each, is_number=True, decimals=0) for each in numbers),
    )  # fmt: skip
    total = None if data.contribution is None else data.contribution.total
    rows = [_row(data, tr("Portfolio"), Bar(Kind.INITIATIVE, "", data.portfolio, total))]
    rows += [
        (tr("Quarter"), quarter_name(each), "", _percent(each.realized), _percent(each.planned), *[None] * 5)
        for each in data.quarters
    ]
    rows += [_row(data, tr.marked(_KINDS[bar.kind]), bar) for bar in data.all_bars]
    return ChartTable(tr("Dashboard"), columns, tuple(rows), tuple(range(1, len(rows) + 1)))


def _row(data: Dashboard, by: str, bar: Bar) -> tuple[str | float | None, ...]:
    promise, worth = bar.promise, bar.worth
    shares = (promise.progress.progress, promise.planned.progress, promise.at_completion.progress)
    points = (None, None) if worth is None else (worth.promised, None if isnan(worth.realized) else worth.realized)
    return (
        by, bar_name(bar), SIGNS[data.status_of(promise)], *map(_percent, shares), float(len(promise.states)), *points,
        _percent(bar.roi),
    )  # fmt: skip


def _percent(share: float) -> float | None:
    return None if isnan(share) else 100 * share
