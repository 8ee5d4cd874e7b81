"""A check tells all that is wrong with a file, by table and row, whether the file opens or not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.check import check_closed
from vmo_desktop.store.rules import Severity
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    make_small_workshop(path).close()
    return path


def _damage(path: Path, *statements: str) -> None:
    """Write behind the program's back, seal and all rules left aside."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def test_nothing_is_found_in_a_sound_file(path: Path) -> None:
    assert check_closed(path) == []
    with Workshop.open(path) as workshop:
        assert workshop.check() == []


def test_everything_that_is_wrong_is_told_at_once(path: Path) -> None:
    _damage(
        path,
        "UPDATE initiative SET cost = 'much' WHERE id = 2",
        "INSERT INTO note (id, at, kind, text, initiative_id) VALUES (7, '', 'note', '', 999)",
        "UPDATE weight SET points = -1 WHERE rowid = 1",
        "DELETE FROM chart",
    )
    with pytest.raises(FileRefused):
        Workshop.open(path)
    found = {(each.table, each.row, each.what) for each in check_closed(path)}
    assert ("initiative", 2, "row 2 holds a value that does not belong there") in found
    assert ("note", 7, "row 7 refers to a row of initiative that is gone") in found
    assert ("chart", None, "has 0 rows where there must be one") in found
    assert ("initiative", None, "is not as it was written") in found
    assert any(table == "weight" and row == 1 and "is below 0" in what for table, row, what in found)
    assert all(each.remedy and each.severity is Severity.ERROR for each in check_closed(path))


def test_a_schema_that_is_not_a_workshop_s_is_told_with_what_else_is_wrong(path: Path) -> None:
    _damage(path, "CREATE TABLE extra (x)", "UPDATE initiative SET cost = 1")
    told = [each.what for each in check_closed(path)]
    assert told == ["the file holds tables or code that are not a workshop's (extra)", "is not as it was written"]


def test_nothing_that_is_planted_is_asked(path: Path) -> None:
    _damage(path, "CREATE VIEW v AS SELECT 1", "UPDATE initiative SET cost = 1")
    (told,) = check_closed(path)
    assert "(v)" in told.what


def test_a_file_that_is_damaged_in_its_pages_is_told_as_far_as_it_can_be_read(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'initiative'").fetchone()
    data[(page - 1) * 4096 : page * 4096] = bytes([255] * 4096)
    path.write_bytes(data)
    found = check_closed(path)
    assert {each.table for each in found} == {"", "initiative"}
    assert any("cannot be read to the end" in each.what for each in found if each.table)


def test_a_newer_file_that_can_be_read_is_checked_as_far_as_it_is_known(path: Path) -> None:
    forge(
        path,
        "ALTER TABLE driver ADD COLUMN extra VARCHAR; PRAGMA user_version = 99; UPDATE format SET written_by = '9.9'",
    )
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
    _damage(path, "UPDATE initiative SET cost = 1")
    with pytest.raises(FileRefused, match="initiative is not as it was written"):
        Workshop.open(path)
    assert [(each.table, each.what) for each in check_closed(path)] == [("initiative", "is not as it was written")]
