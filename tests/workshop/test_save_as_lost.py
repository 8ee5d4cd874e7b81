"""Saving under the own name is no way around a file that somebody else has put in its place."""

import shutil
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileLost
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop


def test_a_file_that_was_written_over_is_told_when_it_is_saved_under_its_own_name(tmp_path: Path) -> None:
    path, other = tmp_path / "w.vmo", tmp_path / "other.vmo"
    Workshop.create(other).close()
    theirs = other.read_bytes()
    with make_small_workshop(path) as workshop:
        workshop.do(add_initiatives([{"name": "Mine"}]))
        shutil.copyfile(other, path)
        with pytest.raises(FileLost):
            workshop.save_as(path)
        workshop.save_as(tmp_path / "mine.vmo")
        assert workshop.snapshot.initiatives[-1].name == "Mine"
    assert path.read_bytes() == theirs
