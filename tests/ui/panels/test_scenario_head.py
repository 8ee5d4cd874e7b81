"""What stands over every page about the choice."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.ui.panels.portfolio_page import fund
from tests.ui.small_workshop import initiative_id
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.editors.scenario_head import ScenarioHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.limits import set_force
from vmo_desktop.workshop.ops.scenarios import approve_scenario

PAGES = [("choose", "Portfolio"), ("frontier", "Frontier")]


@pytest.fixture
def live(small_live: LiveWorkshop) -> LiveWorkshop:
    fund(small_live)
    return small_live


def head_of(qtbot: QtBot, live: LiveWorkshop, page_id: str) -> ScenarioHead:
    head = ScenarioHead(live, Selection(live), PAGES, page_id)
    shown(qtbot, head)
    qtbot.waitUntil(lambda: head.desk.portfolio is not None, timeout=LONG_WAIT_MS)
    return head


def test_where_nothing_is_possible_every_other_page_says_where_the_ways_out_are(
    qtbot: QtBot, live: LiveWorkshop
) -> None:
    live.do(set_force(1, [initiative_id(live.workshop, "Robots")], True, reason="Regulation"))
    impossible = "No portfolio meets all conditions together."
    way_out = " Portfolio says which of them contradict each other, and offers ways out."
    assert head_of(qtbot, live, "frontier").said.text() == impossible + way_out
    assert head_of(qtbot, live, "choose").said.text() == impossible


def test_an_approval_without_a_name_tells_its_day_alone(qtbot: QtBot, live: LiveWorkshop) -> None:
    head = head_of(qtbot, live, "choose")
    found = head.desk.portfolio
    assert found is not None
    live.do(approve_scenario(1, found.approved(), status="optimal", value=87.5, bound=87.5, cost=650_000, author=""))
    qtbot.waitUntil(lambda: head.desk.portfolio is not None, timeout=LONG_WAIT_MS)
    assert head.said.text().startswith("Approved on ")
    assert " by " not in head.said.text()
