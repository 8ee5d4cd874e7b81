"""The window around the workshop."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.keyboard import stage_key
from tests.ui.retitled import retitle
from tests.ui.small_workshop import initiative_id
from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.panels.inspector_panel import InspectorPanel
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.stage_sign import Progress
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.stage_rail import StageButton
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import delete_initiatives


def test_the_title_of_the_window_shows_what_turns_letters_round(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    live.do(edit_workshop({"title": "Plan\u202egnp.exe\nsecond"}))
    assert window.windowTitle() == "Plan⟦RLO⟧gnp.exe second – VMO Desktop"


def test_head_rail_and_foot_come_with_the_workshop(window: MainWindow, small_file: Path) -> None:
    parts = (window.workbench.header, window.workbench.rail, window.workbench.status)
    assert not any(part.isVisible() for part in parts)
    assert window.workbench.area.page_id == ""
    window.take(small_file)
    assert all(part.isVisible() for part in parts)
    assert window.windowTitle() == "Digital portfolio – VMO Desktop"
    assert window.workbench.status.text.startswith("saved · step 9: Score: Robots on Growth")
    assert window.workbench.rail.button("score").state is not None
    window.actions_table["file.close"].trigger()
    assert not any(part.isVisible() for part in parts)
    assert window.workbench.area.page_id == ""
    assert window.windowTitle() == "VMO Desktop"


def test_stages_by_keys_and_by_the_rail(on_small: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(on_small, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert on_small.workbench.area.page_id == "initiatives"
    assert on_small.workbench.rail.button("initiatives").isChecked()
    QTest.mouseClick(on_small.workbench.rail.button("frame"), Qt.MouseButton.LeftButton)
    assert on_small.workbench.area.page_id == "frame"
    QTest.keyClick(on_small, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert on_small.workbench.area.page_id == "history"


def test_undo_and_redo_say_what_they_do(on_small: MainWindow, qtbot: QtBot) -> None:
    undo, redo = on_small.actions_table["edit.undo"], on_small.actions_table["edit.redo"]
    retitle(on_small, "R&D <b>")
    assert "R&&D" in undo.text() or undo.text().startswith("&Undo: ")
    assert not redo.isEnabled()
    live = on_small.session.live
    assert live is not None
    label = live.workshop.undo_label
    QTest.keyClick(on_small, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert live.snapshot.workshop.title == "Digital portfolio"
    assert label is not None
    assert redo.text() == "&Redo: " + label.replace("&", "&&")
    button = on_small.workbench.status.findChild(QPushButton, "status_undo")
    assert button is not None
    redo.trigger()
    assert live.snapshot.workshop.title == "R&D <b>"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert live.snapshot.workshop.title == "Digital portfolio"


def test_undo_reaches_the_workshop_from_a_text_field_with_nothing_typed(on_small: MainWindow, qtbot: QtBot) -> None:
    live = on_small.session.live
    assert live is not None
    retitle(on_small, "Other title")
    field = QLineEdit("text", on_small.workbench.area)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "text"
    assert live.snapshot.workshop.title == "Other title"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert live.snapshot.workshop.title == "Digital portfolio"


def test_copy_in_the_menu_goes_to_the_field_with_the_keyboard(on_small: MainWindow, qtbot: QtBot) -> None:
    field = QLineEdit("text", on_small.workbench.area)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    on_small.actions_table["edit.select_all"].trigger()
    on_small.actions_table["edit.copy"].trigger()
    assert QApplication.clipboard().text() == "text"
    on_small.actions_table["edit.cut"].trigger()
    assert field.text() == ""


def test_a_refused_operation_is_said_in_the_window_and_goes_with_the_next_success(on_small: MainWindow) -> None:
    on_small.session.failed.emit(NotAllowed("A <b>default</b> set is needed. Make another one the default first."))
    assert on_small.workbench.notice.is_refusal
    assert on_small.workbench.notice.text.startswith("A <b>default</b>")
    retitle(on_small, "Next")
    assert on_small.workbench.notice.text == ""


def test_a_refused_score_is_left_to_its_cell(on_small: MainWindow) -> None:
    on_small.session.failed.emit(ScoreRefused("9 is not on the scale"))
    assert on_small.workbench.notice.text == ""


def _progress(button: StageButton) -> Progress | None:
    return None if button.state is None else button.state.progress


def test_states_of_the_rail_follow_every_step(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    button = on_small.workbench.rail.button("initiatives")
    assert _progress(button) is Progress.DONE
    live.do(delete_initiatives([each.id for each in live.snapshot.initiatives]))
    assert _progress(button) is Progress.EMPTY
    assert button.accessibleName() == "3 Initiatives, empty"
    assert "No initiatives." in button.toolTip()
    live.undo()
    assert _progress(button) is Progress.DONE


def test_zoom_is_live_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    page = window.start.findChild(QLabel)
    assert page is not None
    before = page.font().pixelSize()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert appearance().zoom == current_screen().zoom == 1.25
    assert page.font().pixelSize() > before
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert current_screen().zoom == 1.1
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert appearance().zoom == current_screen().zoom == 1.0


def test_light_and_dark_are_ticked_and_remembered(window: MainWindow) -> None:
    window.actions_table["view.scheme_dark"].trigger()
    assert appearance().theme.is_dark
    assert Settings().scheme is Scheme.DARK
    ticked = [scheme for scheme in Scheme if window.actions_table[f"view.scheme_{scheme}"].isChecked()]
    assert ticked == [Scheme.DARK]


def test_the_inspector_hides_by_key_and_stays_hidden(
    open_window: Callable[[], MainWindow], small_file: Path, qtbot: QtBot
) -> None:
    first = open_window()
    first.take(small_file)
    first.workbench.area.show_page("initiatives")
    first.actions_table["view.inspector"].trigger()
    inspector = first.workbench.area.inspector
    assert inspector is not None
    assert inspector.isVisible()
    QTest.keyClick(first, Qt.Key.Key_F4)
    assert not inspector.isVisible()
    assert not first.actions_table["view.inspector"].isChecked()
    first.close()
    second = open_window()
    second.take(small_file)
    second.workbench.area.show_page("initiatives")
    assert second.workbench.area.inspector is not None
    assert not second.workbench.area.inspector.isVisible()


def test_stage_only_hides_everything_else_and_keys_still_work(on_small: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(on_small, Qt.Key.Key_F11)
    for part in (on_small.menuBar(), on_small.workbench.header, on_small.workbench.rail, on_small.workbench.status):
        assert part.isHidden()
    QTest.keyClick(on_small, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert on_small.workbench.area.page_id == "initiatives"
    QTest.keyClick(on_small, Qt.Key.Key_F11)
    for part in (on_small.menuBar(), on_small.workbench.header, on_small.workbench.rail, on_small.workbench.status):
        assert not part.isHidden()


def test_size_is_remembered(open_window: Callable[[], MainWindow]) -> None:
    first = open_window()
    first.resize(780, 640)
    first.close()
    second = open_window()
    assert (second.width(), second.height()) == (780, 640)


def test_selection_is_shared_by_stage_and_inspector(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    on_small.workbench.area.show_page("initiatives")
    on_small.workbench.area.show_inspector(True)
    panel = on_small.workbench.area.page("initiatives")
    assert isinstance(panel, Panel)
    panel.selection.select_initiative(initiative_id(live.workshop, "Ledger"))
    inspector = on_small.workbench.area.inspector
    assert isinstance(inspector, InspectorPanel)
    assert inspector.initiative.fields["name"].text() == "Ledger"


def test_the_keyboard_goes_to_the_inspector_and_back(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    on_small.workbench.area.show_page("initiatives")
    on_small.workbench.area.show_inspector(False)
    page, inspector = on_small.workbench.area.page("initiatives"), on_small.workbench.area.inspector
    assert isinstance(page, Panel)
    assert isinstance(inspector, InspectorPanel)
    page.selection.select_initiative(initiative_id(live.workshop, "Ledger"))
    QTest.keyClick(on_small, Qt.Key.Key_F6)
    assert inspector.initiative.fields["name"].editor.hasFocus()
    QTest.keyClick(inspector.initiative.fields["name"].editor, Qt.Key.Key_Escape)
    assert page.isAncestorOf(QApplication.focusWidget() or on_small)
    inspector.step_picked.emit(4)
    assert on_small.workbench.area.page_id == "history"


class _Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(window: MainWindow, small_file: Path, qapp: QApplication) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    window.take(small_file)
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
    window.session.close()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_the_chart_takes_the_whole_stage_by_a_key(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    split = window.workbench.area.split_view
    assert split is not None
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert split.view.isHidden()
    assert window.actions_table["view.chart_only"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not split.view.isHidden()
    window.workbench.area.show_page("frame")
    assert not window.actions_table["view.chart_only"].isEnabled()


def test_the_picture_is_offered_wherever_the_chart_is_in_sight(window: MainWindow, small_file: Path) -> None:
    save = window.actions_table["chart.save"]
    window.resize(700, 600)
    window.take(small_file)
    window.workbench.area.show_page("score")
    split = window.workbench.area.split_view
    assert split is not None
    for width, is_there in ((700, False), (800, True), (700, False)):
        window.resize(width, 600)
        QApplication.processEvents()
        assert split.chart.isVisible() is is_there
        assert save.isEnabled() is is_there


@pytest.mark.parametrize("page_id", ["frame", "drivers", "initiatives", "score", "rank", "pack", "history", "weights"])
def test_a_stage_has_the_keyboard_when_it_is_shown(on_small: MainWindow, qtbot: QtBot, page_id: str) -> None:
    area = on_small.workbench.area
    area.show_page("initiatives" if page_id == "frame" else "frame")
    area.show_page(page_id)

    def is_there() -> bool:
        target = QApplication.focusWidget()
        return target is not None and area.page(page_id).isAncestorOf(target)

    qtbot.waitUntil(is_there)


def test_a_digit_scores_as_soon_as_the_stage_is_shown(on_small: MainWindow, qtbot: QtBot) -> None:
    live = on_small.session.live
    assert live is not None
    before = live.snapshot.step
    QTest.keyClick(on_small, stage_key("score"), Qt.KeyboardModifier.ControlModifier)
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_3)
    assert live.snapshot.step == before + 1
    assert len(live.snapshot.agreed_scores) == 6


def test_empty_stages_lead_to_what_fills_them(window: MainWindow, qtbot: QtBot) -> None:
    window.session.create()
    area = window.workbench.area
    for page_id, words, wanted in (
        ("score", "Add value drivers", "drivers"),
        ("score", "Add initiatives", "initiatives"),
        ("rank", "Add initiatives", "initiatives"),
    ):
        area.show_page(page_id)
        found = [each for each in area.page(page_id).findChildren(QPushButton) if each.isVisible()]
        qtbot.mouseClick(next(each for each in found if each.text() == words), Qt.MouseButton.LeftButton)
        assert area.page_id == wanted
