"""A file takes its target's place whole; what a killed program left is found again and swept."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vmo_desktop.errors import WriteFailed
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store import part_file
from vmo_desktop.store.lock import Lock, acquire, lock_path
from vmo_desktop.store.part_file import part_beside, registered, sweep, take_place

DAY = 86_400.0


class _Held(PermissionError):
    """What Windows says while another program holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "held")
        self.winerror = winerror


class _HoldingSystem:
    """Renames like the system, after it refused some times."""

    def __init__(self, winerror: int, times: int) -> None:
        self.winerror = winerror
        self.left = times
        self.asked = 0
        self.old: bytes | None = None
        self._rename = os.replace

    def __call__(self, part: Path, target: Path) -> None:
        self.asked += 1
        self.old = target.read_bytes() if target.exists() else None
        if self.left:
            self.left -= 1
            raise _Held(self.winerror)
        self._rename(part, target)


@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_that_is_held_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")
    system = _HoldingSystem(winerror, len(part_file.DELAYS_S))
    monkeypatch.setattr(os, "replace", system)
    with part_beside(target) as part:
        part.write_bytes(b"new")
        take_place(part, target)
    assert target.read_bytes() == b"new"
    assert system.asked == 6
    assert system.old == b"old", "the old file stands until the new one takes its place"


def test_a_file_that_stays_held_stays_as_it_was_and_the_new_one_is_kept_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")
    (tmp_path / "f (new).pdf").write_bytes(b"somebody's")
    monkeypatch.setattr(os, "replace", _HoldingSystem(32, 1000))
    with part_beside(target) as part:
        part.write_bytes(b"new")
        with pytest.raises(WriteFailed) as refused:
            take_place(part, target)
    assert str(tmp_path / "f (new 2).pdf") in str(refused.value)
    assert {each.name: each.read_bytes() for each in tmp_path.glob("*.pdf")} == {
        "f.pdf": b"old", "f (new).pdf": b"somebody's", "f (new 2).pdf": b"new",
    }  # fmt: skip


def test_another_refusal_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = _HoldingSystem(19, 1000)
    monkeypatch.setattr(os, "replace", system)
    with part_beside(tmp_path / "f.pdf") as part, pytest.raises(WriteFailed):
        take_place(part, tmp_path / "f.pdf")
    assert system.asked == 1


KILLED = """
import os, sys, time
from vmo_desktop.paths import user_data_folder
from pathlib import Path
from vmo_desktop.store.part_file import part_beside
with part_beside(Path(sys.argv[1]) / "f.vmo") as part:
    part.write_bytes(b"half")
    part.with_name(part.name + "-journal").write_bytes(b"half")
    moment = time.time() - float(sys.argv[2])
    for mark in (user_data_folder() / "unfinished").iterdir():
        os.utime(mark, (moment, moment))
    print(part.name, flush=True)
    os._exit(9)
"""


def _killed(folder: Path, age: float) -> Path:
    """What a program leaves that ends in the middle of writing."""
    done = subprocess.run([sys.executable, "-c", KILLED, folder, str(age)], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    return folder / done.stdout.strip()


@pytest.mark.parametrize("age", [DAY + 60, -DAY - 60])
def test_what_a_killed_program_left_is_swept_a_day_later_whatever_the_clock_did(tmp_path: Path, age: float) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    _killed(folder, age)
    assert sweep() == 1
    assert list(folder.iterdir()) == []
    assert list((user_data_folder() / "unfinished").iterdir()) == []


def test_what_may_still_be_written_is_left(tmp_path: Path) -> None:
    part = _killed(tmp_path, DAY - 60)
    assert sweep() == 0
    assert part.exists()
    assert sweep(now=time.time() + DAY) == 1


def test_only_files_of_ours_are_swept(tmp_path: Path) -> None:
    theirs = tmp_path / "thesis.part"
    theirs.write_bytes(b"theirs")
    register = user_data_folder() / "unfinished"
    register.mkdir()
    (register / "1").write_bytes(os.fsencode(theirs))
    (register / "2").write_bytes(b"\0\xff")
    assert sweep(now=time.time() + 2 * DAY) == 0
    assert theirs.read_bytes() == b"theirs"
    assert list(register.iterdir()) == []


def test_the_lock_of_a_copy_that_was_killed_is_swept_and_one_that_is_held_is_not(tmp_path: Path) -> None:
    held = acquire(tmp_path / "held.vmo")
    assert isinstance(held, Lock)
    for name in ("held.vmo", "killed.vmo"):
        lock_path(tmp_path / name).touch()
        writing = registered(lock_path(tmp_path / name))
        writing.__enter__()
        _LEFT_OPEN.append(writing)
    assert sweep(now=time.time() + 2 * DAY) == 1
    assert [each.name for each in tmp_path.glob(".~*")] == [".~lock.held.vmo#"]
    held.release()


_LEFT_OPEN: list[object] = []
"""What a killed program never leaves."""


def test_a_register_that_cannot_be_written_does_not_stop_an_export(tmp_path: Path) -> None:
    (user_data_folder() / "unfinished").write_bytes(b"no folder")
    with part_beside(tmp_path / "f.pdf") as part:
        part.write_bytes(b"new")
        take_place(part, tmp_path / "f.pdf")
    assert (tmp_path / "f.pdf").read_bytes() == b"new"
    assert sweep() == 0


def test_a_drive_that_knows_no_rights_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "chmod", refuse)
    with part_beside(target) as part:
        part.write_bytes(b"new")
        take_place(part, target)
    assert target.read_bytes() == b"new"
