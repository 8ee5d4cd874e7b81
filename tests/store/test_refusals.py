"""Files that cannot be opened, or only be read, each with its own sentence and what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.rights import without_rights
from vmo_desktop.errors import FileRefused, WhyReadOnly, WorkshopReadOnly, WorkshopTooNew
from vmo_desktop.store.check import check_closed
from vmo_desktop.store.connection import one_state
from vmo_desktop.store.header import Header, read_header
from vmo_desktop.store.lock import Owner, lock_path
from vmo_desktop.store.right import Right
from vmo_desktop.store.rules import Finding, Severity
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

REMEDY = "Open a backup, or save what can be read into a new file (vmo salvage)."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_driver("Growth"))
        workshop.do(add_initiatives([{"name": "A"}]))
    return path


def _page_of(path: Path, name: str) -> int:
    """Where the first page of a table or index begins."""
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    return (int(page) - 1) * 4096


def _write_at(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def test_a_newer_file_that_does_not_say_who_may_read_it_is_too_new(path: Path) -> None:
    forge(path, "PRAGMA user_version = 7; DELETE FROM format")
    with pytest.raises(WorkshopTooNew) as refused:
        Workshop.open(path)
    assert str(refused.value) == (
        "w.vmo: the workshop was written by a newer VMO Desktop (file version 7, this program knows 6). "
        "Open it with the newer program; the file was left as it is."
    )


def test_a_newer_file_that_may_be_read_is_not_written_and_says_who_wrote_it(path: Path) -> None:
    forge(path, "PRAGMA user_version = 7; UPDATE format SET written_by = '9.9', min_writer = 7")
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NEWER
        assert not lock_path(path).exists(), "others may edit it"
        with pytest.raises(WorkshopReadOnly) as refused:
            workshop.do(add_initiatives([{"name": "B"}]))
    assert refused.value.why is WhyReadOnly.NEWER
    assert str(refused.value) == (
        "w.vmo is open for reading only: it was written by VMO Desktop 9.9, which is newer. "
        "Save a copy to go on with yours."
    )


@pytest.mark.parametrize(
    ("right", "who"),
    [
        (Right(None, WhyReadOnly.EDITED, Owner("eve", "far", 1, "noon", "")), "eve on far is editing it"),
        (Right(None, WhyReadOnly.ASKED), "it was opened to be looked at"),
        (Right(None, WhyReadOnly.NOT_WRITABLE), "the file or its folder cannot be written"),
    ],
)
def test_why_a_workshop_is_only_read_is_said_with_what_to_do(right: Right, who: str) -> None:
    assert right.refusal(Path("x/w.vmo")) == (
        f"w.vmo is open for reading only: {who}. Save a copy to go on with yours."
    )


def test_a_folder_that_may_not_be_entered_is_told_with_the_reason(path: Path) -> None:
    folder = path.parent / "closed"
    folder.mkdir(mode=0)
    with without_rights(), pytest.raises(FileRefused) as refused:
        read_header(folder / "w.vmo")
    assert str(refused.value) == "w.vmo: the file cannot be read (Permission denied). Check that you may open it."


def test_what_lies_in_a_file_and_not_in_a_folder_is_not_there(path: Path) -> None:
    with pytest.raises(FileRefused, match=r"there is no such file\. Check the name, or look for it in the folder\."):
        read_header(path / "w.vmo")


def test_the_header_of_a_file_that_is_open_here_is_read_by_sqlite_alone(path: Path) -> None:
    with Workshop.open(path):
        assert read_header(path) == Header(6)
        whole = path.read_bytes()
        path.write_bytes(b"\xff" * len(whole))
        with pytest.raises(FileRefused, match=r"the file is damaged\. Open a copy of the workshop from before\."):
            read_header(path)
        path.write_bytes(whole)


@pytest.mark.parametrize(("pages", "is_refused"), [(0, False), (1, True)])
def test_a_file_shorter_than_its_header_says_is_cut_off(path: Path, pages: int, is_refused: bool) -> None:
    _write_at(path, 28, (path.stat().st_size // 4096 + pages).to_bytes(4, "big"))
    if is_refused:
        with pytest.raises(FileRefused, match=r"the file is cut off\. Open a copy of the workshop from before\."):
            read_header(path)
    else:
        assert read_header(path) == Header(6)


def test_one_state_is_read_until_its_end_and_not_beyond(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw, closing(sqlite3.connect(path)) as other:
        with one_state(raw):
            assert raw.execute("SELECT count(*) FROM initiative").fetchone() == (1,)
            within = raw.in_transaction
        assert (within, raw.in_transaction) == (True, False)
        with one_state(raw):
            raw.execute("COMMIT")  # as SQLite itself ends a transaction where it cannot go on
        with other:
            other.execute("DELETE FROM initiative")
        assert raw.execute("SELECT count(*) FROM initiative").fetchone() == (0,)


def test_what_is_no_file_is_one_finding(tmp_path: Path) -> None:
    remedy = "Choose a workshop file (.vmo)."
    assert check_closed(tmp_path) == [Finding(Severity.ERROR, "file", "this is a folder, not a workshop", remedy)]


def test_a_file_whose_list_of_tables_is_gone_is_one_finding(path: Path) -> None:
    _write_at(path, 100, b"\xff" * 3996)
    (found,) = check_closed(path)
    assert (found.severity, found.where, found.remedy) == (Severity.ERROR, "file", REMEDY)
    assert found.what.startswith("it cannot be read (")


def test_an_index_that_does_not_fit_its_table_is_found_by_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        (index,) = raw.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'driver' AND sql IS NULL"
        ).fetchone()
    place = _page_of(path, index) + 4095
    last = path.read_bytes()[place]
    _write_at(path, place, bytes([last ^ 1]))
    found = check_closed(path)
    what = f"row 1 missing from index {index}"
    assert Finding(Severity.ERROR, "file", what, REMEDY) in found
    assert Finding(Severity.ERROR, "driver", what, REMEDY, "driver") in found
    assert {each.table for each in found} == {"", "driver"}
