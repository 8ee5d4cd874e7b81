"""A whole file or nothing."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.exchange.ballots import small_room
from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.exchange.export import export_data
from vmo_desktop.progress import Cancel, Report, Stopped
from vmo_desktop.report.ballot_paper import write_ballots
from vmo_desktop.report.build import build_pack
from vmo_desktop.workshop.ballot_form import forms_of
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.safe_write import write_bytes_safely, write_safely
from vmo_desktop.workshop.workshop import Workshop


def _new(stream: BinaryIO) -> None:
    stream.write(b"new")


def test_it_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "f.pdf"
    write_safely(target, _new)
    assert target.read_bytes() == b"new"
    write_safely(target, lambda stream: stream.writelines([b"newer"]))
    assert target.read_bytes() == b"newer"
    assert list(tmp_path.glob(".*")) == []


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")

    def fail(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write_safely(target, fail)
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["f.pdf"]


def test_a_file_that_does_not_pass_its_check_is_not_put_in_place(tmp_path: Path) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")

    def refuse(part: Path) -> None:
        raise WriteFailed(f"{len(part.read_bytes())} bytes are not enough")

    with pytest.raises(WriteFailed, match="3 bytes"):
        write_safely(target, _new, validate=refuse)
    assert target.read_bytes() == b"old"


def test_what_the_file_system_refuses_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="folder does not exist"):
        write_safely(tmp_path / "no" / "f.pdf", _new)
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteFailed, match="folder has this name"):
        write_safely(tmp_path / "folder", _new)
    with pytest.raises(WriteFailed, match="too long"):
        write_safely(tmp_path / ("n" * 300), _new)


def test_a_file_is_on_the_disk_and_checked_before_it_takes_a_place_and_its_name_is_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    flush, replace = os.fsync, os.replace

    def noting_flush(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        flush(handle)

    def noting_replace(part: Path, target: Path) -> None:
        done.append("replaced")
        replace(part, target)

    monkeypatch.setattr(os, "fsync", noting_flush)
    monkeypatch.setattr(os, "replace", noting_replace)
    write_safely(tmp_path / "f.pdf", _new, validate=lambda _: done.append("checked"))
    assert done == ["file", "checked", "replaced", "folder"]


def _data(workshop: Workshop, target: Path) -> None:
    export_data(workshop.results, target)


def _pack(workshop: Workshop, target: Path) -> None:
    build_pack(workshop.results, workshop.history(), target)


@pytest.mark.parametrize(("kind", "write"), [("csv", _data), ("json", _data), ("pdf", _pack)])
def test_every_file_that_cannot_be_read_again_is_named(
    kind: str, write: Callable[[Workshop, Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"Figures of May.{kind}"
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        read = Path.read_bytes
        monkeypatch.setattr(Path, "read_bytes", lambda self: read(self)[:3])  # a disk that loses all others
        with pytest.raises(WriteFailed, match=rf"Figures of May\.{kind} could not be read again .* choose another"):
            write(workshop, target)
    assert not target.exists()


def test_bytes_that_read_otherwise_take_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "f.png"
    write_bytes_safely(target, b"old")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self)[:-1])  # a disk that loses a byte
    with pytest.raises(WriteFailed, match=r"f\.png could not be read again .* choose another disk"):
        write_bytes_safely(target, b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"


def _late_data(workshop: Workshop, target: Path, report: Report) -> None:
    export_data(workshop.results, target, report=report)


def _late_pack(workshop: Workshop, target: Path, report: Report) -> None:
    build_pack(workshop.results, workshop.history(), target, report)


def _late_ballots(workshop: Workshop, target: Path, report: Report) -> None:
    write_ballots(forms_of(workshop.snapshot, workshop.snapshot.rounds[-1].id), Paper.A4, target, report)


@pytest.mark.parametrize("moment", [(os, "fsync"), (Path, "read_bytes")], ids=["flushed", "checked"])
@pytest.mark.parametrize(
    ("kind", "write"), [("csv", _late_data), ("json", _late_data), ("pdf", _late_pack), ("pdf", _late_ballots)]
)
def test_what_is_stopped_while_a_slow_disk_works_takes_no_place(
    kind: str, write: Callable[[Workshop, Path, Report], None], moment: tuple[Any, str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    cancel, target = Cancel(), tmp_path / f"f.{kind}"
    slow = getattr(*moment)

    def stopped_meanwhile(*arguments: object) -> object:
        cancel.cancel()
        return slow(*arguments)

    with small_room(tmp_path / "w.vmo") as workshop:
        monkeypatch.setattr(*moment, stopped_meanwhile)
        with pytest.raises(Stopped):
            write(workshop, target, lambda done, of: cancel.raise_if_cancelled())
    monkeypatch.undo()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(("f.", ".vmo-"))] == []


@pytest.mark.parametrize("rights", [0o600, 0o644])
def test_rights_of_the_replaced_file_stay(tmp_path: Path, rights: int) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")
    target.chmod(rights)
    write_safely(target, _new)
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == rights


def test_the_full_disk(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        return

    def fill(stream: BinaryIO) -> None:
        del stream
        with full.open("wb") as device:
            device.write(b"x" * 100_000)

    with pytest.raises(WriteFailed, match="disk is full"):
        write_safely(tmp_path / "f.pdf", fill)
    assert list(tmp_path.glob("*pdf*")) == []


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOENT, "The folder does not exist. Choose another one."),
        (errno.ENOSPC, "The disk is full. Free some space, or choose another disk."),
        (errno.EDQUOT, "Your share of the disk is full. Free some space, or choose another disk."),
        (
            errno.EACCES,
            "Writing is not allowed there, or a program has the file open. Close it or choose another place.",
        ),
        (errno.EPERM, "Writing is not allowed there. Choose another place."),
        (errno.EROFS, "The disk is read-only. Choose another one."),
        (errno.EISDIR, "A folder has this name. Choose another name."),
        (errno.ENAMETOOLONG, "The name is too long. Choose a shorter one."),
        (errno.EIO, "The system says: Input/output error. Try another place."),
    ],
)
def test_each_refusal_of_the_system_names_the_file_and_a_way_out(tmp_path: Path, number: int, remedy: str) -> None:
    target = tmp_path / "f.pdf"
    target.write_bytes(b"old")

    def refuse(_: BinaryIO) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(WriteFailed) as refused:
        write_safely(target, refuse)
    assert str(refused.value) == f"f.pdf could not be written. {remedy}"
    assert target.read_bytes() == b"old"


def test_an_error_without_words_is_told_by_its_kind(tmp_path: Path) -> None:
    def refuse(_: BinaryIO) -> None:
        raise TimeoutError

    with pytest.raises(WriteFailed) as refused:
        write_safely(tmp_path / "f.pdf", refuse)
    assert str(refused.value) == "f.pdf could not be written. The system says: TimeoutError. Try another place."


def test_what_may_be_lost_in_a_power_cut_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise AssertionError("it waits")

    monkeypatch.setattr(os, "fsync", refuse)
    write_safely(tmp_path / "f.pdf", _new, is_durable=False)
    assert (tmp_path / "f.pdf").read_bytes() == b"new"


def test_bytes_that_are_written_whole_are_read_again_and_stay(tmp_path: Path) -> None:
    write_bytes_safely(tmp_path / "f.png", b"picture")
    assert (tmp_path / "f.png").read_bytes() == b"picture"


@pytest.mark.parametrize("is_there", [True, False], ids=["a file", "nothing yet"])
def test_a_link_stays_and_the_file_to_which_it_leads_is_written(tmp_path: Path, is_there: bool) -> None:
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    real, link = elsewhere / "real.vmo", tmp_path / "link.vmo"
    if is_there:
        real.write_bytes(b"old")
    link.symlink_to(real)
    write_bytes_safely(link, b"new")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"new")
    real.unlink()
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.save_as(link)
        assert not workshop.is_read_only
    assert link.is_symlink()
    assert sorted(each.name for each in elsewhere.iterdir()) == ["real.vmo"]
    with Workshop.open(real) as workshop:
        assert workshop.check() == []


@pytest.mark.parametrize("length", [248, 251, 255, 256, 300])
def test_a_name_that_leaves_no_room_beside_it_is_too_long(tmp_path: Path, length: int) -> None:
    long = tmp_path / ("x" * (length - 4) + ".vmo")
    says = r"xxx\.vmo: the name is too long\. Choose a shorter one\."
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        for write in (workshop.save_copy, workshop.share, workshop.save_as, Workshop.create, Workshop.open):
            with pytest.raises(FileRefused, match=says):
                write(long)
        assert workshop.check() == []
    assert [each.name for each in tmp_path.iterdir()] == ["w.vmo"]
    if length <= 255:
        long.write_bytes((tmp_path / "w.vmo").read_bytes())
        with pytest.raises(FileRefused, match=says):
            Workshop.open(long)


@pytest.mark.parametrize("length", [247, 255])
def test_a_name_that_leaves_room_is_taken(tmp_path: Path, length: int) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        export_data(workshop.results, tmp_path / ("x" * (length - 4) + ".csv"))
        workshop.save_as(tmp_path / ("x" * 243 + ".vmo"))
        assert workshop.check() == []
