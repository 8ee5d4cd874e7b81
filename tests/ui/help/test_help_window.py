"""The window of the help: by F1, by search, by links; it reads nothing but itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, shown
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.help.help_browser import HelpBrowser
from vmo_desktop.ui.help.help_window import HelpWindow
from vmo_desktop.ui.help.topics import TOPIC_OF_PAGE, TOPICS, topics
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance

PICTURE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(topics())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test looks at it after it is closed
    shown(qtbot, window)
    return window


def _open_help(window: MainWindow) -> HelpWindow | None:
    found = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    return found[0] if found else None


def test_f1_shows_the_topic_of_the_page_and_of_the_panel(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    first = _open_help(window)
    assert first is not None
    assert first.topic_id == "start"
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    for page_id, topic in TOPIC_OF_PAGE.items():
        window.workbench.area.show_page(page_id)
        window.activateWindow()
        window.workbench.rail.button(PAGES[page_id].stage or page_id).setFocus()
        window.actions_table["help.here"].trigger()
        assert _open_help(window) is first
        assert first.topic_id == topic
    window.activateWindow()
    window.workbench.area.show_page("frame")
    field = next(each for each in window.workbench.area.findChildren(QPlainTextEdit) if each.isVisible())
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    QTest.keyClick(field, Qt.Key.Key_F1)
    assert first.topic_id == "frame"


def test_every_topic_is_shown_as_text(help_window: HelpWindow) -> None:
    for topic in topics():
        help_window.show_topic(topic.id)
        text = help_window.page.toPlainText()
        assert text.startswith(topic.title)
        assert "**" not in text
        assert help_window.windowTitle() == f"{topic.title} – Help"
    help_window.show_topic("no-such-topic")
    assert help_window.topic_id == TOPICS[-1]


def test_typing_lists_what_holds_the_words(help_window: HelpWindow) -> None:
    help_window.search_for("locked ones")
    assert help_window.listed == ["scales-and-weights"]
    assert help_window.topic_id == "scales-and-weights"
    help_window.search_for("zebra")
    assert help_window.listed == []
    help_window.search_for("")
    assert help_window.listed == list(TOPICS)
    assert help_window.topic_id == "scales-and-weights"


def test_the_list_is_walked_by_keys_from_the_line(help_window: HelpWindow) -> None:
    help_window.show_topic("frame")
    help_window.search_for("")
    line = help_window.findChildren(type(help_window._line))[0]
    line.setFocus()
    press(Qt.Key.Key_Down)
    assert help_window.topic_id == "drivers"
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is help_window.page


def test_a_link_shows_its_topic_and_the_web_stays_closed(help_window: HelpWindow) -> None:
    help_window.show_topic("start")
    help_window.page.anchorClicked.emit(QUrl("scoring.md"))
    assert help_window.topic_id == "scoring"
    help_window.page.anchorClicked.emit(QUrl("https://example.org/frame.md"))
    assert help_window.topic_id == "scoring"


def test_only_pictures_of_the_help_are_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    page = HelpBrowser()
    qtbot.addWidget(page)
    secret = tmp_path / "secret.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(secret))
    for name in (
        secret.as_uri(),
        str(secret),
        f"../../../{secret}",
        "../vmo-desktop.png",
        "start.md",
        "https://a.b/c.png",
    ):
        shown = page.loadResource(PICTURE, QUrl(name))
        # Where it gets no picture, Qt reads the file itself: one without colour stands there instead.
        assert isinstance(shown, QImage), name
        assert (shown.width(), shown.height(), shown.pixelColor(0, 0).alpha()) == (1, 1, 0), name


def test_the_page_follows_the_look(help_window: HelpWindow) -> None:
    help_window.show_topic("keyboard")
    before = help_window.page.toPlainText()
    appearance().show(Scheme.DARK, 2.0)
    assert help_window.page.toPlainText() == before


def test_escape_closes_it(help_window: HelpWindow) -> None:
    press(Qt.Key.Key_Escape)
    assert help_window.isHidden()


def _listed_by(window: HelpWindow, name: str) -> QToolButton:
    button = window.findChild(QToolButton, name)
    assert button is not None
    return button


def test_back_and_forward_go_through_what_was_read(help_window: HelpWindow) -> None:
    back, forward = _listed_by(help_window, "help_back"), _listed_by(help_window, "help_forward")
    help_window.show_topic("start")
    assert not back.isEnabled()
    help_window.page.anchorClicked.emit(QUrl("scoring.md"))
    help_window.search_for("budget")  # what is shown while typing is no step
    help_window.show_topic("frame")
    QTest.keyClick(help_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_window.topic_id == "scoring"
    assert "scoring" in help_window.listed
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert help_window.topic_id == "start"
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    QTest.keyClick(help_window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert help_window.topic_id == "scoring"
    help_window.show_topic("drivers")
    assert not forward.isEnabled()


def test_the_words_looked_for_are_marked_and_in_sight(help_window: HelpWindow) -> None:
    help_window.resize(600, 240)
    help_window.search_for("log")
    page = help_window.page
    marks = page.extraSelections()
    assert {mark.cursor.selectedText().lower() for mark in marks} == {"log"}
    assert page.viewport().rect().contains(page.cursorRect(page.textCursor()))


def test_pictures_are_as_wide_as_the_page_and_grow_with_the_program(help_window: HelpWindow) -> None:
    help_window.show_topic("scoring")
    name = QUrl("pictures/scoring.png")

    def width() -> float:
        picture = help_window.page.loadResource(PICTURE, name)
        assert isinstance(picture, QImage)
        return picture.width() / picture.devicePixelRatio()

    help_window.resize(1200, 700)
    QApplication.processEvents()
    full = width()
    assert full <= help_window.page.viewport().width()
    for topic_id in TOPICS:
        help_window.show_topic(topic_id)
        assert help_window.page.horizontalScrollBar().maximum() == 0, topic_id
    help_window.show_topic("scoring")
    help_window.resize(700, 700)
    QApplication.processEvents()
    assert width() < full
    help_window.resize(1200, 700)
    appearance().show(Scheme.LIGHT, 1.5)
    help_window.resize(2400, 1000)
    QApplication.processEvents()
    assert width() == pytest.approx(1.5 * full, abs=2)


def test_pictures_follow_light_and_dark(help_window: HelpWindow) -> None:
    name = QUrl("pictures/scoring.png")
    light = help_window.page.loadResource(PICTURE, name)
    appearance().show(Scheme.DARK, 1.0)
    assert help_window.page.loadResource(PICTURE, name) != light


def _has_keyboard(dialog: QWidget | None) -> bool:
    focused = QApplication.focusWidget()
    return dialog is not None and focused is not None and dialog.isAncestorOf(focused)


def test_f1_explains_a_dialog(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = tmp_path / "projects.csv"
    sheet.write_text("Code;Name\nA;Portal\n", encoding="utf-8")
    window.actions_table["workshop.author"].setEnabled(True)
    for begin, topic in (
        (window.actions_table["workshop.author"].trigger, "history"),
        (window.actions_table["help.about"].trigger, "start"),
        (lambda: window.take(sheet), "import"),
    ):
        begin()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(lambda: _has_keyboard(QApplication.activeModalWidget()))
        press(Qt.Key.Key_F1)
        shown_help = dialog.findChild(HelpWindow)
        assert shown_help is not None
        assert shown_help.topic_id == topic
        shown_help.close()
        dialog.close()
