"""Ranking, scales, weights and steps at their edges."""

import numpy as np
import pytest

from vmo_desktop.domain.group_agreement import complete_block, group_agreement, leniency
from vmo_desktop.domain.group_weights import geometric_priorities, mean_judgements
from vmo_desktop.domain.rank_weights import swing_weights
from vmo_desktop.domain.ranking import budget_line, competition_ranks, ranking_order
from vmo_desktop.domain.scales import Scale
from vmo_desktop.domain.steps import Steps, in_steps
from vmo_desktop.domain.weights import normalised, rebalanced, tree_weights

NAN, INF = np.nan, np.inf


@pytest.mark.parametrize(
    ("scores", "ranks"),
    [
        ([1.0, 1.0 - 0.9e-11], [1, 1]),
        ([1.0, 1.0 - 1.1e-11], [1, 2]),
        ([-1.0, -1.0 + 0.9e-11], [1, 1]),
        ([-1.0, -1.0 + 1.1e-11], [2, 1]),
        ([1e-13, 2e-13], [2, 1]),
        ([2.0, 2.0 - 1.9e-11, 1.0], [1, 1, 3]),
        ([1.0, 1.0 - 0.9e-11, 1.0 - 1.8e-11], [1, 1, 1]),  # neighbours tie
    ],
)
def test_scores_within_a_hair_of_the_largest_tie(scores: list[float], ranks: list[int]) -> None:
    assert competition_ranks(np.array(scores)).tolist() == ranks


def test_unknown_scores_are_ordered_by_the_fallback_alone() -> None:
    scores = np.array([NAN, 5.0, NAN, 7.0, NAN, 5.0])
    assert ranking_order(scores, np.array([NAN, 9.0, -3.0, 1.0, -2.0, 99.0])).tolist() == [3, 1, 5, 4, 2, 0]


@pytest.mark.parametrize(("cost", "funded"), [(1.0 + 0.9e-12, 1), (1.0 + 1.3e-12, 0)])
def test_a_cost_passes_the_budget_by_a_hair(cost: float, funded: int) -> None:
    assert budget_line(np.array([cost]), 1.0).funded == funded


def test_what_costs_nothing_fits_no_budget_at_all() -> None:
    assert budget_line(np.array([0.0, 5.0]), 0.0).funded == 1


def test_scales_with_their_anchors() -> None:
    assert Scale.levels([(3, 100), (1, 0)]) == Scale((1, 3), (0, 100), is_anchored=True)
    assert Scale.measure(0, 5, higher_is_better=True) == Scale((0, 5), (0.0, 100.0), is_anchored=False)
    assert Scale.measure(0, 5, higher_is_better=False) == Scale((0, 5), (100.0, 0.0), is_anchored=False)
    assert Scale.measure(7, 7, higher_is_better=True) == Scale((7,), (0.0,), is_anchored=False)
    assert Scale.measure(9, 7, higher_is_better=True) == Scale((), (), is_anchored=False)
    scale = Scale.levels([(3, 100), (1, 0)])
    assert (scale.low, scale.high) == (1, 3)
    scores, points = scale.line()
    assert (scores.tolist(), points.tolist()) == ([1, 3], [0, 100])
    assert Scale.levels([]).value([[0.0, 1.0]]).shape == (1, 2)


def test_weights_of_points() -> None:
    assert normalised([1, 3]).tolist() == [0.25, 0.75]
    assert normalised([0.25]).tolist() == [1.0]
    with pytest.raises(ValueError, match="a parent must come before its children"):
        tree_weights([0], [1])
    assert swing_weights([100, 0, 25]).tolist() == [0.8, 0.0, 0.2]


@pytest.mark.parametrize(
    ("target", "locked", "after"),
    [
        (-5, (), {1: 0, 2: 66 + 2 / 3, 3: 33 + 1 / 3}),
        (200, (), {1: 100, 2: 0, 3: 0}),
        (50, (1,), {1: 50, 2: 33 + 1 / 3, 3: 16 + 2 / 3}),  # the one that is dragged is free
        (70, (3,), {1: 70, 2: 10, 3: 20}),
    ],
)
def test_dragging_a_weight(target: float, locked: tuple[int, ...], after: dict[int, float]) -> None:
    assert rebalanced({1: 40, 2: 40, 3: 20}, 1, target, frozenset(locked)) == pytest.approx(after)


def test_what_was_without_points_shares_what_comes_free() -> None:
    assert rebalanced({1: 50, 2: 0, 3: 0, 4: 50}, 1, 20, frozenset({4})) == {1: 20, 2: 15, 3: 15, 4: 50}
    shares = rebalanced({1: 0.5, 2: 0.375, 3: 0.125}, 1, 0.75, frozenset())
    assert shares == {1: 0.75, 2: 0.1875, 3: 0.0625}  # small points are points


def test_group_priorities_and_judgements_count_voting_weights() -> None:
    rows = [np.array([0.8, 0.2]), np.array([0.5, 0.5]), np.array([0.1, NAN])]
    # 0.8^2 * 0.5 against 0.2^2 * 0.5, cube roots: 16^(1/3) to 1.
    ratio = 16 ** (1 / 3)
    assert geometric_priorities(rows, [2, 1, 1]) == pytest.approx([ratio / (1 + ratio), 1 / (1 + ratio)])
    one_each = [np.array([1.0, 0.0]), np.array([0.0, 1.0])]
    nothing = geometric_priorities(one_each, [1, 1])
    assert nothing.shape == (2,)
    assert np.isnan(nothing).all()
    assert geometric_priorities([np.array([NAN, 1.0])], [1]).shape == (2,)
    assert mean_judgements(rows, [2, 1, 1]) == pytest.approx([0.7, 0.3])
    assert mean_judgements([np.array([NAN, 1.0, 2.0])], [1]).shape == (3,)
    assert mean_judgements(rows, [0.5, 0, 0]) == pytest.approx([0.8, 0.2])


def test_who_scored_half_of_the_items_takes_part() -> None:
    scores = np.array([[1, 2, 3, 4], [1, 2, NAN, NAN], [1, NAN, NAN, NAN], [NAN] * 4])
    people, items = complete_block(scores)
    assert people.tolist() == [True, True, False, False]
    assert items.tolist() == [True, True, False, False]


def test_rank_correlations_of_every_two_people() -> None:
    found = group_agreement([[1, 2, 3], [1, 3, 2], [3, 2, 1]])
    # Spearman: 1 - 6 d^2 / 24 with d^2 2, 8 and 6; Kendall: 1/3, -1 and -1/3.
    assert found.rho[0, 1:].tolist() == pytest.approx([0.5, -1.0])
    assert found.rho[1, [0, 2]].tolist() == pytest.approx([0.5, -0.5])
    assert np.isnan(np.diag(found.rho)).all()
    assert found.tau_b[0, 1:].tolist() == pytest.approx([1 / 3, -1.0])
    assert found.tau_b[2, :2].tolist() == pytest.approx([-1.0, -1 / 3])
    assert found.mean_rho == pytest.approx(-1 / 3)
    assert [found.rho_with_others(each) for each in range(3)] == pytest.approx([-0.25, 0.0, -0.75])
    assert found.intraclass.one_way == pytest.approx(-5 / 19)  # of items: mean squares 1/3 between and 8/9 within
    assert found.alpha == pytest.approx(group_alpha([[1, 2, 3], [1, 3, 2], [3, 2, 1]]))


def group_alpha(scores: list[list[float]]) -> float:
    """Krippendorff's alpha for interval scores without gaps: 1 - observed / expected squared difference."""
    table = np.array(scores, dtype=np.float64)
    people = len(table)
    within = [(column[:, None] - column) ** 2 for column in table.T]
    observed = sum(float(each.sum()) for each in within) / (people - 1)
    every = table.ravel()
    expected = float(((every[:, None] - every) ** 2).sum()) / (len(every) - 1)
    return 1 - observed / expected


def test_leniency_leaves_out_what_nobody_else_scored() -> None:
    # First: 4 against 2, 6 against (1 + 3) / 2; the third item is theirs alone.
    found = leniency(np.array([[4.0, 6.0, 9.0], [2.0, 1.0, NAN], [NAN, 3.0, NAN]]))
    assert found.tolist() == pytest.approx([3.0, ((2 - 4) + (1 - 4.5)) / 2, 3 - 3.5])


@pytest.mark.parametrize(
    ("bound", "most", "least"),
    [(10.0, 10.0, 10.0), (11.0, 10.0, 15.0), (-11.0, -15.0, -10.0), (4.999, 0.0, 5.0), (INF, INF, INF)],
)
def test_bounds_are_rounded_inwards_to_whole_steps(bound: float, most: float, least: float) -> None:
    steps = in_steps(np.array([5.0, 15.0]), is_summed_whole=True)
    assert (steps.factors.tolist(), steps.scale, steps.step) == ([1, 3], 0.2, 1.0)
    assert steps.number(steps.most(bound)) == pytest.approx(most)
    assert steps.number(steps.least(bound)) == pytest.approx(least)
    assert steps.most(-2e-12) == 0.0  # nothing but rounding below 0


def test_numbers_of_many_steps_are_divided_by_a_power_of_two() -> None:
    steps = in_steps(np.array([2.0**22 + 1, 1.0]), is_summed_whole=True)
    assert (steps.scale, steps.step) == (0.125, 0.125)
    assert steps.factors.tolist() == [(2**22 + 1) / 8, 1 / 8]
    assert steps.number(steps.most(8.5)) == steps.number_below(8.5 / 8) == 8.0
    assert steps.number(steps.least(8.5)) == 9.0
    assert in_steps(np.array([2.0**20 - 1, 1.0]), is_summed_whole=True).step == 1.0
    assert in_steps(np.array([2.0**20, 1.0]), is_summed_whole=True).step == 0.5


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ([0.000001, 1.0], 1e6),
        ([0.0000001, 1.0], None),
        ([1e12, 7.0], 1.0),
        ([1e12 + 1, 7.5], None),
        ([0.5, 1.5], 2.0),
        ([-0.25, 0.75], 4.0),
    ],
)
def test_numbers_are_whole_with_six_decimals_at_most(numbers: list[float], scale: float | None) -> None:
    steps = in_steps(np.array(numbers), is_summed_whole=True)
    assert (steps.scale / steps.step if steps.step else None) == (scale if scale is None else pytest.approx(scale))


def test_numbers_without_a_step_are_scaled_below_a_thousand() -> None:
    steps = in_steps(np.array([3.0, -5.0]), is_summed_whole=False)
    assert (steps.scale, steps.step) == (128.0, 0.0)  # 2^10 / 2^3
    assert steps.factors.tolist() == [384.0, -640.0]
    assert (steps.most(1.5), steps.least(1.5)) == (192.0, 192.0)
    assert steps.number_below(192.5) == pytest.approx(192.5 / 128)
    nothing = in_steps(np.zeros(2), is_summed_whole=False)
    assert (nothing.factors.tolist(), nothing.scale, nothing.step) == ([0, 0], 1.0, 0.0)
    assert in_steps(np.zeros(2), is_summed_whole=True).step == 1.0


def test_a_stated_sum_is_brought_back_to_a_possible_one() -> None:
    steps = in_steps(np.array([5.0, 15.0]), is_summed_whole=True)
    assert steps.number(3.0) == 15.0
    assert steps.number_below(3.4) == 15.0
    assert steps.number_below(3.0 - 0.9e-6) == 15.0
    assert steps.number_below(3.0 - 1.1e-6) == 10.0
    assert steps.number_below(INF) == INF


def test_no_less_keeps_a_sum_and_none_that_is_smaller_in_earnest() -> None:
    whole = Steps(np.array([1.0, 2.0]), 1.0, 1.0)
    both, first = np.array([1.0, 1.0]), np.array([1.0, 0.0])
    assert whole.no_less(both) == 2.5
    assert whole.is_no_less(both, both)
    assert whole.is_no_less(both, first)
    assert not whole.is_no_less(first, both)
    assert whole.is_no_less(np.array([0.5 - 0.5e-6, 1.0]), both)
    assert not whole.is_no_less(np.array([0.5 - 1.5e-6, 1.0]), both)
    parts = Steps(np.array([-4.0, 2.0]), 1.0, 0.0)
    assert parts.no_less(both) == -2.0 - 1e-11 * 4.0
    assert Steps(np.zeros(0), 1.0, 0.0).no_less(np.zeros(0)) == 0.0
    assert parts.no_less(np.array([3.0, 1.0])) == -10.0 - 1e-11 * 10.0
    assert parts.is_no_less(np.array([1.0, 1.0 - 0.4e-9]), both)
    assert not parts.is_no_less(np.array([1.0, 1.0 - 0.7e-9]), both)
