"""What a scenario funds, initiative by initiative: as chosen, and as it was approved whatever is known since."""

from collections.abc import Iterator
from math import isnan, nan
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, approve, chosen_by, make_choosing
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.workshop.ops.dependencies import add_synergy
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume, set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.scenarios import add_scenario
from vmo_desktop.workshop.portfolio import Standing, chosen
from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """With 70 the best is A and B: values 75, 50, 25 and 0 for costs of 40, 30, 20 and 10."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def test_what_is_funded_with_its_shares_values_costs_and_what_is_left(workshop: Workshop) -> None:
    workshop.do(set_budget(75.0))
    found = chosen_by(workshop)
    assert found.is_funded.tolist() == [True, True, False, False]
    assert found.shares.tolist() == [1.0, 1.0, 0.0, 0.0]
    assert found.values.tolist() == [75.0, 50.0, 0.0, 0.0]
    assert found.costs.tolist() == [40.0, 30.0, 0.0, 0.0]
    assert found.levels == ("", "", "", "")
    assert found.value_shares.tolist() == [1.0, 1.0, 0.0, 0.0]
    assert found.is_option
    assert found.headroom == 5.0
    workshop.do(set_budget(None))
    assert isnan(chosen_by(workshop).headroom)


def test_where_each_initiative_stands(workshop: Workshop) -> None:
    a, _, c, d = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(set_force(1, [a], False))
    workshop.do(edit_initiatives({d: {"cost": None}}))
    workshop.do(set_budget(30.0))
    found = chosen_by(workshop)
    assert [found.standing(row) for row in (A, B, C, D)] == [
        Standing.FORCED_OUT, Standing.FUNDED, Standing.WAITING, Standing.LACKING,
    ]  # fmt: skip
    workshop.do(edit_initiatives({c: {"cost": None}}))
    assert chosen_by(workshop).standing(C) is Standing.LACKING


def test_a_level_and_a_part_bring_their_share_of_the_value(workshop: Workshop) -> None:
    a, b, c, _ = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(set_funding_levels(a, [Level("Slim", 30.0, 0.9), Level("Full", 60.0, 1.0)]))
    workshop.do(set_least_share(b, 0.2))
    workshop.do(set_force(1, [c], False))
    workshop.do(set_budget(45.0))
    found = chosen_by(workshop)
    assert found.levels == ("Slim", "", "", "")
    assert found.shares.tolist() == pytest.approx([1.0, 0.5, 0.0, 0.0])
    assert found.value_shares.tolist() == pytest.approx([0.9, 0.5, 0.0, 0.0])
    assert found.values.tolist() == pytest.approx([67.5, 25.0, 0.0, 0.0])
    assert found.costs.tolist() == pytest.approx([30.0, 15.0, 0.0, 0.0])
    first, second = found.approved()
    assert (first.initiative_id, first.level, second.initiative_id, second.level) == (a, "Slim", b, "")
    assert (first.share, first.value, first.cost) == pytest.approx((1.0, 67.5, 30.0))
    assert (second.share, second.value, second.cost) == pytest.approx((0.5, 25.0, 15.0))


def test_what_was_approved_is_told_as_it_was(workshop: Workshop) -> None:
    a, b, c, _ = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(set_funding_levels(a, [Level("Full", 40.0, 1.0)]))
    before = approve(workshop)
    workshop.do(edit_initiatives({b: {"cost": 35.0}, c: {"cost": 1.0}}))
    now = chosen_by(workshop)
    assert now.approval is not None
    assert (now.choice.status, now.choice.objective, now.choice.bound, now.choice.cost) == (
        Status.OPTIMAL, 125.0, before.choice.bound, 70.0,
    )  # fmt: skip
    assert now.costs.tolist() == [40.0, 30.0, 0.0, 0.0]
    assert now.values.tolist() == [75.0, 50.0, 0.0, 0.0]
    assert now.levels == ("Full", "", "", "")
    assert now.is_option
    assert now.value_shares.tolist() == [1.0, 1.0, 0.0, 0.0]
    assert [now.standing(row) for row in (A, B, C)] == [Standing.FUNDED, Standing.FUNDED, Standing.WAITING]

    workshop.do(edit_initiatives({b: {"cost": None}}))
    gone = chosen_by(workshop)
    assert not gone.is_option
    assert gone.value_shares.tolist() == pytest.approx([1.0, nan, 0.0, 0.0], nan_ok=True)
    assert (gone.shares[B], gone.costs[B], gone.levels) == (1.0, 30.0, ("Full", "", "", ""))


def test_an_approval_belongs_to_its_scenario_alone(workshop: Workshop) -> None:
    workshop.do(add_scenario({"name": "Small", "budget": 60.0}))
    approve(workshop)
    other = chosen_by(workshop, workshop.snapshot.choice.scenarios[1].id)
    assert other.approval is None
    assert np.flatnonzero(other.is_funded).tolist() == [A, C]


def test_a_synergy_counts_in_the_whole_and_in_no_initiative(workshop: Workshop) -> None:
    a, b, _, _ = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(add_synergy(a, b, {"value": 10.0, "saving": 5.0}))
    found = chosen_by(workshop)
    assert (found.choice.objective, found.choice.cost) == (135.0, 65.0)
    assert (found.values.sum(), found.costs.sum(), found.headroom) == (125.0, 70.0, 5.0)


def test_a_proposal_is_told_by_what_is_known_now_or_as_approved_where_it_is_gone(workshop: Workshop) -> None:
    a = workshop.snapshot.initiatives[A].id
    approve(workshop)
    workshop.do(edit_initiatives({a: {"cost": 45.0}}))
    now = chosen_by(workshop)
    frontier = find_portfolio_frontier(now.of.problem, now.of.budget_index)
    proposal = frontier.proposal_of(now)
    assert (proposal.value, proposal.cost) == (125.0, 75.0)
    workshop.do(edit_initiatives({a: {"cost": None}}))
    gone = chosen_by(workshop)
    frontier = find_portfolio_frontier(gone.of.problem, gone.of.budget_index)
    proposal = frontier.proposal_of(gone)
    assert (proposal.value, proposal.cost) == (125.0, 70.0)
    assert frontier.funded(gone.choice.shares).tolist() == [False, True, False, False]
    assert frontier.order_of_buy.order.tolist() == [B, C, D]


def test_what_a_scenario_assumes_counts_in_what_it_chooses(workshop: Workshop) -> None:
    d = workshop.snapshot.initiatives[D].id
    workshop.do(assume(1, d, {"value": 90.0, "cost": 40.0}))
    found = chosen(chosen_by(workshop).of, time_limit=5.0)
    assert np.flatnonzero(found.is_funded).tolist() == [B, D]
    assert found.values.tolist() == [0.0, 50.0, 0.0, 90.0]
