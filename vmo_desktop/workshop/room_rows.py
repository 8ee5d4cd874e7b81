"""Frozen rows of the room: participants, rounds and their votes, what was agreed, the day.

Each class has the columns of its table in `vmo_desktop.store.room_tables`, in the same order; a test holds them
together.
"""

from dataclasses import dataclass
from enum import StrEnum


class RoundState(StrEnum):
    """Where a round stands; it goes only forward."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Way(StrEnum):
    """How a ballot came in."""

    LAPTOP = "laptop"
    READ_OUT = "read-out"
    WORKBOOK = "workbook"
    PAPER = "paper"


class NoteKind(StrEnum):
    """What a note is."""

    NOTE = "note"
    """For the facilitator alone."""
    DECISION = "decision"
    """Printed in the decision pack."""


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A person in the room; `voting_weight` not negative, `colour` and `initials` empty: chosen by the program."""

    id: int
    position: int
    name: str
    role: str
    group: str
    voting_weight: float = 1.0
    colour: str = ""
    initials: str = ""
    is_present: bool = True


@dataclass(frozen=True, slots=True)
class BarredDriverRow:
    """A driver that a participant does not score."""

    participant_id: int
    driver_id: int


@dataclass(frozen=True, slots=True)
class InterestRow:
    """A participant owns an initiative."""

    participant_id: int
    initiative_id: int


@dataclass(frozen=True, slots=True)
class RoomRow:
    """`leaves_out_owners`: votes of owners on their own initiatives do not count.

    `ballot_key` seals the ballots that leave as files: each workshop has its own, and copies share it.
    """

    id: int
    leaves_out_owners: bool
    ballot_key: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A vote of the room; with `weight_set_id` it is on the weights of that set, by `method`, else on scores."""

    id: int
    position: int
    name: str
    state: RoundState
    is_progress_hidden: bool
    weight_set_id: int | None
    method: str


@dataclass(frozen=True, slots=True)
class RoundInitiativeRow:
    """An initiative that a round asks about."""

    round_id: int
    initiative_id: int


@dataclass(frozen=True, slots=True)
class RoundDriverRow:
    """A driver that a round asks about."""

    round_id: int
    driver_id: int


@dataclass(frozen=True, slots=True)
class BallotRow:
    """Whether a participant has handed in, and how it came."""

    round_id: int
    participant_id: int
    is_done: bool
    way: Way


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A participant's own score; `value` None: no opinion. In a snapshot only once its round is revealed.

    `again` is what the same participant voted when the cell was shown a second time; None where it was not.
    """

    round_id: int
    participant_id: int
    initiative_id: int
    driver_id: int
    value: float | None
    rationale: str = ""
    again: float | None = None


@dataclass(frozen=True, slots=True)
class WeightVoteRow:
    """A participant's own judgement on weights. In a snapshot only once its round is revealed."""

    round_id: int
    participant_id: int
    driver_id: int
    other_id: int
    value: float


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """The round that the agreed score of a cell rests on."""

    initiative_id: int
    driver_id: int
    round_id: int


@dataclass(frozen=True, slots=True)
class DissentRow:
    """A dissent, recorded at the participant's wish, from the score that was agreed then.

    `score` None: recorded by a version that did not keep it; it is from the score that is agreed now.
    """

    initiative_id: int
    driver_id: int
    participant_id: int
    reason: str
    score: float | None


@dataclass(frozen=True, slots=True)
class AgendaItemRow:
    """A part of the day; `stage` is a page of the window or empty, `prompt` is for the facilitator."""

    id: int
    position: int
    title: str
    minutes: float
    stage: str
    prompt: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note or a decision; `at` is ISO 8601 with offset."""

    id: int
    at: str
    kind: NoteKind
    text: str
    initiative_id: int | None
