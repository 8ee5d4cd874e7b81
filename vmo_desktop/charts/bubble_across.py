"""What the bubble chart measures to the right, and who has no place on it, and why."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.charts.chart_axes import XAxis
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import BubbleX

tr = Texts("Chart")

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Aside:
    """Initiatives that have no place on the chart, and why."""

    reason: str
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """How many, and why."""
        return tr("{count} {reason}", count=len(self.names), reason=self.reason)


def across(results: Results, field: BubbleX) -> FloatArray:
    """The number of each initiative in the unit of the axis; NaN where unknown, inf where money never comes back."""
    match field:
        case BubbleX.COST:
            return results.costs
        case BubbleX.EFFORT:
            return results.efforts
        case BubbleX.NPV:
            return results.money.npv
        case BubbleX.ROI:
            return 100 * results.money.measured(lambda series: series.roi)
        case BubbleX.PROFITABILITY:
            return results.money.measured(lambda series: series.profitability)
        case BubbleX.PAYBACK:
            return results.money.measured(lambda series: series.payback)


def asides(results: Results, axis: XAxis, numbers: FloatArray, is_scored: BoolArray) -> tuple[Aside, ...]:
    """What is left out, for one reason each."""
    names = [shown_name(each) for each in results.snapshot.initiatives]
    is_unknown = np.isnan(numbers)
    is_off_axis = ~is_unknown & ~np.isfinite(axis.position(numbers))
    reasons = [
        *_unmeasured(results, axis.field, is_unknown),
        (_off_axis(axis.field), is_off_axis),
        (tr("not scored yet"), ~is_unknown & ~is_off_axis & ~is_scored),
    ]
    found = (Aside(reason, tuple(names[row] for row in np.flatnonzero(rows))) for reason, rows in reasons)
    return tuple(each for each in found if each.names)


def _unmeasured(results: Results, field: BubbleX, is_unknown: BoolArray) -> list[tuple[str, BoolArray]]:
    if field is BubbleX.COST:
        return [(tr("without cost"), is_unknown)]
    if field is BubbleX.EFFORT:
        return [(tr("without effort"), is_unknown)]
    brings = results.money.brings_known
    is_known = np.array([brings[each.id] for each in results.snapshot.initiatives], dtype=np.bool_)
    no_cost = tr("without cost in the first period") if field is BubbleX.PROFITABILITY else tr("without cost")
    return [(tr("without known benefit in money"), is_unknown & ~is_known), (no_cost, is_unknown & is_known)]


def _off_axis(field: BubbleX) -> str:
    if field is BubbleX.PAYBACK:
        return tr("not paid back within the plan")
    return tr("with cost 0 or less") if field is BubbleX.COST else tr("with effort 0 or less")
