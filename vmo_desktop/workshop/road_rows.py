"""Frozen rows of the road from PMO to VMO: steps and assessments, actions, people, value streams.

Each class has the columns of its table in `vmo_desktop.store.road_tables`, in the same order; a test holds them
together. Days are ISO 8601 or empty.
"""

from dataclasses import dataclass
from enum import StrEnum


class Attitude(StrEnum):
    """Where a stakeholder stands."""

    SUPPORTS = "supports"
    NEUTRAL = "neutral"
    RESISTS = "resists"


class StreamState(StrEnum):
    """Whether a value stream is drawn as it is or as it shall be."""

    CURRENT = "current"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class RoadStepRow:
    """A step of the road, the level that is wanted, and how much it matters."""

    id: int
    position: int
    name: str
    purpose: str
    target: float | None
    importance: float


@dataclass(frozen=True, slots=True)
class RoadLevelRow:
    """What can be observed at a level of a step."""

    step_id: int
    level: int
    evidence: str


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A day on which the road was assessed."""

    id: int
    position: int
    name: str
    on: str
    note: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The level that a respondent sees at a step, and by what."""

    assessment_id: int
    step_id: int
    respondent: str
    level: float | None
    evidence: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something to do, by whom and until when; for a step of the road, or out of a review."""

    id: int
    position: int
    text: str
    owner: str
    start_on: str
    due_on: str
    done_on: str
    phase: str
    step_id: int | None
    review_id: int | None


@dataclass(frozen=True, slots=True)
class StakeholderRow:
    """Someone whom the road concerns, where they stand, and how they are kept informed.

    Influence and interest are numbers from 1 to 5.
    """

    id: int
    position: int
    name: str
    role: str
    influence: float | None
    interest: float | None
    attitude: Attitude
    message: str
    channel: str
    frequency: str
    owner: str


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """What the people of a role learn."""

    id: int
    position: int
    role: str
    topic: str
    form: str
    due_on: str
    owner: str
    done_on: str


@dataclass(frozen=True, slots=True)
class AspectRow:
    """How a PMO and a VMO differ in one respect, and where between them the organisation stands.

    `today` and `target` are shares of the way from PMO (0) to VMO (1).
    """

    id: int
    position: int
    name: str
    pmo: str
    vmo: str
    today: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class StreamRow:
    """A value stream as it is or as it shall be; `current_id` is the stream whose future state this one is."""

    id: int
    position: int
    name: str
    state: StreamState
    current_id: int | None
    unit: str
    supplier: str
    customer: str
    note: str


@dataclass(frozen=True, slots=True)
class StreamStepRow:
    """A step of a value stream, in the time unit of the stream; `current_id` is what it was in the current state."""

    id: int
    stream_id: int
    current_id: int | None
    position: int
    name: str
    process_time: float
    wait_time: float
    complete_accurate: float | None
    people: float
    initiative_id: int | None
    note: str
