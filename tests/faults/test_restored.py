"""A backup that stands in its place and cannot be read from there is told to be there."""

from pathlib import Path

from tests.faults.syscalls import _Stage, _whole
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
