"""Where the system will not put a whole file in its place, what stood there stays and the new one is kept if it can."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rights import without_rights
from vmo_desktop.errors import WriteFailed
from vmo_desktop.store.part_file import part_beside, take_place

OPEN = Path("/proc/self/fd")
"""The files that this process has open."""


def _refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")
    return target


def _replace(target: Path, *, is_durable: bool = True) -> None:
    with part_beside(target) as part:
        part.write_bytes(b"new")
        take_place(part, target, is_durable=is_durable)


def test_what_can_neither_take_its_place_nor_be_kept_is_gone_and_the_old_file_stays(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", _refusing(errno.EIO))
    monkeypatch.setattr(os, "rename", _refusing(errno.ENOSPC))
    with pytest.raises(OSError, match="Input/output error"):
        _replace(target)
    assert {each.name: each.read_bytes() for each in target.parent.iterdir()} == {"f.pdf": b"old"}


@pytest.mark.parametrize(("taken", "kept"), [(98, "f (new 99).pdf"), (99, None)])
def test_ninety_nine_names_are_tried_to_keep_it(
    target: Path, monkeypatch: pytest.MonkeyPatch, taken: int, kept: str | None
) -> None:
    for number in range(1, taken + 1):
        target.with_name("f (new).pdf" if number == 1 else f"f (new {number}).pdf").touch()
    monkeypatch.setattr(os, "replace", _refusing(errno.EIO))
    with pytest.raises(WriteFailed if kept else OSError, match=r"\(new 99\)" if kept else "Input/output error"):
        _replace(target)
    assert len(list(target.parent.iterdir())) == 100
    assert target.with_name("f (new 99).pdf").read_bytes() == (b"new" if kept else b"")


@pytest.mark.parametrize(("is_durable", "flushed"), [(True, 1), (False, 0)])
def test_a_new_name_is_flushed_where_it_must_last(
    target: Path, monkeypatch: pytest.MonkeyPatch, is_durable: bool, flushed: int
) -> None:
    folders: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: folders.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    _replace(target, is_durable=is_durable)
    assert target.read_bytes() == b"new"
    assert folders == [True] * flushed


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_drive_that_cannot_flush_a_folder_takes_the_file_all_the_same(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(number))
    _replace(target)
    assert target.read_bytes() == b"new"


def test_a_folder_that_cannot_be_flushed_for_another_reason_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(list(OPEN.iterdir()))
    monkeypatch.setattr(os, "fsync", _refusing(errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        _replace(target)
    assert len(list(OPEN.iterdir())) == before


def test_a_folder_that_shows_nothing_takes_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "drop box"
    folder.mkdir()
    folder.chmod(0o333)
    with without_rights():
        _replace(folder / "f.pdf")
    folder.chmod(0o777)
    assert (folder / "f.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_rights_of_any_new_file_of_this_user(tmp_path: Path, mask: int, rights: int) -> None:
    former = os.umask(mask)
    try:
        _replace(tmp_path / "f.pdf")
        assert os.umask(mask) == mask, "asking changes nothing"
    finally:
        os.umask(former)
    assert (tmp_path / "f.pdf").stat().st_mode & 0o777 == rights


def test_a_file_that_is_replaced_keeps_its_rights(target: Path) -> None:
    target.chmod(0o640)
    _replace(target)
    assert target.stat().st_mode & 0o777 == 0o640
