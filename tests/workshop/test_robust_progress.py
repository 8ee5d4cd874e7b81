"""The test of robustness on its way: what is told, what is known before the end, what stands in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, approve, chosen_by, make_choosing
from vmo_desktop.domain.sampled_values import BLOCK
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.dependencies import add_synergy
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.robustness import edit_robustness
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.robust_choice import RobustChoice, Rule
from vmo_desktop.workshop.rulers import Ruler
from vmo_desktop.workshop.sample_optimiser import CannotTest
from vmo_desktop.workshop.workshop import Workshop

SAMPLES = 2 * BLOCK


def _settings(workshop: Workshop) -> None:
    workshop.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": SAMPLES}))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Not written to."""
    with make_choosing(tmp_path_factory.mktemp("robust") / "w.vmo") as opened:
        _settings(opened)
        yield opened


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        _settings(opened)
        yield opened


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


def test_samples_that_are_counted_are_told_of_all_that_are_wanted(shared: Workshop) -> None:
    test = RobustChoice(chosen_by(shared))
    told: list[tuple[int, int]] = []
    known = test.advance(BLOCK, lambda done, of: told.append((done, of)))
    assert (test.wanted, test.samples, known.samples) == (SAMPLES, BLOCK, BLOCK)
    assert {of for _, of in told} == {SAMPLES}
    counted = [done for done, _ in told]
    assert counted == sorted(counted)
    assert set(counted) == set(range(test.fewest, BLOCK + 1, test.fewest))
    # Once more while the ranks are counted.
    assert (counted.count(BLOCK), {type(each) for each in counted}) == (2, {int})

    told.clear()
    known = test.advance(10 * SAMPLES, lambda done, of: told.append((done, of)))
    assert known.samples == test.samples == SAMPLES
    counted = [done for done, _ in told]
    assert counted == sorted(counted)
    assert set(counted) == set(range(BLOCK + test.fewest, SAMPLES + 1, test.fewest))
    # Ranks, confidence factors, the listing of portfolios.
    assert counted.count(SAMPLES) >= 6


def test_what_is_still_to_come_is_unknown_until_the_last_sample(shared: Workshop) -> None:
    test = RobustChoice(chosen_by(shared))
    first = test.advance(test.fewest)
    # Ranks are counted in whole blocks: one at first, then as many as there are samples.
    assert (first.samples, first.acceptability.samples) == (test.fewest, BLOCK)
    assert (first.is_complete, first.rule, first.core) == (False, None, None)
    assert np.isnan(first.factors).tolist() == [True] * 4
    again = test.advance(test.fewest)
    assert again.acceptability.samples == BLOCK
    beyond = test.advance(BLOCK)
    assert (beyond.samples, beyond.acceptability.samples) == (BLOCK + 2 * test.fewest, 2 * BLOCK)
    last = test.advance(SAMPLES)
    assert last.is_complete
    assert last.acceptability.samples == SAMPLES
    assert np.isnan(last.factors).tolist() == [False, True, False, True]
    assert last.rule is not None
    assert last.rule.funded.shape == (0, 4)


def test_settings_of_ones_own_hold_instead_of_the_workshop_s(shared: Workshop) -> None:
    settings = replace(shared.snapshot.choice.robustness, samples=BLOCK)
    assert RobustChoice(chosen_by(shared), settings).wanted == BLOCK


def test_what_a_pair_brings_has_no_chance_of_its_own(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(add_synergy(ids[A], ids[C], {"value": 60.0, "saving": 0.0}))
    workshop.do(edit_robustness({"samples": 200}))
    portfolio = chosen_by(workshop)
    found = RobustChoice(portfolio).advance(200)
    assert portfolio.is_funded.tolist() == [True, False, True, False]
    assert found.selection.chance.tolist() == [1, 0, 1, 0]
    assert (found.selection.weights_in.shape, found.selection.weights_out.shape) == ((4, 2), (4, 2))
    assert (found.regret.expected, found.regret.maximum, found.regret.best) == (0, 0, 1)


def test_with_a_pair_the_seed_decides_alone_too(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(add_synergy(ids[A], ids[C], {"value": 10.0, "saving": 0.0}))
    workshop.do(edit_robustness({"samples": 200}))
    first, second = (RobustChoice(chosen_by(workshop)).advance(100).selection for _ in range(2))
    assert first.chance.tolist() == second.chance.tolist()
    assert first.value == second.value
    assert 0.4 < first.chance[A] < 0.8


def test_where_portfolios_cannot_be_listed_the_chance_stands_in(workshop: Workshop) -> None:
    workshop.do(set_least_share(_ids(workshop)[A], 0.5))
    workshop.do(edit_robustness({"samples": 100}))
    found = RobustChoice(chosen_by(workshop)).advance(100)
    assert found.core is not None
    assert (found.core.is_exact, found.core.portfolios) == (False, None)
    assert found.core.index.tolist() == found.selection.chance.tolist()


def test_a_level_s_part_of_the_value_counts_where_portfolios_are_listed(workshop: Workshop) -> None:
    """B is had for 10 at a half of its 50: A, C and that, or B whole with A or C; D fits beside and brings nothing."""
    ids = _ids(workshop)
    workshop.do(edit_initiatives({ids[D]: {"cost": None}}))
    workshop.do(set_funding_levels(ids[B], [Level("Half", 10.0, 0.5), Level("All", 30.0, 1.0)]))
    workshop.do(edit_robustness({"samples": 100, "weights": "fixed"}))
    found = RobustChoice(chosen_by(workshop)).advance(100)
    # At 75 and 25 by growth and risk: 75 + 25 + 25 for 70 equals 75 + 50 for 70.
    assert found.core is not None
    assert found.core.portfolios == 2
    assert found.core.index.tolist() == [1.0, 1.0, 0.5]


def test_why_there_is_nothing_to_test(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(set_funding_levels(ids[A], [Level("All", 40.0, 1.0)]))
    approve(workshop)
    workshop.do(edit_initiatives({ids[A]: {"cost": None}}))
    workshop.do(set_funding_levels(ids[A], []))
    _refused(workshop, "What was approved cannot be funded so any more: a level or a number is gone.")


def test_why_there_is_nothing_to_test_in_a_scenario(workshop: Workshop) -> None:
    ids = _ids(workshop)
    workshop.do(set_force(1, ids, is_in=True))
    _refused(workshop, "No portfolio meets all conditions of this scenario, so there is nothing to test.")
    workshop.do(edit_scenario(1, {"aim": Aim.NPV}))
    _refused(
        workshop,
        "Base makes net present value large: weights and scores have no part in it. How sure its money is, the page "
        "Finance tells.",
    )
    workshop.do(edit_scenario(1, {"aim": Aim.VALUE}))
    workshop.do(edit_initiatives({each: {"cost": None} for each in ids}))
    _refused(workshop, "No initiative has all that this scenario needs, so there is nothing to test.")


def _refused(workshop: Workshop, sentence: str) -> None:
    with pytest.raises(CannotTest, match=f"^{re.escape(sentence)}$"):
        RobustChoice(chosen_by(workshop))


def test_the_core_of_a_rule_is_what_every_participant_would_fund_whatever_groups_would() -> None:
    people = [Ruler(name, is_group, votes=1.0, values=np.zeros(3)) for name, is_group in _RULERS]
    funded = np.array([[True, True, False], [True, False, True], [False, True, True]])
    assert Rule(tuple(people), funded).core.tolist() == [True, False, False]
    assert Rule((people[2],), funded[2:]).core.tolist() == [False, False, False]


_RULERS = (("Ana", False), ("Ben", False), ("Board", True))
