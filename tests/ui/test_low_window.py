"""A window of little height gives what room it has to the stage."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import settle
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.panels.pack_panel import PackPanel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.key_chips import KeyChip
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.part_bar import PartBar
from vmo_desktop.ui.widgets.scroller import Scroller


@pytest.fixture
def small(open_window: Callable[[], MainWindow]) -> Callable[[float], MainWindow]:
    """The sample in a window of 1366x768 at a zoom."""

    def opened(zoom: float) -> MainWindow:
        window = open_window()
        window.session.explore("meridian")
        appearance().show(Scheme.LIGHT, zoom)
        window.resize(1366, 768)
        settle()
        return window

    return opened


def _scoring(window: MainWindow) -> ScoringPanel:
    window.workbench.area.show_page("score")
    settle()
    found = window.workbench.area.page("score").findChild(ScoringPanel)
    assert found is not None
    return found


def _drivers(window: MainWindow) -> DriversPanel:
    window.workbench.area.show_page("drivers")
    settle()
    found = window.workbench.area.page("drivers")
    assert isinstance(found, DriversPanel)
    return found


def _whole_rows(panel: ScoringPanel) -> int:
    return panel.grid.viewport().height() // panel.grid.rowHeight(0)


def test_at_200_percent_five_initiatives_and_the_statement_are_in_sight(small: Callable[[float], MainWindow]) -> None:
    window = small(2.0)
    panel = _scoring(window)
    assert _whole_rows(panel) >= 5
    assert panel.statement.isVisible()
    assert panel.visibleRegion().boundingRect() == panel.rect(), "the stage does not scroll"
    head = window.workbench.header
    assert head.isVisible()
    assert head.mapTo(window, head.rect().topLeft()).y() < window.menuBar().height(), "the head is beside the menus"


def test_the_head_goes_back_below_the_menus_where_there_is_height(small: Callable[[float], MainWindow]) -> None:
    window = small(2.0)
    appearance().show(Scheme.LIGHT, 1.0)
    settle()
    head = window.workbench.header
    assert head.isVisible()
    assert head.mapTo(window, head.rect().topLeft()).y() >= window.menuBar().height()
    appearance().show(Scheme.LIGHT, 2.0)
    settle()
    assert head.mapTo(window, head.rect().topLeft()).y() < window.menuBar().height()
    window.session.close()
    settle()
    assert not head.isVisible()


def test_the_whole_scale_folds_out_of_its_statement(small: Callable[[float], MainWindow]) -> None:
    panel = _scoring(small(2.0))
    panel.grid.select_cell(20, 1)
    assert not panel.card.isVisible()
    QTest.mouseClick(panel.statement.scale_button, Qt.MouseButton.LeftButton)
    settle()
    assert panel.card.isVisible()
    assert panel.visibleRegion().boundingRect() == panel.rect()
    assert _whole_rows(panel) >= 1
    cell = panel.grid.visualRect(panel.grid.currentIndex())
    assert panel.grid.viewport().rect().contains(cell), "the cell that the scale is about stays in sight"
    QTest.mouseClick(panel.statement.scale_button, Qt.MouseButton.LeftButton)
    assert not panel.card.isVisible()
    appearance().show(Scheme.LIGHT, 1.0)
    settle()
    assert panel.card.isVisible()
    assert not panel.statement.scale_button.isVisible()


def test_driver_and_weights_take_turns(small: Callable[[float], MainWindow]) -> None:
    panel = _drivers(small(2.0))
    assert panel.editor.isVisible()
    assert not panel.weights.isVisible()
    assert not panel.foot.isVisible()
    for button in panel.parts.findChildren(QWidget):
        if button.accessibleName() in ("Weights", "Who moves"):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert panel.weights.isVisible()
    assert not panel.editor.isVisible()
    assert panel.foot.isVisible()
    for bar in (row.bar for row in panel.weights.board.rows.values()):
        bar.setFocus()
        settle()
        assert bar.visibleRegion().boundingRect() == bar.rect(), "every bar comes whole into sight"
    appearance().show(Scheme.LIGHT, 1.0)
    settle()
    assert panel.editor.isVisible()
    assert panel.weights.isVisible()
    assert not panel.parts.isVisible()


def _pick(parts: PartBar, name: str) -> None:
    button = next(each for each in parts.findChildren(QToolButton) if each.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize(("zoom", "is_beside"), [(1.5, True), (2.0, True), (3.0, False)])
def test_in_the_pack_contents_and_words_take_turns_beside_the_page_or_in_its_place(
    small: Callable[[float], MainWindow], zoom: float, is_beside: bool
) -> None:
    window = small(zoom)
    window.workbench.area.show_page("pack")
    settle()
    panel = window.workbench.area.page("pack")
    assert isinstance(panel, PackPanel)
    assert panel.page.isVisible()
    assert not panel.strip.isVisible()
    _pick(panel.columns.parts, "In the pack")
    assert (panel.strip.isVisible(), panel.page.isVisible()) == (True, is_beside)
    _pick(panel.columns.parts, "Words")
    assert (panel.strip.isVisible(), panel.options.isVisible(), panel.page.isVisible()) == (False, True, is_beside)
    assert not panel.foot.isVisible()
    _pick(panel.columns.parts, "Export")
    assert panel.foot.export_button.isVisible()
    appearance().show(Scheme.LIGHT, 1.0)
    settle()
    assert all(each.isVisible() for each in (panel.strip, panel.page, panel.options, panel.foot))
    assert not panel.columns.parts.isVisible()


def test_at_300_percent_the_list_of_drivers_takes_its_turn(small: Callable[[float], MainWindow]) -> None:
    panel = _drivers(small(3.0))
    assert not panel.tree.isVisible()
    _pick(panel.parts, "List")
    assert panel.tree.view.isVisible()
    assert not panel.editor.isVisible()


def test_the_chart_below_the_weights_keeps_a_plot_that_can_be_read(small: Callable[[float], MainWindow]) -> None:
    panel = _drivers(small(1.0))
    chart = panel.findChild(BubbleChart)
    assert chart is not None
    assert chart.isVisible()
    plot = chart.figure.axes[0].bbox.height / chart.devicePixelRatioF()
    assert plot >= 175


def test_where_there_is_little_width_the_inspector_takes_the_stages_place(small: Callable[[float], MainWindow]) -> None:
    window = small(2.0)
    panel = _scoring(window)
    QTest.keyClick(window, Qt.Key.Key_F4)
    settle()
    inspector = window.workbench.area.inspector
    assert inspector is not None
    assert inspector.isVisible()
    assert not panel.isVisible()
    target = QApplication.focusWidget()
    assert target is not None
    assert inspector.isAncestorOf(target)
    QTest.keyClick(target, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert not inspector.isVisible()
    assert not window.actions_table["view.inspector"].isChecked()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0, 3.0])
def test_no_stage_scrolls_sideways_nor_twice(small: Callable[[float], MainWindow], zoom: float) -> None:
    window = small(zoom)
    for page_id in PAGES if zoom < 3 else ("drivers", "pack"):
        window.workbench.area.show_page(page_id)
        settle()
        page = window.workbench.area.page(page_id)
        around = page.parentWidget()
        scroller = around.parentWidget() if around is not None else None
        assert isinstance(scroller, Scroller)
        assert not scroller.horizontalScrollBar().isVisible(), page_id
        inner = [each for each in page.findChildren(QScrollArea) if each.verticalScrollBar().isVisible()]
        assert not (scroller.verticalScrollBar().isVisible() and inner), page_id


def test_everything_of_the_score_stage_is_reached_at_300_percent(
    small: Callable[[float], MainWindow], qtbot: QtBot
) -> None:
    window = small(3.0)
    panel = _scoring(window)
    for button in (panel.statement.scale_button, *panel.bar.findChildren(QWidget)):
        if button.isVisible():
            button.setFocus()
            settle()
            assert button.visibleRegion().boundingRect() == button.rect(), button.accessibleName()
    panel.grid.setFocus()
    settle()
    assert _whole_rows(panel) >= 1


def test_the_key_of_a_chart_that_was_hidden_is_as_large_as_the_rest(small: Callable[[float], MainWindow]) -> None:
    window = small(2.0)
    _scoring(window)
    window.actions_table["view.chart_only"].trigger()
    settle()
    chips = [chip for chip in window.workbench.area.page("score").findChildren(KeyChip) if chip.isVisible()]
    assert chips
    assert {chip.font().pixelSize() for chip in chips} == {appearance().theme.type.caption}


@pytest.mark.parametrize("page_id", ["drivers", "weights", "discuss"])
def test_what_was_refused_is_said_in_sight(small: Callable[[float], MainWindow], page_id: str) -> None:
    window = small(1.0)
    window.workbench.area.show_page(page_id)
    settle()
    notice = window.workbench.area.page(page_id).findChild(Notice, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert notice is not None
    notice.refuse("This is not on the scale.")
    settle()
    assert notice.visibleRegion().boundingRect().height() >= 0.9 * notice.height()
