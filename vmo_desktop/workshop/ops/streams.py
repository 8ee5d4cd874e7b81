"""Edits of value streams."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.road_tables import Stream, StreamStep
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.road_rows import StreamState
from vmo_desktop.workshop.spans import NOT_NEGATIVE, POSITIVE, SHARES

tr = Texts("Workshop")


def _check_step(row: Mapping[str, Any]) -> None:
    times = row["process_time"], row["wait_time"]
    if not all(time in NOT_NEGATIVE for time in times):
        raise NotAllowed(tr("{step}: times are numbers of 0 or more.", step=row["name"]))
    if row["people"] not in POSITIVE:
        raise NotAllowed(tr("{step}: somebody does it.", step=row["name"]))
    share = row["complete_accurate"]
    if share is not None and share not in SHARES:
        raise NotAllowed(tr("{step}: complete and accurate lies between 0 % and 100 %.", step=row["name"]))


STREAMS = Listed(table_of(Stream), "Value stream", "value streams")
"""Value streams as they are and as they shall be."""
STREAM_STEPS = Listed(table_of(StreamStep), "Step", "steps", check=_check_step)
"""Their steps."""


def edit_stream(stream_id: int, values: Mapping[str, Any]) -> Operation:
    """Change fields of a value stream; a current state and its future ones count time in one unit.

    Raises `NotAllowed`, when applied, where a future state would be that of something that is no current state, or of
    one in another unit.
    """
    edit = STREAMS.edit(stream_id, values)

    def apply(connection: Connection) -> str:
        label = edit.apply(connection)
        if "unit" in values and "current_id" not in values:
            _share_unit(connection, stream_id)
        _check_pairs(connection, stream_id)
        return label

    return Operation(apply, merge_key=edit.merge_key)


def _share_unit(connection: Connection, stream_id: int) -> None:
    """Give the unit of a stream to all that are compared with it."""
    unit, current = connection.execute(select(Stream.unit, Stream.current_id).where(Stream.id == stream_id)).one()
    first = stream_id if current is None else current
    same = or_(Stream.id == first, Stream.current_id == first)
    connection.execute(update(Stream).where(same, Stream.unit != unit).values(unit=unit))


def _check_pairs(connection: Connection, stream_id: int) -> None:
    columns = Stream.name, Stream.state, Stream.unit, Stream.current_id
    own = connection.execute(select(*columns).where(Stream.id == stream_id)).one()
    future = connection.scalar(select(Stream.name).where(Stream.current_id == stream_id))
    if own.state == StreamState.FUTURE and future is not None:
        raise NotAllowed(tr("{future} is the future state of {name}, which stays a current one.",
                            future=future, name=own.name))  # fmt: skip
    if own.current_id is None:
        return
    current = connection.execute(select(*columns).where(Stream.id == own.current_id)).one()
    if own.state == StreamState.CURRENT or current.state == StreamState.FUTURE:
        raise NotAllowed(tr("Only of a current value stream there is a future state."))
    if own.unit != current.unit:
        raise NotAllowed(tr("{current} counts time in {unit}: give both the same unit first.",
                            current=current.name, unit=current.unit))  # fmt: skip


def draw_future(stream_id: int, name: str) -> Operation:
    """Copy a current value stream with its steps as its future state; each step knows what it is a copy of."""

    def apply(connection: Connection) -> str:
        copy = _copy_stream(connection, stream_id, {"name": name, "state": StreamState.FUTURE, "current_id": stream_id})
        _copy_steps(connection, stream_id, copy, current=StreamStep.id)
        _check_pairs(connection, copy)
        return f"Future state drawn: {name}"

    return Operation(apply)


def duplicate_stream(stream_id: int, name: str) -> Operation:
    """Copy a value stream with its steps, in the same state and with the same current one."""

    def apply(connection: Connection) -> str:
        copy = _copy_stream(connection, stream_id, {"name": name})
        _copy_steps(connection, stream_id, copy, current=StreamStep.current_id)
        return f"Value stream added: {name}"

    return Operation(apply)


def _copy_stream(connection: Connection, stream_id: int, changes: Mapping[str, object]) -> int:
    """Add a copy of a stream right after it."""
    columns = [column for column in table_of(Stream).c if column.name != "id"]
    former = connection.execute(select(*columns).where(Stream.id == stream_id)).mappings().one()
    place = former["position"] + 1
    later = update(Stream).where(Stream.position >= place).values(position=Stream.position + 1)
    connection.execute(later)
    return new_id(connection.execute(insert(Stream).values({**former, **changes, "position": place})))


def _copy_steps(
    connection: Connection, stream_id: int, copy: int, current: InstrumentedAttribute[Any]
) -> None:  # fmt: skip
    """Copy the steps; `current` is what tells which step of the current state a copy was."""
    kept = [column for column in table_of(StreamStep).c if column.name not in ("id", "stream_id", "current_id")]
    found = select(*kept, current.label("current_id")).where(StreamStep.stream_id == stream_id)
    for step in connection.execute(found.order_by(StreamStep.position, StreamStep.id)).mappings().all():
        connection.execute(insert(StreamStep).values({**step, "stream_id": copy}))
