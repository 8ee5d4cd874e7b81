"""Edits by which the room agrees: votes are accepted as agreed scores, and dissents are recorded by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.domain.consensus import HAIR
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.room_tables import (
    Acceptance,
    Dissent,
    Interest,
    Participant,
    Room,
    Round,
    RoundDriver,
    RoundInitiative,
    Vote,
)
from vmo_desktop.store.tables import AgreedScore
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scores import Cell, named_cell, write_rationale, write_scores
from vmo_desktop.workshop.room_rows import RoundState

tr = Texts("Workshop")


@dataclass(frozen=True, slots=True)
class Accepted:
    """The score that the room accepts for a cell, and the revealed round that it rests on."""

    round_id: int
    value: float
    reason: str = ""


def accept_votes(initiative_id: int, driver_id: int, accepted: Accepted) -> Operation:
    """Make a score the agreed one of a cell, resting on the votes of a revealed round.

    A reason is kept with the rationale of the score. Raises, when applied, `NotAllowed` when the round is not revealed
    or did not ask for the cell, or the score lies outside the votes that count and no reason is given, and
    `ScoreRefused` off the scale.
    """

    def apply(connection: Connection) -> str:
        _accept(connection, (initiative_id, driver_id), accepted)
        cell = named_cell(connection, initiative_id, driver_id)
        return f"Accepted: {cell.initiative} on {cell.driver}, {accepted.value:g}"

    return Operation(apply)


def accept_all(accepted: Mapping[Cell, Accepted]) -> Operation:
    """Accept scores of many cells as one step, such as of all on which the room is close; see `accept_votes`."""

    def apply(connection: Connection) -> str:
        for cell, each in accepted.items():
            _accept(connection, cell, each)
        return "1 score accepted" if len(accepted) == 1 else f"{len(accepted)} scores accepted"

    return Operation(apply)


def record_dissent(initiative_id: int, driver_id: int, participant_id: int, reason: str = "") -> Operation:
    """Record that a participant does not share the score that is agreed now; again: with another reason.

    Raises `NotAllowed`, when applied, where there is no agreed score to dissent from.
    """

    def apply(connection: Connection) -> str:
        cell = named_cell(connection, initiative_id, driver_id)
        if cell.before is None:
            raise NotAllowed(tr("There is no agreed score to dissent from yet. Accept one first."))
        statement = upsert(Dissent).values(
            initiative_id=initiative_id, driver_id=driver_id, participant_id=participant_id, reason=reason.strip(),
            score=cell.before,
        )  # fmt: skip
        keys = ["initiative_id", "driver_id", "participant_id"]
        changed = {"reason": statement.excluded.reason, "score": statement.excluded.score}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))
        name = connection.scalar(select(Participant.name).where(Participant.id == participant_id))
        return f"Dissent of {name}: {cell.initiative} on {cell.driver}"

    return Operation(apply, merge_key=("dissent", initiative_id, driver_id, participant_id))


def withdraw_dissent(initiative_id: int, driver_id: int, participant_id: int) -> Operation:
    """Take a recorded dissent off."""

    def apply(connection: Connection) -> str:
        connection.execute(
            delete(Dissent).where(
                Dissent.initiative_id == initiative_id,
                Dissent.driver_id == driver_id,
                Dissent.participant_id == participant_id,
            )
        )
        cell = named_cell(connection, initiative_id, driver_id)
        name = connection.scalar(select(Participant.name).where(Participant.id == participant_id))
        return f"Dissent withdrawn by {name}: {cell.initiative} on {cell.driver}"

    return Operation(apply)


def _accept(connection: Connection, cell: Cell, accepted: Accepted) -> None:
    initiative_id, driver_id = cell
    _refuse_unasked(connection, accepted.round_id, cell)
    reason = accepted.reason.strip()
    low, high = _voted_range(connection, accepted.round_id, cell)
    if not reason and not _is_within(accepted.value, low, high):
        raise NotAllowed(_outside(accepted.value, low, high))
    write_scores(connection, {cell: accepted.value})
    if reason:
        former = connection.scalar(
            select(AgreedScore.rationale).where(
                AgreedScore.initiative_id == initiative_id, AgreedScore.driver_id == driver_id
            )
        )
        kept = [line for line in (former or "").splitlines() if line != reason]
        write_rationale(connection, cell, "\n".join([*kept, reason]))  # the reason stands last, as the pack reads it
    statement = upsert(Acceptance).values(initiative_id=initiative_id, driver_id=driver_id, round_id=accepted.round_id)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["initiative_id", "driver_id"], set_={"round_id": statement.excluded.round_id}
        )
    )


def _is_within(value: float, low: float | None, high: float | None) -> bool:
    if low is None or high is None:
        return False
    dust = HAIR * max(abs(low), abs(high), 1.0)  # a median is a share of the range and back
    return low - dust <= value <= high + dust


def _outside(value: float, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return tr("Nobody voted on this, so a score needs a reason. Write why the room accepts it.")
    return tr(
        "{value} lies outside the votes, which go from {low} to {high}. Write why the room accepts it.",
        value=f"{value:g}",
        low=f"{low:g}",
        high=f"{high:g}",
    )


def _refuse_unasked(connection: Connection, round_id: int, cell: Cell) -> None:
    initiative_id, driver_id = cell
    is_asked = connection.scalar(
        select(Round.id).where(
            Round.id == round_id,
            Round.state == RoundState.REVEALED,
            exists().where(RoundInitiative.round_id == round_id, RoundInitiative.initiative_id == initiative_id),
            exists().where(RoundDriver.round_id == round_id, RoundDriver.driver_id == driver_id),
        )
    )
    if is_asked is None:
        raise NotAllowed(tr("This round is not revealed, or it did not ask for this. Choose another round."))


def _voted_range(connection: Connection, round_id: int, cell: Cell) -> tuple[float | None, float | None]:
    """Lowest and highest vote that counts; only asked of a revealed round."""
    initiative_id, driver_id = cell
    votes = select(func.min(Vote.value), func.max(Vote.value)).where(
        Vote.round_id == round_id, Vote.initiative_id == initiative_id, Vote.driver_id == driver_id
    )
    if connection.scalar(select(Room.leaves_out_owners)):
        votes = votes.where(
            ~exists().where(Interest.participant_id == Vote.participant_id, Interest.initiative_id == initiative_id)
        )
    low, high = connection.execute(votes).one()
    return low, high
