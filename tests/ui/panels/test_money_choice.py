"""A scenario that makes net present value large, on the pages about the choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.ui.panels.portfolio_page import click
from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import A, make_choosing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.portfolio_model import PortfolioColumn
from vmo_desktop.ui.panels.finance_panel import FinancePanel
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.ui.panels.robustness_panel import RobustnessPanel
from vmo_desktop.ui.panels.sensitivity_panel import SensitivityPanel
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.portfolio_words import portfolio_text
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.scenarios import add_scenario, edit_scenario
from vmo_desktop.workshop.value_rows import CashKind


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """Nothing discounted: A is worth 5, B -10, C 70; of D nothing is known. 70 buys two of them."""
    del qtbot
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 2, "samples": 100}))
        ids = [each.id for each in workshop.snapshot.initiatives]
        lines = [
            {"initiative_id": each, "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}
            for each, likely in zip(ids, (45.0, 20.0, 90.0), strict=False)
        ]
        workshop.do(CASH_LINES.add(lines))
        yield LiveWorkshop(workshop)


def _settle(qtbot: QtBot, desk: PortfolioDesk) -> None:
    desk.ask()
    qtbot.waitUntil(lambda: desk.portfolio is not None, timeout=LONG_WAIT_MS)


@pytest.fixture
def panel(qtbot: QtBot, live: LiveWorkshop) -> Iterator[PortfolioPanel]:
    panel = PortfolioPanel(live, Selection(live))
    shown(qtbot, panel)
    click(panel, "Conditions")
    panel.conditions.aim.setFocus()
    press(Key.Key_End)
    _settle(qtbot, panel.desk)
    yield panel
    panel.desk.wait()


def test_all_that_is_told_of_it_is_money(panel: PortfolioPanel) -> None:
    assert panel.desk.scenario.aim is Aim.NPV
    portfolio = panel.desk.portfolio
    assert portfolio is not None
    assert portfolio_text(portfolio).startswith("Proven best: 2 of 4 funded · NPV 75 EUR · cost 60 EUR")
    assert panel.model.columns()[PortfolioColumn.VALUE].title == "NPV (EUR)"
    assert not panel.conditions.weights.isEnabled()
    cells = [panel.model.index(row, PortfolioColumn.VALUE) for row in range(4)]
    assert [str(each.data()) for each in cells] == ["70", "5", "−10", ""]
    assert not any(each.flags() & Qt.ItemFlag.ItemIsEditable for each in cells)
    why = str(panel.model.index(3, PortfolioColumn.WHY).data())
    assert why == "No benefit in money is known. Type a cash line for it, of 0 if it brings none."


def test_a_cash_line_chooses_anew_where_money_counts_and_only_there(
    panel: PortfolioPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    line = live.snapshot.value.cash_lines[live.snapshot.initiatives[A].id][0].id
    live.do(CASH_LINES.edit(line, {"likely": 1.0}))
    assert not panel.desk.portfolios
    _settle(qtbot, panel.desk)
    assert panel.desk.portfolios[1].is_funded.tolist() == [False, False, True, False]
    live.do(edit_scenario(1, {"aim": Aim.VALUE}))
    _settle(qtbot, panel.desk)
    known = panel.desk.portfolio
    live.do(CASH_LINES.edit(line, {"likely": 45.0}))
    assert panel.desk.portfolio is known


def test_pages_about_weights_and_scores_say_that_they_do_not_apply(
    panel: PortfolioPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    del panel
    selection = Selection(live)
    sensitivity, robustness = SensitivityPanel(live, selection), RobustnessPanel(live, selection)
    shown(qtbot, sensitivity)
    shown(qtbot, robustness)
    said = "Base makes net present value large: weights and scores have no part in it."
    assert sensitivity.said.text().startswith(said)
    assert not sensitivity.table.isVisible()
    qtbot.waitUntil(lambda: robustness.said.text().startswith(said), timeout=LONG_WAIT_MS)
    robustness.close()
    sensitivity.close()


def test_forecasts_by_scenario_have_their_chance_of_loss(live: LiveWorkshop, qtbot: QtBot) -> None:
    live.do(add_scenario({"name": "By money", "aim": Aim.NPV}))
    panel = FinancePanel(live, Selection(live))
    shown(qtbot, panel)
    click_view = next(each for each in panel.views.buttons if each.text() == "By scenario")
    click_view.click()

    def told() -> list[list[str]]:
        model = panel.forecasts
        return [[str(model.index(row, column).data()) for column in range(model.columnCount())] for row in range(2)]

    titles = [panel.forecasts.table.columns[column].title for column in range(panel.forecasts.columnCount())]
    npv, loss = titles.index("NPV (EUR)"), titles.index("Chance of loss (%)")
    qtbot.waitUntil(lambda: all(row[loss] for row in told()), timeout=LONG_WAIT_MS)
    assert [(row[npv], row[loss]) for row in told()] == [("-5.00", "100.0"), ("75.00", "0.0")]
    panel.close()
