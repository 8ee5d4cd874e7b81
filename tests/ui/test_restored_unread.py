"""A backup in the place of the open workshop cannot be read from there: the window goes on with what there is."""

import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.ui.test_rescue import way
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.rescue_dialog import RescueDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.backups import Reason, list_backups


def unreadable(patch: pytest.MonkeyPatch, path: Path, *, times: int) -> None:
    """Have the disk fail so many times to read the beginning of a file."""
    failures = iter(range(times))
    opened = os.open

    def failing(name: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if Path(name) == path and next(failures, None) is not None:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(name))
        return opened(name, flags, mode, dir_fd=dir_fd)

    patch.setattr(os, "open", failing)


def title(window: MainWindow) -> str:
    assert window.session.live is not None
    return window.session.live.snapshot.workshop.title


@pytest.fixture
def backup(window: MainWindow, small_file: Path) -> Path:
    """A backup of the open workshop, which has another title by now."""
    window.take(small_file)
    assert window.session.live is not None
    made = window.session.live.workshop.draft_backup(Reason.ASKED).finish()
    retitle(window, "Later")
    return made.path


def test_what_could_not_be_read_for_a_moment_is_open_all_the_same(
    window: MainWindow, small_file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        unreadable(patch, small_file, times=1)
        window.workbench.backups._restore(backup)
    assert title(window) == "Digital portfolio"
    assert "The older state is in its place" in window.workbench.notice.text
    retitle(window, "Edited on")
    assert title(window) == "Edited on"


def test_what_stays_unreadable_is_closed_and_the_state_from_before_is_named_and_offered(
    qtbot: QtBot, window: MainWindow, small_file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        unreadable(patch, small_file, times=1_000)
        window.workbench.backups._restore(backup)
    assert window.session.live is None
    assert window.start.isVisible()
    replaced = next(each for each in list_backups(small_file) if each.reason is Reason.RESTORE)
    told = window.workbench.notice.text
    assert told.startswith("small.vmo: the backup is in its place and cannot be read from there: ")
    assert f"What stood there before is kept in {replaced.path}. Copy that file" in told
    qtbot.waitUntil(lambda: bool(window.findChildren(RescueDialog)), timeout=LONG_WAIT_MS)
    dialog = window.findChildren(RescueDialog)[-1]
    assert str(replaced.path) in dialog.sentence.text()
    way(dialog, "Open the backup").button.click()
    assert title(window) == "Later"
