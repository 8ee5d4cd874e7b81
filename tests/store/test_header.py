"""A file that is not a workshop is refused in words and left as it was."""

import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.forged import forge
from vmo_desktop.errors import FileRefused, WhyReadOnly, WorkshopTooNew
from vmo_desktop.store.check import check_closed
from vmo_desktop.store.header import read_header
from vmo_desktop.store.lock import lock_path
from vmo_desktop.store.rules import Severity
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")


def _foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def _truncated(path: Path) -> None:
    Workshop.create(path).close()
    path.write_bytes(path.read_bytes()[:-5000])


def _with_trigger(path: Path) -> None:
    Workshop.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER t AFTER UPDATE ON workshop BEGIN DELETE FROM initiative; END")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b""), "the file is empty"),
        (_zip, "a ZIP or Office file, not a workshop"),
        (lambda path: path.write_bytes(b"%PDF-1.7 rest of the pdf"), "a PDF, not a workshop"),
        (lambda path: path.write_text("hello"), "some other kind of file"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00 and no more"), "the file is cut off"),
        (_foreign_database, "this database belongs to another program"),
        (_truncated, "the file is cut off"),
        (_with_trigger, "tables or code that are not a workshop's"),
        (lambda path: path.mkdir(), "this is a folder"),
        (lambda _: None, "there is no such file"),
    ],
)
def test_what_is_not_a_workshop_is_refused_and_untouched(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "x.vmo"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FileRefused) as refused:
        Workshop.open(path)
    assert says in str(refused.value)
    assert "x.vmo" in str(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in folder.iterdir() if each.name != "x.vmo"] == []


def test_a_newer_file_is_refused_by_its_version(tmp_path: Path) -> None:
    path = tmp_path / "x.vmo"
    Workshop.create(path).close()
    forge(path, "PRAGMA user_version = 999; UPDATE format SET min_reader = 999, written_by = '9.9'")
    data = path.read_bytes()
    with pytest.raises(WorkshopTooNew, match=r"newer VMO Desktop, 9\.9 \(file version 999"):
        Workshop.open(path)
    assert path.read_bytes() == data


def test_damage_inside_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.vmo"
    Workshop.create(path).close()
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 2 + 600] = b"\xff" * 600
    path.write_bytes(data)
    with pytest.raises(FileRefused, match="damaged"):
        Workshop.open(path)
    assert path.read_bytes() == bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE driver SET scale = 'curve'",
        "UPDATE initiative SET cost = 'much'",
        "UPDATE initiative SET cost = 9e999",
        "UPDATE initiative SET name = x'ff00'",
        "UPDATE initiative SET name = CAST(x'ff' AS TEXT)",
        "UPDATE initiative SET position = 'first'",
        "UPDATE initiative SET is_mandatory = 7",
        "UPDATE step SET kind = 'wish'",
        "UPDATE step SET kind = 'undo'",
        "UPDATE chart SET x_field = 'beauty'",
    ],
)
def test_values_that_no_workshop_holds_are_refused_in_words(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_driver("Growth"))
        workshop.do(add_initiatives([{"name": "A"}]))
    connection = sqlite3.connect(path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FileRefused, match="the file is damaged"):
        Workshop.open(path)
    assert path.read_bytes() == before
    assert not lock_path(path).exists()


STEPS = "UPDATE driver SET scale = 'measure', curve = 'step', direction = 'lower'; INSERT INTO curve_point VALUES "


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("UPDATE weight SET points = -5", "is below 0"),
        ("UPDATE weight_set SET is_default = 0", "0 weight sets are the default one"),
        ("UPDATE driver SET parent_id = id", "leads back to itself"),
        ("UPDATE driver SET scale = 'measure', low = 5, high = 5", "low end is not below"),
        ("UPDATE workshop SET value_for_money_per = 0", "not a positive amount"),
        ("UPDATE driver SET scale = 'measure', curve = 'exponential', half = 100", "not inside its range"),
        (f"{STEPS}(1, 100, 3)", "leaves its range or runs back"),
        (f"{STEPS}(1, 20, 101)", "leaves its range or runs back"),
        (f"{STEPS}(1, 20, 30), (1, 40, 50)", "leaves its range or runs back"),
    ],
)
def test_a_broken_rule_is_found_whether_the_file_opens_or_not(tmp_path: Path, damage: str, finding: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_driver("Growth"))
        assert workshop.check() == []
    forge(path, damage)
    (found,) = (each for each in check_closed(path) if finding in each.what)
    assert found.table
    if found.severity is Severity.WARNING:
        with Workshop.open(path) as workshop:
            assert found in workshop.check()
    else:
        with pytest.raises(FileRefused, match=finding):
            Workshop.open(path)


@pytest.mark.parametrize("version", [-1, -(2**31)])
def test_a_version_beyond_all_is_newer_than_ours_and_no_way_past_the_look_at_the_schema(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    forge(path, f"PRAGMA user_version = {version}")
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NEWER
        assert read_header(path).schema == version + 2**32  # by the database engine, as by the bytes
    forge(path, "ALTER TABLE note DROP COLUMN at; ALTER TABLE note ADD COLUMN at VARCHAR DEFAULT (random())")
    with pytest.raises(FileRefused, match="tables or code that are not a workshop's"):
        Workshop.open(path)
