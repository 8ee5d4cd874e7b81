"""A new workshop that cannot be made leaves nothing behind: no half file, no lock, nothing of another program gone."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.file import create_file
from vmo_desktop.store.live import is_live
from vmo_desktop.store.lock import lock_path
from vmo_desktop.workshop.workshop import Workshop


def _left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_that_appears_while_a_workshop_is_made_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.vmo"
    look = os.path.lexists

    def look_before_another_program_writes(each: Path) -> bool:
        found = look(each)
        if each == path and not found:
            path.write_text("theirs")
        return found

    monkeypatch.setattr(os.path, "lexists", look_before_another_program_writes)
    with pytest.raises(FileRefused, match=r"w\.vmo: there is already a file of this name\. Choose another name\."):
        Workshop.create(path)
    assert path.read_text() == "theirs"
    assert _left_in(tmp_path) == ["w.vmo"]


def test_a_workshop_that_cannot_take_its_place_lets_go_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.vmo"

    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(WriteFailed, match=r"w\.vmo could not be replaced"):
            Workshop.create(path)
        patch.setattr(os, "rename", refuse)
        with pytest.raises(WriteFailed, match=r"w\.vmo could not be made \(.*Input/output error\)\. Choose another fo"):
            Workshop.create(path)
    assert not path.exists()
    assert not lock_path(path).exists()
    with Workshop.create(path) as workshop:
        assert not workshop.is_read_only


def test_a_workshop_that_cannot_be_opened_after_it_was_made_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.vmo"
    open_ = os.open

    def refuse_to_watch(name: Path, flags: int, *more: int) -> int:
        if name == path:
            raise OSError(24, "Too many open files")
        return open_(name, flags, *more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse_to_watch)
        with pytest.raises(
            WriteFailed, match=r"w\.vmo could not be made \(.*Too many open files\)\. Choose another fo"
        ):
            Workshop.create(path)
    assert _left_in(tmp_path) == []
    Workshop.create(path).close()
    assert not is_live(path.stat())


def test_a_new_file_holds_one_row_of_each_frame_and_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with closing(create_file(path)):
        assert _left_in(tmp_path) == [".~lock.w.vmo#", "w.vmo"]
    assert _left_in(tmp_path) == ["w.vmo"]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT id, position, name, is_default FROM weight_set").fetchall() == [(1, 1, "Default", 1)]
        assert raw.execute("SELECT id, position, name, is_recommended FROM scenario").fetchall() == [
            (1, 1, "Base case", 1)
        ]
        assert raw.execute("SELECT id, min_reader, min_writer FROM format").fetchall() == [(1, 6, 6)]
        assert raw.execute("PRAGMA application_id").fetchone() == (0x564D4F44,)
        assert raw.execute("PRAGMA user_version").fetchone() == (6,)
