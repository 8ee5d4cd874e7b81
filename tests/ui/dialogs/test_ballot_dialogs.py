"""Ballots handed out and taken in from the window; no vote is ever shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.ballots import fill, handed_out, small_room
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.hand_out_dialog import ExportBallotsDialog, PrintBallotsDialog
from vmo_desktop.ui.dialogs.returned_ballots_dialog import ReturnedBallotsDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.ops.rounds import close_round


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with small_room(tmp_path / "room.vmo") as workshop:
        live = LiveWorkshop(workshop)
        yield live
        live.deleteLater()


@pytest.fixture
def returned(live: LiveWorkshop, tmp_path: Path) -> list[Path]:
    """Ann's ballot is good, Björn forgot a cell."""
    files = handed_out(live.workshop, tmp_path / "out")
    fill(files[0], lambda place, driver: 3 if driver == 0 else 73.25, {(0, 0): "planted reason"})
    fill(files[1], lambda place, driver: None if (place, driver) == (0, 0) else 1)
    return files


def _shown_texts(dialog: QWidget) -> str:
    texts = [dialog.windowTitle()]
    for widget in (dialog, *dialog.findChildren(QWidget)):
        texts += [str(widget.property(name) or "") for name in ("text", "plainText", "toolTip", "accessibleName")]
    if isinstance(dialog, ReturnedBallotsDialog):
        for row in range(dialog.model.rowCount()):
            for column in range(dialog.model.columnCount()):
                index = dialog.model.index(row, column)
                roles = Qt.ItemDataRole
                texts += [
                    str(index.data(role)) for role in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole)
                ]
    return "\n".join(texts)


def _read(qtbot: QtBot, live: LiveWorkshop, files: list[Path]) -> ReturnedBallotsDialog:
    dialog = ReturnedBallotsDialog(live, files)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    return dialog


def test_good_ballots_are_taken_and_others_refused_in_words(
    live: LiveWorkshop, returned: list[Path], qtbot: QtBot
) -> None:
    dialog = _read(qtbot, live, returned)
    assert dialog.summary.text() == "1 ballot is taken. 1 is not, and why:"
    assert [key for key, ballot in live.snapshot.ballots.items() if ballot.is_done] == [(1, 1)]
    assert "this cell is empty" in dialog.words.toPlainText()
    qtbot.mouseClick(dialog.buttons.does, Qt.MouseButton.LeftButton)
    assert dialog.summary.text() == "2 ballots are taken."
    assert len(live.snapshot.ballots) == 2
    assert not dialog.buttons.does.isVisible()


def test_no_vote_is_shown_anywhere(live: LiveWorkshop, returned: list[Path], qtbot: QtBot) -> None:
    fill(returned[1], lambda place, driver: "4 (see mail)" if (place, driver) == (0, 0) else 73.25)
    shown = _shown_texts(_read(qtbot, live, returned))
    for secret in ("73", "planted reason", "see mail"):
        assert secret not in shown
    assert "this is a text, no score" in shown


def test_enter_does_not_decide_what_somebody_forgot(live: LiveWorkshop, returned: list[Path], qtbot: QtBot) -> None:
    dialog = _read(qtbot, live, returned)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(live.snapshot.ballots) == 1


def test_workbooks_are_written_for_everybody_or_one(live: LiveWorkshop, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "ballots"
    folder.mkdir()
    for who, expected in ((0, 2), (2, 1)):
        dialog = ExportBallotsDialog(live, Settings())
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.who.choose(who)
        dialog.choose_folder = lambda: folder
        before = len(list(folder.iterdir()))
        with qtbot.waitSignal(dialog.told, timeout=LONG_WAIT_MS) as told:
            qtbot.mouseClick(dialog.buttons.does, Qt.MouseButton.LeftButton)
        assert told.args is not None
        assert told.args[0] == ("2 ballots are written." if expected == 2 else "1 ballot is written.")
        assert len(list(folder.iterdir())) == before + expected


def test_paper_is_written_as_pdf(live: LiveWorkshop, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = PrintBallotsDialog(live, Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose_target = lambda proposal: tmp_path / proposal
    with qtbot.waitSignal(dialog.told, timeout=LONG_WAIT_MS):
        qtbot.mouseClick(dialog.buttons.does, Qt.MouseButton.LeftButton)
    assert (tmp_path / "Everything - ballots.pdf").read_bytes().startswith(b"%PDF")


def test_a_round_that_was_closed_meanwhile_is_told(live: LiveWorkshop, qtbot: QtBot) -> None:
    dialog = ExportBallotsDialog(live, Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    live.do(close_round(1))
    qtbot.mouseClick(dialog.buttons.does, Qt.MouseButton.LeftButton)
    assert "not open" in dialog.words.text()


def _drop(window: MainWindow, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.mark.parametrize("count", [1, 2])
def test_ballots_are_dropped_onto_the_window(
    window: MainWindow, live: LiveWorkshop, returned: list[Path], qtbot: QtBot, count: int
) -> None:
    path = live.workshop.path
    live.workshop.close()
    _drop(window, returned[:count])
    qtbot.waitUntil(lambda: "Open the workshop that the ballots belong to" in window.workbench.notice.text)
    window.take(path)
    _drop(window, returned[:count])
    qtbot.waitUntil(lambda: window.findChild(ReturnedBallotsDialog) is not None)
    dialog = window.findChild(ReturnedBallotsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    assert window.session.live is not None
    assert len(window.session.live.snapshot.ballots) == 1
    dialog.reject()


def test_without_an_open_round_there_is_nothing_to_hand_out(window: MainWindow) -> None:
    window.session.create()
    assert not window.actions_table["ballots.export"].isEnabled()
    window.workbench.ballots.export()
    assert "No round on scores is open" in window.workbench.notice.text
