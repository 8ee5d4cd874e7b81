"""The portfolio of 404 projects: the window goes on while it is chosen and priced, and both can be stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.ui.panels.portfolio_page import click
from tests.waits import LONG_WAIT_MS
from vmo_desktop.exchange import library
from vmo_desktop.ui.editors.scenario_head import ScenarioHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> Iterator[PortfolioPanel]:
    with Workshop.create(tmp_path / "roads.vmo", author="Ines") as workshop:
        library.build_sample("smart-scale-2018", workshop)
        live = LiveWorkshop(workshop)
        panel = PortfolioPanel(live, Selection(live))
        shown(qtbot, panel)
        yield panel
        panel.close()
        panel.desk.wait()
        live.deleteLater()


def is_working(panel: PortfolioPanel) -> bool:
    return panel.price_desk.task.is_running


def test_rows_are_walked_while_the_choice_is_looked_for(panel: PortfolioPanel, qtbot: QtBot) -> None:
    panel.desk.ask()
    assert panel.desk.is_choosing
    panel.portfolio.grid.setFocus()
    panel.portfolio.grid.select_cell(0, 0)
    press(Key.Key_Down, times=3)
    assert panel.desk.is_choosing
    assert panel.selection.initiative_id == panel.model.id_at(3)
    qtbot.waitUntil(lambda: panel.desk.portfolio is not None, timeout=LONG_WAIT_MS)
    assert panel.portfolio.sums.text().startswith("Funded: 137,")


def test_a_stopped_search_says_so_and_is_taken_up_again(panel: PortfolioPanel, qtbot: QtBot) -> None:
    head = ScenarioHead(panel.live, panel.selection, [("choose", "Choose")], "choose")
    qtbot.addWidget(head)
    head.show()
    assert panel.desk.is_choosing
    head.search.button.click()
    assert head.said.text() == "The search was stopped before it found the best portfolio."
    assert {panel.model.index(row, 0).data() for row in range(panel.model.rowCount())} == {"Not known"}
    head.search.button.click()
    qtbot.waitUntil(lambda: panel.desk.portfolio is not None, timeout=LONG_WAIT_MS)
    assert head.said.text().startswith("Proven best: 137 of 404 funded")
    head.close()


def test_prices_come_piece_by_piece_and_an_edit_ends_them(panel: PortfolioPanel, qtbot: QtBot) -> None:
    panel.desk.ask()
    qtbot.waitUntil(lambda: panel.desk.portfolio is not None, timeout=LONG_WAIT_MS)
    click(panel, "What would change it")
    qtbot.waitUntil(lambda: panel.turning.model.rowCount() >= 8, timeout=LONG_WAIT_MS)
    assert is_working(panel)
    click(panel, "Stop")
    count = panel.turning.model.rowCount()
    assert not is_working(panel)
    click(panel, "Initiatives")
    click(panel, "What would change it")
    assert not is_working(panel)
    click(panel, "Go on")
    qtbot.waitUntil(lambda: panel.turning.model.rowCount() > count, timeout=LONG_WAIT_MS)
    click(panel, "Initiatives")
    click(panel, "What would change it")
    assert is_working(panel)
    panel.live.do(edit_scenario(panel.desk.scenario.id, {"budget": 5e8}))
    assert panel.turning.model.rowCount() == 0
    assert not is_working(panel)
