"""A shared copy holds what was agreed, and not a byte of votes, notes, history and what was deleted."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Table

from tests.voted_room import make_voted_room
from tests.workshop.promised import make_promised
from vmo_desktop.errors import WriteFailed
from vmo_desktop.store.file import WorkshopFile, create_file, open_file
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import write_whole_seal
from vmo_desktop.store.sharing import EMPTIED, KEPT, LEFT_OUT, RENEWED, count_shared, share
from vmo_desktop.store.tables import Driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop

MARK = "zebrawood"
DELETED = "quebracho"


def mark(table: str, column: str) -> str:
    """A text that is nowhere else, and no part of another one."""
    return f"{MARK} {table} {column};"


def marks_in(data: bytes) -> set[str]:
    return {found.decode() for found in re.findall(rb"zebrawood [a-z_ ]+;", data)}


def value_of(table: Table, name: str) -> object:
    """A value of a row of which every text tells where it stands; whatever is referred to has the number 1."""
    column = table.columns[name]
    if any(key.column.table is table for key in column.foreign_keys):
        return None
    if column.type.python_type is str:
        return mark(table.name, name)
    if column is Driver.__table__.c.is_group:
        return False  # what is scored is no group
    return 0.5 if column.type.python_type is float else 1


def fill(raw: sqlite3.Connection, table: Table, *, number: int = 1) -> None:
    names = [column.name for column in table.columns]
    values = [number if name == "change_id" else value_of(table, name) for name in names]
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    raw.execute(f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})', values)  # noqa: S608 - our constants


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A file with a row in every table, of the history too, and the traces of one that was deleted."""
    path = tmp_path / "filled.vmo"
    create_file(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA secure_delete = OFF")
        raw.execute("DELETE FROM weight_set")
        raw.execute("DELETE FROM scenario")
        for table in RECORDED:
            raw.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - our constants
            fill(raw, table)
        for number in range(2, 60):
            row = (number, 1, f"{DELETED} {number}", DELETED * 40)
            raw.execute("INSERT INTO initiative (id, position, code, name, description, sponsor, owner, class_name, "
                        "status, start_date, end_date, tags, notes, is_mandatory) "
                        "VALUES (?, ?, ?, ?, '', '', '', '', '', '', '', '', '', 0)", row)  # fmt: skip
        raw.execute("INSERT INTO step (id, kind, label, author, at) VALUES (1, 'edit', ?, ?, ?)", (MARK,) * 3)
        for number, (table, images) in enumerate(zip(RECORDED, HISTORY, strict=True), start=1):
            raw.execute("INSERT INTO change (id, step_id, table_name, action) VALUES (?, 1, ?, 'update')",
                        (number, table.name))  # fmt: skip
            fill(raw, images, number=number)
        raw.commit()
        raw.execute("DELETE FROM initiative WHERE id > 1")
        write_whole_seal(raw)
    return path


@contextmanager
def opened(path: Path) -> Iterator[WorkshopFile]:
    file = open_file(path, for_reading=True)
    try:
        yield file
    finally:
        file.close()


def rows_of(path: Path, name: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        columns = ", ".join(f'"{column}"' for column in KEPT[name].split())
        return raw.execute(f'SELECT {columns} FROM "{name}"').fetchall()  # noqa: S608 - our constants


def test_somebody_decided_on_every_column() -> None:
    for table in RECORDED:
        name = table.name
        assert (name in KEPT) != (name in LEFT_OUT), f"say in store/sharing.py what becomes of {name}"
        if name in KEPT:
            decided = [*KEPT[name].split(), *EMPTIED.get(name, "").split(), *RENEWED.get(name, "").split()]
            assert sorted(decided) == sorted(table.columns.keys()), f"say what becomes of every column of {name}"
            for column in KEPT[name].split():
                referred = {key.column.table.name for key in table.columns[column].foreign_keys}
                assert not referred & set(LEFT_OUT), f"{name}.{column} refers to what stays behind"
    known = {table.name for table in RECORDED}
    assert {*KEPT, *EMPTIED, *RENEWED, *LEFT_OUT} <= known, "tables that are no more"


def test_not_a_byte_of_what_is_left_out_is_in_the_copy(filled: Path, tmp_path: Path) -> None:
    original = filled.read_bytes()
    assert DELETED.encode() in original, "deleted rows lie in the pages of the original"
    target = tmp_path / "out" / "shared.vmo"
    target.parent.mkdir()
    stamp = filled.stat().st_mtime_ns
    with opened(filled) as file:
        share(file, target)
    data = target.read_bytes()
    assert DELETED.encode() not in data
    told, found = marks_in(original), marks_in(data)
    hidden = {mark("vote", "rationale"), mark("history_vote", "rationale"), mark("pin", "digest"), mark("note", "text")}
    assert {*hidden, mark("initiative", "notes"), mark("room", "ballot_key")} <= told
    kept = {mark(name, column) for name, columns in KEPT.items() for column in columns.split()}
    assert found == told & kept, "what stays, and nothing else"
    assert data.count(MARK.encode()) == sum(map(data.count, (text.encode() for text in found)))
    assert [each.name for each in target.parent.iterdir()] == ["shared.vmo"], "and nothing lies beside it"
    assert (filled.read_bytes(), filled.stat().st_mtime_ns) == (original, stamp)


def test_what_stays_is_equal_and_the_rest_is_empty(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "shared.vmo"
    with opened(filled) as file:
        share(file, target)
    for name in KEPT:
        assert rows_of(target, name) == rows_of(filled, name), name
    with closing(sqlite3.connect(target)) as raw:
        for name in (*LEFT_OUT, "step", "change", *(images.name for images in HISTORY)):
            assert raw.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (0,), name  # noqa: S608 - our constants
        for name, column in EMPTIED.items():
            assert raw.execute(f'SELECT DISTINCT "{column}" FROM "{name}"').fetchall() == [("",)], name  # noqa: S608 - our constants
        key = raw.execute("SELECT ballot_key FROM room").fetchone()[0]
        assert raw.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert len(key) == 32
    assert MARK not in key


def test_a_workshop_of_a_day_goes_on_in_the_copy(tmp_path: Path) -> None:
    target = tmp_path / "shared.vmo"
    with make_voted_room(tmp_path / "room.vmo", initiatives=6, people=3) as workshop:
        workshop.do(add_initiatives([{"name": DELETED}]))
        gone = workshop.snapshot.initiatives[-1].id
        workshop.do(delete_initiatives([gone]))
        workshop.share(target)
        before = workshop.results
    assert DELETED.encode() not in target.read_bytes()
    assert b"Anna Berg" not in target.read_bytes()
    with Workshop.open(target) as shared:
        assert (shared.step, shared.undo_label, shared.check()) == (0, None, [])
        assert shared.snapshot.initiatives == before.snapshot.initiatives
        assert shared.snapshot.agreed_scores == before.snapshot.agreed_scores
        assert (shared.results.valuation.value == before.valuation.value).all()
        assert (len(shared.snapshot.participants), len(shared.snapshot.rounds)) == (0, 0)
        cell = {"initiative_id": shared.snapshot.initiatives[0].id, "driver_id": shared.snapshot.leaves[0].id}
        shared.do(set_score(value=0.0, **cell))
        shared.undo()
        assert shared.snapshot.agreed_scores == before.snapshot.agreed_scores


def test_value_and_road_of_a_year_stay(tmp_path: Path) -> None:
    target = tmp_path / "shared.vmo"
    with make_promised(tmp_path / "promised.vmo") as workshop:
        workshop.share(target)
        with Workshop.open(target, for_reading=True) as shared:
            assert shared.snapshot.value.kpis == workshop.snapshot.value.kpis
            assert shared.snapshot.choice.scenarios == workshop.snapshot.choice.scenarios


def test_what_stays_behind_is_counted_without_votes(filled: Path) -> None:
    with opened(filled) as file:
        counts = count_shared(file.raw)
    assert (counts.steps, counts.notes, counts.rows["participant"], counts.rows["rating"]) == (1, 10, 1, 1)
    assert not {"vote", "weight_vote", "ballot", "pin"} & counts.rows.keys(), "how many have voted may be secret"


def test_a_copy_never_takes_the_place_of_the_workshop(filled: Path) -> None:
    before = sha256(filled.read_bytes()).digest()
    with opened(filled) as file, pytest.raises(WriteFailed, match="is the workshop itself"):
        share(file, filled)
    assert sha256(filled.read_bytes()).digest() == before


def test_a_folder_that_cannot_be_written_is_told(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "shared.vmo"
    with opened(filled) as file, pytest.raises(WriteFailed, match=r"shared\.vmo could not be written"):
        share(file, target)
    assert not target.parent.exists()
