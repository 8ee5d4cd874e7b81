"""The tables of a workshop file: the decision, the room, the pack, the history.

Column order is the order of the row classes in `vmo_desktop.workshop.rows`.
"""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vmo_desktop.store.base import Base, parent


class Workshop(Base):
    """The frame of the decision; one row."""

    __tablename__ = "workshop"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    facilitator: Mapped[str] = mapped_column(default="")
    date: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="EUR")
    budget: Mapped[float | None]
    purpose: Mapped[str] = mapped_column(default="")
    effort_unit: Mapped[str] = mapped_column(default="person-days")
    value_for_money_per: Mapped[float] = mapped_column(default=1.0)


class Objective(Base):
    """A measurable objective of the organisation that drivers serve."""

    __tablename__ = "objective"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")


class Driver(Base):
    """A value driver, or a group of them, in a tree; leaves carry a scale."""

    __tablename__ = "driver"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("driver.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    is_group: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="")
    scale: Mapped[str] = mapped_column(default="levels")
    direction: Mapped[str] = mapped_column(default="higher")
    unit: Mapped[str] = mapped_column(default="")
    low: Mapped[float] = mapped_column(default=0.0)
    high: Mapped[float] = mapped_column(default=100.0)
    curve: Mapped[str] = mapped_column(default="straight", server_default="straight")
    half: Mapped[float | None]
    source: Mapped[str] = mapped_column(default="", server_default="")


class CurvePoint(Base):
    """A bend in the value function of a measure: the score and its value."""

    __tablename__ = "curve_point"
    driver_id: Mapped[int] = parent("driver.id", primary_key=True)
    score: Mapped[float] = mapped_column(primary_key=True)
    points: Mapped[float]


class DriverObjective(Base):
    """A driver serves an objective."""

    __tablename__ = "driver_objective"
    driver_id: Mapped[int] = parent("driver.id", primary_key=True)
    objective_id: Mapped[int] = parent("objective.id", primary_key=True)


class ScaleLevel(Base):
    """One anchored level of a driver's scale: the score typed, its value and its measurable statement."""

    __tablename__ = "scale_level"
    __table_args__ = (UniqueConstraint("driver_id", "score"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", index=True)
    score: Mapped[float]
    points: Mapped[float]
    label: Mapped[str] = mapped_column(default="")
    statement: Mapped[str] = mapped_column(default="")


class WeightSet(Base):
    """A named set of weights; the default one, or one bound to a class of initiatives."""

    __tablename__ = "weight_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=False)
    class_name: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="points", server_default="points")


class Weight(Base):
    """Points of a driver or group among its siblings, in one weight set."""

    __tablename__ = "weight"
    weight_set_id: Mapped[int] = parent("weight_set.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True)
    points: Mapped[float] = mapped_column(default=0.0)
    is_locked: Mapped[bool] = mapped_column(default=False)


class StaleWeight(Base):
    """A weight that was given for another range of its driver's scale."""

    __tablename__ = "stale_weight"
    weight_set_id: Mapped[int] = parent("weight_set.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)


class Judgement(Base):
    """What the room said of one driver, or of one against another, when weights were elicited."""

    __tablename__ = "judgement"
    weight_set_id: Mapped[int] = parent("weight_set.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    other_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[float]


class Initiative(Base):
    """A candidate for funding."""

    __tablename__ = "initiative"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    sponsor: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    class_name: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="")
    effort: Mapped[float | None]
    cost: Mapped[float | None]
    duration: Mapped[float | None]
    start_date: Mapped[str] = mapped_column(default="")
    end_date: Mapped[str] = mapped_column(default="")
    risk: Mapped[float | None]
    confidence: Mapped[float | None]
    tags: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    is_mandatory: Mapped[bool] = mapped_column(default=False)


class AgreedScore(Base):
    """The score that the room accepted for one initiative on one driver, and why."""

    __tablename__ = "agreed_score"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    value: Mapped[float | None]
    rationale: Mapped[str] = mapped_column(default="")


class Dependency(Base):
    """One initiative requires another."""

    __tablename__ = "dependency"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    requires_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)
    reason: Mapped[str] = mapped_column(default="")


class Benefit(Base):
    """What an initiative is expected to bring, low, most likely and high, per year; who owns it and how it is seen."""

    __tablename__ = "benefit"
    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", index=True)
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    low: Mapped[float | None]
    most_likely: Mapped[float | None]
    high: Mapped[float | None]
    owner: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="", server_default="")
    attribution: Mapped[str] = mapped_column(default="", server_default="")
    measure: Mapped[str] = mapped_column(default="", server_default="")
    category: Mapped[str] = mapped_column(default="", server_default="")
    responsible: Mapped[str] = mapped_column(default="", server_default="")
    driver_id: Mapped[int | None] = mapped_column(ForeignKey("driver.id", ondelete="SET NULL"), index=True)
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="", server_default="")


class Chart(Base):
    """How the bubble chart shows the workshop; one row."""

    __tablename__ = "chart"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    x_field: Mapped[str] = mapped_column(default="effort")
    size_field: Mapped[str] = mapped_column(default="cost")
    colour_field: Mapped[str] = mapped_column(default="class_name")
    x_threshold: Mapped[float | None]
    value_threshold: Mapped[float] = mapped_column(default=50.0)
    quick_wins: Mapped[str] = mapped_column(default="Quick wins")
    big_bets: Mapped[str] = mapped_column(default="Big bets")
    fill_ins: Mapped[str] = mapped_column(default="Fill-ins")
    reconsider: Mapped[str] = mapped_column(default="Reconsider")


class ChartLabel(Base):
    """The bubble chart shows an initiative's name always or never; without a row, where it fits."""

    __tablename__ = "chart_label"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    choice: Mapped[str]


class Pack(Base):
    """The editable words and the paper of the decision pack; one row. Empty text means: generated."""

    __tablename__ = "pack"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    paper: Mapped[str] = mapped_column(default="A4")
    request: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[str] = mapped_column(default="")
    cost_and_benefit: Mapped[str] = mapped_column(default="")
    order: Mapped[str] = mapped_column(default="value")


class OmittedSection(Base):
    """A section that the facilitator left out of the decision pack."""

    __tablename__ = "omitted_section"
    section: Mapped[str] = mapped_column(primary_key=True)


class PackTitle(Base):
    """A title of the decision pack that the facilitator wrote in place of the generated one."""

    __tablename__ = "pack_title"
    section: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]


class Step(Base):
    """One labelled step of the history; never changed afterwards except by coalescing into it."""

    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    label: Mapped[str]
    author: Mapped[str]
    at: Mapped[str]


class Change(Base):
    """One row written within a step; its former image is in the table's history under the same id."""

    __tablename__ = "change"
    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    table_name: Mapped[str]
    action: Mapped[str]


class Seal(Base):
    """What a table must hold: how many rows, and the sum of their hashes in hexadecimal digits."""

    __tablename__ = "seal"
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_count: Mapped[int]
    total: Mapped[str]


class Format(Base):
    """Which programs may read and write this file; one row. What is older than `min_reader` cannot make sense of it.

    A later schema that only adds tables and columns keeps the `min_reader` of the one before.
    """

    __tablename__ = "format"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    written_by: Mapped[str]
    min_reader: Mapped[int]
    min_writer: Mapped[int]
