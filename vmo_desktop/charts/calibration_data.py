"""What promises were worth, put in order for a chart and a table, and said in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from vmo_desktop.charts.kpi_words import kpi_name, share_text
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.calibration import ENOUGH
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.calibration import Calibration, PromiseGroup, is_enough
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import PriorOf, PriorRow

tr = Texts("Chart")

MOST = 8
"""So many ranges of a kind are drawn; the table has all."""

KINDS = {
    PriorOf.ALL: tr.mark("All promises"),
    PriorOf.DRIVER: tr.mark("By value driver"),
    PriorOf.CLASS: tr.mark("By class"),
    PriorOf.ESTIMATOR: tr.mark("By who estimated it"),
}
_OF = {
    PriorOf.ALL: tr.mark("All"),
    PriorOf.DRIVER: tr.mark("Value driver"),
    PriorOf.CLASS: tr.mark("Class"),
    PriorOf.ESTIMATOR: tr.mark("Estimated by"),
}


@dataclass(frozen=True)
class ShareRange:
    """How much of some promises came true; `group` None: they are known from an earlier workshop alone."""

    prior: PriorRow
    group: PromiseGroup | None
    name: str

    @property
    def is_enough(self) -> bool:
        """Whether there are enough promises to expect the same of new ones."""
        return is_enough(self.prior)

    @property
    def source(self) -> str:
        """The earlier workshop that it is known from; '' where it is of this one."""
        return self.prior.source


@dataclass(frozen=True)
class CalibrationData:
    """The ranges of a workshop by kind."""

    calibration: Calibration

    @cached_property
    def ranges(self) -> tuple[ShareRange, ...]:
        """All together first, then drivers, classes and estimators; those with the most promises first."""
        groups: Mapping[tuple[PriorOf, str], PromiseGroup] = {
            (each.of, each.name): each for each in self.calibration.groups
        }
        names = {each.code: each.name or each.code for each in self.calibration.snapshot.drivers}
        kinds = list(PriorOf)
        rows = sorted(self.calibration.references.values(), key=lambda row: (kinds.index(row.of), -row.promises))
        return tuple(
            ShareRange(
                row,
                None if row.source else groups.get((row.of, row.name)),
                one_line(names.get(row.name, row.name) if row.of is PriorOf.DRIVER else row.name),
            )
            for row in rows
        )

    @cached_property
    def drawn(self) -> tuple[ShareRange, ...]:
        """The ranges that have room in a chart: of each kind those with the most promises."""
        of_kind = [[each for each in self.ranges if each.prior.of is kind][:MOST] for kind in PriorOf]
        return tuple(each for ranges in of_kind for each in ranges)

    @property
    def together(self) -> ShareRange | None:
        """All promises; None where none is known."""
        return next((each for each in self.ranges if each.prior.of is PriorOf.ALL), None)


def range_name(each: ShareRange) -> str:
    """What the promises of a range have in common."""
    return each.name or tr.marked(KINDS[PriorOf.ALL])


def span_text(low: float, high: float) -> str:
    """A range of shares, such as 54-90 %."""
    return f"{share_text(low).removesuffix(' %')}–{share_text(high)}"


def promises_text(count: int) -> str:
    """How many promises."""
    return tr.counted(count, "{n} promise", "{n} promises")


def came_true_text(row: PriorRow) -> str:
    """How much came true, shortly: 72 % (54-90 %) of 7 promises, or that they are too few."""
    if not is_enough(row):
        return tr("{promises}: too few to say", promises=promises_text(row.promises))
    return tr(
        "{middle} ({span}) of {promises}",
        middle=share_text(row.middle), span=span_text(row.low, row.high), promises=promises_text(row.promises),
    )  # fmt: skip


def range_words(each: ShareRange) -> str:
    """A range in a sentence."""
    kind = "" if each.prior.of is PriorOf.ALL else f"{tr.marked(_OF[each.prior.of])} "
    said = f"{kind}{range_name(each)}: {came_true_text(each.prior)}"
    return tr("{said}, known from {source}", said=said, source=each.source) if each.source else said


def reference_words(row: PriorRow, snapshot: Snapshot) -> str:
    """What a new estimate is held against, in a sentence."""
    driver = next((each.name or each.code for each in snapshot.drivers if each.code == row.name), row.name)
    whose = {
        PriorOf.ALL: tr("Earlier promises"),
        PriorOf.DRIVER: tr("Earlier promises for {name}", name=one_line(driver)),
        PriorOf.CLASS: tr("Earlier promises of class {name}", name=one_line(row.name)),
        PriorOf.ESTIMATOR: tr("Earlier promises that {name} estimated", name=one_line(row.name)),
    }[row.of]
    if not is_enough(row):
        return tr("{whose}: {promises}, too few to say", whose=whose, promises=promises_text(row.promises))
    return tr(
        "{whose} came true to {middle} ({span}; {promises})",
        whose=whose, middle=share_text(row.middle), span=span_text(row.low, row.high),
        promises=promises_text(row.promises),
    )  # fmt: skip


def calibration_headline(data: CalibrationData) -> str:
    """How much of a promise comes true, in a sentence; '' where none is known."""
    all_of_them = data.together
    if all_of_them is None:
        return ""
    row = all_of_them.prior
    if not all_of_them.is_enough:
        return tr.counted(
            row.promises,
            "Of {n} promise something is known: too few to say how much of one comes true; {enough} are needed.",
            "Of {n} promises something is known: too few to say how much of one comes true; {enough} are needed.",
            enough=str(ENOUGH),
        )
    mean = tr(
        "Of what was due so far {mean} came true on average, in {promises}.",
        mean=share_text(row.mean), promises=promises_text(row.promises),
    )  # fmt: skip
    return " ".join(part for part in (mean, _how_sure(all_of_them)) if part)


def _how_sure(each: ShareRange) -> str:
    """Whether the mean is more than chance."""
    if each.group is None:
        return tr("It is known from {source}.", source=each.source)
    found = each.group.optimism
    span = span_text(found.mean_low, found.mean_high)
    if not found.tells_something:
        return tr("Chance alone may explain what is missing or too much: the mean lies in {span}.", span=span)
    if found.mean < 1:
        return tr("That is less than promised by more than chance: the mean lies in {span}.", span=span)
    return tr("That is more than promised by more than chance: the mean lies in {span}.", span=span)


def calibration_table(data: CalibrationData) -> ChartTable:
    """Every range in numbers; the id of a row is its place counted from 1."""
    columns = (
        ChartColumn(tr("By")),
        ChartColumn(tr("Name")),
        ChartColumn(tr("Promises"), is_number=True, decimals=0),
        *(
            ChartColumn(title, is_number=True, decimals=0)
            for title in (
                tr("Low (%)"),
                tr("Middle (%)"),
                tr("High (%)"),
                tr("Mean (%)"),
                tr("Mean from"),
                tr("Mean to"),
            )
        ),
        ChartColumn(tr("Says")),
        ChartColumn(tr("Known from")),
    )
    rows = tuple(_row(each) for each in data.ranges)
    return ChartTable(tr("Calibration"), columns, rows, tuple(range(1, len(rows) + 1)))


def _row(each: ShareRange) -> tuple[str | float | None, ...]:
    prior, found = each.prior, None if each.group is None else each.group.optimism
    ends = (None, None) if found is None else (_percent(found.mean_low), _percent(found.mean_high))
    shares = (_percent(share) for share in (prior.low, prior.middle, prior.high, prior.mean))
    said = tr("a range to expect") if each.is_enough else tr("too few to say")
    here = each.source or tr("this workshop")
    return (tr.marked(_OF[prior.of]), each.name, float(prior.promises), *shares, *ends, said, here)


def _percent(share: float) -> float | None:
    return None if isnan(share) else 100 * share


def promises_table(data: CalibrationData) -> ChartTable:
    """Every promise with what came of it; the id of a row is that of its KPI."""
    columns = (
        ChartColumn(tr("KPI")),
        ChartColumn(tr("Unit")),
        ChartColumn(tr("Promised by then"), is_number=True),
        ChartColumn(tr("Came"), is_number=True),
        ChartColumn(tr("Came true (%)"), is_number=True, decimals=0),
        ChartColumn(tr("Read on")),
    )
    kept = data.calibration.promises
    rows = tuple(
        (kpi_name(each.state.kpi), each.state.kpi.unit, _short(each.promised), _short(each.realized),
         100 * each.share, "" if each.state.latest is None else each.state.latest.on)
        for each in kept
    )  # fmt: skip
    return ChartTable(tr("Promises"), columns, rows, tuple(each.state.kpi.id for each in kept))


def _short(change: float) -> float:
    """A change without the digits that came of a plan between two days."""
    return float(f"{change:.4g}")
