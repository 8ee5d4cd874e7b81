"""Looking at a workshop, as commands and pictures do, changes neither the file nor its folder."""

import shutil
from pathlib import Path

import pytest

from vmo_desktop.cli import main
from vmo_desktop.store.header import journal_path
from vmo_desktop.workshop.backups import list_backups
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

STORED = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("verb", ["rank", "check", "history", "scenarios", "dashboard"])
def test_a_command_that_looks_leaves_an_older_file_as_it_is(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_4.vmo", path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert main([verb, str(path)]) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
    assert list_backups(path) == []


def test_a_workshop_can_be_looked_at_while_a_commit_is_on_its_way(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        raw = workshop._file.raw
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE initiative SET name = 'B'")
        assert journal_path(path).exists()
        with Workshop.read(path) as read:
            assert [each.name for each in read.snapshot.initiatives] == ["A"]
        raw.execute("ROLLBACK")
        workshop.do(add_initiatives([{"name": "C"}]))
