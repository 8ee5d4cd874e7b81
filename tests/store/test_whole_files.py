"""A file that takes its target's place: its rights, where it goes when it cannot, and what is swept, exactly."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vmo_desktop.errors import WriteFailed
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.lock import lock_path
from vmo_desktop.store.part_file import OLD_S, part_beside, registered, sweep, take_place

PART = ".vmo-0123456789abcdef.part"


@contextmanager
def masked(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
        assert os.umask(mask) == mask, "what other files get is as before"
    finally:
        os.umask(before)


def refuse(number: int) -> Callable[..., None]:
    def refuses(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuses


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.mark.parametrize("old", [0o751, 0o600, 0o444])
def test_a_file_keeps_the_rights_of_the_one_that_it_replaces(tmp_path: Path, old: int) -> None:
    target = tmp_path / "f.vmo"
    target.touch()
    target.chmod(old)
    with masked(0o020), part_beside(target) as part:
        take_place(part, target)
    assert rights(target) == old


def test_a_new_file_has_the_rights_of_any_new_one_and_nobody_else_reads_it_before(tmp_path: Path) -> None:
    target = tmp_path / "f.vmo"
    with masked(0o020), part_beside(target) as part:
        assert rights(part) == 0o600
        take_place(part, target)
    assert rights(target) == 0o646


@pytest.mark.parametrize(("is_durable", "flushed"), [({}, 1), ({"is_durable": True}, 1), ({"is_durable": False}, 0)])
def test_the_folder_is_flushed_unless_that_is_not_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_durable: dict[str, bool], flushed: int
) -> None:
    asked: list[os.stat_result] = []
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(os.fstat(handle)))
    with part_beside(tmp_path / "f.vmo") as part:
        take_place(part, tmp_path / "f.vmo", **is_durable)
    assert [each.st_ino for each in asked] == [tmp_path.stat().st_ino] * flushed


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_flushed_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", refuse(number))
    with part_beside(tmp_path / "f.vmo") as part:
        take_place(part, tmp_path / "f.vmo")
    assert (tmp_path / "f.vmo").exists()


def test_a_disk_that_fails_is_told_and_no_handle_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refuse(errno.EIO))
    with part_beside(tmp_path / "f.vmo") as part:
        before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        with pytest.raises(OSError, match="Input/output error"):
            take_place(part, tmp_path / "f.vmo")
        assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.parametrize("taken", [0, 1, 98])
def test_what_cannot_take_the_place_is_told_and_kept_under_the_first_free_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    target = tmp_path / "f.pdf"
    names = ["f (new).pdf", *(f"f (new {number}).pdf" for number in range(2, 100))]
    for name in names[:taken]:
        (tmp_path / name).symlink_to("nowhere")
    monkeypatch.setattr(os, "replace", refuse(errno.EACCES))
    with part_beside(target) as part:
        part.write_bytes(b"new")
        with pytest.raises(WriteFailed) as refused:
            take_place(part, target)
    kept = tmp_path / names[taken]
    assert kept.read_bytes() == b"new"
    assert str(refused.value) == (
        "f.pdf could not be replaced and stays as it was: a program may have it open. What was written is "
        f"beside it: {kept}. Close the other program and try again, or use that file."
    )


def test_where_nothing_can_be_kept_beside_it_the_system_s_words_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "f.pdf"
    monkeypatch.setattr(os, "replace", refuse(errno.EACCES))
    with part_beside(target) as part, monkeypatch.context() as patch:
        patch.setattr(os, "rename", refuse(errno.EROFS))
        with pytest.raises(OSError, match="Permission denied"):
            take_place(part, target)
    for number in range(1, 100):
        (tmp_path / f"f (new{f' {number}' if number > 1 else ''}).pdf").touch()
    with part_beside(target) as part, pytest.raises(OSError, match="Permission denied"):
        take_place(part, target)
    assert not (tmp_path / "f (new 100).pdf").exists()


def test_what_sqlite_put_beside_a_part_goes_with_it(tmp_path: Path) -> None:
    with part_beside(tmp_path / "f.vmo") as part:
        for ending in ("-wal", "-shm"):
            part.with_name(part.name + ending).touch()
        part.with_name(part.name + "-journal").mkdir()
    assert [each.name for each in tmp_path.iterdir()] == [f"{part.name}-journal"], "a folder is nobody's journal"


def _mark(name: str, of: Path, began: float = 1000.0) -> Path:
    mark = user_data_folder() / "unfinished" / name
    mark.parent.mkdir(exist_ok=True)
    mark.write_bytes(os.fsencode(of))
    os.utime(mark, (began, began))
    return mark


def test_what_is_a_day_old_is_left_and_what_is_older_is_swept(tmp_path: Path) -> None:
    (tmp_path / PART).touch()
    mark = _mark("1", tmp_path / PART)
    for now in (1000.0 + 86_400.0, 1000.0 - 86_400.0):
        assert sweep(now=now) == 0
        assert (mark.exists(), (tmp_path / PART).exists()) == (True, True)
    assert OLD_S == 86_400.0
    assert sweep(now=1000.0 - 86_400.5) == 1
    assert (mark.exists(), (tmp_path / PART).exists()) == (False, False)
    assert sweep() == 0


def test_every_old_file_is_swept_whatever_stands_between(tmp_path: Path) -> None:
    (user_data_folder() / "unfinished" / "0 folder").mkdir(parents=True)
    for number in range(8):
        part = tmp_path / f".vmo-{number:016x}.part"
        part.touch()
        _mark(str(number), part, began=1000.0 + 86_400.0 * (number % 2))
    killed = lock_path(tmp_path / "killed.vmo")
    killed.touch()
    _mark("8", killed)
    assert sweep(now=1000.0 + 86_400.0 + 1) == 5
    assert sorted(each.name[20] for each in tmp_path.iterdir()) == ["1", "3", "5", "7"]


def test_what_is_not_a_file_of_ours_at_its_own_place_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    theirs = [tmp_path / "x.vmo", tmp_path / "thesis.part", tmp_path / f"x{PART}", tmp_path / PART]
    for each in theirs:
        each.write_bytes(b"theirs")
    link, folder = tmp_path / PART.replace("0", "e"), tmp_path / PART.replace("0", "f")
    link.symlink_to(theirs[0])
    folder.mkdir()
    for number, each in enumerate([*theirs[:3], Path(PART), link, folder, tmp_path / PART.replace("0", "d")]):
        _mark(str(number), each)
    assert sweep(now=1e6) == 0
    assert [each.read_bytes() for each in theirs] == [b"theirs"] * 4
    assert link.is_symlink()
    assert folder.is_dir()
    assert list((user_data_folder() / "unfinished").iterdir()) == []


def test_a_file_is_known_by_its_whole_path_while_it_is_written_and_not_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    register = user_data_folder() / "unfinished"
    with registered(Path("x.vmo")):
        assert [each.read_bytes() for each in register.iterdir()] == [os.fsencode(tmp_path / "x.vmo")]
    assert list(register.iterdir()) == []
