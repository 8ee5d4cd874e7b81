"""Frozen rows of a workshop: what views, charts, reports and exports read.

Each class has the columns of its table in `vmo_desktop.store.tables`, in the same order; a test holds them together.
"""

from dataclasses import dataclass
from enum import StrEnum

from vmo_desktop.changes import StepKind


class Direction(StrEnum):
    """Whether more of a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"


class ScaleKind(StrEnum):
    """How a driver is scored."""

    LEVELS = "levels"
    MEASURE = "measure"


class ScoreSource(StrEnum):
    """Where the scores of a driver come from."""

    TYPED = ""
    """Agreed by the room."""
    NPV = "npv"
    """Net present value of the initiative's cash lines, in the workshop's currency."""
    ROI = "roi"
    """Their return on investment, in percent."""


class Paper(StrEnum):
    """Paper of the decision pack."""

    A4 = "A4"
    LETTER = "Letter"


class RankBy(StrEnum):
    """What a ranking is ordered by."""

    VALUE = "value"
    VALUE_FOR_MONEY = "value-for-money"


class BubbleX(StrEnum):
    """What the bubble chart shows to the right."""

    EFFORT = "effort"
    COST = "cost"
    NPV = "npv"
    ROI = "roi"
    PROFITABILITY = "profitability"
    PAYBACK = "payback"

    @property
    def is_of_money(self) -> bool:
        """Whether it is counted from money over time, so that nothing is known of an initiative without it."""
        return self not in {BubbleX.EFFORT, BubbleX.COST}

    @property
    def more_is_better(self) -> bool:
        """Whether an initiative is the better the further to the right it stands."""
        return self in {BubbleX.NPV, BubbleX.ROI, BubbleX.PROFITABILITY}

    @property
    def break_even(self) -> float | None:
        """Where money spent comes back exactly; None where there is no such number."""
        return {BubbleX.NPV: 0.0, BubbleX.ROI: 0.0, BubbleX.PROFITABILITY: 1.0}.get(self)


class LabelChoice(StrEnum):
    """When the bubble chart shows an initiative's name; the selected one's is always shown."""

    FITTING = "fitting"
    ALWAYS = "always"
    NEVER = "never"

    @property
    def following(self) -> "LabelChoice":
        """The choice after this one, and after the last the first."""
        members = list(LabelChoice)
        return members[(members.index(self) + 1) % len(members)]


class CurveKind(StrEnum):
    """The shape of a measure's value function."""

    STRAIGHT = "straight"
    EXPONENTIAL = "exponential"
    """Bent so that the score `half` is worth half."""
    POINTS = "points"
    """Straight between the curve's points."""
    STEP = "step"
    """As much as the last of the curve's points that is reached."""


class WeightMethod(StrEnum):
    """How weights are elicited; the words of `vmo weights --method`."""

    POINTS = "points"
    HUNDRED = "hundred"
    """100 points to share."""
    SWING = "swing"
    RANK_ORDER_CENTROID = "rank-order-centroid"
    RANK_SUM = "rank-sum"
    RANK_RECIPROCAL = "rank-reciprocal"
    PAIRWISE = "pairwise"
    PAIRWISE_GEOMETRIC = "pairwise-geometric"


class Question(StrEnum):
    """What was asked when weights were elicited: so the answers to one method outlast the use of another."""

    POINTS = "points"
    HUNDRED = "hundred"
    RANK = "rank"
    """1 for the swing that matters most; the first step of swings, too."""
    SWING = "swing"
    """0-100 against the swing that matters most."""
    RATIO = "ratio"
    """How many times as important one driver is as another."""
    GIVEN_UP = "given-up"
    """The part (0-1) of one driver's range that would be given up for all of another's."""
    KEPT = "kept"
    """The part that would not be given up."""
    SAME = "same"
    """The part that is worth as much."""


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """The frame; `date` is ISO 8601 or empty, `budget` in `currency`.

    `value_for_money_per` is the amount of money that one unit of value for money refers to.
    """

    id: int
    title: str
    decision: str
    organisation: str
    facilitator: str
    date: str
    currency: str
    budget: float | None
    purpose: str
    effort_unit: str
    value_for_money_per: float


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """A measurable objective."""

    id: int
    position: int
    text: str
    measure: str


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A node of the driver tree; `low` and `high` bound a measure, in `unit`, `half` is the score worth 50 points."""

    id: int
    parent_id: int | None
    position: int
    is_group: bool
    code: str
    name: str
    description: str
    category: str
    colour: str
    scale: ScaleKind
    direction: Direction
    unit: str
    low: float
    high: float
    curve: CurveKind = CurveKind.STRAIGHT
    half: float | None = None
    source: ScoreSource = ScoreSource.TYPED


@dataclass(frozen=True, slots=True)
class CurvePointRow:
    """`points` (0-100) is what a score is worth on a measure with a curve of its own."""

    driver_id: int
    score: float
    points: float


@dataclass(frozen=True, slots=True)
class DriverObjectiveRow:
    """A driver serves an objective."""

    driver_id: int
    objective_id: int


@dataclass(frozen=True, slots=True)
class ScaleLevelRow:
    """`score` is what is typed, `points` (0-100) what it is worth."""

    id: int
    driver_id: int
    score: float
    points: float
    label: str
    statement: str


@dataclass(frozen=True, slots=True)
class WeightSetRow:
    """`class_name` empty: bound to no class."""

    id: int
    position: int
    name: str
    is_default: bool
    class_name: str
    method: WeightMethod = WeightMethod.POINTS


@dataclass(frozen=True, slots=True)
class WeightRow:
    """Points among siblings, not negative."""

    weight_set_id: int
    driver_id: int
    points: float
    is_locked: bool


@dataclass(frozen=True, slots=True)
class StaleWeightRow:
    """A weight given for another range of its driver's scale: to be confirmed or given anew."""

    weight_set_id: int
    driver_id: int


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What the room said of a driver (`other_id` the same) or of one against another; `value` as the question asks."""

    weight_set_id: int
    driver_id: int
    other_id: int
    question: Question
    value: float


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """`effort` in the workshop's effort unit, `cost` in its currency, `duration` in months.

    `risk` and `confidence` are percentages, dates ISO 8601 or empty, `tags` separated by commas.
    """

    id: int
    position: int
    code: str
    name: str
    description: str
    sponsor: str
    owner: str
    class_name: str
    status: str
    effort: float | None
    cost: float | None
    duration: float | None
    start_date: str
    end_date: str
    risk: float | None
    confidence: float | None
    tags: str
    notes: str
    is_mandatory: bool


@dataclass(frozen=True, slots=True)
class AgreedScoreRow:
    """The accepted score; `value` None: only a rationale so far."""

    initiative_id: int
    driver_id: int
    value: float | None
    rationale: str


@dataclass(frozen=True, slots=True)
class DependencyRow:
    """`initiative_id` requires `requires_id`."""

    initiative_id: int
    requires_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """Expected benefit a year, in `unit`: who is accountable for it (`owner`), who sees to it, and how it is seen.

    The outcome can be observed, the attribution says why it comes from the initiative, the measure how it is counted.
    """

    id: int
    initiative_id: int
    name: str
    unit: str
    low: float | None
    most_likely: float | None
    high: float | None
    owner: str
    outcome: str = ""
    attribution: str = ""
    measure: str = ""
    category: str = ""
    responsible: str = ""
    driver_id: int | None = None
    objective_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """How the bubble chart is shown; `x_threshold` None: the median.

    `size_field` and `colour_field` are names of `InitiativeRow` fields, or empty.
    """

    id: int
    x_field: BubbleX
    size_field: str
    colour_field: str
    x_threshold: float | None
    value_threshold: float
    quick_wins: str
    big_bets: str
    fill_ins: str
    reconsider: str


@dataclass(frozen=True, slots=True)
class ChartLabelRow:
    """The bubble chart shows this initiative's name always or never."""

    initiative_id: int
    choice: LabelChoice


@dataclass(frozen=True, slots=True)
class PackRow:
    """Paper, order and edited words of the decision pack; empty text: generated."""

    id: int
    paper: Paper
    request: str
    recommendation: str
    cost_and_benefit: str
    order: RankBy


@dataclass(frozen=True, slots=True)
class OmittedSectionRow:
    """A section left out of the pack."""

    section: str


@dataclass(frozen=True, slots=True)
class PackTitleRow:
    """A title of the pack in the facilitator's words, not empty."""

    section: str
    title: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the history: `at` is ISO 8601 with offset; `target_id` is the step undone or redone."""

    id: int
    kind: StepKind
    target_id: int | None
    label: str
    author: str
    at: str
