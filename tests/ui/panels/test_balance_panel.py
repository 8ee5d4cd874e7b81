"""The page of balance: the bars by keys and pointer, the table beside, and what is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.balance_chart_panel import BalanceChartPanel
from vmo_desktop.ui.panels.balance_panel import BalancePanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.ops.limits import add_limit
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario

Page = tuple[BalancePanel, BalanceChartPanel]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    """The best portfolio funds A and B for 70, both Large; with 60 it funds A and C."""
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        workshop.do(add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 100.0}))
        workshop.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        yield LiveWorkshop(workshop)


@pytest.fixture
def page(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Page]:
    """The page, with its portfolio known and drawn."""
    selection = Selection(live)
    side, chart = BalancePanel(live, selection), BalanceChartPanel(live, selection)
    split = SplitView("balance", side, chart, share=0.5)
    shown(qtbot, split)
    qtbot.waitUntil(lambda: chart.desk.found is not None and chart.chart.is_drawn, timeout=20_000)
    yield side, chart
    split.close()
    desk_of(live).wait()


def _rows(side: BalancePanel) -> list[list[str]]:
    model = side.model
    return [[str(model.index(row, column).data()) for column in range(7)] for row in range(model.rowCount())]


def test_the_table_and_the_words_tell_every_part(page: Page, qtmodeltester: ModelTester) -> None:
    side, _ = page
    assert side.said.text() == "70 EUR spent\nClass Large: 70 EUR, 100.0 % of the spend, at most 100 EUR"
    assert _rows(side)[0] == ["Class", "Large", "70.00", "100.0", "", "", "100.00"]
    assert _rows(side)[2] == ["Driver", "Growth", "62.50", "89.3", "75.0", "", ""]
    qtmodeltester.check(side.model)


def test_keys_go_from_bar_to_bar_and_the_row_is_marked(page: Page) -> None:
    side, chart = page
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription().startswith("Class Large: 70 EUR")
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert chart.chart.accessibleDescription().startswith("Driver Growth: 62.5 EUR")
    assert side.table.grid.currentIndex().row() == 2
    side.table.grid.setFocus()
    press(Key.Key_Down)
    assert chart.chart.place == 3


def test_the_pointer_tells_the_numbers_of_a_bar(page: Page) -> None:
    _, chart = page
    QTest.mouseMove(chart.chart, chart.chart.spot(2).toPoint() + QPoint(2, 1))
    assert chart.chart.card.isVisible()
    assert chart.chart.card.name == "Growth"


def test_another_scenario_is_followed(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    desk_of(live).take(2)
    qtbot.waitUntil(lambda: side.said.text().startswith("60 EUR spent"), timeout=20_000)
    assert ["Class", "Small", "20.00", "33.3", "", "", ""] in _rows(side)


def test_the_picture_is_copied_and_saved(page: Page, tmp_path: Path, qtbot: QtBot) -> None:
    _, chart = page
    qtbot.mouseClick(chart.chart, Qt.MouseButton.LeftButton)
    chart.act(ChartAction.COPY)
    assert not QGuiApplication.clipboard().image().isNull()
    chart.save(tmp_path / "balance.svg")
    assert "By driver" in (tmp_path / "balance.svg").read_text(encoding="utf-8")
