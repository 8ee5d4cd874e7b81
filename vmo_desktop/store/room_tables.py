"""The tables of the room: participants, rounds and their votes, what was agreed, the day.

Column order is the order of the row classes in `vmo_desktop.workshop.room_rows`.
"""

from secrets import token_hex

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vmo_desktop.store.base import Base, parent


class Participant(Base):
    """A person in the room."""

    __tablename__ = "participant"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    group: Mapped[str] = mapped_column(default="")
    voting_weight: Mapped[float] = mapped_column(default=1.0, server_default="1.0")
    colour: Mapped[str] = mapped_column(default="", server_default="")
    initials: Mapped[str] = mapped_column(default="", server_default="")
    is_present: Mapped[bool] = mapped_column(default=True, server_default="1")


class Pin(Base):
    """The secret with which a participant opens their own ballot: salted and hashed, never readable."""

    __tablename__ = "pin"
    participant_id: Mapped[int] = parent("participant.id", primary_key=True)
    salt: Mapped[str]
    digest: Mapped[str]


class BarredDriver(Base):
    """A driver that a participant does not score."""

    __tablename__ = "barred_driver"
    participant_id: Mapped[int] = parent("participant.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)


class Interest(Base):
    """A participant owns an initiative: a conflict of interest."""

    __tablename__ = "interest"
    participant_id: Mapped[int] = parent("participant.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)


class Room(Base):
    """How the room works; one row."""

    __tablename__ = "room"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    leaves_out_owners: Mapped[bool] = mapped_column(default=False)
    ballot_key: Mapped[str] = mapped_column(default=lambda: token_hex(16))


class Round(Base):
    """A vote of the room: open, closed, revealed; on scores, or on the weights of a set by a method."""

    __tablename__ = "round"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    is_progress_hidden: Mapped[bool] = mapped_column(default=False)
    weight_set_id: Mapped[int | None] = mapped_column(ForeignKey("weight_set.id", ondelete="CASCADE"), index=True)
    method: Mapped[str] = mapped_column(default="")


class RoundInitiative(Base):
    """An initiative that a round asks about."""

    __tablename__ = "round_initiative"
    round_id: Mapped[int] = parent("round.id", primary_key=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)


class RoundDriver(Base):
    """A driver that a round asks about."""

    __tablename__ = "round_driver"
    round_id: Mapped[int] = parent("round.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)


class Ballot(Base):
    """What a participant hands in for a round, and how it came."""

    __tablename__ = "ballot"
    round_id: Mapped[int] = parent("round.id", primary_key=True)
    participant_id: Mapped[int] = parent("participant.id", primary_key=True, index=True)
    is_done: Mapped[bool] = mapped_column(default=False)
    way: Mapped[str] = mapped_column(default="laptop")


class Vote(Base):
    """One participant's own score of a cell in a round; without a value: no opinion."""

    __tablename__ = "vote"
    round_id: Mapped[int] = parent("round.id", primary_key=True)
    participant_id: Mapped[int] = parent("participant.id", primary_key=True, index=True)
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True, index=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    value: Mapped[float | None]
    rationale: Mapped[str] = mapped_column(default="")
    again: Mapped[float | None]


class WeightVote(Base):
    """One participant's own judgement of a driver, or of one against another, in a round on weights."""

    __tablename__ = "weight_vote"
    round_id: Mapped[int] = parent("round.id", primary_key=True)
    participant_id: Mapped[int] = parent("participant.id", primary_key=True, index=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    other_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    value: Mapped[float]


class Acceptance(Base):
    """The round whose votes the agreed score of a cell rests on."""

    __tablename__ = "acceptance"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    round_id: Mapped[int] = parent("round.id", index=True)


class Dissent(Base):
    """A participant who asked that their dissent from an agreed score be recorded."""

    __tablename__ = "dissent"
    initiative_id: Mapped[int] = parent("initiative.id", primary_key=True)
    driver_id: Mapped[int] = parent("driver.id", primary_key=True, index=True)
    participant_id: Mapped[int] = parent("participant.id", primary_key=True, index=True)
    reason: Mapped[str] = mapped_column(default="")
    score: Mapped[float | None]


class AgendaItem(Base):
    """A part of the day: what is done, in how many minutes, at which stage of the window."""

    __tablename__ = "agenda_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    minutes: Mapped[float] = mapped_column(default=15.0)
    stage: Mapped[str] = mapped_column(default="")
    prompt: Mapped[str] = mapped_column(default="")


class Note(Base):
    """A note or a decision of the day, in the order of writing."""

    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    kind: Mapped[str] = mapped_column(default="note")
    text: Mapped[str] = mapped_column(default="")
    initiative_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id", ondelete="SET NULL"), index=True)
