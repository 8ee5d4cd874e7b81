"""Who has the right to edit, and the whole sentence where we have not."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.store.lock import Lock, Owner, acquire, lock_path
from vmo_desktop.store.right import Right, right_to_edit

BEN = Owner("Ben", "laptop", 7, "2026-11-27T09:00:00+00:00", "1.0")
NOT_WRITABLE = "the file or its folder cannot be written"


@pytest.mark.parametrize(
    ("right", "who"),
    [
        (Right(None, WhyReadOnly.EDITED, BEN), "Ben on laptop is editing it"),
        (Right(None, WhyReadOnly.NEWER, written_by="9.9"), "it was written by VMO Desktop 9.9, which is newer"),
        (Right(None, WhyReadOnly.ASKED), "it was opened to be looked at"),
        (Right(None, WhyReadOnly.NOT_WRITABLE, BEN), NOT_WRITABLE),
        (Right(None, WhyReadOnly.NOT_WRITABLE), NOT_WRITABLE),
    ],
)
def test_why_a_workshop_is_open_for_reading_only_is_said_with_what_to_do(right: Right, who: str) -> None:
    sentence = right.refusal(Path("folder/w.vmo"))
    assert sentence == f"w.vmo is open for reading only: {who}. Save a copy to go on with yours."


def test_whose_editing_may_be_over_is_said_with_the_way_to_edit_all_the_same() -> None:
    assert Right(None, WhyReadOnly.LEFT_BEHIND, BEN).refusal(Path("folder/w.vmo")) == (
        "w.vmo is open for reading only: Ben on laptop opened it for editing on 2026-11-27T09:00:00+00:00 and may "
        "still be at it. If that is over, choose Edit it now in the window; or save a copy to go on with yours."
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    path.touch()
    return path


def held(path: Path) -> bool:
    got = acquire(path)
    if isinstance(got, Lock):
        got.release()
    return isinstance(got, Owner)


def test_what_nobody_edits_is_ours_until_it_is_let_go_or_given_up(path: Path) -> None:
    for give_up in (False, True):
        right = right_to_edit(path, take_over=False)
        assert (isinstance(right.lock, Lock), right.why, right.owner, right.written_by) == (True, None, None, "")
        assert held(path)
        if give_up:
            assert right.given_up("9.9") == Right(None, WhyReadOnly.NEWER, None, "9.9")
        else:
            right.release()
        assert not held(path)
    Right(None).release()


def test_who_edits_it_is_told(path: Path) -> None:
    lock = acquire(path)
    assert isinstance(lock, Lock)
    right = right_to_edit(path, take_over=True)
    assert (right.lock, right.why, right.written_by) == (None, WhyReadOnly.EDITED, "")
    assert right.owner is not None
    assert right.owner.pid == os.getpid()
    lock.release()


def test_what_another_computer_left_is_taken_over_only_when_asked(path: Path) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    owner: dict[str, Any] = {"user": "Ben", "host": "another", "pid": 7, "since": since, "version": "1.0"}
    lock_path(path).write_text(" " + json.dumps(owner))
    assert right_to_edit(path, take_over=False) == Right(None, WhyReadOnly.LEFT_BEHIND, Owner(**owner))
    right = right_to_edit(path, take_over=True)
    assert (isinstance(right.lock, Lock), right.why) == (True, None)
    right.release()


def test_what_may_not_be_written_is_not_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(of: Path, mode: int, **_: Any) -> bool:
        asked.append((of, mode))
        return False

    monkeypatch.setattr(os, "access", refuse)
    assert right_to_edit(path, take_over=False) == Right(None, WhyReadOnly.NOT_WRITABLE)
    assert asked == [(path, os.W_OK)]
    assert not held(path)


def test_where_no_note_can_be_left_nothing_is_edited(path: Path) -> None:
    lock_path(path).mkdir()
    assert right_to_edit(path, take_over=False) == Right(None, WhyReadOnly.NOT_WRITABLE)
