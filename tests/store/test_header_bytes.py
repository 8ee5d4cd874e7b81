"""The gate before SQLite, byte by byte: every refusal in its whole sentence, every limit hit exactly."""

import errno
import os
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from vmo_desktop.errors import FileRefused
from vmo_desktop.store import live
from vmo_desktop.store.header import (
    LARGEST,
    journal_path,
    log_of_another,
    read_header,
    refuse_log_of_another,
    status_of,
    too_new,
)

OURS, ANOTHER = 0x564D4F44, 0x564D4F45
ELSEWHERE, BEFORE = "Choose a workshop file (.vmo).", "Open a copy of the workshop from before."
CUT_OFF = f"w.vmo: the file is cut off. {BEFORE}"


def header(
    *, schema: int = 6, application: int = OURS, size: int = 512, pages: int = 1, mode: bytes = b"\x01\x01"
) -> bytes:
    """The first hundred bytes, with noise wherever nothing is read."""
    data = bytearray(b"\xa5" * 100)
    data[:16] = b"SQLite format 3\x00"
    struct.pack_into(">H", data, 16, size)
    data[18:20] = mode
    struct.pack_into(">I", data, 28, pages)
    struct.pack_into(">I", data, 60, schema)
    struct.pack_into(">I", data, 68, application)
    return bytes(data)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.vmo"


def refusal(path: Path, ask: Callable[[Path], object] = read_header) -> str:
    with pytest.raises(FileRefused) as refused:
        ask(path)
    assert refused.value.path == path
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"w.vmo: the file is empty. {ELSEWHERE}"),
        (b"PK\x03\x04" + bytes(200), f"w.vmo: this is a ZIP or Office file, not a workshop. {ELSEWHERE}"),
        (b"%PDF-1.7", f"w.vmo: this is a PDF, not a workshop. {ELSEWHERE}"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), f"w.vmo: this is an old Office file, not a workshop. {ELSEWHERE}"),
        (b"SQLite format 4\x00", f"w.vmo: this is some other kind of file, not a workshop. {ELSEWHERE}"),
        (b"S", CUT_OFF),
        (header()[:99], CUT_OFF),
        (header(application=ANOTHER), f"w.vmo: this database belongs to another program. {ELSEWHERE}"),
        (header() + bytes(411), CUT_OFF),
        (header(size=32768) + bytes(32667), CUT_OFF),
        (header(pages=0xFFFFFFFF) + bytes(412), CUT_OFF),
        (header(size=1, pages=2) + bytes(2 * 65536 - 101), CUT_OFF),
        *(
            (
                header(mode=mode) + bytes(412),
                "w.vmo: the file was damaged, or changed by another program (its journal mode is not a workshop's). "
                "Open a backup, or save what can be read into a new file.",
            )
            for mode in (b"\x02\x02", b"\x01\x02", b"\x02\x01")
        ),
    ],
)
def test_each_file_that_is_no_workshop_has_a_sentence_of_its_own(path: Path, content: bytes, sentence: str) -> None:
    path.write_bytes(content)
    assert refusal(path) == sentence


@pytest.mark.parametrize(
    ("content", "schema"),
    [
        (header() + bytes(412), 6),
        (header(schema=0xF0000001) + bytes(412), 0xF0000001),
        (header(schema=3, size=32768) + bytes(32668), 3),
        (header(size=1, pages=2) + bytes(2 * 65536 - 100), 6),
        (header(pages=0), 6),
        (header(pages=1) + bytes(5000), 6),
    ],
)
def test_a_file_that_is_as_long_as_it_says_passes_with_its_schema(path: Path, content: bytes, schema: int) -> None:
    path.write_bytes(content)
    assert read_header(path).schema == schema


def test_a_file_that_is_shorter_than_it_says_passes_while_its_last_commit_can_be_taken_back(path: Path) -> None:
    path.write_bytes(header(pages=3) + bytes(412))
    assert refusal(path) == CUT_OFF
    journal_path(path).touch()
    assert read_header(path).schema == 6


def test_the_largest_file_passes_and_one_byte_more_does_not(path: Path) -> None:
    path.write_bytes(header())
    os.truncate(path, LARGEST)
    assert LARGEST == 1073741824
    assert read_header(path).schema == 6
    os.truncate(path, LARGEST + 1)
    assert refusal(path) == f"w.vmo: the file is larger than any workshop can be. {BEFORE}"


def test_what_lies_beside_the_file_behind_a_link_is_what_counts(tmp_path: Path, path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "v.vmo"
    real.write_bytes(header() + bytes(412))
    path.symlink_to(real)
    assert journal_path(path) == real.resolve().with_name("v.vmo-journal")
    assert log_of_another(path) is None
    refuse_log_of_another(path)
    assert read_header(path).schema == 6
    log = real.resolve().with_name("v.vmo-wal")
    log.symlink_to("nowhere")
    assert log_of_another(path) == log
    sentence = (
        "w.vmo: another program has unfinished writes beside it, in v.vmo-wal. "
        "End that program, or move v.vmo-wal to another folder, then open the workshop again."
    )
    assert refusal(path) == refusal(path, refuse_log_of_another) == sentence


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda journal: journal.symlink_to("nowhere")])
def test_a_journal_that_is_no_file_is_told(path: Path, make: Callable[[Path], object]) -> None:
    path.write_bytes(header() + bytes(412))
    make(journal_path(path))
    assert refusal(path) == (
        "w.vmo: beside it is something of the name w.vmo-journal that is not a file. "
        "Move w.vmo-journal away, then open the workshop again."
    )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _: None, "w.vmo: there is no such file. Check the name, or look for it in the folder."),
        (Path.mkdir, f"w.vmo: this is a folder, not a workshop. {ELSEWHERE}"),
        (os.mkfifo, f"w.vmo: this is a pipe or a device, not a file. {ELSEWHERE}"),
        (
            lambda path: path.symlink_to("gone.vmo"),
            "w.vmo: this is a link to a file that is not there (gone.vmo). Look for the workshop file itself.",
        ),
        (
            lambda path: path.symlink_to(path),
            "w.vmo: this is a link that leads back to itself. Choose the workshop file itself.",
        ),
    ],
)
def test_what_is_no_plain_file_is_told(path: Path, make: Callable[[Path], object], sentence: str) -> None:
    make(path)
    assert refusal(path) == refusal(path, status_of) == sentence


def test_names_that_lead_nowhere_are_told(tmp_path: Path, path: Path) -> None:
    path.touch()
    missing = "there is no such file. Check the name, or look for it in the folder."
    assert refusal(path / "x.vmo") == f"x.vmo: {missing}"
    assert refusal(tmp_path / "a\0b.vmo") == f"a\0b.vmo: {missing}"
    long = "n" * 300
    assert refusal(tmp_path / long) == f"{long}: the name is too long. Choose a shorter one."


def test_what_the_system_does_not_let_us_see_is_told_in_its_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path.write_bytes(header() + bytes(412))
    sentence = "w.vmo: the file cannot be read (Permission denied). Check that you may open it."
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", deny)
        assert refusal(path) == sentence
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", deny)
        assert refusal(path, status_of) == sentence


def test_a_pipe_that_takes_the_place_of_the_file_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(header() + bytes(412))
    system = os.open

    def late(name: str, flags: int) -> int:
        assert flags & os.O_NONBLOCK, "it would wait without end"
        path.unlink()
        os.mkfifo(path)
        return system(name, flags)

    monkeypatch.setattr(os, "open", late)
    assert refusal(path) == f"w.vmo: the file is empty. {ELSEWHERE}"


def test_a_file_that_is_open_here_is_asked_by_sqlite_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 9")
    assert refusal(path) == f"w.vmo: this database belongs to another program. {ELSEWHERE}"
    monkeypatch.chdir(path.parent)
    entered = live.enter(path.stat())
    try:
        assert read_header(Path("w.vmo")).schema == 9
        path.write_bytes(b"noise" * 100)
        assert refusal(path) == f"w.vmo: the file is damaged. {BEFORE}"
    finally:
        live.leave(entered)


def test_a_newer_file_is_told_with_its_version_and_that_of_its_program(path: Path) -> None:
    remedy = "Open it with the newer program; the file was left as it is."
    plain, told = too_new(path, 9), too_new(path, 9, "2.5")
    assert plain.path == told.path == path
    assert str(plain) == (
        "w.vmo: the workshop was written by a newer VMO Desktop (file version 9, this program knows 6). " + remedy
    )
    assert str(told) == (
        "w.vmo: the workshop was written by a newer VMO Desktop, 2.5 (file version 9, this program knows 6). " + remedy
    )
