"""What no operation writes is refused when a file is opened, and left behind when it is salvaged."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.secrecy.worlds import make_worlds
from tests.store.small_copy import copy_small
from tests.workshop import walk
from vmo_desktop.errors import FileRefused, NotAllowed
from vmo_desktop.exchange import library
from vmo_desktop.store.base import Base
from vmo_desktop.store.check import check_file
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.workshop.backups import salvage
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.finance import edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.robustness import edit_robustness
from vmo_desktop.workshop.possible import ASCENDING, BESIDE, BOUNDS, is_possible
from vmo_desktop.workshop.workshop import Workshop

DATA = Path(__file__).parent.parent / "data"

SETTINGS = (
    ("finance", "periods", "1000000000000000"), ("finance", "periods", "0"), ("finance", "samples", "10000000"),
    ("finance", "samples", "0"), ("finance", "seed", "-5"), ("finance", "correlation", "1.1"),
    ("finance", "correlation", "-1e15"), ("finance", "discount_rate", "-1.0"), ("finance", "discount_rate", "10.1"),
    ("finance", "finance_rate", "-1"), ("finance", "reinvestment_rate", "-1e15"), ("robustness", "seed", "-1"),
    ("robustness", "samples", "0"), ("robustness", "margin", "-1.0"), ("realization", "at_risk", "-1"),
    ("realization", "on_track", "0.1"), ("realization", "as_of", "'9999-99-99'"), ("realization", "as_of", "'1e999'"),
    ("room", "ballot_key", "'not a key'"),
)  # fmt: skip
"""Table, column, and what no operation writes there."""

ROWS = (
    ('participant (position, name, role, "group")', "(1, 'Ann', '', '')", "voting_weight", "-1"),
    ("agenda_item (position, title, minutes, stage, prompt)", "(1, '', 5, '', '')", "minutes", "1441"),
    ('review (position, "on", author, expected, happened, why, change)', "(1, '', '', '', '', '', '')", "on", "'x'"),
    ("road_step (position, name, purpose, importance)", "(1, 'A', '', 1)", "importance", "-1"),
    ("funding_level (initiative_id, position, name, cost, value_share)", "(1, 1, '', 1, 1)", "cost", "-1"),
    (
        "kpi (position, name, unit, direction, baseline, baseline_on, target, due_on, frequency, weight, owner, "
        "frozen_at)",
        "(1, 'Calls', '', 'minimise', 200, '', 100, '', 'month', 1, '', '')",
        "target",
        "201",
    ),
    ("score_range (initiative_id, driver_id, low, high)", "(1, 1, 2, 3)", "high", "1"),
)
"""Table with columns, a row that it may hold, and what no operation writes into one of them."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def _assert_refused(path: Path, table: str, column: str) -> None:
    with pytest.raises(FileRefused, match=rf"it holds what no workshop can \({table}, .*{column}.*: "):
        Workshop.open(path)


QUOTED = {
    "a choice": "UPDATE driver SET scale = 'LONG' WHERE id = (SELECT min(id) FROM driver)",
    "a table": 'CREATE TABLE "LONG" (id INTEGER)',
    "a sealed table": "UPDATE seal SET table_name = 'LONG' WHERE table_name = 'driver'",
    "a newer program": "PRAGMA user_version = 5000; UPDATE format SET written_by = 'LONG', min_reader = 5000",
    "a driver that stands in itself": "UPDATE driver SET name = 'LONG', parent_id = id WHERE NOT is_group",
}
"""What is planted, with `LONG` for a text of a million letters."""


@pytest.mark.parametrize("script", QUOTED.values(), ids=QUOTED.keys())
def test_a_refusal_quotes_no_more_of_a_file_than_can_be_read(path: Path, script: str) -> None:
    forge(path, "PRAGMA foreign_keys = OFF", script.replace("LONG", "long text " * 100_000))
    with pytest.raises(FileRefused) as refused:
        Workshop.open(path)
    assert len(str(refused.value)) < 1_500
    assert str(refused.value).startswith("w.vmo: ")
    with closing(sqlite3.connect(path)) as raw:
        assert all(len(finding.what) < 1_500 for finding in check_file(raw))


def _assert_saved_without(path: Path, table: str) -> int:
    """Salvage, and open what was saved; returns how many rows of the table are there."""
    saved = path.with_name("saved.vmo")
    came = salvage(path, saved)
    (loss,) = [loss for loss in came.losses if loss.table == table]
    assert (loss.rows, loss.ranges) == (1, ((1, 1),))
    with Workshop.open(saved) as workshop:
        assert workshop.check() == []
    with closing(sqlite3.connect(saved)) as raw:
        return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our constants


@pytest.mark.parametrize(("table", "column", "value"), SETTINGS)
def test_settings_that_no_operation_writes_are_refused_and_become_those_of_a_new_workshop(
    path: Path, table: str, column: str, value: str
) -> None:
    forge(path, f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - our constants
    _assert_refused(path, table, column)
    assert _assert_saved_without(path, table) == 1


@pytest.mark.parametrize(("columns", "row", "column", "value"), ROWS)
def test_a_row_that_no_operation_writes_is_refused_and_left_behind(
    path: Path, columns: str, row: str, column: str, value: str
) -> None:
    table = columns.split(" ", maxsplit=1)[0]
    forge(path, f"INSERT INTO {columns} VALUES {row}")  # noqa: S608 - our constants
    Workshop.open(path).close()
    forge(path, f'UPDATE {table} SET "{column}" = {value}')  # noqa: S608 - our constants
    _assert_refused(path, table, column)
    assert _assert_saved_without(path, table) == 0


def test_a_day_that_is_written_in_another_way_is_still_a_day(path: Path) -> None:
    forge(path, "UPDATE realization SET as_of = '20270630'")
    with Workshop.open(path) as workshop:
        assert workshop.snapshot.value.realization.as_of == "20270630"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE driver SET is_group = 1 WHERE id IN (SELECT driver_id FROM vote)", "is a group and is scored"),
        ("UPDATE driver SET parent_id = 1 WHERE id = 2", "lies in a driver that is no group"),
    ],
)
def test_rows_that_do_not_go_together_are_refused(tmp_path: Path, change: str, what: str) -> None:
    path, _ = make_worlds(tmp_path)
    forge(path, "DELETE FROM agreed_score", change)
    with pytest.raises(FileRefused, match=what):
        Workshop.open(path)


@pytest.mark.parametrize("value", ["1e308", "'much'"])
def test_what_undo_would_bring_back_is_looked_at_too(path: Path, value: str) -> None:
    with Workshop.open(path) as workshop:
        first = workshop.snapshot.initiatives[0].id
        workshop.do(edit_initiatives({first: {"cost": 7.0}}))
    forge(path, f"UPDATE history_initiative SET cost = {value} WHERE id = {first}")  # noqa: S608 - our constants
    with pytest.raises(FileRefused, match="history_initiative holds a value that does not belong there"):
        Workshop.open(path)


@pytest.mark.parametrize(
    ("table", "columns", "row", "can_be"),
    [
        ("room", ("id",), (1,), True), ("room", ("id",), (0,), False), ("room", ("id",), (2,), False),
        ("step", ("id", "kind"), (7, "undo"), True), ("step", ("id", "kind"), (7, "begun"), False),
        ("score_range", ("low", "high"), (2.0, 2.0), True), ("score_range", ("low", "high"), (2.0, 1.0), False),
        ("score_range", ("high", "low"), (1.0, None), True), ("kpi", ("due_on",), ("",), True),
        ("kpi", ("due_on",), ("soon",), False), ("history_kpi", ("due_on",), ("soon",), True),
    ],
)  # fmt: skip
def test_a_row_can_be_or_not(table: str, columns: tuple[str, ...], row: tuple[object, ...], can_be: bool) -> None:
    assert is_possible(table, columns, row) is can_be


def test_every_table_of_one_row_holds_it_under_one_id() -> None:
    of_one_row = {
        table.name for table in RECORDED if any("one_row" in str(each.name) for each in table.constraints if each.name)
    }
    assert of_one_row == {table for table, names in BOUNDS.items() if "id" in names}


def test_every_bound_is_that_of_a_column_that_there_is() -> None:
    beside = ((table, names) for table, (names, _) in BESIDE.items())
    for table, names in [*BOUNDS.items(), *ASCENDING.items(), *beside]:
        assert set(names) <= set(Base.metadata.tables[table].columns.keys())


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_file_of_an_older_version_can_be_opened(tmp_path: Path, version: int) -> None:
    path = tmp_path / "w.vmo"
    path.write_bytes((DATA / f"schema_{version}.vmo").read_bytes())
    with Workshop.open(path) as workshop:
        assert workshop.check() == []


@pytest.mark.parametrize("name", [each.name for each in library.samples()])
def test_every_sample_can_be_opened_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        library.build_sample(name, workshop)
        before = workshop.snapshot
    with Workshop.open(path) as workshop:
        assert workshop.snapshot == before


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_done_can_be_opened_again(tmp_path: Path, seed: int) -> None:
    path, rng = tmp_path / "w.vmo", random.Random(seed)
    with Workshop.create(path) as workshop:
        for _ in range(150):
            walk.step(workshop, rng)
        before = workshop.snapshot
    with Workshop.open(path) as workshop:
        assert workshop.snapshot == before


@pytest.mark.parametrize(
    "operation",
    [edit_finance({"seed": -1}), edit_robustness({"seed": -1}), edit_robustness({"samples": 0}),
     edit_robustness({"margin": 1.5}), add_participant({"name": "Ann", "voting_weight": 1e308}),
     add_participant({"name": "Ann", "voting_weight": -1.0})],
    ids=range(6),
)  # fmt: skip
def test_what_could_not_be_opened_is_refused_when_they_are_edited(tmp_path: Path, operation: Operation) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop, pytest.raises(NotAllowed):
        workshop.do(operation)
