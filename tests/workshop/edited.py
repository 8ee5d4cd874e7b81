"""A small workshop to be edited, and every row that an operation writes into its file.

Tables of tests hold operations as lambdas: the test makes them, not the import of the tests, or a mutant of what makes
them would live.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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

State = dict[str, frozenset[tuple[Any, ...]]]
"""The rows of every table, by its name."""

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


@contextmanager
def _file_of(workshop: Workshop) -> Iterator[Callable[[], State]]:
    """What reads the file of an open workshop from outside."""
    with closing(sqlite3.connect(workshop.path, isolation_level=None)) as raw:

        def read() -> State:
            raw.execute("BEGIN")
            rows = {
                table.name: frozenset(raw.execute(f'SELECT * FROM "{table.name}"'))  # noqa: S608 - a table of our own
                for table in _TABLES
            }
            raw.execute("COMMIT")
            return rows

        yield read


def done(workshop: Workshop, *operations: Operation) -> tuple[str, list[str]]:
    """Do operations and undo them, which must give all back; the label of the last one, and what was written.

    "+vote(1, 2)" is a new row with what it holds, "-vote(1, 2)" one that is gone, "driver[1].name Growth > Gain" one
    that changed.
    """
    steps = len(workshop.history())
    with _file_of(workshop) as read:
        before = read()
        for operation in operations:
            workshop.do(operation)
        written = _differences(before, read())
        made = workshop.history()[steps:]
        for _ in made:
            assert workshop.undo() is not None
        assert read() == before
    return made[-1].label, written


def kept(workshop: Workshop, *operations: Operation) -> tuple[str, list[str]]:
    """Do operations, of which some may be final; the label of the last one, and what was written as in `done`."""
    with _file_of(workshop) as read:
        before = read()
        for operation in operations:
            workshop.do(operation)
        return workshop.history()[-1].label, _differences(before, read())


def refused(workshop: Workshop, operation: Operation) -> str:
    """Try an operation that is refused, which must change nothing; by what and in which words it is."""
    steps = workshop.history()
    with _file_of(workshop) as read:
        before = read()
        with pytest.raises(VmoError) as found:
            workshop.do(operation)
        assert read() == before
    assert workshop.history() == steps
    return f"{type(found.value).__name__}: {found.value}"


def _differences(before: State, after: State) -> list[str]:
    """What stands in one that does not stand in the other, by table and key."""
    told = []
    for table in sorted(_TABLES, key=lambda each: each.name):
        names = list(table.columns.keys())
        keys = [names.index(column.name) for column in table.primary_key]
        old, new = (
            {tuple(row[place] for place in keys): row for row in one[table.name] - other[table.name]}
            for one, other in ((before, after), (after, before))
        )
        for key in sorted(old.keys() | new.keys()):
            if key in old and key in new:
                changed = zip(names, old[key], new[key], strict=True)
                place = f"{table.name}[{', '.join(map(str, key))}]"
                told += [f"{place}.{name} {was} > {now}" for name, was, now in changed if was != now]
            else:
                values = [str(value) for value in (old.get(key) or new[key]) if value not in (None, "")]
                told.append(f"{'-' if key in old else '+'}{table.name}({', '.join(values)})")
    return told
