import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.ui.panels.portfolio_page import choices, click, fund, settle
from tests.ui.small_workshop import initiative_id
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.limits import assume, set_force
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.ops.weights import set_points


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> PortfolioPanel:
    fund(small_live)
    panel = PortfolioPanel(small_live, selection)
    shown(qtbot, panel, height=900)
    settle(qtbot, panel)
    return panel


def known(panel: PortfolioPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: panel.price_desk.tags is not None and panel.price_desk.tags.is_complete, timeout=LONG_WAIT_MS
    )


def lines(panel: PortfolioPanel) -> list[list[str]]:
    model = panel.prices.model
    return [[str(model.index(row, c).data()) for c in range(3)] for row in range(model.rowCount())]


def words(panel: PortfolioPanel) -> dict[str, str]:
    model = panel.turning.model
    return {str(model.index(row, 1).data()): str(model.index(row, 6).data()) for row in range(model.rowCount())}


def test_a_force_is_priced_by_choosing_again_without_it(panel: PortfolioPanel, qtbot: QtBot) -> None:
    portal = initiative_id(panel.live.workshop, "Portal")
    panel.live.do(set_force(panel.desk.scenario.id, [portal], False, reason="Postponed"))
    settle(qtbot, panel)
    click(panel, "Prices")
    known(panel, qtbot)
    assert lines(panel) == [
        ["Budget 1 % higher: 7,000 EUR more", "0.0", "brings nothing"],
        ["Budget 5 % higher: 35 k EUR more", "0.0", "brings nothing"],
        ["Budget 10 % higher: 70 k EUR more", "0.0", "brings nothing"],
        ["Without “Budget: at most 700 k EUR”", "75.0", "adds Robots"],
        ["Without “Forced out: Portal”", "50.0", "adds Portal"],
    ]


def test_what_would_change_it_is_told_for_each_initiative(panel: PortfolioPanel, qtbot: QtBot) -> None:
    click(panel, "What would change it")
    known(panel, qtbot)
    told = words(panel)
    assert [str(panel.turning.model.index(row, 4).data()) for row in range(3)] == [
        "\u2212450,000", "+50,000", "+300,000",
    ]  # fmt: skip
    assert told["Robots"] == "Comes in if its cost falls by 450,000 EUR."
    assert told["Portal"] == (
        "Drops out if its value falls by 50.0 points or its cost rises by more than 300,000 EUR. "
        "No weight of a single driver drops it."
    )
    assert panel.turning.model.index(0, 0).data() == "Waiting"
    robots = initiative_id(panel.live.workshop, "Robots")
    panel.live.do(assume(panel.desk.scenario.id, robots, {"cost": 700_000.0, "value": 88.0}))
    settle(qtbot, panel)
    assert choices(panel)["Robots"] == "Funded"


def test_the_nearest_weight_that_would_change_it_is_told(panel: PortfolioPanel, qtbot: QtBot) -> None:
    # Either Portal (75 for Growth, 25 for Risk) or Ledger (25 and 50); both drivers weigh a half.
    panel.live.do(edit_workshop({"budget": 500_000.0}))
    settle(qtbot, panel)
    click(panel, "What would change it")
    known(panel, qtbot)
    told, model = words(panel), panel.turning.model
    assert told["Ledger"].startswith("Comes in if")
    assert told["Ledger"].endswith("or the weight of Growth falls from 50 % to 33.3 %.")
    assert told["Portal"].endswith("or the weight of Growth falls from 50 % to 33.3 %.")
    changes = {str(model.index(row, 1).data()): str(model.index(row, 5).data()) for row in range(model.rowCount())}
    assert changes == {
        "Robots": "",
        "Ledger": "50 % → 33.3 %: Growth",
        "Portal": "50 % → 33.3 %: Growth",
    }
    growth = next(each.id for each in panel.live.snapshot.leaves if each.name == "Growth")
    risk = next(each.id for each in panel.live.snapshot.leaves if each.name == "Risk")
    default = panel.live.snapshot.default_weight_set
    assert default is not None
    panel.live.do(set_points(default.id, {growth: 33.3, risk: 66.7}))
    settle(qtbot, panel)
    assert choices(panel) == {"Portal": "Waiting", "Ledger": "Funded", "Robots": "Waiting"}


def test_an_approved_portfolio_has_no_prices_and_says_so(panel: PortfolioPanel, qtbot: QtBot) -> None:
    found = panel.desk.portfolio
    assert found is not None
    sums = found.approved()
    panel.live.do(
        approve_scenario(panel.desk.scenario.id, sums, status="optimal", value=87.5, bound=87.5, cost=650_000)
    )
    settle(qtbot, panel)
    click(panel, "Prices")
    assert panel.prices.said.text().startswith("An approved portfolio has no prices.")
    assert lines(panel) == []


def test_the_work_is_stopped_and_gone_on_with(panel: PortfolioPanel, qtbot: QtBot) -> None:
    click(panel, "Prices")
    panel.price_desk.leave()
    assert panel.prices.search.button.text() == "Go on"
    click(panel, "Go on")
    known(panel, qtbot)
    assert not panel.prices.search.button.isVisible()


def test_prices_are_forgotten_with_their_portfolio(panel: PortfolioPanel, qtbot: QtBot) -> None:
    click(panel, "Prices")
    known(panel, qtbot)
    portal = initiative_id(panel.live.workshop, "Portal")
    panel.live.do(set_force(panel.desk.scenario.id, [portal], False))
    assert lines(panel) == []
    settle(qtbot, panel)
    known(panel, qtbot)
    assert len(lines(panel)) == 5


def test_nothing_is_worked_out_before_somebody_looks(panel: PortfolioPanel) -> None:
    assert panel.price_desk.tags is None
    assert not panel.price_desk.task.is_running


def test_the_first_that_could_be_funded_is_next_in_line(panel: PortfolioPanel, qtbot: QtBot) -> None:
    panel.live.do(edit_workshop({"budget": 900_000.0}))
    settle(qtbot, panel)
    click(panel, "What would change it")
    known(panel, qtbot)
    shown_first = [panel.turning.model.index(0, column).data() for column in range(3)]
    assert shown_first == ["Next in line", "Robots", "12.5"]
