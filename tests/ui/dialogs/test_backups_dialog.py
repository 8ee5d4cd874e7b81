"""File > Backups: what there is, and putting an older state back so that it can be undone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.backup_keeper import EDITS
from vmo_desktop.ui.dialogs.backups_dialog import BackupsDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.models.backups_model import BackupColumn
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.workshop.backups import Reason, list_backups


def shown(qtbot: QtBot, window: MainWindow) -> BackupsDialog:
    window.actions_table["file.backups"].trigger()
    dialog = window.findChildren(BackupsDialog)[-1]
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    return dialog


def title(window: MainWindow) -> str:
    live = window.session.live
    assert live is not None
    return live.snapshot.workshop.title


def notice_of(window: MainWindow) -> Notice:
    return window.workbench.notice


def test_an_older_state_is_put_back_and_the_newer_one_again(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    before = title(window)
    dialog = shown(qtbot, window)
    assert "no backup" in dialog.summary.text()
    assert not dialog.buttons.does.isEnabled()
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    assert dialog.model.rowCount() == 1
    assert "✓" in dialog.model.index(0, BackupColumn.STATE).data()
    dialog.reject()
    retitle(window, "Another title")
    dialog = shown(qtbot, window)
    dialog.buttons.does.click()
    assert title(window) == before
    assert "kept as a backup" in notice_of(window).text
    next(each for each in notice_of(window)._buttons if each.text() == "Take that back").click()
    assert title(window) == "Another title"


def test_a_backup_opens_as_a_copy(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    dialog = shown(qtbot, window)
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    dialog.copy_out.click()
    assert window.session.is_untitled


def test_a_damaged_backup_is_told_and_cannot_be_put_back(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    made = live.workshop.draft_backup(Reason.ASKED).finish()
    made.path.write_bytes(made.path.read_bytes()[:5000])
    dialog = shown(qtbot, window)
    assert "damaged" in dialog.model.index(0, BackupColumn.STATE).data()
    assert not dialog.buttons.does.isEnabled()
    assert not dialog.copy_out.isEnabled()


def test_backups_are_made_while_one_works_and_at_the_end(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    keeper = window.workbench.backups.keeper
    for number in range(EDITS):
        retitle(window, f"Title {number}")
    qtbot.waitUntil(lambda: not keeper.is_checking, timeout=LONG_WAIT_MS)
    (first,) = list_backups(small_file)
    assert first.reason is Reason.EDITS
    retitle(window, "The last one")
    window.session.close()
    qtbot.waitUntil(lambda: not keeper.is_checking, timeout=LONG_WAIT_MS)
    assert len(list_backups(small_file)) == 2


def test_looking_alone_makes_no_backup(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    window.session.close()
    assert list_backups(small_file) == []
