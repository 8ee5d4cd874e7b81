"""What a check says of each thing that is wrong: where, in which words, with which remedy."""

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.store.memory import laid_out
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.check import check_closed, check_file, finding_of
from vmo_desktop.store.header import journal_path
from vmo_desktop.store.rules import Finding, Severity

REMEDY = "Open a backup, or save what can be read into a new file (vmo salvage)."
BEFORE = "Open a copy of the workshop from before."
NOTE = "INSERT INTO note (id, at, kind, text, initiative_id) VALUES ({}, '', 'note', '', 999)"
VIEW = "CREATE VIEW v AS SELECT 1"


def error(where: str, what: str, table: str | None = None, row: int | None = None, remedy: str = REMEDY) -> Finding:
    return Finding(Severity.ERROR, where, what, remedy, where if table is None else table, row)


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with laid_out() as raw:
        yield raw


@pytest.fixture
def path(raw: sqlite3.Connection, tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    path.write_bytes(raw.serialize())
    return path


def damage(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)


def test_all_questions_are_asked_in_order_and_each_answer_says_where(raw: sqlite3.Connection) -> None:
    assert check_file(raw) == []
    raw.execute(NOTE.format(7))
    raw.execute("UPDATE workshop SET budget = 'much', value_for_money_per = 0")
    raw.execute("DELETE FROM chart")
    raw.execute("DELETE FROM seal WHERE table_name = 'room'")
    raw.execute("UPDATE weight_set SET is_default = 0")
    assert check_file(raw) == [
        error("note", "row 7 refers to a row of initiative that is gone", row=7),
        error("workshop", "row 1 holds a value that does not belong there", row=1),
        error("chart", "has 0 rows where there must be one"),
        error("chart", "has 0 rows where 1 were written"),
        error("room", "is not as it was written"),
        error("weight_set", "is not as it was written"),
        error("workshop", "is not as it was written"),
        error("note", "has 1 rows where 0 were written"),
        Finding(
            Severity.ERROR, "weight set", "0 weight sets are the default one", BEFORE, "weight_set"
        ),
        Finding(
            Severity.WARNING, "frame", "Value for money per 0.0 is not a positive amount", "Enter a positive amount.",
            "workshop", 1,
        ),
    ]  # fmt: skip


def test_no_more_than_a_hundred_findings_of_a_kind_are_told(raw: sqlite3.Connection) -> None:
    for number in range(1, 102):
        raw.execute(NOTE.format(number))
    found = [each for each in check_file(raw) if "refers" in each.what]
    assert [each.row for each in found] == list(range(1, 101))


def test_a_question_that_cannot_be_answered_is_told_and_the_others_are_asked(raw: sqlite3.Connection) -> None:
    raw.execute("DROP TABLE chart")
    raw.execute("UPDATE seal SET total = 'xyz' WHERE table_name = 'room'")
    assert check_file(raw) == [
        error("chart", "cannot be read to the end (no such table: chart)"),
        error("file", "cannot be read to the end (no such table: chart)", table=""),
        error("file", "cannot be read to the end (invalid literal for int() with base 16: 'xyz')", table=""),
    ]


def test_a_text_that_is_none_is_told_of_its_table(raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO pack_title VALUES ('chart', CAST(x'ff' AS TEXT))")
    (found,) = check_file(raw)
    assert found == error("pack_title", found.what)
    assert found.what.startswith("cannot be read to the end (Could not decode to UTF-8 column 'title'")


def page_of(path: Path, name: str) -> slice:
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    return slice((page - 1) * 4096, page * 4096)


def test_pages_that_contradict_one_another_are_told_of_the_file_and_of_their_table(path: Path) -> None:
    before, place = path.read_bytes(), page_of(path, "ix_agreed_score_driver_id")
    damage(path, "INSERT INTO initiative SELECT 1, 1, '', '', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 0")
    forge(path, "INSERT INTO driver (id, position, is_group, code, name, description, category, colour, scale, "
                "direction, unit, low, high) VALUES (1, 1, 1, '', '', '', '', '', 'levels', 'higher', '', 0, 1)",
          "INSERT INTO agreed_score VALUES (1, 1, NULL, '')")  # fmt: skip
    data = bytearray(path.read_bytes())
    data[place] = before[place]
    path.write_bytes(data)
    what = "row 1 missing from index ix_agreed_score_driver_id"
    wrong = "wrong # of entries in index ix_agreed_score_driver_id"
    assert [each for each in check_closed(path) if each.severity is Severity.ERROR] == [
        error("file", what, table=""), error("file", wrong, table=""),
        error("agreed_score", what), error("agreed_score", wrong),
    ]  # fmt: skip


def test_pages_that_are_noise_are_told_of_the_file_and_of_their_tables(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for name in ("initiative", "ix_agreed_score_driver_id"):
        data[page_of(path, name)] = b"\xff" * 4096
    path.write_bytes(data)
    what = "cannot be read to the end (database disk image is malformed)"
    assert check_closed(path) == [
        error("file", what, table=""), error("initiative", what), error("agreed_score", what),
    ]  # fmt: skip


def test_a_refusal_is_told_as_a_finding_of_the_file() -> None:
    refused = FileRefused(Path("w.vmo"), "the file is cut off.", "Open another.")
    assert finding_of(refused) == error("file", "the file is cut off", table="", remedy="Open another.")


def test_what_does_not_open_at_all_is_told_alone(path: Path) -> None:
    assert check_closed(path.with_name("gone.vmo")) == [
        error(
            "file", "there is no such file", table="", remedy="Check the name, or look for it in the folder."
        )
    ]  # fmt: skip
    data = bytearray(path.read_bytes())
    data[20:24] = b"\0\0\0\0"  # what every page leaves free, and how full it may be
    path.write_bytes(data)
    assert check_closed(path) == [error("file", "it cannot be read (file is not a database)", table="")]


def test_a_table_too_many_is_told_with_what_else_is_wrong_and_code_is_told_alone(path: Path) -> None:
    spoilt = "UPDATE room SET ballot_key = 'x'"
    strange = "the file holds tables or code that are not a workshop's ({})"
    damage(path, f"CREATE TABLE extra (x); {spoilt}")
    assert check_closed(path) == [
        error("file", strange.format("extra"), table="", remedy=BEFORE), error("room", "is not as it was written"),
    ]  # fmt: skip
    damage(path, f"DROP TABLE extra; {VIEW}")
    assert check_closed(path) == [error("file", strange.format("v"), table="", remedy=BEFORE)]


def test_of_a_file_that_is_too_new_nothing_else_is_told(path: Path) -> None:
    forge(path, "PRAGMA user_version = 99; UPDATE format SET min_reader = 99, written_by = '9.9'")
    damage(path, "UPDATE room SET ballot_key = 'x'")
    what = "the workshop was written by a newer VMO Desktop, 9.9 (file version 99, this program knows 6)"
    remedy = "Open it with the newer program; the file was left as it is."
    assert check_closed(path) == [error("file", what, table="", remedy=remedy)]


def test_a_file_whose_last_commit_was_interrupted_is_only_read(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.vmo"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        for number in range(50):  # more than the cache holds, so that it goes to the file
            raw.execute("INSERT INTO objective VALUES (?, 1, ?, '')", (number, "x" * 900))
        shutil.copy(path, other)
        shutil.copy(journal_path(path), journal_path(other))
    before = other.read_bytes(), journal_path(other).read_bytes()
    assert [each.where for each in check_closed(other)] == ["file"]
    assert (other.read_bytes(), journal_path(other).read_bytes()) == before


def test_of_an_older_file_the_pages_alone_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    path.write_bytes((Path(__file__).parents[1] / "data" / "schema_5.vmo").read_bytes())
    damage(path, "UPDATE initiative SET cost = 'much'")
    assert check_closed(path) == []
    data = bytearray(path.read_bytes())
    struct.pack_into(">I", data, 36, 7)  # seven free pages, which there are not
    path.write_bytes(data)
    (found,) = check_closed(path)
    assert "freelist" in found.what
    assert found == error("file", found.what, table="")
