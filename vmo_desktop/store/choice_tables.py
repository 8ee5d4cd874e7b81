"""The tables of the choice: what initiatives use and how they hang together, scenarios and their approval.

Column order is the order of the row classes in `vmo_desktop.workshop.choice_rows`.
"""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vmo_desktop.store.base import Base, parent


class YearlyCost(Base):
    """What an initiative costs in one year."""

    __tablename__ = "yearly_cost"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[float]


class Resource(Base):
    """What initiatives use besides money: people of a role, or anything else that is counted."""

    __tablename__ = "resource"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")


class Demand(Base):
    """How much of a resource an initiative uses in a period; an empty period: over all of its time."""

    __tablename__ = "demand"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    resource_id: Mapped[int] = parent("resource.id", primary_key=True, index=True)
    period: Mapped[str] = mapped_column(primary_key=True, default="")
    amount: Mapped[float]


class FundingLevel(Base):
    """A smaller or larger way to do an initiative: its cost, and its value as a share of the initiative's."""

    __tablename__ = "funding_level"
    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    cost: Mapped[float]
    value_share: Mapped[float]


class PartialFunding(Base):
    """An initiative that may be funded in part, down to a smallest share of its cost."""

    __tablename__ = "partial_funding"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    least_share: Mapped[float]


class DependencyGroup(Base):
    """Initiatives that hang together: all or none, at most one, at least one."""

    __tablename__ = "dependency_group"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class DependencyMember(Base):
    """An initiative of a group that hangs together."""

    __tablename__ = "dependency_member"
    group_id: Mapped[int] = parent("dependency_group.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)


class Synergy(Base):
    """What two initiatives bring more, in points of value, or save, in money, when both are funded."""

    __tablename__ = "synergy"
    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = parent("initiative.id", index=True)
    second_id: Mapped[int] = parent("initiative.id", index=True)
    value: Mapped[float] = mapped_column(default=0.0)
    saving: Mapped[float] = mapped_column(default=0.0)
    reason: Mapped[str] = mapped_column(default="")


class ScoreRange(Base):
    """The lowest and the highest score that a cell may turn out to have."""

    __tablename__ = "score_range"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    low: Mapped[float]
    high: Mapped[float]


class Scenario(Base):
    """A way to choose: its weights, its aim and its budget; without its own, those of the workshop."""

    __tablename__ = "scenario"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    weight_set_id: Mapped[int | None] = mapped_column(ForeignKey("weight_set.id", ondelete="SET NULL"), index=True)
    aim: Mapped[str] = mapped_column(default="value")
    budget: Mapped[float | None]
    is_recommended: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class Limit(Base):
    """Bounds on what the portfolio of a scenario costs, uses or counts; of one class where one is named."""

    __tablename__ = "limit"
    id: Mapped[int] = mapped_column(primary_key=True)
    scenario_id: Mapped[int] = parent("scenario.id", index=True)
    position: Mapped[int]
    of: Mapped[str]
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    period: Mapped[str] = mapped_column(default="")
    class_name: Mapped[str] = mapped_column(default="")
    least: Mapped[float | None]
    most: Mapped[float | None]
    is_on: Mapped[bool] = mapped_column(default=True)


class Force(Base):
    """An initiative that a scenario takes in or leaves out whatever it brings, why, and who says so."""

    __tablename__ = "force"
    scenario_id: Mapped[int] = parent("scenario.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)
    is_in: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")


class Assumption(Base):
    """What a scenario takes an initiative's value, cost or effort to be in place of the workshop's."""

    __tablename__ = "assumption"
    scenario_id: Mapped[int] = parent("scenario.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)
    value: Mapped[float | None]
    cost: Mapped[float | None]
    effort: Mapped[float | None]


class Approval(Base):
    """The approval of a scenario, which freezes it: what was chosen, and what was proven of it."""

    __tablename__ = "approval"
    scenario_id: Mapped[int] = parent("scenario.id", primary_key=True)
    at: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    value: Mapped[float]
    bound: Mapped[float]
    cost: Mapped[float]


class ApprovedInitiative(Base):
    """An initiative of an approved portfolio, as it was approved."""

    __tablename__ = "approved_initiative"
    scenario_id: Mapped[int] = parent("scenario.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)
    level: Mapped[str] = mapped_column(default="")
    share: Mapped[float]
    value: Mapped[float]
    cost: Mapped[float]


class Support(Base):
    """How far a participant supports the portfolio of a scenario, and what they say."""

    __tablename__ = "support"
    scenario_id: Mapped[int] = parent("scenario.id", primary_key=True)
    participant_id: Mapped[int] = parent("participant.id", primary_key=True, index=True)
    degree: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class Robustness(Base):
    """How the robustness of the choice is tested; one row."""

    __tablename__ = "robustness"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    seed: Mapped[int] = mapped_column(default=1)
    samples: Mapped[int] = mapped_column(default=2000)
    weights: Mapped[str] = mapped_column(default="interval")
    margin: Mapped[float] = mapped_column(default=0.2)
    scores: Mapped[str] = mapped_column(default="votes")
