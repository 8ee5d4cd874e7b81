"""The frontier page: going from point to point, loading one into the scenario, and a copy of an approved one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.ui.small_workshop import initiative_id
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.frontier_desk import Compared, FrontierDesk, frontier_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.frontier_chart_panel import FrontierChartPanel
from vmo_desktop.ui.panels.frontier_panel import FrontierPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.ops.scores import set_score

Page = tuple[FrontierPanel, FrontierChartPanel]


def _known(qtbot: QtBot, live: LiveWorkshop) -> FrontierDesk:
    desk = frontier_desk_of(live)
    qtbot.waitUntil(lambda: desk.found is not None, timeout=LONG_WAIT_MS)
    return desk


@pytest.fixture
def page(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> Iterator[Page]:
    """Portal (50 points for 400 k) and Ledger (37.5 for 250 k); Robots is not fully scored; 450 k to spend."""
    small_live.do(edit_workshop({"budget": 450_000.0}))
    side, chart = FrontierPanel(small_live, selection), FrontierChartPanel(small_live, selection)
    split = SplitView("frontier", side, chart, share=0.4)
    shown(qtbot, split)
    _known(qtbot, small_live)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    yield side, chart
    split.close()


def _cells(side: FrontierPanel) -> list[list[str]]:
    model = side.changes
    return [[str(model.index(row, column).data()) for column in range(2)] for row in range(model.rowCount())]


def test_the_page_begins_with_the_best_portfolio_within_the_budget(page: Page) -> None:
    side, chart = page
    assert side.said.text().startswith("4 efficient portfolios, all there are.")
    assert side.point.text() == "Portfolio 3 of 4: value 50.0, cost 400 k EUR, 1 funded"
    assert chart.chart.accessibleDescription().startswith("Portfolio 3 of 4 · P: Value 50.0, Cost 400 k EUR")


def test_keys_go_from_point_to_point_and_the_table_tells_what_changes(page: Page) -> None:
    side, chart = page
    chart.chart.setFocus()
    press(Key.Key_Right)
    assert side.point.text().startswith("Portfolio 4 of 4")
    assert _cells(side) == [["Added", "Ledger"], ["Stays", "Portal"]]
    press(Key.Key_Left, times=2)
    assert side.point.text().startswith("Portfolio 2 of 4")
    assert _cells(side) == [["Added", "Ledger"], ["Removed", "Portal"]]
    assert chart.chart.card.isVisible()
    press(Key.Key_Home)
    assert side.point.text().startswith("Portfolio 1 of 4")
    press(Key.Key_PageUp)
    assert side.point.text().startswith("Portfolio 2 of 4"), "the next supported one"
    press(Key.Key_PageUp)
    assert side.point.text().startswith("Portfolio 4 of 4"), "Portal alone is not supported"


def test_the_pointer_tells_about_the_nearest_point_and_a_click_looks_at_it(page: Page) -> None:
    side, chart = page
    spot = chart.chart.spot(3).toPoint()
    QTest.mouseMove(chart.chart, spot + QPoint(3, 3))
    assert chart.chart.card.isVisible()
    assert chart.chart.card.name == "Portfolio 4 of 4"
    assert side.point.text().startswith("Portfolio 3 of 4")
    QTest.mouseClick(chart.chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert side.point.text().startswith("Portfolio 4 of 4")


def test_loading_a_portfolio_sets_the_scenario_s_budget_in_one_step(page: Page, small_live: LiveWorkshop) -> None:
    side, chart = page
    chart.chart.setFocus()
    press(Key.Key_Left)
    side.load_button.setFocus()
    step = small_live.workshop.step
    press(Key.Key_Space)
    assert small_live.snapshot.choice.scenarios[0].budget == 250_000.0
    assert small_live.workshop.step == step + 1
    assert frontier_desk_of(small_live).found is not None, "the budget plays no part in the frontier"
    small_live.undo()
    assert small_live.snapshot.choice.scenarios[0].budget is None


def test_an_approved_scenario_stays_and_a_copy_is_offered(page: Page, qtbot: QtBot, small_live: LiveWorkshop) -> None:
    side, chart = page
    scenario = small_live.snapshot.choice.scenarios[0]
    small_live.do(approve_scenario(scenario.id, [], status="optimal", value=0.0, bound=0.0, cost=0.0))
    chart.chart.setFocus()
    press(Key.Key_End)
    side.load_button.click()
    assert side.notice.is_refusal
    assert "is approved and stays as it is" in side.notice.text
    button = next(each for each in side.notice.findChildren(QPushButton) if each.text() == "Load into a copy")
    step = small_live.workshop.step
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    first, copy = small_live.snapshot.choice.scenarios
    assert (first.budget, copy.budget, copy.name) == (None, 650_000.0, f"{scenario.name} (copy)")
    assert small_live.workshop.step == step + 1
    assert frontier_desk_of(small_live).of.scenario == copy


def test_another_score_gives_another_frontier(page: Page, qtbot: QtBot, small_live: LiveWorkshop) -> None:
    side, _ = page
    robots = initiative_id(small_live.workshop, "Robots")
    risk = small_live.snapshot.leaves[1].id
    small_live.do(set_score(initiative_id=robots, driver_id=risk, value=4))
    assert side.said.text() == "Looking for all efficient portfolios…"
    _known(qtbot, small_live)
    assert side.said.text().startswith("8 efficient portfolios")


def test_another_name_keeps_the_frontier(page: Page, small_live: LiveWorkshop) -> None:
    side, _ = page
    before = frontier_desk_of(small_live).found
    small_live.do(edit_initiatives({initiative_id(small_live.workshop, "Portal"): {"name": "Gate"}}))
    assert frontier_desk_of(small_live).found is before
    assert ["Stays", "Gate"] in _cells(side)


def test_the_search_can_be_stopped_and_begun_again(page: Page, qtbot: QtBot, small_live: LiveWorkshop) -> None:
    side, _ = page
    small_live.do(edit_initiatives({initiative_id(small_live.workshop, "Portal"): {"cost": 500_000.0}}))
    side.search.button.click()  # before an answer can come
    assert side.said.text() == "The search was stopped."
    assert side.search.button.text() == "Search again"
    side.search.button.setFocus()
    press(Key.Key_Space)
    _known(qtbot, small_live)
    assert side.said.text().startswith("4 efficient portfolios")


def test_the_chosen_portfolio_is_compared_when_asked_for(page: Page, qtbot: QtBot, small_live: LiveWorkshop) -> None:
    side, _ = page
    desk = frontier_desk_of(small_live)
    small_live.do(edit_workshop({"budget": 300_000.0}))
    assert desk.proposal is not None
    assert desk.proposal.cost == 0.0, "the ranking stops at its first, which is too dear"
    assert "B, C" not in side.said.text()
    desk.portfolios.ask()
    qtbot.waitUntil(lambda: desk.portfolios.portfolio is not None, timeout=LONG_WAIT_MS)
    desk.compare(Compared.CHOSEN)
    assert desk.proposal is not None
    assert desk.proposal.cost == 250_000.0
    assert "P is one of them" in side.said.text()


def test_the_table_and_the_chart_look_at_the_same_point(page: Page, qtbot: QtBot) -> None:
    side, chart = page
    chart.act(ChartAction.TABLE)
    assert chart.table.isVisible()
    assert chart.model.rowCount() == 4
    assert chart.table.grid.currentIndex().row() == 2
    chart.table.grid.setFocus()
    press(Key.Key_Down)
    assert side.point.text().startswith("Portfolio 4 of 4")
    chart.act(ChartAction.COPY)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("1\t0\t0")
    chart.act(ChartAction.TABLE)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    assert chart.chart.place == 3


def test_value_triangles_select_initiatives_and_the_order_of_buy_is_a_table(
    page: Page, qtbot: QtBot, small_live: LiveWorkshop, selection: Selection, click_view: Callable[[object, str], None]
) -> None:
    side, chart = page
    click_view(chart.kind, "Value triangles")
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    chart.chart.setFocus()
    press(Key.Key_End)
    assert selection.initiative_id == initiative_id(small_live.workshop, "Portal")
    assert chart.chart.accessibleDescription().startswith("Portal: Place 2, Value 50.0")
    click_view(side.views, "Order of buy")
    assert [side.bought.index(row, 1).data() for row in range(2)] == ["Ledger", "Portal"]
    assert side.bought_table.isVisible()


@pytest.fixture
def click_view(qtbot: QtBot) -> Callable[[object, str], None]:
    """Press one of the buttons that change what is shown."""

    def click(pair: object, name: str) -> None:
        buttons = [
            each for each in QApplication.allWidgets() if each.parent() is pair and each.accessibleName() == name
        ]
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    return click


def test_the_chart_is_copied_as_a_picture(page: Page, qtbot: QtBot) -> None:
    _, chart = page
    with qtbot.waitSignal(chart.told):
        chart.act(ChartAction.COPY)
    assert QGuiApplication.clipboard().image().width() == 2 * chart.chart.width()


def test_who_waits_at_the_search_goes_on_in_the_table(page: Page, qtbot: QtBot, small_live: LiveWorkshop) -> None:
    side, _ = page
    desk = frontier_desk_of(small_live)
    small_live.do(edit_initiatives({initiative_id(small_live.workshop, "Portal"): {"cost": 410_000.0}}))
    assert desk.found is None
    side.setFocus()
    assert side.search.button.hasFocus()

    _known(qtbot, small_live)

    assert side.changes_table.grid.hasFocus()
