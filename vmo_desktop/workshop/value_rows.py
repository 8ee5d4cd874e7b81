"""Frozen rows of value: money over time, benefits, KPIs and their readings, reviews and lessons.

Each class has the columns of its table in `vmo_desktop.store.value_tables`, in the same order; a test holds them
together. Days are ISO 8601 or empty.
"""

from dataclasses import dataclass
from enum import StrEnum

from vmo_desktop.domain.forecast import Timing
from vmo_desktop.domain.realization import Direction
from vmo_desktop.domain.three_point import Shape


class Period(StrEnum):
    """How long a period of the plan is."""

    YEAR = "year"
    MONTH = "month"


class CashKind(StrEnum):
    """What an amount over time is."""

    COST = "cost"
    BENEFIT = "benefit"
    """Money that comes in or is not spent any more."""
    NOT_CASH = "not-cash"
    """Counted in a unit of its own, and never added to money."""


class Expense(StrEnum):
    """How a cost is booked."""

    NONE = ""
    CAPEX = "capex"
    OPEX = "opex"


class Frequency(StrEnum):
    """How often a KPI is read."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


class Series(StrEnum):
    """What a reading tells."""

    PLAN = "plan"
    FORECAST = "forecast"
    ACTUAL = "actual"


class PriorOf(StrEnum):
    """What the promises of a prior have in common."""

    ALL = "all"
    DRIVER = "driver"
    CLASS = "class"
    ESTIMATOR = "estimator"


class Standing(StrEnum):
    """Whether an initiative gets money."""

    UNKNOWN = ""
    FUNDED = "funded"
    NOT_FUNDED = "not-funded"


@dataclass(frozen=True, slots=True)
class FinanceRow:
    """How money over time is counted, and how its uncertainty is drawn; one row."""

    id: int
    discount_rate: float
    period: Period
    first_period: str
    periods: int
    finance_rate: float | None
    reinvestment_rate: float | None
    shape: Shape
    correlation: float
    samples: int
    seed: int


@dataclass(frozen=True, slots=True)
class CashLineRow:
    """An amount that an initiative costs or brings over time, low, most likely and high."""

    id: int
    initiative_id: int
    position: int
    kind: CashKind
    name: str
    expense: Expense
    timing: Timing
    start: float
    ramp: float
    duration: float | None
    most_delay: float
    low: float | None
    likely: float | None
    high: float | None
    unit: str
    benefit_id: int | None
    estimator: str
    note: str


@dataclass(frozen=True, slots=True)
class EnablerRow:
    """A further initiative that a benefit needs, besides the one that mainly brings it."""

    benefit_id: int
    initiative_id: int


@dataclass(frozen=True, slots=True)
class BenefitLinkRow:
    """A benefit that leads to another."""

    benefit_id: int
    leads_to_id: int


@dataclass(frozen=True, slots=True)
class KpiRow:
    """What is measured to see whether value comes true."""

    id: int
    position: int
    name: str
    unit: str
    direction: Direction
    baseline: float | None
    baseline_on: str
    target: float | None
    due_on: str
    frequency: Frequency
    weight: float
    owner: str
    benefit_id: int | None
    initiative_id: int | None
    driver_id: int | None
    objective_id: int | None
    frozen_at: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A value of a KPI on a day: as planned, as forecast, or as it came."""

    kpi_id: int
    series: Series
    on: str
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class RealizationRow:
    """How what came true is judged; one row."""

    id: int
    on_track: float
    at_risk: float
    as_of: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A look back at an initiative: what was expected, what happened, why, and what to change."""

    id: int
    position: int
    initiative_id: int | None
    on: str
    author: str
    expected: str
    happened: str
    why: str
    change: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """What was learned, to be found again."""

    id: int
    position: int
    text: str
    tags: str
    on: str
    author: str
    initiative_id: int | None
    driver_id: int | None
    review_id: int | None


@dataclass(frozen=True, slots=True)
class WinRow:
    """Something worth celebrating, and who did it."""

    id: int
    position: int
    title: str
    text: str
    people: str
    on: str
    initiative_id: int | None


@dataclass(frozen=True, slots=True)
class PriorRow:
    """What earlier promises of a kind were worth: shares of them that came true."""

    id: int
    of: PriorOf
    name: str
    promises: int
    mean: float
    low: float
    middle: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """An initiative as it stood in the workshop that this one was begun from.

    `initiative_id` None: it did not come along, or is gone since; `progress` is the share of its promises that had come
    true.
    """

    id: int
    initiative_id: int | None
    source: str
    code: str
    name: str
    value: float | None
    cost: float | None
    standing: Standing
    progress: float | None
