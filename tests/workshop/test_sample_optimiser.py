"""How a portfolio is chosen for each sample: the fast way where nothing but a budget counts, else a search."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, approve, chosen_by, make_choosing
from vmo_desktop.domain.robust_portfolio import OneByOne, WithinBudget
from vmo_desktop.workshop.choice_rows import GroupKind, LimitOf
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.dependencies import add_group, add_synergy, require
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.robustness import edit_robustness
from vmo_desktop.workshop.robust_choice import RobustChoice
from vmo_desktop.workshop.sample_optimiser import CannotTest, brought, no_part_text, sample_optimiser
from vmo_desktop.workshop.uncertain_choice import UncertainChoice
from vmo_desktop.workshop.workshop import Workshop

Ids = list[int]


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A and B for a budget of 70 among A, B, C and D, whose costs are 40, 30, 20 and 10."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": 100}))
        yield opened


def _ids(workshop: Workshop) -> Ids:
    return [each.id for each in workshop.snapshot.initiatives]


def _uncertain(workshop: Workshop) -> UncertainChoice:
    return UncertainChoice(chosen_by(workshop).of, workshop.snapshot.choice.robustness)


def _chances(workshop: Workshop) -> list[float]:
    test = RobustChoice(chosen_by(workshop))
    return [float(each) for each in test.advance(test.wanted).selection.chance]


def test_where_nothing_but_a_budget_counts_all_samples_are_chosen_together(workshop: Workshop) -> None:
    assert isinstance(sample_optimiser(_uncertain(workshop), Listener()), WithinBudget)


@pytest.mark.parametrize(
    "edit",
    [
        lambda ids: set_budget(None),
        lambda ids: add_limit(1, LimitOf.COUNT, {"most": 3.0}),
        lambda ids: add_group(GroupKind.AT_MOST_ONE, ids[:2]),
        lambda ids: require(ids[A], ids[B]),
        lambda ids: add_synergy(ids[A], ids[B], {"value": 1.0}),
        lambda ids: set_force(1, [ids[C]], True),
        lambda ids: set_force(1, [ids[C]], False),
        lambda ids: set_funding_levels(ids[A], [Level("Slim", 30.0, 0.9), Level("Full", 40.0, 1.0)]),
        lambda ids: set_funding_levels(ids[A], [Level("Full", 40.0, 1.0)]),
        lambda ids: set_least_share(ids[A], 0.5),
    ],
    ids=range(10),
)
def test_any_other_condition_takes_a_search_for_each(workshop: Workshop, edit: Callable[[Ids], Operation]) -> None:
    workshop.do(edit(_ids(workshop)))
    assert isinstance(sample_optimiser(_uncertain(workshop), Listener()), OneByOne)


def test_both_ways_choose_the_same(workshop: Workshop) -> None:
    together = _chances(workshop)
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 4.0}))
    assert _chances(workshop) == pytest.approx(together)
    assert together[B] == 1.0
    assert 0.0 < together[A] < 1.0


def test_what_brings_nothing_is_funded_only_where_a_condition_or_a_pair_asks_for_it(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(edit_initiatives({ids[D]: {"cost": 0.0}}))
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 4.0}))
    assert _chances(workshop)[D] == 0.0
    workshop.do(add_group(GroupKind.AT_LEAST_ONE, [ids[D]]))
    assert _chances(workshop)[D] == 1.0
    workshop.undo()
    workshop.do(add_synergy(ids[B], ids[D], {"value": 5.0}))
    assert _chances(workshop)[D] == 1.0
    workshop.undo()
    workshop.do(add_synergy(ids[B], ids[D], {"value": -5.0}))
    assert _chances(workshop)[D] == 0.0


def test_an_approved_portfolio_whose_conditions_nothing_meets_by_now_cannot_be_tested(workshop: Workshop) -> None:
    approve(workshop)
    workshop.do(edit_initiatives({_ids(workshop)[A]: {"is_mandatory": True}}))
    workshop.do(set_budget(5.0))
    test = RobustChoice(chosen_by(workshop))
    with pytest.raises(CannotTest) as told:
        test.advance(1)
    assert str(told.value) == "No portfolio meets all conditions of this scenario, so there is nothing to test."


def test_how_much_of_its_value_each_initiative_brings(workshop: Workshop) -> None:
    workshop.do(set_funding_levels(_ids(workshop)[A], [Level("Slim", 30.0, 0.9), Level("Full", 40.0, 1.0)]))
    uncertain = _uncertain(workshop)
    assert brought(uncertain, np.array([1.0, 0.0, 0.5, 0.0, 1.0])).tolist() == [0.9, 0.5, 0.0, 1.0]
    assert brought(uncertain, np.array([0.0, 1.0, 0.0, 0.25, 0.0])).tolist() == [1.0, 0.0, 0.25, 0.0]


def test_a_scenario_of_money_says_where_to_look_instead() -> None:
    assert no_part_text("Cash") == (
        "Cash makes net present value large: weights and scores have no part in it. How sure its money is, the page "
        "Finance tells."
    )
