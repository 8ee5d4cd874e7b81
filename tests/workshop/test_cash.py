"""Cash of initiatives and portfolios, and what it may come to."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.workshop.cash import Cash, cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import find_risk
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A costs 40 and brings 20 a year from the second year on; B costs 30."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_finance({"discount_rate": 0.0, "periods": 4, "samples": 4000}))
        opened.do(CASH_LINES.add([_benefit(opened, 0, low=10.0, likely=20.0, high=30.0)]))
        yield opened


def _benefit(workshop: Workshop, row: int, **values: float) -> dict[str, object]:
    own = {"initiative_id": workshop.snapshot.initiatives[row].id, "kind": CashKind.BENEFIT, "name": "Savings"}
    return {**own, "start": 1.0, **values}


def _portfolio(workshop: Workshop) -> Cash:
    results = workshop.results
    scenario = results.snapshot.choice.scenarios[0]
    return cash_of_portfolio(Money(results.snapshot), chosen(ScenarioProblem(results, scenario)))


def test_a_portfolio_is_the_sum_of_what_it_funds(workshop: Workshop) -> None:
    cash = _portfolio(workshop)
    assert cash.series.net.tolist() == [-70, 20, 20, 20]
    assert cash.names == ("A: Cost", "A: Savings", "B: Cost")
    assert cash.lacking == ("B",)
    assert not cash.is_unknown


def test_a_funding_level_costs_and_brings_its_share(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(set_funding_levels(first, [Level(name="Half", cost=20.0, value_share=0.75)]))
    cash = _portfolio(workshop)
    own = cash.lines[0]
    assert [line.amount.likely for line in own] == [-20.0, 15.0]
    assert (own[1].amount.low, own[1].amount.high) == (7.5, 22.5)


def test_an_initiative_without_any_benefit_is_unknown(workshop: Workshop) -> None:
    money = Money(workshop.snapshot)
    second = cash_of_initiative(money, workshop.snapshot.initiatives[1].id)
    assert second.is_unknown
    assert second.series.costs.tolist() == [30, 0, 0, 0]


def test_samples_lie_about_the_mean_and_repeat_by_their_seed(workshop: Workshop) -> None:
    cash = cash_of_initiative(Money(workshop.snapshot), workshop.snapshot.initiatives[0].id)
    risk, again = find_risk(cash), find_risk(cash)
    assert np.array_equal(risk.samples, again.samples)
    # PERT(10, 20, 30) has mean 20 and a deviation of about 20 / 6, three times over: NPV 20, deviation about 10.7.
    assert abs(risk.mean - 20) < 4 * 10.7 / np.sqrt(4000)
    low, middle, high = risk.percentiles
    assert low < middle < high
    assert risk.chance_of_loss == pytest.approx(float((risk.samples < 0).mean()))
    assert [(cash.names[each.line], each.low, each.high) for each in risk.swings] == [("Savings", -10.0, 50.0)]


def test_what_is_certain_has_no_spread(workshop: Workshop) -> None:
    workshop.do(CASH_LINES.add([_benefit(workshop, 1, likely=15.0)]))
    cash = cash_of_initiative(Money(workshop.snapshot), workshop.snapshot.initiatives[1].id)
    risk = find_risk(cash)
    assert set(risk.percentiles) == {15.0}
    assert risk.swings == ()


def test_another_assumed_cost_changes_all_costs_in_proportion(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(CASH_LINES.add([{**_benefit(workshop, 0, low=30.0, likely=40.0, high=60.0), "kind": CashKind.COST}]))
    workshop.do(assume(1, first, {"cost": 20.0}))
    (cost,) = (line for line in _portfolio(workshop).lines[0] if line.amount.likely < 0)
    assert (cost.amount.low, cost.amount.likely, cost.amount.high) == (-30.0, -20.0, -15.0)
    workshop.do(assume(1, first, {"cost": -20.0}))
    (cost,) = (line for line in _portfolio(workshop).lines[0] if line.amount.likely < 0)
    assert cost.amount.likely == -40.0


def test_a_cost_that_most_likely_does_not_come_is_still_a_cost_of_a_level(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(set_funding_levels(first, [Level(name="Half", cost=20.0, value_share=0.75)]))
    fine = {"initiative_id": first, "kind": CashKind.COST, "name": "Fine", "low": 0.0, "likely": 0.0, "high": 8.0}
    workshop.do(CASH_LINES.add([fine]))
    assert _portfolio(workshop).lines[0][-1].amount.low == -4.0
