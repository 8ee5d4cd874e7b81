"""Where the money of a portfolio goes: by driver, by class, by year; each adds up to what is spent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import chosen_by, make_choosing
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.ops import dependencies, limits, resources, scenarios
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """The workshop whose best portfolio is A and B."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


def test_cost_is_spread_over_drivers_as_they_make_up_the_value(workshop: Workshop) -> None:
    found = Alignment(chosen_by(workshop))
    assert found.spend == 70
    assert found.spend_by_driver.tolist() == [40 + 22.5, 7.5]
    assert found.spend_shares.tolist() == pytest.approx([62.5 / 70, 7.5 / 70])
    assert found.weights.tolist() == pytest.approx([0.75, 0.25])
    assert found.value_by_driver.tolist() == [75 + 37.5, 12.5]
    assert found.served == (2, 1)


def test_what_contributes_to_no_driver_is_told_apart(workshop: Workshop) -> None:
    workshop.do(limits.set_force(1, [_ids(workshop)[3]], True, reason="law"))
    found = Alignment(chosen_by(workshop))
    assert found.no_driver == 10
    assert found.spend_by_driver.sum() + found.no_driver == found.spend == 70


def test_spend_by_class_and_by_year_add_up(workshop: Workshop) -> None:
    a, b = _ids(workshop)[:2]
    workshop.do(resources.set_yearly_costs({(a, 2028): 15.0, (a, 2027): 25.0, (b, 2027): 20.0}))
    found = Alignment(chosen_by(workshop))
    assert found.spend_by_class == {"Large": 70.0, "Small": 0.0}
    assert list(found.spend_by_year.items()) == [(2027, 45.0), (2028, 15.0)]
    assert found.no_year == 10


def test_a_level_spends_its_part_of_each_year(workshop: Workshop) -> None:
    a = _ids(workshop)[0]
    workshop.do(resources.set_funding_levels(a, [resources.Level("Slim", 20.0, 0.9)]))
    workshop.do(resources.set_yearly_costs({(a, 2027): 40.0}))
    workshop.do(scenarios.edit_scenario(1, {"budget": 20.0}))
    found = Alignment(chosen_by(workshop))
    assert found.spend_by_year == {2027: 20.0}
    assert (found.spend, found.no_year) == (20.0, 0.0)


def test_savings_of_pairs_are_told_apart_from_what_is_spent(workshop: Workshop) -> None:
    a, b = _ids(workshop)[:2]
    workshop.do(dependencies.add_synergy(a, b, {"saving": 5.0}))
    found = Alignment(chosen_by(workshop))
    assert (found.spend, found.savings, found.portfolio.choice.cost) == (70.0, 5.0, 65.0)


def test_where_classes_have_weights_of_their_own_the_weight_is_the_mean_by_cost(workshop: Workshop) -> None:
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(add_weight_set("For small ones", class_name="Small"))
    own = workshop.snapshot.weight_sets[-1].id
    workshop.do(set_points(own, {growth: 0.0, risk: 100.0}))
    workshop.do(scenarios.edit_scenario(1, {"budget": 60.0}))
    found = Alignment(chosen_by(workshop))
    assert found.portfolio.is_funded.tolist() == [True, False, True, False]
    assert found.weights.tolist() == pytest.approx([0.75 * 40 / 60, (0.25 * 40 + 20) / 60])


def test_nothing_funded_spends_nothing(workshop: Workshop) -> None:
    workshop.do(scenarios.edit_scenario(1, {"budget": 0.0}))
    found = Alignment(chosen_by(workshop))
    assert (found.spend, found.no_driver, found.no_year) == (0.0, 0.0, 0.0)
    assert found.spend_shares.tolist() == [0.0, 0.0]
    assert found.weights.tolist() == pytest.approx([0.75, 0.25])
