"""Edits of value streams."""

import math
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.road_tables import Stream, StreamStep
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.road_rows import StreamState

tr = Texts("Workshop")


def _check_step(row: Mapping[str, Any]) -> None:
    times = row["process_time"], row["wait_time"]
    if not all(math.isfinite(time) and time >= 0 for time in times):
        raise NotAllowed(tr("{step}: times are numbers of 0 or more.", step=row["name"]))
    if not (math.isfinite(row["people"]) and row["people"] > 0):
        raise NotAllowed(tr("{step}: somebody does it.", step=row["name"]))
    share = row["complete_accurate"]
    if share is not None and not 0 <= share <= 1:
        raise NotAllowed(tr("{step}: complete and accurate lies between 0 % and 100 %.", step=row["name"]))


STREAMS = Listed(table_of(Stream), "Value stream", "value streams")
"""Value streams as they are and as they shall be."""
STREAM_STEPS = Listed(table_of(StreamStep), "Step", "steps", check=_check_step)
"""Their steps."""


def draw_future(stream_id: int, name: str) -> Operation:
    """Copy a value stream with its steps as the one that shall be."""

    def apply(connection: Connection) -> str:
        columns = [column for column in table_of(Stream).c if column.name != "id"]
        former = connection.execute(select(*columns).where(Stream.id == stream_id)).mappings().one()
        copy = {**former, "name": name, "state": StreamState.FUTURE, "position": former["position"] + 1}
        new = new_id(connection.execute(insert(Stream).values(copy)))
        columns = [column for column in table_of(StreamStep).c if column.name != "id"]
        steps = connection.execute(select(*columns).where(StreamStep.stream_id == stream_id)).mappings().all()
        if steps:
            connection.execute(insert(StreamStep), [{**step, "stream_id": new} for step in steps])
        return f"Value stream as it shall be: {name}"

    return Operation(apply)
