"""Which value belongs into which column: asked of the file by SQL and of a row that was read, with one answer."""

import sqlite3
from collections.abc import Iterator
from math import inf, nan
from pathlib import Path

import pytest

from tests.forged import forge
from tests.store.memory import laid_out
from vmo_desktop.errors import FileRefused, NotAllowed
from vmo_desktop.store.base import Base
from vmo_desktop.store.check import check_closed
from vmo_desktop.store.values import find_misfit, is_fitting, misfits_of
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

TABLE = Base.metadata.tables["initiative"]
LARGEST = 1e15

KEPT: dict[str, tuple[list[object], list[object]]] = {
    "is_mandatory": ([0, 1, 0.0], [2, -1, 0.5, "x", b"1"]),
    "position": ([0, -7, 1 << 40, 10**15, -(10**15)], [0.5, "x", b"1", 1e300, 10**15 + 1, 1 << 50, -(1 << 63)]),
    "cost": ([0, 5, -0.5, LARGEST, -LARGEST, 1e-100], [inf, -inf, 1.1e15, -1e300, 5e-324, -9e-101, "much", b"1"]),
    "name": (["", "Ä", "1", 5, 0.5, "x" * 1_000_000], [b"", b"x"]),
    "risk": ([None, 0.5], ["None"]),
}
"""By column, what it holds rightly and wrongly. SQLite makes a text of a number where the column is one of texts."""


@pytest.fixture(scope="module")
def raw() -> Iterator[sqlite3.Connection]:
    with laid_out() as raw:
        raw.execute("INSERT INTO initiative SELECT 7, 1, '', '', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 0")
        raw.execute("INSERT INTO initiative SELECT 9, 2, '', '', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 1")
        yield raw


@pytest.mark.parametrize(
    ("column", "value", "fits"),
    [(column, value, fits) for column, kept in KEPT.items() for fits in (True, False) for value in kept[not fits]],
)
def test_a_value_fits_or_not_whichever_way_it_is_asked(
    raw: sqlite3.Connection, column: str, value: object, fits: bool
) -> None:
    raw.execute("SAVEPOINT here")
    raw.execute(f"UPDATE initiative SET {column} = ? WHERE id = 9", (value,))  # noqa: S608
    (stored,) = raw.execute(f"SELECT {column} FROM initiative WHERE id = 9").fetchone()  # noqa: S608
    assert list(misfits_of(raw, TABLE)) == ([] if fits else [9])
    assert find_misfit(raw) == (None if fits else "initiative")
    assert is_fitting(TABLE, ("id", column), (9, stored)) is fits
    assert is_fitting(TABLE, (column, "id"), (stored, 9)) is fits
    raw.execute("ROLLBACK TO here")


@pytest.mark.parametrize(
    ("column", "value", "fits"),
    [("cost", nan, False), ("cost", None, True), ("name", None, False), ("position", None, False),
     ("is_mandatory", None, False), ("cost", True, True), ("name", 5, False), ("position", "5", False),
     ("id", (1 << 31) - 1, True), ("id", 1 << 31, False)],
)  # fmt: skip
def test_what_was_read_of_a_damaged_file_fits_by_the_same_rules(column: str, value: object, fits: bool) -> None:
    assert is_fitting(TABLE, (column,), (value,)) is fits


def test_a_row_has_as_many_values_as_columns() -> None:
    with pytest.raises(ValueError, match="shorter"):
        is_fitting(TABLE, ("id", "name"), (1,))


@pytest.mark.parametrize("table", ["step", "format", "weight_set", "chart"])
def test_the_history_s_steps_and_the_frame_are_looked_at_too(raw: sqlite3.Connection, table: str) -> None:
    assert find_misfit(raw) is None
    column = {"step": "label", "format": "written_by", "weight_set": "name", "chart": "x_field"}[table]
    raw.execute("SAVEPOINT here")
    raw.execute("INSERT INTO step (kind, label, author, at) VALUES ('edit', '', '', '')")
    raw.execute(f"UPDATE {table} SET {column} = x'00'")  # noqa: S608
    assert find_misfit(raw) == table
    assert list(misfits_of(raw, Base.metadata.tables[table])) == [1]
    raw.execute("ROLLBACK TO here")


def test_rows_are_numbered_no_higher_than_the_window_counts(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    forge(path, "UPDATE initiative SET id = 2147483647")
    with Workshop.open(path) as workshop:
        with pytest.raises(NotAllowed, match=r"Nothing more can be added to initiative.* Delete that one first"):
            workshop.do(add_initiatives([{"name": "B"}]))
        assert workshop.check() == []
    forge(path, "UPDATE initiative SET id = 2147483648")
    with pytest.raises(FileRefused, match="initiative holds a value that does not belong there"):
        Workshop.open(path)
    assert "initiative" in {finding.where for finding in check_closed(path)}


def test_a_long_name_is_told_in_short(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "x" * 200_001}]))
        assert workshop.undo_label == f"Initiative added: {'x' * 981}…"
        assert workshop.check() == []
