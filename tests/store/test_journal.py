"""What an interrupted commit left beside a file is taken back, or left where it does not fit."""

import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.interrupted import INTERRUPTED
from vmo_desktop.errors import FileRefused, WhyReadOnly
from vmo_desktop.store.header import journal_path, read_header
from vmo_desktop.store.journal import is_interrupted, play_back
from vmo_desktop.store.lock import lock_path
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

OLD = Path(__file__).parents[1] / "data" / "schema_5.vmo"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    return path


def _interrupt(path: Path) -> bytes:
    """Kill a program in a commit; what it left beside the file."""
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(path)], check=False)
    return journal_path(path).read_bytes()


@pytest.mark.parametrize(
    ("content", "is_left"), [(None, False), (b"", False), (b"\x00" * 512, False), (b"\xd9\xd5\x05\xf9", True)]
)
def test_a_journal_counts_when_it_says_something(path: Path, content: bytes | None, is_left: bool) -> None:
    if content is not None:
        journal_path(path).write_bytes(content)
    assert is_interrupted(path) is is_left


def test_what_was_begun_is_taken_back(path: Path) -> None:
    before = path.read_bytes()
    _interrupt(path)
    assert is_interrupted(path)
    assert path.read_bytes() != before
    play_back(path)
    assert path.read_bytes() == before
    assert not journal_path(path).exists()


def test_an_older_file_is_taken_back_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.vmo"
    shutil.copy(OLD, path)
    with Workshop.open(Path(shutil.copy(OLD, tmp_path / "plain.vmo"))) as plain:
        expected = plain.snapshot.initiatives
    _interrupt(path)
    with Workshop.open(path) as workshop:
        assert workshop.snapshot.initiatives == expected
        assert workshop.check() == []
    assert read_header(path).schema == SCHEMA


def test_where_neither_the_file_nor_what_was_kept_of_it_fits_both_stay_as_they_are(path: Path) -> None:
    journal = _interrupt(path)
    half = path.read_bytes()
    journal_path(path).write_bytes(journal[: len(journal) // 2])
    with pytest.raises(FileRefused, match=r"what was kept of it \(w\.vmo-journal\) does not fit\. Open a backup, or"):
        Workshop.open(path)
    assert path.read_bytes() == half
    assert journal_path(path).read_bytes() == journal[: len(journal) // 2]


def test_without_room_to_try_it_on_a_copy_it_stays_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, half = _interrupt(path), path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(path.with_name("gone")))
        with pytest.raises(
            FileRefused, match=r"interrupted and cannot be taken back \(.+\)\. Free some space, then open"
        ):
            Workshop.open(path)
    assert (path.read_bytes(), journal_path(path).read_bytes()) == (half, journal)
    with Workshop.open(path) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]


def test_a_change_that_another_computer_may_be_about_to_finish_is_left_to_it_until_it_is_over(path: Path) -> None:
    before = path.read_bytes()
    journal, half = _interrupt(path), path.read_bytes()
    note = lock_path(path)
    since = datetime.now(UTC).isoformat(timespec="seconds")
    ben = {"user": "Ben", "host": "elsewhere", "pid": 7, "since": since, "version": "1.0"}
    note.write_text(" " + json.dumps(ben), encoding="utf-8")
    for for_reading in (False, True):
        with pytest.raises(FileRefused) as refused:
            Workshop.open(path, for_reading=for_reading)
        assert str(refused.value) == (
            f"w.vmo: a change of it is not finished (w.vmo-journal lies beside it), and Ben on elsewhere, who opened "
            f"it for editing on {since}, may still be at it. Wait until it is closed there. If nobody edits it there "
            "any more, remove .~lock.w.vmo#, which lies beside it, and open it again."
        )
    assert (path.read_bytes(), journal_path(path).read_bytes()) == (half, journal)
    note.unlink()
    with Workshop.open(path) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]
    assert path.read_bytes() == before


def test_a_file_that_another_computer_may_be_editing_is_read_while_a_second_program_changes_it(path: Path) -> None:
    note = lock_path(path)
    with Workshop.open(path) as first:
        first.do(add_initiatives([{"name": "B"}]))
        with Workshop.open(path) as second:
            assert second.why_read_only is WhyReadOnly.EDITED
            assert "is editing it. Save a copy" in second.read_only_notice
    ben = {"user": "Ben", "host": "elsewhere", "pid": 7, "since": "", "version": "1.0"}
    note.write_text(" " + json.dumps(ben), encoding="utf-8")
    with Workshop.open(path) as reader, Workshop.open(path, take_over=True) as editor:
        assert reader.why_read_only is WhyReadOnly.LEFT_BEHIND
        editor.do(add_initiatives([{"name": "C"}]))
        with Workshop.open(path) as third:
            assert third.why_read_only is WhyReadOnly.EDITED
            assert len(third.snapshot.initiatives) == 3
