"""The file of the open workshop is replaced, moved, deleted or written by another program: no edit is lost."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.lost_file_dialog import LostFileDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.widgets.field import Field
from vmo_desktop.ui.widgets.way_out import WayOut
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop


def delete(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("moved.vmo"))


def replace(path: Path) -> None:
    other = path.with_name("other.vmo")
    Workshop.create(other).close()
    other.replace(path)


def write_over(path: Path) -> None:
    """As `cp` and some programs that sync do: the same file, another content."""
    other = path.with_name("other.vmo")
    Workshop.create(other).close()
    with path.open("r+b") as file:  # closing it drops our locks, as any program's `cp` would not: the worst case
        file.truncate()
        file.write(other.read_bytes())


def change(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE initiative SET name = 'Theirs'")


FATES = {
    "deleted": (delete, "is not there any more"), "moved": (move, "was moved or renamed"),
    "replaced": (replace, "Another file is in the place of"),
    "written over": (write_over, "changed by another program"),
    "changed": (change, "changed by another program"),
}  # fmt: skip


def shown(window: MainWindow) -> LostFileDialog:
    (dialog,) = (each for each in window.findChildren(LostFileDialog) if each.isVisible())
    return dialog


def way(dialog: LostFileDialog, verb: str) -> WayOut:
    return next(each for each in dialog.ways if each.button.text().replace("&", "") == verb)


def title(window: MainWindow) -> str:
    assert window.session.live is not None
    return window.session.live.snapshot.workshop.title


def path_of(window: MainWindow) -> Path:
    assert window.session.live is not None
    return window.session.live.workshop.path


@pytest.mark.parametrize("fate", FATES)
def test_my_version_goes_on_in_a_copy_with_the_edit_that_the_file_did_not_take(
    window: MainWindow, small_file: Path, fate: str
) -> None:
    window.take(small_file)
    retitle(window, "Before")
    happens, headline = FATES[fate]
    happens(small_file)
    retitle(window, "After")
    assert title(window) == "Before"  # not shown as done
    dialog = shown(window)
    assert headline in dialog.windowTitle()
    assert "kept until you choose" in dialog.sentence.text()
    way(dialog, "Save and go on").button.click()
    assert path_of(window) == small_file.with_name("small (my version).vmo")
    assert title(window) == "After"
    retitle(window, "Later")
    window.session.close()
    with Workshop.open(small_file.with_name("small (my version).vmo")) as kept:
        assert kept.snapshot.workshop.title == "Later"
        assert len(kept.snapshot.initiatives) == 3
        assert kept.undo_label is not None


def test_the_file_is_opened_again_as_it_is_now(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    replace(small_file)
    retitle(window, "Mine")
    dialog = shown(window)
    again = way(dialog, "Open the file")
    assert "last edit is lost" in again.words.text()
    again.button.click()
    assert path_of(window) == small_file
    assert title(window) != "Mine"
    assert window.session.live is not None
    assert window.session.live.snapshot.initiatives == ()
    retitle(window, "On the new one")
    assert title(window) == "On the new one"


def test_a_moved_file_is_gone_on_with_where_it_is(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    move(small_file)
    retitle(window, "Mine")
    dialog = shown(window)
    there = next((each for each in dialog.ways if "Go on" in each.button.text().replace("&", "")), None)
    verbs = {each.button.text().replace("&", "") for each in dialog.ways}
    if "Go on there" in verbs:  # where the operating system tells
        way(dialog, "Go on there").button.click()
        assert path_of(window) == small_file.with_name("moved.vmo")
        assert title(window) == "Mine"  # the edit that was kept goes along: it is the same workshop
    assert there is not None


def test_the_edit_is_tried_again_once_the_file_is_back(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    away = small_file.with_name("away.vmo")
    small_file.rename(away)
    retitle(window, "Mine")
    away.rename(small_file)
    way(shown(window), "Try again").button.click()
    assert title(window) == "Mine"
    with Workshop.open(small_file, for_reading=True) as kept:
        assert kept.snapshot.workshop.title == "Mine"


def test_closing_asks_first_while_an_edit_waits(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    retitle(window, "Before")
    delete(small_file)
    retitle(window, "After")
    shown(window).reject()
    assert "not saved" in window.workbench.notice.text
    assert "not saved" in window.workbench.status.text
    assert not window.close()
    way(shown(window), "Close without it").button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG_WAIT_MS)


def test_the_way_to_close_without_the_edit_comes_into_sight(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    delete(small_file)
    retitle(window, "Mine")
    dialog = shown(window)
    height = dialog.height()
    window.close()
    leave = way(dialog, "Close without it")
    qtbot.waitUntil(lambda: leave.isVisible() and leave.visibleRegion().boundingRect() == leave.rect())
    assert dialog.height() > height
    leave.button.click()


def test_it_is_noticed_without_an_edit(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    retitle(window, "Before")
    watch = window.workbench.lost_file.watch
    with qtbot.waitSignal(watch.lost, timeout=LONG_WAIT_MS):
        replace(small_file)
        watch.look()
    dialog = shown(window)
    assert "nothing of it is lost" in dialog.sentence.text()
    dialog.reject()
    assert window.workbench.notice.text.startswith("Nothing is lost yet")


def test_our_own_writes_and_a_touch_are_no_loss(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    watch = window.workbench.lost_file.watch
    retitle(window, "Mine")
    os.utime(small_file)
    with qtbot.assertNotEmitted(watch.lost):
        watch.look()
        qtbot.waitUntil(lambda: not watch.is_looking, timeout=LONG_WAIT_MS)


def test_the_file_is_told_to_be_free_when_its_owner_closes_it(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    owner = Workshop.open(small_file)
    window.take(small_file)
    band, watch = window.workbench.band, window.workbench.lost_file.watch
    assert "is editing this workshop, since " in band.text
    retitle(window, "Too early")
    assert "is editing it" in window.workbench.notice.text
    owner.close()
    with qtbot.waitSignal(watch.freed, timeout=LONG_WAIT_MS):
        watch.look()
    assert "you can edit it now" in band.text
    assert window.workbench.notice.text == ""
    button = band.findChild(QPushButton, "edit_now")
    assert button is not None
    button.click()
    retitle(window, "Mine now")
    assert title(window) == "Mine now"


def test_a_copy_is_proposed_elsewhere_where_the_folder_is_gone(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    make_small_workshop(folder / "small.vmo").close()
    window.take(folder / "small.vmo")
    shutil.rmtree(folder)
    retitle(window, "Mine")
    way(shown(window), "Save and go on").button.click()
    assert title(window) == "Mine"
    assert path_of(window).is_file()


def test_a_version_of_a_version_is_called_by_one_name(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    for title_of_version in ("First", "Second"):
        delete(path_of(window))
        retitle(window, title_of_version)
        way(shown(window), "Save and go on").button.click()
    assert path_of(window) == small_file.with_name("small (my version).vmo")
    assert title(window) == "Second"


def test_edits_that_wait_are_written_in_their_order_before_the_next_one(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    away = small_file.with_name("away.vmo")
    small_file.rename(away)
    for name in ("First", "Second"):
        live.do(add_initiatives([{"name": name}]))
        shown(window).reject()
    away.rename(small_file)
    live.do(add_initiatives([{"name": "Third"}]))
    assert [each.name for each in live.snapshot.initiatives][-3:] == ["First", "Second", "Third"]
    live.undo()
    assert [each.name for each in live.snapshot.initiatives][-2:] == ["First", "Second"]
    assert window.workbench.status.text.startswith("saved")


def test_undo_writes_what_waits_first(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    before = title(window)
    away = small_file.with_name("away.vmo")
    small_file.rename(away)
    retitle(window, "Waiting")
    shown(window).reject()
    away.rename(small_file)
    live.undo()
    assert title(window) == before
    live.redo()
    assert title(window) == "Waiting"


def test_a_typed_title_stays_and_is_written_where_one_goes_on(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    window.workbench.area.show_page("frame")
    field = next(each for each in window.findChildren(Field) if each.value == "Digital portfolio")
    delete(small_file)
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field.editor, "Typed")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    dialog = shown(window)
    assert field.text() == "Typed"
    way(dialog, "Save and go on").button.click()
    assert title(window) == "Typed"
    assert field.text() == "Typed"


def test_nothing_else_is_opened_or_closed_over_an_edit_that_waits(
    window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    make_small_workshop(tmp_path / "another.vmo").close()
    window.take(small_file)
    delete(small_file)
    retitle(window, "Mine")
    shown(window).reject()
    window.take(tmp_path / "another.vmo")
    assert path_of(window) == small_file
    shown(window).reject()
    window.actions_table["file.close"].trigger()
    assert path_of(window) == small_file
    way(shown(window), "Save and go on").button.click()
    assert title(window) == "Mine"
    window.take(tmp_path / "another.vmo")
    assert path_of(window) == tmp_path / "another.vmo"
