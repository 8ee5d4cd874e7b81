"""Memory runs out after a commit: the file has the edit, and what is read and copied afterwards has it too."""

import subprocess
import sys
from pathlib import Path

import pytest

from vmo_desktop.store.backups import Reason, content_of
from vmo_desktop.store.seal import broken
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

LONG = "x" * 200_000

WITHOUT_MEMORY = """
import sys
from pathlib import Path
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

with Workshop.create(Path(sys.argv[1])) as workshop:
    workshop.do(add_initiatives([{"name": "A"}]))
    raw = workshop._file.acknowledged
    raw.execute("PRAGMA hard_heap_limit = 14000000")
    workshop.do(add_initiatives([{"name": f"B{number}", "notes": "x" * 200_000} for number in range(45)]))
    print(workshop._file.acknowledged is not raw, len(workshop.snapshot.initiatives), flush=True)
    workshop.do(add_initiatives([{"name": "C"}]))
    print(len(workshop.snapshot.initiatives), workshop.find_loss(), workshop.undo_label, flush=True)
    workshop.undo()
    print(len(workshop.snapshot.initiatives), workshop.check(), flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.vmo"


def fill_up(workshop: Workshop) -> None:
    """Leave no room in memory for another page of the workshop."""
    memory = workshop._file.acknowledged
    (pages,) = memory.execute("PRAGMA page_count").fetchone()
    memory.execute(f"PRAGMA max_page_count = {pages}")


def test_an_edit_that_memory_has_no_room_for_is_read_from_the_file(path: Path) -> None:
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "Portal"}]))
        fill_up(workshop)
        workshop.do(add_initiatives([{"name": "Ledger", "notes": LONG}]))
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Ledger"]
        workshop.do(add_driver("Reach"))
        assert broken(workshop._file.acknowledged) == []
        assert workshop.find_loss() is None
        workshop.save_copy(path.with_name("copy.vmo"))
        workshop.undo()
        workshop.undo()
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal"]
    with Workshop.open(path.with_name("copy.vmo")) as copy:
        assert copy.snapshot.initiatives[1].notes == LONG
        assert [each.name for each in copy.snapshot.drivers] == ["Reach"]


def test_a_file_that_is_deleted_afterwards_is_saved_with_that_edit(path: Path) -> None:
    with Workshop.create(path) as workshop:
        fill_up(workshop)
        workshop.do(add_initiatives([{"name": "Ledger", "notes": LONG}]))
        path.unlink()
        workshop.save_as(path)
    with Workshop.open(path) as saved:
        assert [each.name for each in saved.snapshot.initiatives] == ["Ledger"]


def test_a_backup_of_the_state_before_holds_that_state(path: Path) -> None:
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "Portal"}]))
        fill_up(workshop)
        workshop.do(add_initiatives([{"name": f"B{number}", "notes": LONG} for number in range(12)]))
        former = workshop.draft_former()
        assert former is not None
        assert content_of(former.finish().path).initiatives == 1
        assert content_of(workshop.draft_backup(Reason.ASKED).finish().path).initiatives == 13


def test_where_memory_stays_full_the_workshop_goes_on_from_the_file(path: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-c", WITHOUT_MEMORY, str(path)], capture_output=True, text=True, check=False
    )
    assert process.stdout.splitlines() == ["True 46", "47 None Initiative added: C", "46 []"], process.stderr
