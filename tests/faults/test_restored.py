"""A backup that stands in its place and cannot be read from there is told to be there."""

from pathlib import Path

from tests.faults.syscalls import _Stage, _state, _whole
from tests.faults.tracer import can_trace


def test_a_read_that_fails_after_restoring_is_told_as_what_it_is(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    stage = _Stage(work)
    if not can_trace():
        return
    last = [call for call in _whole(stage, "restore").calls if call.name == "pread64"][-1]
    said = stage.run("restore", f"pread64:error=EIO:when={last.number}").answer
    assert said is not None
    assert "w.vmo: the backup is in its place and cannot be read from there: the file is damaged" in said


def test_where_only_the_folder_was_not_flushed_the_backup_is_said_to_be_in_its_place(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    stage = _Stage(work)
    if not can_trace():
        return
    whole = _whole(stage, "restore")
    last = [call for call in whole.calls if call.name == "fdatasync"][-1]
    traced = stage.run("restore", f"fdatasync:error=EIO:when={last.number}")
    assert f"<{stage.folder}>" in traced.hit
    assert traced.answer == ""
    assert _state(stage.folder / "w.vmo") == whole.after
