"""How a scenario's portfolio is chosen for one sample: the fast way where only a budget counts, else by a search."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, make_choosing
from vmo_desktop.domain.robust_portfolio import OneByOne, Optimiser, WithinBudget
from vmo_desktop.workshop.choice_rows import GroupKind, LimitOf
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.ops.dependencies import add_group, add_synergy, edit_synergy, require
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.sample_optimiser import CannotTest, brought, no_part_text, sample_optimiser
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.uncertain_choice import UncertainChoice
from vmo_desktop.workshop.workshop import Workshop

Edit = Callable[[Workshop, list[int]], object]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Of 70: A at 40, B at 30, C at 20, D at 10."""
    return make_choosing(tmp_path / "choosing.vmo")


def _uncertain(workshop: Workshop) -> UncertainChoice:
    of = ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0])
    return UncertainChoice(of, workshop.snapshot.choice.robustness)


def _optimiser(workshop: Workshop) -> Optimiser:
    return sample_optimiser(_uncertain(workshop), Listener())


def _best(workshop: Workshop, *values: float) -> list[float]:
    (shares,) = _optimiser(workshop).best(np.array([values]))
    return [float(each) for each in shares]


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


def test_one_budget_and_nothing_else_is_answered_the_fast_way(workshop: Workshop) -> None:
    workshop.do(edit_initiatives({_ids(workshop)[D]: {"cost": None}}))
    optimiser = _optimiser(workshop)
    assert isinstance(optimiser, WithinBudget)
    assert (optimiser.grid.units.tolist(), optimiser.grid.budget) == ([4, 3, 2], 7)
    assert _best(workshop, 1.0, 5.0, 3.0) == [0, 1, 1]


EDITS: list[Edit] = [
    lambda w, ids: w.do(add_limit(1, LimitOf.COUNT, {"most": 3.0})),
    lambda w, ids: w.do(require(ids[B], ids[A])),
    lambda w, ids: w.do(add_group(GroupKind.AT_MOST_ONE, [ids[A], ids[B]])),
    lambda w, ids: w.do(add_synergy(ids[A], ids[B], {"value": 1.0, "saving": 0.0})),
    lambda w, ids: w.do(set_force(1, [ids[A]], is_in=True)),
    lambda w, ids: w.do(set_force(1, [ids[A]], is_in=False)),
    lambda w, ids: w.do(set_least_share(ids[A], 0.5)),
    lambda w, ids: w.do(set_funding_levels(ids[A], [Level("All", 40.0, 1.0)])),
    lambda w, ids: w.do(edit_initiatives({ids[A]: {"cost": 40 / 3}})),
]


def test_whatever_else_counts_is_searched(workshop: Workshop) -> None:
    found = []
    for edit in EDITS:
        edit(workshop, _ids(workshop))
        found.append(type(_optimiser(workshop)))
        workshop.undo()
    assert found == [OneByOne] * len(EDITS)
    assert isinstance(_optimiser(workshop), WithinBudget)


def test_without_a_budget_another_limit_is_searched_and_kept(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"budget": None}))
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 2.0}))
    assert isinstance(_optimiser(workshop), OneByOne)
    assert _best(workshop, 1.0, 5.0, 3.0, 4.0) == [0, 1, 0, 1]


def test_what_a_pair_brings_stands_in_one_more_place(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(add_synergy(ids[A], ids[C], {"value": 60.0, "saving": 0.0}))
    assert _best(workshop, 100.0, 50.0, 10.0, 0.0, 1.0) == [1, 0, 1, 0, 60]
    # 160 with the pair, 170 without.
    assert _best(workshop, 100.0, 70.0, 0.0, 0.0, 1.0) == [1, 1, 0, 0, 0]


def test_a_level_brings_its_part_and_one_of_which_something_is_lacking_no_place(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(set_funding_levels(ids[C], [Level("Small", 10.0, 0.4), Level("All", 40.0, 1.0)]))
    workshop.do(edit_initiatives({ids[B]: {"cost": None}}))
    # A at 40, C small at 10, D at 10 of 70.
    assert _best(workshop, 9.0, 5.0, 1.0) == [1, 0.4, 1]
    # All of C at 40 brings 5, more than 1 and two fifths of 5.
    assert _best(workshop, 1.0, 5.0, 1.0) == [0, 1, 1]
    uncertain = _uncertain(workshop)
    assert uncertain.of.owner.tolist() == [A, C, C, D]
    assert brought(uncertain, np.array([1.0, 1.0, 0.0, 0.0])).tolist() == [1, 0.4, 0]
    assert brought(uncertain, np.array([0.0, 0.0, 1.0, 0.5])).tolist() == [0, 1, 0.5]


def test_what_is_worth_nothing_in_a_sample_is_funded_only_where_a_condition_asks_for_it(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(edit_initiatives({ids[D]: {"cost": 0.0}, ids[C]: {"cost": 0.0}}))
    workshop.do(add_limit(1, LimitOf.COUNT, {"least": 1.0}))
    assert _best(workshop, 5.0, 4.0, 0.0, 0.0) == [1, 1, 0, 0]
    workshop.do(require(ids[A], ids[D]))
    assert _best(workshop, 5.0, 4.0, 0.0, 0.0) == [1, 1, 0, 1]
    workshop.do(add_synergy(ids[B], ids[C], {"value": 3.0, "saving": 0.0}))
    assert _best(workshop, 5.0, 4.0, 0.0, 0.0, 1.0) == [1, 1, 1, 1, 3]
    assert _best(workshop, 5.0, 4.0, -2.0, -1.0, 1.0) == [1, 1, 1, 1, 3]
    assert _best(workshop, 5.0, 4.0, -4.0, -6.0, 1.0) == [0, 1, 0, 0, 0]


def test_what_only_saves_money_is_funded_only_where_the_money_is_needed(workshop: Workshop) -> None:
    """With D, which costs 10 and is worth nothing here, A costs 15 less, then 30 less."""
    ids = _ids(workshop)
    workshop.do(add_synergy(ids[A], ids[D], {"value": 0.0, "saving": 15.0}))
    assert _best(workshop, 5.0, 4.0, 1.0, 0.0, 1.0) == [1, 1, 0, 0, 0]
    workshop.do(edit_synergy(workshop.snapshot.choice.synergies[0].id, {"saving": 30.0}))
    # All four for 100 - 30.
    assert _best(workshop, 5.0, 4.0, 1.0, 0.0, 1.0) == [1, 1, 1, 1, 0]


def test_where_nothing_is_possible_that_is_said(workshop: Workshop) -> None:
    workshop.do(set_force(1, _ids(workshop)[:3], is_in=True))
    with pytest.raises(CannotTest) as refused:
        _best(workshop, 1.0, 1.0, 1.0, 1.0)
    assert str(refused.value) == "No portfolio meets all conditions of this scenario, so there is nothing to test."
    assert no_part_text("Cash") == (
        "Cash makes net present value large: weights and scores have no part in it. How sure its money is, the page "
        "Finance tells."
    )
