"""The right to edit where the system, or what lies at the place of the side file, does not play along."""

import fcntl
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.store import lock
from vmo_desktop.store.lock import LeftBehind, Lock, Owner, acquire, is_free, lock_path
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.vmo"


def _say(path: Path, host: str, *, pid: int = 1, since: str = "") -> Owner:
    said = {"user": "eve", "host": host, "pid": pid, "since": since, "version": "0.1.0"}
    lock_path(path).write_bytes(b" " + json.dumps(said).encode())
    return Owner("eve", host, pid, since, "0.1.0")


def test_the_side_file_says_who_edits_and_since_when(path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    held = acquire(path)
    assert isinstance(held, Lock)
    assert lock_path(path).name == ".~lock.w.vmo#"
    said = lock_path(path).read_bytes()
    assert said[:1] == b" ", "the first byte is locked on Windows"
    owner = json.loads(said)
    assert set(owner) == {"user", "host", "pid", "since", "version"}
    assert owner["pid"] == os.getpid()
    assert before <= datetime.fromisoformat(owner["since"]) <= datetime.now(UTC)
    assert lock_path(path).stat().st_mode & 0o777 & ~0o644 == 0, "nobody else may write it"
    held.release()
    assert not lock_path(path).exists()


def test_giving_the_right_up_twice_closes_no_other_file(path: Path) -> None:
    held = acquire(path)
    assert isinstance(held, Lock)
    held.release()
    with path.with_name("other").open("w") as other:  # it gets the number that the side file had
        held.release()
        other.write("goes on")
    assert path.with_name("other").read_text() == "goes on"


def test_where_the_file_system_locks_nothing_nothing_is_edited_and_nothing_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workshop.create(path).close()

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert acquire(path) is None
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NOT_WRITABLE
    assert not lock_path(path).exists()


@pytest.mark.parametrize("call", ["ftruncate", "lseek", "write"])
def test_where_there_is_no_room_to_say_who_edits_nothing_is_edited(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        assert acquire(path) is None
    assert not lock_path(path).exists()
    held = acquire(path)
    assert isinstance(held, Lock)
    held.release()


def test_whether_somebody_edits_is_found_out_without_a_trace(path: Path) -> None:
    assert is_free(path)
    assert not lock_path(path).exists()
    held = acquire(path)
    assert isinstance(held, Lock)
    assert not is_free(path)
    held.release()
    _say(path, "elsewhere")
    said = lock_path(path).read_bytes()
    assert is_free(path), "its owner is gone"
    assert lock_path(path).read_bytes() == said
    assert is_free(path), "asking holds nothing"
    lock_path(path).unlink()
    lock_path(path).mkdir()
    assert not is_free(path)


def test_where_the_file_system_locks_nothing_nobody_can_be_known_to_be_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    _say(path, "elsewhere")
    monkeypatch.setattr(fcntl, "flock", refuse)
    assert not is_free(path)


def _dead() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.parametrize(("is_here", "is_overlong"), [(False, False), (True, True)])
def test_whoever_cannot_be_known_to_be_dead_is_named_at_once(path: Path, is_here: bool, is_overlong: bool) -> None:
    """A computer of another name tells nothing of its processes, nor is there a process of so great a number."""
    held = acquire(path)
    assert isinstance(held, Lock)
    host = Owner.ourselves().host if is_here else "elsewhere"
    owner = _say(path, host, pid=10**30 if is_overlong else _dead())
    assert acquire(path) == owner
    held.release()


def test_who_has_locked_and_said_nothing_is_waited_for_a_while_and_then_called_somebody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = 0
    flock = fcntl.flock

    def count(descriptor: int, how: int) -> None:
        nonlocal tried
        tried += 1
        flock(descriptor, how)

    monkeypatch.setattr(lock, "_DELAY_S", 0.0)
    with lock_path(path).open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        monkeypatch.setattr(fcntl, "flock", count)
        assert acquire(path) == Owner("somebody", "another computer", 0, "", "")
    assert tried == 26, "once, and 25 times again"


@pytest.mark.parametrize("since", ["yesterday", "", "0001-01-01T00:00:00+23:59"])
def test_a_time_that_is_none_counts_as_recent(path: Path, since: str) -> None:
    owner = _say(path, "elsewhere", since=since)
    assert acquire(path) == LeftBehind(owner)


@pytest.mark.parametrize(
    ("age", "is_asked_about"), [(timedelta(hours=23, minutes=59), True), (timedelta(days=1, minutes=1), False)]
)
def test_another_computer_is_asked_about_for_a_day(path: Path, age: timedelta, is_asked_about: bool) -> None:
    owner = _say(path, "elsewhere", since=(datetime.now(UTC) - age).isoformat())
    got = acquire(path)
    assert got == LeftBehind(owner) if is_asked_about else isinstance(got, Lock)
    if isinstance(got, Lock):
        got.release()


def test_what_a_side_file_says_is_shown_in_short_and_without_letters_that_are_not_seen(path: Path) -> None:
    _say(path, "else\u202ewhere\n" + "x" * 100)
    got = acquire(path)
    assert isinstance(got, LeftBehind)
    assert str(got.owner) == f"eve on elsewhere{'x' * 55}"
