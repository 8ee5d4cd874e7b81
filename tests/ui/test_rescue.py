"""A file that cannot be opened: what is wrong with it and what can be done, in one dialog; it is never changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from tests.ui.retitled import retitle
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.lost_file_dialog import LostFileDialog
from vmo_desktop.ui.dialogs.rescue_dialog import RescueDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.own_files import is_untitled
from vmo_desktop.ui.widgets.way_out import WayOut
from vmo_desktop.workshop.backups import Reason


def damage(path: Path) -> bytes:
    """Flip one bit of a score, which no check of SQLite itself notices; returns what the file is then."""
    content = bytearray(path.read_bytes())
    place = content.index(b"Portal")
    content[place] ^= 0x01
    path.write_bytes(content)
    return bytes(content)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "plan.vmo"
    with make_small_workshop(path) as workshop:
        workshop.draft_backup(Reason.ASKED).finish()
    damage(path)
    return path


def rescue(qtbot: QtBot, window: MainWindow, path: Path) -> RescueDialog:
    window.take(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(RescueDialog)), timeout=LONG_WAIT_MS)
    return window.findChildren(RescueDialog)[-1]


def way(dialog: RescueDialog, verb: str) -> WayOut:
    return next(each for each in dialog.ways if each.button.text().replace("&", "") == verb)


def title(window: MainWindow) -> str:
    assert window.session.live is not None
    return window.session.live.snapshot.workshop.title


def test_the_newest_whole_backup_is_offered_with_what_it_holds(qtbot: QtBot, window: MainWindow, damaged: Path) -> None:
    before = damaged.read_bytes()
    dialog = rescue(qtbot, window, damaged)
    assert "plan.vmo" in dialog.windowTitle()
    assert "damaged" in dialog.sentence.text()
    assert "Nothing of the file was changed" in dialog.sentence.text()
    backup = way(dialog, "Open the backup")
    assert "3 initiatives, 5 scores" in backup.words.text()
    backup.button.click()
    assert window.session.live is not None
    assert is_untitled(window.session.live.workshop.path)
    assert title(window) == "Digital portfolio"
    assert damaged.read_bytes() == before


def test_a_backup_that_is_damaged_too_is_passed_over(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.vmo"
    with make_small_workshop(path) as workshop:
        workshop.draft_backup(Reason.ASKED).finish()
        newer = workshop.draft_backup(Reason.ASKED).finish()
    damage(newer.path)
    damage(path)
    dialog = rescue(qtbot, window, path)
    way(dialog, "Open the backup").button.click()
    assert title(window) == "Digital portfolio"


def test_what_can_be_read_goes_to_a_new_file_with_a_list_of_what_was_lost(
    qtbot: QtBot, window: MainWindow, damaged: Path
) -> None:
    before = damaged.read_bytes()
    dialog = rescue(qtbot, window, damaged)
    way(dialog, "Save to a new file").button.click()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    report = damaged.with_name("plan (saved) - what was lost.txt")
    assert "rows saved" in dialog.losses.toPlainText()
    assert "initiative" in dialog.losses.toPlainText()
    assert "rows saved" in report.read_text(encoding="utf-8")
    way(dialog, "Open the new file").button.click()
    assert window.session.live is not None
    assert window.session.live.workshop.path == damaged.with_name("plan (saved).vmo")
    assert damaged.read_bytes() == before


def test_a_file_that_a_program_emptied_has_its_backup_offered(qtbot: QtBot, window: MainWindow, damaged: Path) -> None:
    damaged.write_bytes(b"")
    dialog = rescue(qtbot, window, damaged)
    verbs = [each.button.text().replace("&", "") for each in dialog.ways]
    assert verbs == ["Open the backup", "Show the folder"]


def test_an_older_file_that_cannot_be_brought_up_to_date_is_opened_as_a_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(__file__).parents[1] / "data" / "schema_5.vmo"
    path = tmp_path / "old.vmo"
    path.write_bytes(source.read_bytes())
    # Root may write into any folder: a side file that is a folder stops everybody.
    path.with_name(".~lock.old.vmo#").mkdir()
    dialog = rescue(qtbot, window, path)
    way(dialog, "Open a copy").button.click()
    assert window.session.is_untitled
    assert path.read_bytes() == source.read_bytes()


def test_a_file_of_another_program_is_only_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "other.vmo"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 77")
        other.execute("CREATE TABLE t (a)")
        other.commit()
    window.take(path)
    qtbot.waitUntil(lambda: not window.workbench.rescue.is_looking, timeout=LONG_WAIT_MS)
    assert window.findChildren(RescueDialog) == []
    assert window.workbench.notice.is_refusal


def test_the_open_workshop_stays_open_behind_the_dialog(
    qtbot: QtBot, window: MainWindow, small_file: Path, damaged: Path
) -> None:
    window.take(small_file)
    dialog = rescue(qtbot, window, damaged)
    dialog.reject()
    retitle(window, "Still mine")
    assert title(window) == "Still mine"


def test_the_backup_that_closing_the_file_makes_is_offered_when_it_was_replaced_by_a_damaged_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "plan.vmo"
    make_portfolio(path, 120).close()  # so large that its backup takes a while
    window.take(path)
    retitle(window, "Mine")
    other = path.with_name("other.vmo")
    other.write_bytes(path.read_bytes())
    data = other.read_bytes()
    other.write_bytes(data[: len(data) // 2])
    other.replace(path)
    window.workbench.lost_file.watch.look()
    qtbot.waitUntil(lambda: bool(window.findChildren(LostFileDialog)), timeout=LONG_WAIT_MS)
    (lost,) = window.findChildren(LostFileDialog)
    next(each for each in lost.ways if each.button.text().replace("&", "") == "Open the file").button.click()
    qtbot.waitUntil(lambda: not window.workbench.rescue.is_looking, timeout=LONG_WAIT_MS)
    way(window.findChildren(RescueDialog)[-1], "Open the backup").button.click()
    assert title(window) == "Mine"
