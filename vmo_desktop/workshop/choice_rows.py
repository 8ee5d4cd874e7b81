"""Frozen rows of the choice: what initiatives use and how they hang together, scenarios and their approval.

Each class has the columns of its table in `vmo_desktop.store.choice_tables`, in the same order; a test holds them
together.
"""

from dataclasses import dataclass
from enum import StrEnum


class GroupKind(StrEnum):
    """How the initiatives of a group hang together."""

    ALL_OR_NONE = "all-or-none"
    AT_MOST_ONE = "at-most-one"
    AT_LEAST_ONE = "at-least-one"


class Aim(StrEnum):
    """What a scenario makes as large as it can."""

    VALUE = "value"
    CONFIDENT_VALUE = "confident-value"
    """Value times confidence."""
    NPV = "npv"
    """Net present value, in the workshop's currency."""


class LimitOf(StrEnum):
    """What a limit bounds the sum of."""

    COST = "cost"
    """In a year, where the limit names one as its period."""
    EFFORT = "effort"
    RESOURCE = "resource"
    COUNT = "count"
    """How many initiatives."""


class Degree(StrEnum):
    """How far a participant supports a portfolio."""

    FULL = "full"
    RESERVED = "reserved"
    """Supports it, with reservations."""
    NEUTRAL = "neutral"
    OBJECTS = "objects"


class WeightInformation(StrEnum):
    """Which weights the test of robustness allows."""

    FIXED = "fixed"
    """Those of the scenario."""
    FULL = "full"
    """Any."""
    ORDINAL = "ordinal"
    """Any with the same order of drivers."""
    INTERVAL = "interval"
    """Each within a margin around that of the scenario."""
    PARTICIPANTS = "participants"
    """Those that the participants gave."""


class ScoreInformation(StrEnum):
    """Which scores the test of robustness allows."""

    FIXED = "fixed"
    """The agreed ones."""
    VOTES = "votes"
    """For each cell what somebody voted."""
    RANGES = "ranges"
    """Anything within the stated range of a cell."""
    BOTH = "both"
    """Within the stated range where there is one, else what somebody voted."""


@dataclass(frozen=True, slots=True)
class YearlyCostRow:
    """The cost of an initiative in a year."""

    initiative_id: int
    year: int
    amount: float


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """Something that initiatives use besides money."""

    id: int
    position: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class DemandRow:
    """How much of a resource an initiative uses in a period; '': over all of its time."""

    initiative_id: int
    resource_id: int
    period: str
    amount: float


@dataclass(frozen=True, slots=True)
class FundingLevelRow:
    """A way to do an initiative; `value_share` 1 is all of its value. Other uses scale with the cost."""

    id: int
    initiative_id: int
    position: int
    name: str
    cost: float
    value_share: float


@dataclass(frozen=True, slots=True)
class PartialFundingRow:
    """The smallest share, in (0, 1], to which an initiative may be funded."""

    initiative_id: int
    least_share: float


@dataclass(frozen=True, slots=True)
class DependencyGroupRow:
    """Initiatives that hang together."""

    id: int
    position: int
    kind: GroupKind
    reason: str


@dataclass(frozen=True, slots=True)
class DependencyMemberRow:
    """An initiative of a group."""

    group_id: int
    initiative_id: int


@dataclass(frozen=True, slots=True)
class SynergyRow:
    """What two initiatives bring more (points of value) or save (money) together."""

    id: int
    first_id: int
    second_id: int
    value: float
    saving: float
    reason: str


@dataclass(frozen=True, slots=True)
class ScoreRangeRow:
    """The stated range of a score, in its scale's unit."""

    initiative_id: int
    driver_id: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A way to choose; weights and budget None: those of the workshop."""

    id: int
    position: int
    name: str
    weight_set_id: int | None
    aim: Aim
    budget: float | None
    is_recommended: bool
    note: str


@dataclass(frozen=True, slots=True)
class LimitRow:
    """Bounds of a scenario; None: no bound. `class_name` '' counts all classes, `period` '' all periods."""

    id: int
    scenario_id: int
    position: int
    of: LimitOf
    resource_id: int | None
    period: str
    class_name: str
    least: float | None
    most: float | None
    is_on: bool


@dataclass(frozen=True, slots=True)
class ForceRow:
    """An initiative forced in or out, why and by whom."""

    scenario_id: int
    initiative_id: int
    is_in: bool
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """Value (points), cost and effort that a scenario assumes; None: the workshop's."""

    scenario_id: int
    initiative_id: int
    value: float | None
    cost: float | None
    effort: float | None


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """An approval: `at` is ISO 8601 with offset, `status` optimal or feasible."""

    scenario_id: int
    at: str
    author: str
    note: str
    status: str
    value: float
    bound: float
    cost: float


@dataclass(frozen=True, slots=True)
class ApprovedInitiativeRow:
    """An initiative as it was approved."""

    scenario_id: int
    initiative_id: int
    level: str
    share: float
    value: float
    cost: float


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A participant's support of a scenario's portfolio."""

    scenario_id: int
    participant_id: int
    degree: Degree
    note: str


MOST_SAMPLES = 1_000_000
"""More samples tell nothing that could be seen."""


@dataclass(frozen=True, slots=True)
class RobustnessRow:
    """How robustness is tested: `margin` is the share by which interval weights may differ."""

    id: int
    seed: int
    samples: int
    weights: WeightInformation
    margin: float
    scores: ScoreInformation
