"""The tables of the road from PMO to VMO: steps and their assessments, actions, people, value streams.

Column order is the order of the row classes in `vmo_desktop.workshop.road_rows`.
"""

from sqlalchemy.orm import Mapped, mapped_column

from vmo_desktop.store.base import Base, parent
from vmo_desktop.store.value_tables import maybe


class RoadStep(Base):
    """A step of the road, the level that is wanted, and how much it matters."""

    __tablename__ = "road_step"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    target: Mapped[float | None]
    importance: Mapped[float] = mapped_column(default=1.0)


class RoadLevel(Base):
    """What can be observed at a level of a step."""

    __tablename__ = "road_level"
    step_id: Mapped[int] = parent("road_step.id", primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    evidence: Mapped[str]


class Assessment(Base):
    """A day on which the road was assessed."""

    __tablename__ = "assessment"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    on: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Rating(Base):
    """The level that a respondent sees at a step, and by what."""

    __tablename__ = "rating"
    assessment_id: Mapped[int] = parent("assessment.id", primary_key=True)
    step_id: Mapped[int] = parent("road_step.id", primary_key=True, index=True)
    respondent: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[float | None]
    evidence: Mapped[str] = mapped_column(default="")


class Action(Base):
    """Something to do, by whom and until when; for a step of the road, or out of a review."""

    __tablename__ = "action"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    start_on: Mapped[str] = mapped_column(default="")
    due_on: Mapped[str] = mapped_column(default="")
    done_on: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    step_id: Mapped[int | None] = maybe("road_step.id")
    review_id: Mapped[int | None] = maybe("review.id")


class Stakeholder(Base):
    """Someone whom the road concerns, where they stand, and how they are kept informed.

    Influence and interest are numbers from 1 to 5.
    """

    __tablename__ = "stakeholder"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    influence: Mapped[float | None]
    interest: Mapped[float | None]
    attitude: Mapped[str] = mapped_column(default="neutral")
    message: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    frequency: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")


class Training(Base):
    """What the people of a role learn."""

    __tablename__ = "training"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    role: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")
    due_on: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    done_on: Mapped[str] = mapped_column(default="")


class Aspect(Base):
    """How a PMO and a VMO differ in one respect, and where between them the organisation stands.

    `today` and `target` are shares of the way from PMO (0) to VMO (1).
    """

    __tablename__ = "aspect"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    pmo: Mapped[str] = mapped_column(default="")
    vmo: Mapped[str] = mapped_column(default="")
    today: Mapped[float | None]
    target: Mapped[float | None]


class Stream(Base):
    """A value stream as it is or as it shall be."""

    __tablename__ = "stream"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    state: Mapped[str] = mapped_column(default="current")
    current_id: Mapped[int | None] = maybe("stream.id")
    unit: Mapped[str] = mapped_column(default="days")
    supplier: Mapped[str] = mapped_column(default="")
    customer: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class StreamStep(Base):
    """A step of a value stream, in the time unit of the stream."""

    __tablename__ = "stream_step"
    id: Mapped[int] = mapped_column(primary_key=True)
    stream_id: Mapped[int] = parent("stream.id", index=True)
    current_id: Mapped[int | None] = maybe("stream_step.id")
    position: Mapped[int]
    name: Mapped[str]
    process_time: Mapped[float] = mapped_column(default=0.0)
    wait_time: Mapped[float] = mapped_column(default=0.0)
    complete_accurate: Mapped[float | None]
    people: Mapped[float] = mapped_column(default=1.0)
    initiative_id: Mapped[int | None] = maybe("initiative.id")
    note: Mapped[str] = mapped_column(default="")
