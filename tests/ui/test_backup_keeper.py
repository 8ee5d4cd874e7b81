"""Backups without asking: before an import, before many rows change, and at the end; none of it stops the work."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.waits import LONG_WAIT_MS
from vmo_desktop.errors import WriteFailed
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.task import end_all_work
from vmo_desktop.workshop.backups import Backup, Reason, content_of, list_backups
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives


def kept(qtbot: QtBot, window: MainWindow, file: Path) -> list[Backup]:
    qtbot.waitUntil(lambda: not window.workbench.backups.keeper.is_checking, timeout=LONG_WAIT_MS)
    return list_backups(file)


def test_what_stood_there_before_an_import_is_kept(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    added = [ImportedInitiative({"name": "Fourth"}, {})]
    assert live.do(import_initiatives(source="list.csv", added=added, changed={}))
    (backup,) = kept(qtbot, window, small_file)
    assert backup.reason is Reason.IMPORT
    assert content_of(backup.path).initiatives == 3


def test_what_stood_there_before_many_rows_went_is_kept_once_for_a_piece_of_work(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    assert live.do(add_initiatives([{"name": f"New {number}"} for number in range(12)]))
    assert kept(qtbot, window, small_file)[0].reason is Reason.BULK
    assert live.do(delete_initiatives([each.id for each in live.snapshot.initiatives]))
    (backup,) = kept(qtbot, window, small_file)
    assert content_of(backup.path).initiatives == 3
    retitle(window, "One row alone")
    assert len(kept(qtbot, window, small_file)) == 1


def test_a_backup_that_cannot_be_written_is_told_once_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    window.take(small_file)
    (user_data_folder() / "backups").write_text("a file where the folder should be", encoding="utf-8")
    keeper = window.workbench.backups.keeper
    retitle(window, "First")
    with qtbot.waitSignal(keeper.failed, timeout=LONG_WAIT_MS) as told:
        keeper.back_up()
    assert told.args is not None
    assert isinstance(told.args[0], WriteFailed)
    assert "No backup could be made" in window.workbench.notice.text
    window.workbench.notice.hide()
    retitle(window, "Second")
    keeper.back_up()
    assert kept(qtbot, window, small_file) == []
    assert window.workbench.notice.text == ""
    retitle(window, "Third")
    assert window.session.live is not None
    assert window.session.live.snapshot.workshop.title == "Third"


@pytest.mark.parametrize("edits", [0, 1])
def test_closing_keeps_what_was_edited(qtbot: QtBot, window: MainWindow, small_file: Path, edits: int) -> None:
    window.take(small_file)
    for number in range(edits):
        retitle(window, f"Title {number}")
    window.session.close()
    assert len(kept(qtbot, window, small_file)) == edits


def test_a_program_that_ends_at_once_keeps_what_was_edited(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    retitle(window, "Last")
    window.close()
    end_all_work()
    (backup,) = kept(qtbot, window, small_file)
    assert content_of(backup.path).steps > 0
