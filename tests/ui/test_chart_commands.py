"""The chart's commands are in the menu and found by the search; the chart alone has the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.actions import When
from vmo_desktop.ui.help.topics import topics
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.panels.ranking_panel import RankingPanel


@pytest.fixture
def panel(window: MainWindow, tmp_path: Path) -> BubblePanel:
    """The chart beside the ranking."""
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    window.resize(1366, 768)
    window.workbench.area.show_page("rank")
    split = window.workbench.area.split_view
    assert split is not None
    assert isinstance(split.chart, BubblePanel)
    return split.chart


def _chart_commands(window: MainWindow) -> list[str]:
    return [each.id for each in window.actions_table.commands.values() if each.when is When.CHART]


def test_they_are_enabled_while_a_chart_is_in_sight(window: MainWindow, panel: BubblePanel) -> None:
    del panel
    commands = _chart_commands(window)
    commands.remove("chart.votes")  # nobody voted in this workshop
    assert len(commands) == 8
    for page, is_on in (("rank", True), ("frame", False), ("score", True), ("history", False)):
        window.workbench.area.show_page(page)
        assert [window.actions_table[each].isEnabled() for each in commands] == [is_on] * len(commands), page


@pytest.mark.parametrize("page", ["frontier", "sensitivity", "robustness"])
def test_what_only_bubbles_have_is_disabled_beside_another_chart(
    window: MainWindow, panel: BubblePanel, page: str
) -> None:
    del panel
    window.workbench.area.show_page(page)
    enabled = {each for each in _chart_commands(window) if window.actions_table[each].isEnabled()}
    assert enabled == {"chart.table", "chart.copy", "chart.save"}
    window.workbench.area.show_page("choose")
    assert all(window.actions_table[each].isEnabled() for each in _chart_commands(window) if each != "chart.votes")


@pytest.mark.parametrize(("word", "command"), [("lasso", "chart.lasso"), ("quadrant", "chart.quadrants")])
def test_they_are_found_in_search_and_help(window: MainWindow, panel: BubblePanel, word: str, command: str) -> None:
    del panel
    window.workbench.search.show()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, word)
    found = window.workbench.search.box.current
    assert found is not None
    assert found.title == window.actions_table[command].text().split("\t")[0].replace("&", "")
    assert word in next(topic.text for topic in topics() if topic.id == "bubble-chart")


def test_a_copy_is_noticed(window: MainWindow, panel: BubblePanel) -> None:
    window.actions_table["chart.copy"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    assert window.workbench.notice.text == "Picture copied."
    window.actions_table["chart.lasso"].trigger()
    assert "Draw around the bubbles" in window.workbench.notice.text
    assert panel.chart.hasFocus()


def test_the_chart_alone_has_the_keyboard_and_gives_it_back(
    window: MainWindow, panel: BubblePanel, qtbot: QtBot
) -> None:
    ranking = window.workbench.area.page("rank").findChild(RankingPanel)
    assert ranking is not None
    grid = ranking.grid
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert panel.chart.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert grid.hasFocus()
