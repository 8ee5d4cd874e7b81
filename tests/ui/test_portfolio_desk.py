"""What is known of scenarios stays while nothing that it rests on changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import PortfolioDesk, desk_of
from vmo_desktop.workshop.ops import limits, scenarios
from vmo_desktop.workshop.ops.agreement import Accepted, accept_votes
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in, write_votes
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.room_rows import Way


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
    qtbot.waitUntil(lambda: len(found.portfolios) == 2, timeout=LONG_WAIT_MS)
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
    qtbot.waitUntil(lambda: desk.portfolio is not None, timeout=LONG_WAIT_MS)
    assert desk.portfolio is not None
    assert desk.portfolio.approval is live.snapshot.choice.approvals[1]


def test_a_changed_cost_leaves_nothing_known(live: LiveWorkshop, desk: PortfolioDesk) -> None:
    live.do(edit_initiatives({live.snapshot.initiatives[0].id: {"cost": 41.0}}))
    assert not desk.portfolios


def test_a_vote_and_who_may_give_it_start_no_search(live: LiveWorkshop, desk: PortfolioDesk) -> None:
    """Or the room would see the search begin anew with every secret vote."""
    known = dict(desk.portfolios)
    at = live.snapshot
    cell = at.initiatives[0].id, at.leaves[0].id
    live.do(add_participant({"name": "Anna"}))
    person = live.snapshot.participants[-1].id
    live.do(set_interests(person, [at.initiatives[1].id]))
    live.do(open_round("Round 1", [cell[0]], [cell[1]]))
    round_id = live.snapshot.rounds[-1].id

    live.do(write_votes(round_id, person, {cell: Voted(1.0)}, way=Way.LAPTOP))
    live.do(take_in(round_id, person, FilledBallot({cell: Voted(2.0)}), way=Way.LAPTOP))
    live.do(close_round(round_id))
    live.do(reveal_round(round_id))

    assert desk.portfolios == known
    live.do(accept_votes(*cell, Accepted(round_id, 2.0, "Agreed")))
    assert not desk.portfolios
