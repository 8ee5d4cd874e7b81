"""Beginning a new workshop with rows of a past one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.changes import StepKind
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import Base
from vmo_desktop.store.tables import Driver, Initiative, WeightSet
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation

tr = Texts("Workshop")


@dataclass(frozen=True)
class Taken:
    """Rows by the name of their table, parents first, with their ids; `single` has fields of the tables of one row."""

    label: str
    rows: Mapping[str, tuple[Any, ...]]
    single: Mapping[str, Mapping[str, object]]


def begin_from(taken: Taken) -> Operation:
    """Put rows into a workshop that has none yet, as the step that it begins with.

    Raises `NotAllowed`, when applied, if the workshop already has content.
    """

    def apply(connection: Connection) -> str:
        if any(connection.scalar(select(func.count()).select_from(each)) for each in (Driver, Initiative)):
            raise NotAllowed(tr("This workshop already has content. Begin a new one from the past workshop."))
        for name, values in taken.single.items():
            connection.execute(update(Base.metadata.tables[name]).values(dict(values)))
        if taken.rows.get("weight_set"):
            connection.execute(delete(WeightSet))
        for name, rows in taken.rows.items():
            table = Base.metadata.tables[name]
            names = [column.name for column in table.columns]
            if rows:
                connection.execute(insert(table), [{each: getattr(row, each) for each in names} for row in rows])
        return taken.label

    return Operation(apply, kind=StepKind.BEGIN)
