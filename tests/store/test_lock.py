"""One writer; the second opener reads only and learns who writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from vmo_desktop.errors import WorkshopReadOnly
from vmo_desktop.store import lock
from vmo_desktop.store.lock import lock_path
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
