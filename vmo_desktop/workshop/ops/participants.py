"""Edits of the people in the room."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import Approval, Scenario, Support
from vmo_desktop.store.room_tables import Ballot, BarredDriver, Interest, Participant, Pin, Round
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.pin import sealed
from vmo_desktop.workshop.room_rows import RoundState
from vmo_desktop.workshop.spans import NOT_NEGATIVE

tr = Texts("Workshop")

VOTING_WEIGHTS = NOT_NEGATIVE
"""Greater ones add up to no number."""


def add_participant(values: Mapping[str, object]) -> Operation:
    """Add a participant at the end; fields as in `ParticipantRow`.

    Raises `NotAllowed`, when applied, for a voting weight that nothing can be counted with.
    """

    def apply(connection: Connection) -> str:
        _refuse_odd_weight(values)
        last = connection.scalar(select(func.max(Participant.position))) or 0
        connection.execute(insert(Participant).values(position=last + 1, **values))
        return f"Participant added: {values['name']}"

    return Operation(apply)


def add_participants(rows: Sequence[Mapping[str, object]]) -> Operation:
    """Add several participants at the end, as one step."""

    def apply(connection: Connection) -> str:
        labels = [add_participant(values).apply(connection) for values in rows]
        return labels[0] if len(labels) == 1 else f"{len(rows)} participants added"

    return Operation(apply)


def edit_participant(participant_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a participant; raises as `add_participant` does."""

    def apply(connection: Connection) -> str:
        _refuse_odd_weight(values)
        connection.execute(update(Participant).where(Participant.id == participant_id).values(dict(values)))
        name = connection.scalar(select(Participant.name).where(Participant.id == participant_id))
        return f"Participant changed: {name}"

    return Operation(apply, merge_key=("participant", participant_id))


def _refuse_odd_weight(values: Mapping[str, object]) -> None:
    if values.get("voting_weight", 1.0) not in VOTING_WEIGHTS:
        raise NotAllowed(tr("A vote weighs 0 or more, such as 1, and no more than can be counted with."))


def delete_participants(participant_ids: Sequence[int]) -> Operation:
    """Delete participants with what they voted in rounds that are not revealed.

    Raises `NotAllowed`, when applied, for somebody whose votes are revealed, or who said how far they support an
    approved scenario: neither changes.
    """

    def apply(connection: Connection) -> str:
        _refuse_supporters(connection, participant_ids)
        voted = connection.scalar(
            select(Participant.name)
            .join(Ballot, Ballot.participant_id == Participant.id)
            .join(Round, Round.id == Ballot.round_id)
            .where(Participant.id.in_(participant_ids), Round.state == RoundState.REVEALED)
            .limit(1)
        )
        if voted is not None:
            raise NotAllowed(
                tr("{name} has voted in a revealed round, which stays as it is. Mark them absent instead.", name=voted)
            )
        names = [_name(connection, each) for each in participant_ids]
        connection.execute(delete(Participant).where(Participant.id.in_(participant_ids)))
        return f"Participant deleted: {names[0]}" if len(names) == 1 else f"{len(names)} participants deleted"

    return Operation(apply)


def _refuse_supporters(connection: Connection, participant_ids: Sequence[int]) -> None:
    said = connection.execute(
        select(Participant.name, Scenario.name)
        .join(Support, Support.participant_id == Participant.id)
        .join(Scenario, Scenario.id == Support.scenario_id)
        .join(Approval, Approval.scenario_id == Scenario.id)
        .where(Participant.id.in_(participant_ids))
        .order_by(Scenario.position, Participant.position)
    ).first()
    if said is not None:
        text = tr(
            "{name} said how far they support {scenario}, which is approved and stays as it is. "
            "Mark them absent instead, or take the approval back first.",
            name=said[0],
            scenario=said[1],
        )
        raise NotAllowed(text)


def bar_drivers(participant_id: int, driver_ids: Collection[int]) -> Operation:
    """Say which drivers a participant does not score."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(BarredDriver).where(BarredDriver.participant_id == participant_id))
        rows = [{"participant_id": participant_id, "driver_id": each} for each in sorted(driver_ids)]
        if rows:
            connection.execute(insert(BarredDriver), rows)
        return f"Drivers scored by {_name(connection, participant_id)} changed"

    return Operation(apply)


def set_interests(participant_id: int, initiative_ids: Collection[int]) -> Operation:
    """Say which initiatives a participant owns."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Interest).where(Interest.participant_id == participant_id))
        rows = [{"participant_id": participant_id, "initiative_id": each} for each in sorted(initiative_ids)]
        if rows:
            connection.execute(insert(Interest), rows)
        return f"Initiatives owned by {_name(connection, participant_id)} changed"

    return Operation(apply)


def set_pin(participant_id: int, pin: str | None) -> Operation:
    """Set the PIN with which a participant opens their own ballot, or do without one."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Pin).where(Pin.participant_id == participant_id))
        if pin:
            salt, digest = sealed(pin)
            connection.execute(insert(Pin).values(participant_id=participant_id, salt=salt, digest=digest))
        return f"PIN {'set' if pin else 'removed'}: {_name(connection, participant_id)}"

    return Operation(apply)


def _name(connection: Connection, participant_id: int) -> str:
    return str(connection.scalar(select(Participant.name).where(Participant.id == participant_id)))


def reorder_participants(participant_ids: Sequence[int]) -> Operation:
    """Put all participants in this order."""

    def apply(connection: Connection) -> str:
        for place, participant_id in enumerate(participant_ids, start=1):
            connection.execute(update(Participant).where(Participant.id == participant_id).values(position=place))
        return "Participants reordered"

    return Operation(apply)
