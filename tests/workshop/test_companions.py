"""Nothing is written under the name of what belongs to a workshop beside it: SQLite would play it in or delete it."""

from pathlib import Path

import pytest

from vmo_desktop.cli import main
from vmo_desktop.errors import WriteFailed
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.safe_write import write_bytes_safely
from vmo_desktop.workshop.workshop import Workshop

COMPANIONS = ("w.vmo-journal", "w.vmo-wal", "w.vmo-shm", ".~lock.w.vmo#")


@pytest.mark.parametrize("name", COMPANIONS)
def test_no_copy_and_no_export_takes_such_a_name(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "w.vmo", tmp_path / name
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        was_there = target.exists()
        for write in (workshop.save_copy, workshop.share, lambda to: write_bytes_safely(to, b"1")):
            with pytest.raises(WriteFailed, match="Choose another name"):
                write(target)
        assert target.exists() == was_there
        workshop.do(add_initiatives([{"name": "B"}]))
    assert main(["share", str(path), str(target)]) == 1
    assert f"{name}: a file of this name would be taken for a part of w.vmo. Choose" in capsys.readouterr().err
    assert not target.exists()
    with Workshop.open(path) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A", "B"]


def test_beside_nothing_it_is_a_name_as_any_other(tmp_path: Path) -> None:
    write_bytes_safely(tmp_path / "project-journal", b"1")
    assert (tmp_path / "project-journal").read_bytes() == b"1"
