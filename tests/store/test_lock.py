"""One writer; the second opener reads only and learns who writes."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vmo_desktop.errors import WhyReadOnly, WorkshopReadOnly
from vmo_desktop.store import lock
from vmo_desktop.store.lock import Lock, Owner, lock_path
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

HOLD = """
import sys
from pathlib import Path
from vmo_desktop.workshop.workshop import Workshop
workshop = Workshop.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    return path


def _hold(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_the_second_opener_reads_only_and_is_told_who_edits(path: Path) -> None:
    process = _hold(path)
    try:
        with Workshop.open(path) as second:
            assert second.is_read_only
            assert second.owner is not None
            assert second.owner.pid == process.pid
            with pytest.raises(WorkshopReadOnly, match=second.owner.host):
                second.do(add_initiatives([{"name": "A"}]))
            assert second.snapshot.initiatives == ()
            assert second.history() == ()
    finally:
        _end(process)


def test_the_lock_of_a_killed_program_is_taken_over_silently(path: Path) -> None:
    process = _hold(path)
    assert json.loads(lock_path(path).read_bytes())["pid"] == process.pid
    _end(process)
    with Workshop.open(path) as workshop:
        assert not workshop.is_read_only
        workshop.do(add_initiatives([{"name": "A"}]))
    assert not lock_path(path).exists()


def test_two_windows_of_one_program_are_one_writer_too(path: Path) -> None:
    with Workshop.open(path) as first, Workshop.open(path) as second:
        assert not first.is_read_only
        assert second.is_read_only


def test_looking_changes_nothing(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Workshop.open(path) as workshop:
        assert workshop.results.valuation.value.size == 0
        workshop.check()
        workshop.snapshot_at(0)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_link_to_a_workshop_is_the_same_workshop(path: Path) -> None:
    link = path.with_name("link.vmo")
    link.symlink_to(path)
    with Workshop.open(path) as first, Workshop.open(link) as second:
        assert not first.is_read_only
        assert second.is_read_only


def test_a_lock_on_a_side_file_that_was_just_removed_counts_for_nothing(path: Path) -> None:
    """The last owner leaves between our opening the side file and our locking it."""
    side = lock_path(path)
    tried: list[int] = []

    def lock_after_removal(descriptor: int) -> bool:
        tried.append(descriptor)
        if len(tried) == 1:
            side.unlink()
        return try_lock(descriptor)

    try_lock = lock._try_lock
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock, "_try_lock", lock_after_removal)
        held = lock.acquire(path)
    assert isinstance(held, lock.Lock)
    assert len(tried) == 2
    assert isinstance(lock.acquire(path), lock.Owner)
    held.release()


def _left_by(path: Path, host: str, age: timedelta) -> bytes:
    """The side file of a program on some computer, as a synchronised folder brings it."""
    since = (datetime.now(UTC) - age).isoformat(timespec="seconds")
    said = {"user": "eve", "host": host, "pid": 1, "since": since, "version": "0.1.0"}
    lock_path(path).write_bytes(b" " + json.dumps(said).encode())
    return lock_path(path).read_bytes()


@pytest.mark.parametrize("age", [timedelta(minutes=5), timedelta(hours=20), timedelta(days=-3)])
def test_what_another_computer_left_behind_is_asked_about_and_can_be_taken_over(path: Path, age: timedelta) -> None:
    left = _left_by(path, "else\u202ewhere", age)
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.LEFT_BEHIND
        assert workshop.owner is not None
        assert str(workshop.owner) == "eve on elsewhere"
        with pytest.raises(WorkshopReadOnly, match=r"eve on elsewhere opened it for editing on .* and may") as refused:
            workshop.do(add_initiatives([{"name": "A"}]))
        assert refused.value.why is WhyReadOnly.LEFT_BEHIND
    assert lock_path(path).read_bytes() == left
    with Workshop.open(path, take_over=True) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    assert not lock_path(path).exists()


@pytest.mark.parametrize(("host", "age"), [("elsewhere", timedelta(days=2)), ("", timedelta(minutes=5))])
def test_what_was_left_long_ago_or_here_is_taken_over_silently(path: Path, host: str, age: timedelta) -> None:
    _left_by(path, host or lock.Owner.ourselves().host, age)
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is None


def test_who_edits_now_is_never_taken_over(path: Path) -> None:
    process = _hold(path)
    try:
        with Workshop.open(path, take_over=True) as second:
            assert second.why_read_only is WhyReadOnly.EDITED
    finally:
        _end(process)


def test_a_side_file_that_is_no_file_is_neither_followed_nor_waited_for(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    lock_path(path).symlink_to(precious)
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NOT_WRITABLE
    assert precious.read_text() == "mine"
    lock_path(path).unlink()
    os.mkfifo(lock_path(path))
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NOT_WRITABLE


@pytest.mark.parametrize("said", [b"", b"\x00" * 9000, b" {}", b" [1]", b' {"user": 1}', b"[" * 4000, b"\xff\xfe"])
def test_a_side_file_that_names_nobody_is_taken_over(path: Path, said: bytes) -> None:
    lock_path(path).write_bytes(said)
    with Workshop.open(path) as workshop:
        assert workshop.why_read_only is None


def test_the_side_file_of_whoever_edits_now_is_not_removed_by_whoever_did_before(path: Path) -> None:
    with Workshop.open(path):
        lock_path(path).unlink()  # as a program may that keeps a folder the same on several computers
        other = _hold(path)
    assert lock_path(path).exists()
    with Workshop.open(path) as third:
        assert third.is_read_only
    _end(other)


def test_whoever_was_killed_is_never_named_for_whoever_has_just_taken_over(path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    killed = replace(Owner.ourselves(), user="killed", pid=dead.pid)
    holder = lock.acquire(path)
    assert isinstance(holder, Lock)
    side = lock_path(path)
    side.write_text(f" {json.dumps(asdict(killed))}", encoding="utf-8")
    living = f" {json.dumps(asdict(Owner.ourselves()))}"
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(lock.acquire, path)
        assert not wait([found], timeout=0.1).done, "it waits for who has taken over"
        side.write_text(living, encoding="utf-8")
        owner = found.result()
    holder.release()
    assert isinstance(owner, Owner)
    assert owner.pid == os.getpid()
