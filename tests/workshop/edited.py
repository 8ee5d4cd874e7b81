"""A small workshop to be edited, and every row that an operation writes into its file."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from vmo_desktop.errors import VmoError
from vmo_desktop.store.base import Base
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participants
from vmo_desktop.workshop.ops.scores import set_rationale, set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set
from vmo_desktop.workshop.workshop import Workshop

GROWTH, SPEED, PEOPLE, SKILL, PROFIT, NOVELTY = 1, 2, 3, 4, 5, 6
PORTAL, DEPOT, BLANK = 1, 2, 3
ANA, BEN = 1, 2
DEFAULT, BOARD = 1, 2

_BEGINNING = (
    add_driver("Growth"),
    add_driver(
        "Speed",
        values={"scale": "measure", "direction": "lower", "unit": "days", "low": 10.0, "high": 50.0},
        levels=(),
    ),
    add_driver("People", is_group=True),
    add_driver("Skill", parent_id=PEOPLE),
    add_driver("Profit", values={"scale": "measure", "source": "npv"}, levels=()),
    add_driver("Novelty", levels=()),
    add_initiatives([{"name": "Portal", "code": "P1"}, {"code": "D2"}, {}]),
    add_participants([{"name": "Ana"}, {"name": "Ben"}]),
    add_weight_set("Board"),
    set_scores({(PORTAL, GROWTH): 3.0, (DEPOT, GROWTH): 1.0}),
    set_rationale(initiative_id=PORTAL, driver_id=GROWTH, rationale="Two markets"),
)

Rows = dict[tuple[str, tuple[object, ...]], dict[str, object]]
"""Rows by table and key: values by column."""

_OF_HISTORY = {"step", "change", "seal", "format"}
_TABLES = [
    table for name, table in Base.metadata.tables.items() if name not in _OF_HISTORY and not name.startswith("history_")
]


def make_edited(path: Path, *operations: Operation) -> Workshop:
    """Six drivers, three initiatives, two participants, two weight sets and two scores; see the numbers above.

    Growth has the levels 0 to 4, Speed is a measure from 10 to 50 days where lower is better, Skill stands in the group
    People, Profit is counted from cash lines, and Novelty has no levels yet. `operations` are done after that.
    """
    path.write_bytes(_file(operations))
    return Workshop.open(path)


@cache
def _file(operations: tuple[Operation, ...] = ()) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "w.vmo"
        with Workshop.create(path) as workshop:
            for operation in (*_BEGINNING, *operations):
                workshop.do(operation)
        return path.read_bytes()


def rows_of(workshop: Workshop) -> Rows:
    """Every row of the file but those of its history."""
    rows: Rows = {}
    with closing(sqlite3.connect(workshop.path)) as raw:
        raw.row_factory = sqlite3.Row
        raw.execute("BEGIN")
        for table in _TABLES:
            for row in raw.execute(f'SELECT * FROM "{table.name}"'):  # noqa: S608 - a table of our own
                rows[table.name, tuple(row[column.name] for column in table.primary_key)] = dict(row)
    return rows


def done(workshop: Workshop, *operations: Operation) -> tuple[str, list[str]]:
    """Do operations and undo them, which must give all back; the label of the last one, and what was written.

    "+vote(1, 2)" is a new row with what it holds, "-vote(1, 2)" one that is gone, "driver[1].name Growth > Gain" one
    that changed.
    """
    before, steps = rows_of(workshop), len(workshop.history())
    label, written = kept(workshop, *operations)
    made = workshop.history()[steps:]
    for _ in made:
        assert workshop.undo() is not None
    assert rows_of(workshop) == before
    return label, written


def kept(workshop: Workshop, *operations: Operation) -> tuple[str, list[str]]:
    """Do operations, of which some may be final; the label of the last one, and what was written as in `done`."""
    before = rows_of(workshop)
    for operation in operations:
        workshop.do(operation)
    return workshop.history()[-1].label, differences(before, rows_of(workshop))


def refused(workshop: Workshop, operation: Operation) -> str:
    """Try an operation that is refused, which must change nothing; by what and in which words it is."""
    before, steps = rows_of(workshop), workshop.history()
    with pytest.raises(VmoError) as found:
        workshop.do(operation)
    assert rows_of(workshop) == before
    assert workshop.history() == steps
    return f"{type(found.value).__name__}: {found.value}"


def differences(before: Rows, after: Rows) -> list[str]:
    """What stands in the second that does not stand in the first, and the other way round, by table and key."""
    told = []
    for place in sorted(before.keys() | after.keys()):
        old, new = before.get(place), after.get(place)
        table, key = place
        if old is None or new is None:
            values = [str(value) for value in (old or new or {}).values() if value not in (None, "")]
            told.append(f"{'-' if old else '+'}{table}({', '.join(values)})")
        else:
            name = f"{table}[{', '.join(map(str, key))}]"
            told += [f"{name}.{column} {old[column]} > {new[column]}" for column in old if old[column] != new[column]]
    return told
