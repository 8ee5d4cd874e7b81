"""Edits of the people in the room."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.store.tables import Participant
from vmo_desktop.workshop.operation import Operation


def add_participant(values: Mapping[str, object]) -> Operation:
    """Add a participant at the end; fields as in `ParticipantRow`."""

    def apply(connection: Connection) -> str:
        last = connection.scalar(select(func.coalesce(func.max(Participant.position), 0))) or 0
        connection.execute(insert(Participant).values(position=last + 1, **values))
        return f"Participant added: {values.get('name', '')}"

    return Operation(apply)


def edit_participant(participant_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a participant."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Participant).where(Participant.id == participant_id).values(dict(values)))
        name = connection.scalar(select(Participant.name).where(Participant.id == participant_id))
        return f"Participant changed: {name}"

    return Operation(apply, merge_key=("participant", participant_id))


def delete_participants(participant_ids: Sequence[int]) -> Operation:
    """Delete participants with their own scores."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Participant).where(Participant.id.in_(participant_ids)))
        return f"{len(participant_ids)} participants deleted"

    return Operation(apply)


def reorder_participants(participant_ids: Sequence[int]) -> Operation:
    """Put all participants in this order."""

    def apply(connection: Connection) -> str:
        for place, participant_id in enumerate(participant_ids, start=1):
            connection.execute(update(Participant).where(Participant.id == participant_id).values(position=place))
        return "Participants reordered"

    return Operation(apply)
