"""What is known of scenarios stays while nothing that it rests on changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import PortfolioDesk, desk_of
from vmo_desktop.workshop.ops import limits, scenarios
from vmo_desktop.workshop.ops.initiatives import edit_initiatives


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(scenarios.duplicate_scenario(1, "Less", {"budget": 60.0}))
        yield LiveWorkshop(workshop)


@pytest.fixture
def desk(live: LiveWorkshop, qtbot: QtBot) -> Iterator[PortfolioDesk]:
    """Both portfolios are known."""
    found = desk_of(live)
    found.ask_all()
    qtbot.waitUntil(lambda: len(found.portfolios) == 2, timeout=20_000)
    yield found
    found.wait()


def test_a_new_name_place_or_mark_leaves_all_portfolios_known(live: LiveWorkshop, desk: PortfolioDesk) -> None:
    live.do(scenarios.edit_scenario(1, {"name": "Base case"}))
    live.do(scenarios.reorder_scenarios([2, 1]))
    live.do(scenarios.recommend_scenario(2))
    assert set(desk.portfolios) == {1, 2}
    assert desk.portfolios[1].of.scenario is live.snapshot.choice.scenario_by_id[1]
    assert desk.portfolios[1].of.scenario.name == "Base case"


def test_an_edit_of_one_scenario_leaves_the_others_known(live: LiveWorkshop, desk: PortfolioDesk) -> None:
    live.do(limits.set_force(1, [live.snapshot.initiatives[3].id], True))
    assert set(desk.portfolios) == {2}
    live.do(scenarios.edit_scenario(2, {"budget": 10.0}))
    assert not desk.portfolios


def test_an_approval_is_chosen_anew_as_it_was_approved(live: LiveWorkshop, desk: PortfolioDesk, qtbot: QtBot) -> None:
    known = desk.portfolios[1]
    choice = known.choice
    live.do(
        scenarios.approve_scenario(
            1,
            known.approved(),
            status=choice.status.value,
            value=choice.objective,
            bound=choice.bound,
            cost=choice.cost,
        )
    )
    assert set(desk.portfolios) == {2}
    desk.ask()
    qtbot.waitUntil(lambda: desk.portfolio is not None, timeout=20_000)
    assert desk.portfolio is not None
    assert desk.portfolio.approval is live.snapshot.choice.approvals[1]


def test_a_changed_cost_leaves_nothing_known(live: LiveWorkshop, desk: PortfolioDesk) -> None:
    live.do(edit_initiatives({live.snapshot.initiatives[0].id: {"cost": 41.0}}))
    assert not desk.portfolios
