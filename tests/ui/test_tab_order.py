"""Tab goes through every screen and dialog as it is read, comes everywhere, and is never caught in a table."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.all_dialogs import NAMES, shown_dialog, texts_with_keys
from tests.ui.fitting import settle
from tests.ui.parts import shown_parts
from vmo_desktop.ui.dialogs.participants_dialog import ParticipantsDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.workshop.ops.frame import edit_workshop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _walk(window: QWidget) -> list[QWidget]:
    """Where the keyboard comes by Tab, by Ctrl+Tab where tables keep Tab for themselves, until it is where it began."""
    settle()
    modifiers = CTRL if isinstance(window, MainWindow | ParticipantsDialog) else Qt.KeyboardModifier.NoModifier
    start = QApplication.focusWidget()
    assert start is not None
    seen: list[QWidget] = [start]
    for _ in range(400):
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab, modifiers)
        at = QApplication.focusWidget()
        assert at is not None
        if at is start and len(seen) > 1:
            return seen
        if at is seen[-1]:
            continue  # from link to link within a page
        assert at not in seen, f"Tab goes round without {_name(start)}: back at {_name(at)}"
        seen.append(at)
    raise AssertionError("Tab finds no end")


def _backward(window: QWidget, walked: list[QWidget]) -> list[str]:
    """Steps that go up or to the left within a line or a column; one of them is the way round to the beginning."""
    wrong = []
    for before, after in zip(walked, [*walked[1:], walked[0]], strict=True):
        a, b = _place(window, before), _place(window, after)
        is_above = b.bottom() < a.top() and _overlap(a.left(), a.right(), b.left(), b.right())
        is_left = b.right() < a.left() and _overlap(a.top(), a.bottom(), b.top(), b.bottom())
        if is_above or is_left:
            wrong.append(f"{_name(before)} {a.getRect()} > {_name(after)} {b.getRect()}")
    return wrong


def _place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _overlap(low: int, high: int, other_low: int, other_high: int) -> bool:
    return min(high, other_high) - max(low, other_low) > 0


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"


@pytest.fixture
def sample(window: MainWindow) -> MainWindow:
    window.session.explore("meridian")
    live = window.session.live
    assert live is not None
    live.do(edit_workshop({"title": "Portfolio"}))  # something to undo
    window.resize(1366, 768)
    window.workbench.notice.hide()
    return window


@pytest.mark.parametrize("page_ids", [tuple(PAGES)[first::4] for first in range(4)], ids="+".join)
def test_stages(sample: MainWindow, page_ids: tuple[str, ...]) -> None:
    area = sample.workbench.area
    for page_id in page_ids:
        area.show_page("history")
        area.show_page(page_id)
        area.show_inspector(True)
        walked = _walk(sample)
        assert len(_backward(sample, walked)) <= 1, (page_id, _backward(sample, walked))
        for part in (sample.workbench.header, sample.workbench.rail, area.page(page_id), sample.workbench.status):
            assert any(part.isAncestorOf(each) for each in walked), (page_id, part)
        assert area.inspector is not None
        assert any(area.inspector.isAncestorOf(each) for each in walked) == area.inspector.isVisible(), page_id


def test_parts_of_pages(sample: MainWindow) -> None:
    for part in shown_parts(sample):
        walked = _walk(sample)
        assert len(_backward(sample, walked)) <= 1, (part, _backward(sample, walked))
        assert any(type(each).__name__ in ("FrozenGrid", "RowGrid") for each in walked), part


def test_the_chart_at_the_left_comes_first(sample: MainWindow) -> None:
    sample.workbench.area.show_page("rank")
    sample.actions_table["view.swap_sides"].trigger()
    walked = _walk(sample)
    assert len(_backward(sample, walked)) <= 1, _backward(sample, walked)


def test_a_low_window(sample: MainWindow) -> None:
    appearance().show(Scheme.LIGHT, 2.0)
    for page_id in ("drivers", "score"):
        sample.workbench.area.show_page(page_id)
        walked = _walk(sample)
        assert any(sample.workbench.header.isAncestorOf(each) for each in walked)


def test_the_start_page(window: MainWindow) -> None:
    window.resize(1366, 768)
    walked = _walk(window)
    assert len(_backward(window, walked)) <= 1, _backward(window, walked)


def test_ctrl_tab_leaves_a_table_whose_tab_goes_from_cell_to_cell(sample: MainWindow) -> None:
    sample.workbench.area.show_page("score")
    settle()
    grid = QApplication.focusWidget()
    assert isinstance(grid, Grid)
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.hasFocus()
    QTest.keyClick(grid, Qt.Key.Key_Tab, CTRL)
    after = QApplication.focusWidget()
    assert after is not None
    assert after is not grid
    QTest.keyClick(after, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert grid.hasFocus()


@pytest.mark.parametrize("name", NAMES)
def test_dialogs(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path, name: str) -> None:
    dialog = shown_dialog(qtbot, name, small_live, tmp_path)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    walked = _walk(dialog)
    assert len(_backward(dialog, walked)) <= 1, _backward(dialog, walked)


@pytest.mark.parametrize("name", NAMES)
def test_access_keys_are_unique_in_a_dialog(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path, name: str) -> None:
    dialog = shown_dialog(qtbot, name, small_live, tmp_path)
    settle()
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in texts_with_keys(dialog))
    assert [key for key, number in keys.items() if key and number > 1] == []
