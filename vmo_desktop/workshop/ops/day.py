"""Edits of the day: its agenda, and what is noted and decided.

The label of a note never tells its text: the history is printed, a note is for the facilitator alone.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.room_tables import AgendaItem, Note
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.room_rows import NoteKind
from vmo_desktop.workshop.spans import Span

tr = Texts("Workshop")

LONGEST_ITEM = 24 * 60
"""Minutes; more is a slip of the hand."""
MINUTES = Span(0, LONGEST_ITEM)


def add_agenda_items(items: Sequence[Mapping[str, object]]) -> Operation:
    """Add parts of the day at the end; fields as in `AgendaItemRow`.

    Raises `NotAllowed`, when applied, if one lasts less than nothing or more than a day.
    """

    def apply(connection: Connection) -> str:
        last = connection.scalar(select(func.coalesce(func.max(AgendaItem.position), 0))) or 0
        for place, values in enumerate(items, start=last + 1):
            _refuse_odd_minutes(values)
            connection.execute(insert(AgendaItem).values(position=place, **values))
        if len(items) == 1:
            return f"Agenda: {items[0].get('title', '')} added"
        return f"Agenda: {len(items)} items added"

    return Operation(apply)


def edit_agenda_item(item_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a part of the day; raises as `add_agenda_items` does."""

    def apply(connection: Connection) -> str:
        _refuse_odd_minutes(values)
        connection.execute(update(AgendaItem).where(AgendaItem.id == item_id).values(dict(values)))
        title = connection.scalar(select(AgendaItem.title).where(AgendaItem.id == item_id))
        return f"Agenda: {title} changed"

    return Operation(apply, merge_key=("agenda", item_id, *sorted(values)))


def delete_agenda_items(item_ids: Sequence[int]) -> Operation:
    """Delete parts of the day."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(AgendaItem).where(AgendaItem.id.in_(item_ids)))
        return "Agenda: 1 item deleted" if len(item_ids) == 1 else f"Agenda: {len(item_ids)} items deleted"

    return Operation(apply)


def reorder_agenda(item_ids: Sequence[int]) -> Operation:
    """Put all parts of the day in this order."""

    def apply(connection: Connection) -> str:
        for place, item_id in enumerate(item_ids, start=1):
            connection.execute(update(AgendaItem).where(AgendaItem.id == item_id).values(position=place))
        return "Agenda reordered"

    return Operation(apply)


def add_note(text: str, *, kind: NoteKind = NoteKind.NOTE, initiative_id: int | None = None) -> Operation:
    """Write down a note or a decision with the time of day.

    Raises `NotAllowed`, when applied, if there is no text.
    """

    def apply(connection: Connection) -> str:
        _refuse_empty(text)
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        values = {"at": at, "kind": kind, "text": text.strip(), "initiative_id": initiative_id}
        connection.execute(insert(Note).values(values))
        return "Decision recorded" if kind is NoteKind.DECISION else "Note written"

    return Operation(apply)


def edit_note(note_id: int, text: str, *, kind: NoteKind, initiative_id: int | None) -> Operation:
    """Change a note; its time stays. Raises as `add_note` does."""

    def apply(connection: Connection) -> str:
        _refuse_empty(text)
        values = {"kind": kind, "text": text.strip(), "initiative_id": initiative_id}
        connection.execute(update(Note).where(Note.id == note_id).values(values))
        return "Decision changed" if kind is NoteKind.DECISION else "Note changed"

    return Operation(apply)


def delete_notes(note_ids: Sequence[int]) -> Operation:
    """Delete notes and decisions."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Note).where(Note.id.in_(note_ids)))
        return "Note deleted" if len(note_ids) == 1 else f"{len(note_ids)} notes deleted"

    return Operation(apply)


def _refuse_odd_minutes(values: Mapping[str, object]) -> None:
    minutes = values.get("minutes", 0.0)
    if not isinstance(minutes, int | float) or minutes not in MINUTES:
        raise NotAllowed(tr("A part of the day lasts from 0 to {most} minutes.", most=f"{LONGEST_ITEM:,}"))


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise NotAllowed(tr("A note needs some words."))
