"""What is dragged onto the window: one file is taken anywhere in it, everything else is answered with a sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.main_window import MainWindow

KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CSV = "Code;Name;Cost\nA;Portal;12\nB;Archive;3\n"


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


def _files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))  # as file managers do
    return data


def _text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def _link(address: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    return data


def _enter(window: MainWindow, data: QMimeData, at: QPoint) -> bool:
    """Drag over the window as the system tells it; gives back whether it may be dropped."""
    action, button, keys = KEYS
    event = QDragEnterEvent(at, action, data, button, keys)
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def _drop(window: MainWindow, data: QMimeData, at: QPoint | None = None) -> None:
    place = at or QPoint(50, 50)
    assert _enter(window, data, place)
    action, button, keys = KEYS
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(place), action, data, button, keys))


def _wizard(window: MainWindow, qtbot: QtBot) -> ImportWizard:
    qtbot.waitUntil(lambda: window.findChild(ImportWizard) is not None)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    return wizard


def test_a_workshop_opens_also_over_an_open_one(window: MainWindow, small_file: Path, qtbot: QtBot) -> None:
    for before in ("", "meridian"):
        if before:
            window.session.explore(before)
        with qtbot.waitSignal(window.session.opened):
            _drop(window, _files(small_file))
        assert window.windowTitle().startswith("Digital portfolio")


@pytest.mark.parametrize("is_open", [False, True])
def test_a_spreadsheet_is_imported(
    window: MainWindow, small_file: Path, tmp_path: Path, qtbot: QtBot, *, is_open: bool
) -> None:
    if is_open:
        window.take(small_file)
    sheet = tmp_path / "projects.csv"
    sheet.write_text(CSV, encoding="utf-8")
    _drop(window, _files(sheet))
    wizard = _wizard(window, qtbot)
    assert wizard.isVisible()
    wizard.reject()
    assert (window.session.live is not None) is is_open


def test_a_file_is_taken_over_a_text_field_and_not_written_into_it(
    window: MainWindow, small_file: Path, qtbot: QtBot
) -> None:
    window.session.create()
    window.workbench.area.show_page("frame")
    field = window.focusWidget()
    assert field is not None
    assert field.acceptDrops()
    with qtbot.waitSignal(window.session.opened):
        _drop(window, _files(small_file), field.mapTo(window, field.rect().center()))
    assert window.windowTitle().startswith("Digital portfolio")


@pytest.mark.parametrize("is_open", [False, True])
def test_what_cannot_be_taken_is_answered(
    window: MainWindow, small_file: Path, tmp_path: Path, qtbot: QtBot, *, is_open: bool
) -> None:
    if is_open:
        window.take(small_file)
    notice = window.workbench.notice
    for name, content in (("old.xls", b"\xd0\xcf\x11\xe0"), ("report.pdf", b"%PDF-1.7 and so on")):
        (tmp_path / name).write_bytes(content)
    for data, words in (
        (_files(small_file, tmp_path / "old.xls"), "These are 2 files. Drop one at a time"),
        (_files(tmp_path), f"{tmp_path.name} is a folder."),
        (_link("https://example.org/plan.vmo"), "Only files of this computer"),
        (_text("a cell\tanother"), "Text cannot be dropped here."),
        (_files(tmp_path / "old.xls"), "old.xls: this kind of spreadsheet is not read. Save it as .xlsx or .csv"),
        (_files(tmp_path / "report.pdf"), "report.pdf: this is a PDF, not a workshop."),
    ):
        notice.hide()
        _drop(window, data)
        qtbot.waitUntil(lambda: notice.is_refusal)
        assert notice.text.startswith(words)
        assert (window.session.live is not None) is is_open


def test_the_start_page_shows_that_a_file_may_be_dropped(window: MainWindow, small_file: Path) -> None:
    _enter(window, _files(small_file), QPoint(50, 50))
    assert window.start.hint.is_lit
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not window.start.hint.is_lit


def test_nothing_is_taken_while_a_dialog_asks(
    window: MainWindow, small_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path / "projects.csv"
    sheet.write_text(CSV, encoding="utf-8")
    window.take(sheet)
    wizard: QWidget = _wizard(window, qtbot)
    assert not _enter(window, _files(small_file), QPoint(50, 50))
    wizard.close()
