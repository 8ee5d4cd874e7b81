"""The tables of value: money over time, the benefits register, KPIs and their readings, reviews and lessons.

Column order is the order of the row classes in `vmo_desktop.workshop.value_rows`.
"""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vmo_desktop.store.base import Base, parent


def maybe(column: str) -> Mapped[int | None]:
    """A reference that is emptied when what it refers to goes."""
    return mapped_column(ForeignKey(column, ondelete="SET NULL"), index=True)


class Finance(Base):
    """How money over time is counted, and how its uncertainty is drawn; one row."""

    __tablename__ = "finance"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    discount_rate: Mapped[float] = mapped_column(default=0.08)
    period: Mapped[str] = mapped_column(default="year")
    first_period: Mapped[str] = mapped_column(default="")
    periods: Mapped[int] = mapped_column(default=5)
    finance_rate: Mapped[float | None]
    reinvestment_rate: Mapped[float | None]
    shape: Mapped[str] = mapped_column(default="pert")
    correlation: Mapped[float] = mapped_column(default=0.0)
    samples: Mapped[int] = mapped_column(default=10_000)
    seed: Mapped[int] = mapped_column(default=1)


class CashLine(Base):
    """An amount that an initiative costs or brings over time, low, most likely and high."""

    __tablename__ = "cash_line"
    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", index=True)
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    expense: Mapped[str] = mapped_column(default="")
    timing: Mapped[str] = mapped_column(default="running")
    start: Mapped[float] = mapped_column(default=0.0)
    ramp: Mapped[float] = mapped_column(default=0.0)
    duration: Mapped[float | None]
    most_delay: Mapped[float] = mapped_column(default=0.0)
    low: Mapped[float | None]
    likely: Mapped[float | None]
    high: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    benefit_id: Mapped[int | None] = maybe("benefit.id")
    estimator: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Enabler(Base):
    """A further initiative that a benefit needs, besides the one that mainly brings it."""

    __tablename__ = "enabler"
    benefit_id: Mapped[int] = parent("benefit.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)


class BenefitLink(Base):
    """A benefit that leads to another."""

    __tablename__ = "benefit_link"
    benefit_id: Mapped[int] = parent("benefit.id", primary_key=True)
    leads_to_id: Mapped[int] = parent("benefit.id", primary_key=True, index=True)


class Kpi(Base):
    """What is measured to see whether value comes true."""

    __tablename__ = "kpi"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="maximise")
    baseline: Mapped[float | None]
    baseline_on: Mapped[str] = mapped_column(default="")
    target: Mapped[float | None]
    due_on: Mapped[str] = mapped_column(default="")
    frequency: Mapped[str] = mapped_column(default="quarter")
    weight: Mapped[float] = mapped_column(default=1.0)
    owner: Mapped[str] = mapped_column(default="")
    benefit_id: Mapped[int | None] = maybe("benefit.id")
    initiative_id: Mapped[int | None] = maybe("initiative.id")
    driver_id: Mapped[int | None] = maybe("driver.id")
    objective_id: Mapped[int | None] = maybe("objective.id")
    frozen_at: Mapped[str] = mapped_column(default="")


class Reading(Base):
    """A value of a KPI on a day: as planned, as forecast, or as it came."""

    __tablename__ = "reading"
    kpi_id: Mapped[int] = parent("kpi.id", primary_key=True)
    series: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[float]
    note: Mapped[str] = mapped_column(default="")


class Realization(Base):
    """How what came true is judged; one row."""

    __tablename__ = "realization"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    on_track: Mapped[float] = mapped_column(default=0.9)
    at_risk: Mapped[float] = mapped_column(default=0.7)
    as_of: Mapped[str] = mapped_column(default="")


class Review(Base):
    """A look back at an initiative: what was expected, what happened, why, and what to change."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    initiative_id: Mapped[int | None] = maybe("initiative.id")
    on: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    expected: Mapped[str] = mapped_column(default="")
    happened: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    change: Mapped[str] = mapped_column(default="")


class Lesson(Base):
    """What was learned, to be found again."""

    __tablename__ = "lesson"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    tags: Mapped[str] = mapped_column(default="")
    on: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    initiative_id: Mapped[int | None] = maybe("initiative.id")
    driver_id: Mapped[int | None] = maybe("driver.id")
    review_id: Mapped[int | None] = maybe("review.id")


class Win(Base):
    """Something worth celebrating, and who did it."""

    __tablename__ = "win"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    people: Mapped[str] = mapped_column(default="")
    on: Mapped[str] = mapped_column(default="")
    initiative_id: Mapped[int | None] = maybe("initiative.id")


class Prior(Base):
    """What earlier promises of a kind were worth: shares of them that came true."""

    __tablename__ = "prior"
    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    promises: Mapped[int]
    mean: Mapped[float]
    low: Mapped[float]
    middle: Mapped[float]
    high: Mapped[float]
    source: Mapped[str] = mapped_column(default="")


class Carried(Base):
    """An initiative as it stood in the workshop that this one was begun from; some did not come along, or are gone."""

    __tablename__ = "carried"
    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int | None] = maybe("initiative.id")
    source: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    value: Mapped[float | None]
    cost: Mapped[float | None]
    standing: Mapped[str] = mapped_column(default="")
    progress: Mapped[float | None]
