"""How a workshop's ranking and portfolio hang on its weights: workshops whose crossings are known by hand."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, chosen_by, make_choosing
from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.robustness import set_score_ranges
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, edit_weight_set, set_points
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.sensitivity_words import (
    crossing_text,
    first_rank_text,
    left_out_text,
    portfolio_change_text,
    portfolio_range_text,
    weights_change_text,
)
from vmo_desktop.workshop.weight_sensitivity import Weighed
from vmo_desktop.workshop.workshop import Workshop

GROWTH, RISK = 0, 1
NAMES = "ABCD"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def of(workshop: Workshop) -> ScenarioSensitivity:
    return ScenarioSensitivity(ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0]))


def test_where_the_first_lacks_a_score_without_weight_no_smallest_change_is_told() -> None:
    points = np.array([[90.0, np.nan], [50.0, 100.0], [40.0, 0.0]])
    weighed = Weighed(points, np.tile([1.0, 0.0], (3, 1)))
    assert weighed.ranks.tolist() == [1, 2, 3]
    assert weighed.nearest() is None
    assert weighed.incomplete.tolist() == [0]
    known = Weighed(np.nan_to_num(points), np.tile([1.0, 0.0], (3, 1))).nearest()
    assert known is not None
    assert known.total is not None
    assert known.total.rival == 1


def test_c_hands_over_to_a_at_half_and_the_present_weight_is_told(workshop: Workshop) -> None:
    sweep = of(workshop).weighed.sweep(GROWTH)
    assert sweep.present == (0.75,)
    assert [(each.row, each.start, each.end) for each in sweep.reigns] == [(C, 0.0, 0.5), (A, 0.5, 1.0)]
    # A, B and C all meet at one half.
    assert sweep.crossings.weights.tolist() == [0.5, 0.5, 0.5]
    assert first_rank_text(sweep, "Growth", NAMES) == "Growth weighs 75 %: A is first; below 50 % C is."
    assert crossing_text(sweep, 0, "Growth", NAMES).startswith("Growth at 50 % (now 75 %): A overtakes ")


def test_the_portfolio_changes_where_two_portfolios_are_worth_the_same(workshop: Workshop) -> None:
    found = of(workshop).portfolio_sweep(GROWTH)
    # With growth at g, A and B bring 50 + 100 g, A and C bring 100, B and C bring 150 - 100 g.
    assert [np.flatnonzero(found.funded(place)).tolist() for place in range(len(found.pieces))] == [[B, C], [A, B]]
    assert [each.start for each in found.pieces] == pytest.approx([0.0, 0.5])
    assert found.is_proven
    change = found.changes[0]
    assert portfolio_change_text(change, found, "Growth", NAMES) == "Growth at 50 % (now 75 %): A in; C out"
    assert "stays the best from 50 % to 100 %; 2 portfolios in all" in portfolio_range_text(found, "Growth")


def test_what_is_best_between_the_changes_is_what_a_choice_there_gives(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"budget": 60.0}))
    sensitivity = of(workshop)
    found = sensitivity.portfolio_sweep(RISK)
    own = workshop.snapshot.weight_sets[0].id
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    for place, piece in enumerate(found.pieces):
        middle = (piece.start + piece.end) / 2
        workshop.do(set_points(own, {growth: 100 * (1 - middle), risk: 100 * middle}))
        there = chosen_by(workshop)
        assert there.choice.objective == pytest.approx((piece.start_value + piece.end_value) / 2)
        assert there.choice.cost == pytest.approx(found.cost(place))


def test_no_portfolio_at_all_is_said(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[A].id
    workshop.do(edit_initiatives({first: {"is_mandatory": True}}))
    workshop.do(edit_scenario(1, {"budget": 10.0}))
    found = of(workshop).portfolio_sweep(GROWTH)
    assert found.pieces == ()
    assert portfolio_range_text(found, "Growth") == "No portfolio meets all conditions together."


def test_an_incomplete_initiative_is_left_out_and_named(workshop: Workshop) -> None:
    second, growth = workshop.snapshot.initiatives[B].id, workshop.snapshot.leaves[GROWTH].id
    workshop.do(set_scores({(second, growth): None}))
    sweep = of(workshop).weighed.sweep(GROWTH)
    assert sweep.left_out.tolist() == [B]
    assert left_out_text(sweep.left_out.tolist(), NAMES) == "Left out, as scores are missing: B."
    assert B not in {*sweep.crossings.rising.tolist(), *sweep.crossings.falling.tolist()}
    assert sweep.best_ranks[B] == 0


def test_a_score_that_weighs_nothing_is_missed_only_by_the_sweep_that_gives_it_weight(workshop: Workshop) -> None:
    second, risk = workshop.snapshot.initiatives[B].id, workshop.snapshot.leaves[RISK].id
    growth = workshop.snapshot.leaves[GROWTH].id
    workshop.do(set_scores({(second, risk): None}))
    workshop.do(set_points(workshop.snapshot.weight_sets[0].id, {growth: 100.0, risk: 0.0}))
    sensitivity = of(workshop)
    assert sensitivity.weighed.values[B] == 50.0
    assert sensitivity.weighed.sweep(RISK).left_out.tolist() == [B]
    found = sensitivity.portfolio_sweep(RISK)
    assert found.left_out.tolist() == [B]
    assert not any(found.funded(place)[B] for place in range(len(found.pieces)))


def test_classes_with_weights_of_their_own_are_swept_together(workshop: Workshop) -> None:
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(add_weight_set("Small ones"))
    own = workshop.snapshot.weight_sets[-1].id
    workshop.do(edit_weight_set(own, class_name="Small"))
    workshop.do(set_points(own, {growth: 40.0, risk: 60.0}))
    weighed = of(workshop).weighed
    assert weighed.sweep(GROWTH).present == pytest.approx((0.4, 0.75))
    assert weighed.values.tolist() == pytest.approx([75, 50, 60, 0])
    assert weighed.shared_weights is None
    assert weighed.nearest() is None
    bars = weighed.sum_tornado(np.ones(4), swing=0.1)
    assert bars is not None
    assert bars.swings.base == pytest.approx(185)
    assert bars.swings.high[GROWTH] == pytest.approx(85 + 50 + 50)


def test_assumptions_and_confidence_count_as_the_scenario_says(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(edit_initiatives({each: {"confidence": 50.0} for each in ids}))
    workshop.do(assume(1, ids[D], {"value": 80.0}))
    workshop.do(edit_scenario(1, {"aim": Aim.CONFIDENT_VALUE}))
    sensitivity = of(workshop)
    weighed = sensitivity.weighed
    assert weighed.values.tolist() == pytest.approx(sensitivity.of.values.tolist())
    assert weighed.sweep(RISK).lines.at(0.3)[D] == pytest.approx(40)
    needed = weighed.breakpoints()
    # C stands at 12.5 and B at 25; a point of Risk brings C an eighth, and it has all points already.
    assert np.isnan(needed.up[C, RISK])
    assert needed.up[C, GROWTH] == pytest.approx(12.5 / (0.75 * 0.5))
    assert np.isnan(needed.up[D]).all()
    assert np.isnan(needed.down[D]).all()


@pytest.mark.parametrize("seed", range(10))
def test_the_best_rank_of_a_sweep_is_the_best_of_many_weights(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = np.array(rng.integers(0, 11, (9, 4)), dtype=np.float64)
    sweep = Weighed(points, np.tile([0.4, 0.3, 0.2, 0.1], (9, 1))).sweep(1)
    bounds = np.unique(np.round(np.concatenate(([0.0, 1.0], sweep.crossings.weights)), 12))
    seen = [competition_ranks(sweep.lines.at((low + high) / 2)) for low, high in pairwise(bounds.tolist())]
    assert sweep.best_ranks.tolist() == np.min(seen, axis=0).tolist()


def test_bars_of_one_initiative_tell_its_ranks_too(workshop: Workshop) -> None:
    bars = of(workshop).weighed.weight_tornado(A, swing=0.3)
    assert bars is not None
    assert bars.low.tolist() == pytest.approx([0.45, 0.0])
    assert bars.swings.low.tolist() == pytest.approx([45, 100])
    assert bars.low_ranks is not None
    assert bars.low_ranks.tolist() == [3, 1]


def test_scores_swing_over_their_stated_range(workshop: Workshop) -> None:
    first, growth = workshop.snapshot.initiatives[A].id, workshop.snapshot.leaves[GROWTH].id
    workshop.do(set_score_ranges({(first, growth): (2.0, 4.0)}))
    sensitivity = of(workshop)
    bars = sensitivity.weighed.score_tornado(A, sensitivity.bounds.low[A], sensitivity.bounds.high[A])
    assert bars is not None
    assert (bars.base, bars.low[GROWTH], bars.high[GROWTH], bars.low[RISK]) == pytest.approx((75, 37.5, 75, 75))
    assert sensitivity.bounds.is_known.sum() == 1


def test_the_smallest_change_that_dethrones_the_first_is_told_in_weights(workshop: Workshop) -> None:
    weighed = of(workshop).weighed
    nearest = weighed.nearest()
    assert nearest is not None
    assert nearest.total is not None
    assert nearest.total.distance == pytest.approx(0.5)
    said = weights_change_text(nearest.total, np.array([0.75, 0.25]), ("Growth", "Risk"))
    assert said == "Growth 75 % → 50 %, Risk 25 % → 50 %"


def test_a_rival_portfolio_draws_level_by_the_smallest_change(workshop: Workshop) -> None:
    sensitivity = of(workshop)
    current = chosen_by(workshop).choice.shares
    total, euclidean = sensitivity.rival_change(current, np.array([0.0, 1.0, 1.0, 0.0]))
    assert total is not None
    assert euclidean is not None
    assert total.weights.tolist() == pytest.approx([0.5, 0.5])
    assert euclidean.distance == pytest.approx(np.sqrt(0.125))


def test_the_regions_of_two_weights_fill_the_triangle_and_the_portfolios_their_grid(workshop: Workshop) -> None:
    sensitivity = of(workshop)
    regions = sensitivity.weighed.regions(GROWTH, RISK)
    assert sum(each.area for each in regions) == pytest.approx(1)
    assert {each.row for each in regions} == {A, C}
    found = sensitivity.portfolio_map(GROWTH, RISK, steps=4)
    assert found.labels[0, 0] != -1
    assert found.labels[4, 4] == -1


def test_what_brings_an_initiative_in_is_told_in_points_of_its_scores(workshop: Workshop) -> None:
    sensitivity = of(workshop)
    margins = sensitivity.funding_margins(chosen_by(workshop))
    # A and B bring 125; with C the best brings B and C: 75, or A, C: 100.
    assert margins[C] == pytest.approx(25)
    needed = sensitivity.weighed.points_needed(margins)
    assert needed[C, GROWTH] == pytest.approx(25 / 0.75)
    assert np.isnan(needed[C, RISK])
