"""A scenario that makes net present value large, against every portfolio there is."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, chosen_by, make_choosing
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.workshop.cash import cash_of_portfolio
from vmo_desktop.workshop.choice_rows import Aim, LimitOf
from vmo_desktop.workshop.ops.dependencies import add_synergy, require
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, assume, set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.scenarios import add_scenario, edit_scenario
from vmo_desktop.workshop.portfolio import Standing
from vmo_desktop.workshop.price_tags import more_tags, no_tags
from vmo_desktop.workshop.robust_choice import RobustChoice
from vmo_desktop.workshop.sample_optimiser import CannotTest
from vmo_desktop.workshop.scenario_comparison import difference
from vmo_desktop.workshop.scenario_problem import Lacks, ScenarioProblem
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop

BENEFITS = {A: 15.0, B: 9.0, C: 14.0}
"""A year, over four years from the second on; D has none that is known."""


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_finance({"discount_rate": 0.1, "periods": 5}))
        opened.do(CASH_LINES.add([_benefit(opened, place, likely) for place, likely in BENEFITS.items()]))
        opened.do(edit_scenario(1, {"aim": Aim.NPV}))
        yield opened


def _id(workshop: Workshop, place: int) -> int:
    return workshop.snapshot.initiatives[place].id


def _benefit(workshop: Workshop, place: int, likely: float) -> dict[str, object]:
    return {"initiative_id": _id(workshop, place), "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}


def _annuity(payment: float, rate: float = 0.1, years: int = 4) -> float:
    return payment * (1 - (1 + rate) ** -years) / rate


def test_it_funds_what_is_worth_most_in_money(workshop: Workshop) -> None:
    """A brings 7.55 and C 24.38 in money; by value A and B would be the best."""
    portfolio = chosen_by(workshop)
    assert portfolio.is_funded.tolist() == [True, False, True, False]
    npv = (_annuity(15) - 40) + (_annuity(14) - 20)
    assert portfolio.choice.objective == pytest.approx(npv)
    assert cash_of_portfolio(workshop.results.money, portfolio).series.npv == pytest.approx(npv)


def test_who_brings_nothing_known_cannot_be_chosen_and_who_loses_money_waits(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"budget": 1000.0}))
    portfolio = chosen_by(workshop)
    assert portfolio.of.lacking == (None, None, None, Lacks.BENEFIT)
    assert portfolio.standing(D) is Standing.LACKING
    assert portfolio.standing(B) is Standing.WAITING
    assert np.isnan(portfolio.of.values[D])
    workshop.do(CASH_LINES.add([_benefit(workshop, D, 0.0)]))
    of = ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0])
    assert of.lacking[D] is None
    assert of.values[D] == pytest.approx(-10)


def test_a_loss_is_taken_where_a_condition_asks_for_it(workshop: Workshop) -> None:
    workshop.do(set_force(1, [_id(workshop, B)], is_in=True))
    portfolio = chosen_by(workshop)
    assert portfolio.is_funded.tolist() == [False, True, True, False]
    assert portfolio.choice.objective == pytest.approx((_annuity(9) - 30) + (_annuity(14) - 20))


def test_levels_parts_and_assumed_costs_bring_their_shares(workshop: Workshop) -> None:
    levels = [Level("Small", 15.0, 0.7), Level("Full", 40.0, 1.0)]
    workshop.do(set_funding_levels(_id(workshop, A), levels))
    workshop.do(set_least_share(_id(workshop, C), 0.25))
    workshop.do(assume(1, _id(workshop, B), {"cost": 15.0, "value": 100.0}))
    workshop.do(edit_scenario(1, {"budget": 40.0}))
    portfolio = chosen_by(workshop)
    assert portfolio.levels[A] == "Small"
    assert portfolio.of.values[B] == pytest.approx(_annuity(9) - 15)
    money = cash_of_portfolio(workshop.results.money, portfolio).series.npv
    assert portfolio.choice.objective == pytest.approx(money)
    small, b, c = 0.7 * _annuity(15) - 15, _annuity(9) - 15, _annuity(14) - 20
    assert portfolio.choice.objective == pytest.approx(max(small + b + 0.5 * c, small + c, b + c))


def test_a_cost_that_only_the_scenario_knows_counts(workshop: Workshop) -> None:
    workshop.do(edit_initiatives({_id(workshop, A): {"cost": None}}))
    assert chosen_by(workshop).of.lacking[A] is Lacks.COST
    workshop.do(assume(1, _id(workshop, A), {"cost": 30.0}))
    portfolio = chosen_by(workshop)
    assert portfolio.is_funded.tolist() == [True, False, True, False]
    npv = (_annuity(15) - 30) + (_annuity(14) - 20)
    assert portfolio.choice.objective == pytest.approx(npv)
    assert cash_of_portfolio(workshop.results.money, portfolio).series.npv == pytest.approx(npv)


def test_every_portfolio_is_worth_no_more(workshop: Workshop) -> None:
    rng = np.random.default_rng(5)
    ids = [_id(workshop, place) for place in range(4)]
    workshop.do(CASH_LINES.add([_benefit(workshop, D, 1.0)]))
    workshop.do(require(ids[C], ids[B]))
    workshop.do(add_synergy(ids[A], ids[C], {"value": 500.0, "saving": 5.0}))
    workshop.do(add_limit(1, LimitOf.COUNT, {"least": 2.0, "most": 3.0}))
    lines = [workshop.snapshot.value.cash_lines[each][0].id for each in ids]
    for _ in range(12):
        likely = rng.uniform(0, 25, 4).round(1)
        for line, amount in zip(lines, likely.tolist(), strict=True):
            workshop.do(CASH_LINES.edit(line, {"likely": amount}))
        worth = _annuity(1.0) * likely - np.array([40.0, 30.0, 20.0, 10.0])
        best = max(float(np.array(taken) @ worth) for taken in product((0, 1), repeat=4) if _is_allowed(taken))
        assert chosen_by(workshop).choice.objective == pytest.approx(best)


def _is_allowed(taken: tuple[int, ...]) -> bool:
    cost = float(np.array(taken) @ np.array([40.0, 30.0, 20.0, 10.0])) - 5.0 * taken[A] * taken[C]
    return cost <= 70 and 2 <= sum(taken) <= 3 and taken[C] <= taken[B]


def test_prices_are_money_and_say_nothing_of_costs_and_weights(workshop: Workshop) -> None:
    tags = no_tags(chosen_by(workshop))
    while not tags.is_complete:
        tags = more_tags(tags)
    assert tags.more[-1].value_gained == pytest.approx(0)
    found = {each.row: each for each in tags.points}
    assert found[A].value_change == pytest.approx(-(_annuity(15) - 40), abs=1e-3)
    assert all(np.isnan(each.cost_change) for each in tags.points)
    assert tags.shifts is not None
    assert tags.shifts.weights == ()


def test_weights_and_scores_say_nothing_about_it(workshop: Workshop) -> None:
    with pytest.raises(CannotTest, match="Base makes net present value large"):
        RobustChoice(chosen_by(workshop), workshop.snapshot.choice.robustness)


def test_against_a_scenario_of_value_each_is_measured_by_its_own(workshop: Workshop) -> None:
    workshop.do(add_scenario({"name": "By value"}))
    second = workshop.snapshot.choice.scenarios[1].id
    money, value = chosen_by(workshop), chosen_by(workshop, second)
    assert value.is_funded.tolist() == [True, True, False, False]
    found = difference(money, value)
    assert found.value_by_first == pytest.approx((_annuity(9) - 30) - (_annuity(14) - 20))
    assert not found.is_same_measure


def test_a_cost_line_of_its_own_counts_instead_of_the_cost_in_the_list(workshop: Workshop) -> None:
    line = {"initiative_id": _id(workshop, A), "kind": CashKind.COST, "likely": 10.0, "timing": Timing.ONCE}
    workshop.do(CASH_LINES.add([line]))
    of = chosen_by(workshop).of
    assert of.values[A] == pytest.approx(_annuity(15) - 10)
    assert of.costs[A] == 40
