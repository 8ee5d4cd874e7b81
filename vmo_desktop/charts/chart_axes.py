"""The two axes of the bubble chart: which scale they have, and where a number stands on them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.charts.numbers import log_ticks, round_down, round_up, ticks
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Period

tr = Texts("Chart")

_FIELD_WORDS = {
    "effort": tr.mark("Effort"),
    "cost": tr.mark("Cost"),
    "duration": tr.mark("Duration"),
    "risk": tr.mark("Risk"),
    "confidence": tr.mark("Confidence"),
    "class_name": tr.mark("Class"),
    "status": tr.mark("Status"),
    "sponsor": tr.mark("Sponsor"),
    "owner": tr.mark("Owner"),
    "npv": tr.mark("NPV"),
    "roi": tr.mark("ROI"),
    "profitability": tr.mark("Profitability index"),
    "payback": tr.mark("Payback"),
}

LOG_FROM_RATIO = 100.0
"""Two decades between the smallest and the largest positive number: then the axis is logarithmic."""

MOST_NOT_POSITIVE = 0.1
"""Share of zero and negative numbers that a logarithmic axis may leave out; with more of them the axis is linear."""


ROOT_BELOW, LINEAR_ABOVE = 8.0, 14.0
"""The value axis becomes a root scale when the median value is below the first, and linear again above the second."""

MANY = 40
"""With fewer bubbles the value axis is always linear."""

ROOT_TICKS = (0.0, 1.0, 5.0, 10.0, 20.0, 40.0, 60.0, 80.0, 100.0)


def field_word(field: str) -> str:
    """What a field is called on charts; empty for no field."""
    return tr.marked(_FIELD_WORDS[field]) if field else ""


def field_in_sentence(field: str) -> str:
    """What a field is called within a sentence."""
    return field_word(field) if field in ("npv", "roi") else field_word(field).lower()


def field_title(field: str, snapshot: Snapshot) -> str:
    """What a field is called, with its unit; empty for no field."""
    unit = unit_of(field, snapshot)
    return f"{field_word(field)} ({unit})" if unit else field_word(field)


def unit_of(field: str, snapshot: Snapshot) -> str:
    """Unit of a numeric field, for axes and legends."""
    units = {
        "effort": snapshot.workshop.effort_unit,
        "cost": snapshot.workshop.currency,
        "npv": snapshot.workshop.currency,
        "roi": "%",
        "payback": tr("years") if snapshot.value.finance.period is Period.YEAR else tr("months"),
        "duration": tr("months"),
        "risk": "%",
        "confidence": "%",
    }
    return units.get(field, "")


@dataclass(frozen=True)
class XAxis:
    """The axis to the right; `low` and `high` are its ends in the `unit` of the numbers."""

    field: BubbleX
    title: str
    is_log: bool
    low: float
    high: float
    unit: str = ""

    @property
    def more_is_better(self) -> bool:
        """Whether an initiative is the better the further to the right it stands."""
        return self.field.more_is_better

    def position(self, numbers: npt.ArrayLike) -> FloatArray:
        """Where numbers stand on the axis: their logarithms on a logarithmic one, NaN if not positive there."""
        given = np.asarray(numbers, dtype=np.float64)
        if not self.is_log:
            return given
        return np.log10(np.where(given > 0, given, np.nan))

    def number(self, position: float) -> float:
        """The number at a position."""
        return float(10.0**position) if self.is_log else position

    def ticks(self, left: float, right: float) -> list[float]:
        """Round numbers between two positions."""
        numbers = self.number(left), self.number(right)
        return log_ticks(*numbers) if self.is_log else ticks(*numbers)


@dataclass(frozen=True)
class ValueAxis:
    """The axis upward, always from 0 to 100, so that a typed score never moves it.

    Where most of many values are small, positions are their square roots times 10: then 0 and 100 stay where they are
    and the crowd at the bottom comes apart.
    """

    is_root: bool = False

    @property
    def title(self) -> str:
        """What stands at the axis."""
        return tr("Value (0–100, square-root axis)") if self.is_root else tr("Value (0–100)")

    def position(self, values: npt.ArrayLike) -> FloatArray:
        """Where values stand, 0 to 100."""
        given = np.asarray(values, dtype=np.float64)
        return 10.0 * np.sqrt(np.maximum(given, 0.0)) if self.is_root else given

    def value(self, position: float) -> float:
        """The value at a position."""
        return max(position, 0.0) ** 2 / 100.0 if self.is_root else position

    def ticks(self, bottom: float, top: float) -> list[float]:
        """Round values between two positions."""
        low, high = self.value(bottom), self.value(top)
        if self.is_root and high - low > 40.0:
            return [tick for tick in ROOT_TICKS if low <= tick <= high]
        return [tick for tick in ticks(low, high, 6) if 0 <= tick <= 100]


def value_axis(values: FloatArray, former: ValueAxis | None = None) -> ValueAxis:
    """Choose the scale of the value axis; a former one is kept until values have clearly left its reason."""
    if len(values) < MANY:
        return ValueAxis()
    was_root = former is not None and former.is_root
    limit = LINEAR_ABOVE if was_root else ROOT_BELOW
    return ValueAxis(is_root=float(np.median(values)) < limit)


def x_axis(field: BubbleX, numbers: FloatArray, snapshot: Snapshot) -> XAxis:
    """Linear from 0, unless two decades or more of positive numbers would crowd at its start."""
    known = numbers[np.isfinite(numbers)]
    positive = known[known > 0]
    title, unit = field_title(field, snapshot), unit_of(field, snapshot)
    if len(positive) == 0:
        low = float(known.min(initial=0.0))
        return XAxis(field, title, is_log=False, low=low, high=1.0, unit=unit)
    top = float(positive.max())
    few_left_out = len(known) - len(positive) <= MOST_NOT_POSITIVE * len(known)
    is_log = not field.is_of_money and few_left_out and top / float(positive.min()) > LOG_FROM_RATIO
    if is_log:
        words = ", ".join(word for word in (unit, tr("logarithmic axis")) if word)
        title = f"{field_word(field)} ({words})"
        bottom = float(positive.min())
        low, high = round_down(bottom / 1.12), round_up(top * 1.12)
        return XAxis(field, title, is_log=True, low=low, high=high, unit=unit)
    least = float(known.min())
    low = -round_up(-least * 1.06) if least < 0 else 0.0
    return XAxis(field, title, is_log=False, low=low, high=round_up(top * 1.06), unit=unit)
