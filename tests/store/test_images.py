"""Former images of rows: what is recorded, put back, looked back at, and found for one row."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from tests.store.memory import recording, write
from vmo_desktop.changes import Subject
from vmo_desktop.store.history import (
    begin_step,
    image_columns,
    label_step,
    last_change,
    records_at,
    restore,
    steps_of,
    touched,
)
from vmo_desktop.store.read import read_table

OBJECTIVE = "INSERT INTO objective VALUES ({0}, {0}, 'O{0}', '')"
PAIR = "INSERT INTO driver_objective VALUES ({}, {})"
INITIATIVE = "INSERT INTO initiative (id, position, code, name, description, sponsor, owner, class_name, status, "
INITIATIVE += "start_date, end_date, tags, notes, is_mandatory) VALUES ({0}, {0}, '', '', '', '', '', '', '', '', '', "
INITIATIVE += "'', '', 0)"


def test_images_keep_the_types_of_a_row_and_none_of_its_rules() -> None:
    others = MetaData()
    Table("change", others, Column("id", Integer, primary_key=True))
    keyed = Column("id", Integer, primary_key=True)
    ruled = Column("size", Float, ForeignKey("change.id"), nullable=False, unique=True, server_default="1")
    table = Table("t", others, keyed, Column("name", String, nullable=False), ruled)
    made = CreateTable(Table("history_t", others, *image_columns(table))).compile(dialect=sqlite.dialect())
    assert " ".join(str(made).split()) == (
        "CREATE TABLE history_t ( change_id INTEGER NOT NULL, id INTEGER, name VARCHAR, size FLOAT, "
        "PRIMARY KEY (change_id), FOREIGN KEY(change_id) REFERENCES change (id) )"
    )


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with recording() as raw:
        yield raw


def rows(raw: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return raw.execute(query).fetchall()


def test_a_step_says_what_it_is_of_whom_and_when(raw: sqlite3.Connection) -> None:
    assert begin_step(raw, "edit", None, "Ines", "2026-11-27") == 1
    assert begin_step(raw, "undo", 1, "Ben", "2026-11-28") == 2
    assert rows(raw, "SELECT * FROM step") == [
        (1, "edit", None, "", "Ines", "2026-11-27"), (2, "undo", 1, "", "Ben", "2026-11-28"),
    ]  # fmt: skip
    label_step(raw, 1, "Objective added")
    assert rows(raw, "SELECT label FROM step ORDER BY id") == [("Objective added",), ("",)]


def test_every_write_is_recorded_with_its_step_and_former_image(raw: sqlite3.Connection) -> None:
    assert last_change(raw) == 0
    write(raw, OBJECTIVE.format(1))
    write(raw, "UPDATE objective SET text = 'B'", "DELETE FROM objective")
    assert last_change(raw) == 3
    assert rows(raw, "SELECT * FROM change") == [
        (1, 1, "objective", "insert"), (2, 2, "objective", "update"), (3, 2, "objective", "delete"),
    ]  # fmt: skip
    assert rows(raw, "SELECT * FROM history_objective") == [
        (1, 1, 1, "O1", ""), (2, 1, 1, "O1", ""), (3, 1, 1, "B", ""),
    ]  # fmt: skip


def test_what_was_touched_is_told_by_key_from_a_change_on(raw: sqlite3.Connection) -> None:
    write(raw, OBJECTIVE.format(1), OBJECTIVE.format(2), PAIR.format(1, 2))
    write(raw, "UPDATE objective SET text = 'B' WHERE id = 2", "DELETE FROM objective WHERE id = 2")
    assert touched(raw, 0) == {"objective": {(1,), (2,)}, "driver_objective": {(1, 2)}}
    assert touched(raw, 2) == {"objective": {(2,)}, "driver_objective": {(1, 2)}}
    assert touched(raw, 3) == {"objective": {(2,)}}
    assert touched(raw, 5) == {}


def test_a_step_is_taken_back_alone_and_in_reverse_order(raw: sqlite3.Connection) -> None:
    write(raw, OBJECTIVE.format(1), OBJECTIVE.format(2), PAIR.format(1, 2), PAIR.format(1, 3))
    before = [read_table(raw, name) for name in ("objective", "driver_objective")]
    step = write(
        raw,
        "UPDATE objective SET text = 'B', position = 9 WHERE id = 1",
        "UPDATE objective SET text = 'C' WHERE id = 1",
        "DELETE FROM objective WHERE id = 2",
        "INSERT INTO objective VALUES (2, 5, 'Another', '')",
        "DELETE FROM driver_objective WHERE objective_id = 3",
        PAIR.format(7, 7),
        OBJECTIVE.format(3),
    )
    begin_step(raw, "undo", step, "", "")
    restore(raw, step)
    assert [read_table(raw, name) for name in ("objective", "driver_objective")] == before


def test_references_may_dangle_while_a_step_is_taken_back(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    write(raw, INITIATIVE.format(1), INITIATIVE.format(2), "INSERT INTO dependency VALUES (1, 2, 'first')")
    step = write(raw, "DELETE FROM initiative")
    assert rows(raw, "SELECT * FROM dependency") == []
    raw.execute("BEGIN")
    begin_step(raw, "undo", step, "", "")
    restore(raw, step)
    raw.execute("COMMIT")
    assert rows(raw, "SELECT * FROM dependency") == [(1, 2, "first")]


def test_records_of_any_step_come_by_their_keys_and_nothing_is_written(raw: sqlite3.Connection) -> None:
    write(raw, OBJECTIVE.format(3), OBJECTIVE.format(1))
    write(raw, "UPDATE objective SET text = 'B' WHERE id = 3", OBJECTIVE.format(2), PAIR.format(1, 1))
    write(raw, "DELETE FROM objective WHERE id = 1", "UPDATE objective SET text = 'C' WHERE id = 3")
    now = {"objective": read_table(raw, "objective")}
    before = raw.total_changes
    one, two, three = (1, 1, "O1", ""), (2, 2, "O2", ""), (3, 3, "{}", "")
    expected = {
        0: [],
        1: [one, (*three[:2], "O3", "")],
        2: [one, two, (*three[:2], "B", "")],
        3: [two, (*three[:2], "C", "")],
    }
    assert {step: records_at(raw, step, now) for step in expected} == {
        step: {"objective": records} for step, records in expected.items()
    }
    assert records_at(raw, 1, {**now, "driver_objective": [(1, 1)]})["driver_objective"] == []
    assert raw.total_changes == before


def test_the_steps_of_a_row_are_those_that_wrote_it_or_what_refers_to_it_but_no_votes(
    raw: sqlite3.Connection,
) -> None:
    write(raw, INITIATIVE.format(1), INITIATIVE.format(2), INITIATIVE.format(3))
    write(raw, "UPDATE initiative SET name = 'A' WHERE id = 1")
    write(raw, "INSERT INTO dependency VALUES (1, 2, '')")
    write(raw, "INSERT INTO dependency VALUES (3, 1, '')")
    write(
        raw, "INSERT INTO vote (round_id, participant_id, initiative_id, driver_id, rationale) VALUES (1, 1, 1, 1, '')"
    )
    write(raw, OBJECTIVE.format(1))
    write(raw, "INSERT INTO agreed_score VALUES (3, 2, 1.0, '')")
    assert steps_of(raw, Subject("initiative", 1)) == {1, 2, 3, 4}
    assert steps_of(raw, Subject("initiative", 2)) == {1, 3}
    assert steps_of(raw, Subject("initiative", 3)) == {1, 4, 7}
    assert steps_of(raw, Subject("driver", 2)) == {7}
    assert steps_of(raw, Subject("objective", 1)) == {6}
    assert steps_of(raw, Subject("round", 1)) == frozenset()
    step = "INSERT INTO stream_step (id, stream_id, position, name, process_time, wait_time, people, note) VALUES "
    write(raw, f"{step} (5, 9, 1, '', 0, 0, 1, '')", f"{step} (9, 8, 1, '', 0, 0, 1, '')")
    write(raw, "UPDATE stream_step SET current_id = 5 WHERE id = 9")
    write(raw, "UPDATE stream_step SET name = 'x' WHERE id = 9")
    assert steps_of(raw, Subject("stream_step", 5)) == {8}, "a row that is drawn from it has a history of its own"
    assert steps_of(raw, Subject("stream", 9)) == {8}
