"""What can only be read from a copy of it: an older file, and one whose last commit was interrupted."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.rights import without_rights
from tests.store.interrupted import INTERRUPTED
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.header import journal_path, read_header
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.untouched import untouched
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

OLD = Path(__file__).parents[1] / "data" / "schema_5.vmo"


def _content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_file_of_this_version_is_read_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    with untouched(path) as readable:
        assert readable == path


def test_an_interrupted_commit_is_taken_back_in_a_copy_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(path)], check=False)
    before = _content(tmp_path)
    assert sorted(before) == ["w.vmo", "w.vmo-journal"]
    with untouched(path) as readable:
        assert readable != path
        assert readable.name == "w.vmo"
        with Workshop.open(readable, for_reading=True) as workshop:
            assert [each.name for each in workshop.snapshot.initiatives] == ["A"]
        assert not journal_path(readable).exists()
    assert not readable.exists()
    assert _content(tmp_path) == before


def test_an_older_file_is_brought_up_to_date_in_a_copy_alone(tmp_path: Path) -> None:
    shutil.copy(OLD, tmp_path / "old.vmo")
    before = _content(tmp_path)
    with untouched(tmp_path / "old.vmo") as readable:
        assert read_header(readable).schema == SCHEMA
    assert not readable.parent.exists()
    assert _content(tmp_path) == before


@pytest.mark.parametrize("folder", ["gone", "locked"])
def test_an_older_file_without_room_for_a_copy_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    shutil.copy(OLD, tmp_path / "old.vmo")
    (tmp_path / "locked").mkdir(mode=0o555)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / folder))
    with (
        without_rights(),
        pytest.raises(
            FileRefused, match=r"old\.vmo: it cannot be copied, to be read \(.+\)\. Free some space"
        ) as refused,
        untouched(tmp_path / "old.vmo"),
    ):
        pass
    assert isinstance(refused.value.__cause__, OSError)
