"""Pairwise comparisons: priorities, consistency, contradictions and groups."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.pairwise import (
    consistency,
    eigenvector_weights,
    geometric_consistency,
    geometric_weights,
    is_connected,
    joined_judgements,
    joined_priorities,
    judgement_matrix,
    nearest_step,
    worst_contradiction,
)
from vmo_desktop.domain.scales import FloatArray

STEP = st.sampled_from([*(1 / each for each in range(9, 1, -1)), *(float(each) for each in range(1, 10))])
PRIORITIES = st.lists(st.floats(0.05, 1.0), min_size=2, max_size=7).map(lambda each: np.array(each) / sum(each))


def _exact(weights: FloatArray) -> FloatArray:
    return np.asarray(weights[:, None] / weights, dtype=np.float64)


@st.composite
def judged(draw: st.DrawFn, count: int = 4) -> FloatArray:
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    return judgement_matrix(count, {pair: draw(STEP) for pair in pairs})


@given(PRIORITIES)
def test_consistent_judgements_give_the_weights_they_came_from(weights: FloatArray) -> None:
    matrix = _exact(weights)
    assert eigenvector_weights(matrix) == pytest.approx(weights, abs=1e-9)
    assert geometric_weights(matrix) == pytest.approx(weights, abs=1e-9)
    assert consistency(matrix).index == pytest.approx(0.0, abs=1e-9)
    assert geometric_consistency(matrix) == pytest.approx(0.0, abs=1e-9)


@given(PRIORITIES.filter(lambda each: len(each) > 2), st.data())
def test_missing_pairs_of_consistent_judgements_change_nothing(weights: FloatArray, data: st.DataObject) -> None:
    matrix = _exact(weights)
    i, j = data.draw(st.sampled_from([(i, j) for i in range(len(weights)) for j in range(i)]))
    matrix[i, j] = matrix[j, i] = np.nan
    assert eigenvector_weights(matrix) == pytest.approx(weights, abs=1e-9)
    assert geometric_weights(matrix) == pytest.approx(weights, abs=1e-9)
    assert np.isnan(consistency(matrix).ratio) or len(weights) < 3


@given(judged())
def test_weights_are_positive_and_sum_to_1_and_the_eigenvalue_is_at_least_n(matrix: FloatArray) -> None:
    for weights in (eigenvector_weights(matrix), geometric_weights(matrix)):
        assert (weights > 0).all()
        assert weights.sum() == pytest.approx(1.0)
    assert consistency(matrix).largest_eigenvalue >= 4 - 1e-9


def test_elements_that_nobody_compared_have_no_weights() -> None:
    matrix = judgement_matrix(4, {(0, 1): 3.0, (2, 3): 5.0})
    assert not is_connected(matrix)
    assert np.isnan(eigenvector_weights(matrix)).all()
    assert np.isnan(geometric_weights(matrix)).all()


@pytest.mark.parametrize("times", [0.0, -2.0, float("inf"), float("nan")])
def test_a_judgement_is_a_positive_number(times: float) -> None:
    with pytest.raises(ValueError, match="no judgement"):
        judgement_matrix(2, {(0, 1): times})


def test_two_elements_cannot_contradict_each_other() -> None:
    matrix = judgement_matrix(2, {(0, 1): 9.0})
    assert consistency(matrix).is_acceptable
    assert worst_contradiction(matrix) is None


def test_a_slip_of_the_hand_is_named_with_what_the_others_say() -> None:
    weights = np.array([8.0, 4.0, 2.0, 1.0])
    matrix = _exact(weights)
    matrix[0, 2], matrix[2, 0] = 1 / 4, 4.0  # 4 times as important, typed the wrong way round
    found = worst_contradiction(matrix)
    assert found is not None
    assert found.pair == (0, 2)
    assert found.proposed == 4.0
    assert found.factor == pytest.approx(16.0)
    assert not consistency(matrix).is_acceptable


def test_a_contradiction_is_named_as_soon_as_its_three_pairs_are_judged() -> None:
    known = {(0, 1): 3.0, (1, 2): 3.0}
    assert worst_contradiction(judgement_matrix(4, known)) is None
    found = worst_contradiction(judgement_matrix(4, {**known, (0, 2): 1 / 3}))
    assert found is not None
    assert found.triple == (0, 1, 2)
    assert found.factor == pytest.approx(27.0)


def test_what_the_scale_cannot_express_better_is_no_contradiction() -> None:
    matrix = judgement_matrix(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 4.1})
    found = worst_contradiction(matrix)
    assert found is None or found.proposed != matrix[found.pair]
    assert worst_contradiction(judgement_matrix(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 4.0})) is None


@given(judged())
def test_the_proposal_brings_the_three_judgements_together(matrix: FloatArray) -> None:
    found = worst_contradiction(matrix)
    if found is None:
        assert consistency(matrix).is_acceptable
        return
    revised = matrix.copy()
    revised[found.pair], revised[found.pair[::-1]] = found.proposed, 1 / found.proposed
    i, j, k = found.triple
    product = revised[i, j] * revised[j, k] * revised[k, i]
    assert max(product, 1 / product) < found.factor


def test_the_nearest_step_is_nearest_in_ratio() -> None:
    assert [nearest_step(times) for times in (100.0, 2.4, 2.5, 1.0, 0.3, 0.001)] == [9.0, 2.0, 3.0, 1.0, 1 / 3, 1 / 9]


def test_a_group_that_is_split_evenly_finds_both_alike() -> None:
    matrices = [judgement_matrix(2, {(0, 1): times}) for times in (9.0, 1 / 9)]
    assert joined_judgements(matrices, [1, 1])[0, 1] == pytest.approx(1.0)
    assert joined_judgements(matrices, [1, 0])[0, 1] == pytest.approx(9.0)


def test_who_did_not_judge_a_pair_does_not_count_there() -> None:
    whole = judgement_matrix(3, {(0, 1): 2.0, (1, 2): 4.0, (0, 2): 8.0})
    part = judgement_matrix(3, {(0, 1): 8.0})
    joined = joined_judgements([whole, part], [1, 1])
    assert joined[0, 1] == pytest.approx(4.0)
    assert joined[1, 2] == pytest.approx(4.0)
    assert np.isnan(joined_judgements([part], [1])[1, 2])


@given(st.lists(judged(), min_size=1, max_size=4))
def test_joined_judgements_stay_reciprocal(matrices: list[FloatArray]) -> None:
    joined = joined_judgements(matrices, [1.0] * len(matrices))
    assert joined * joined.T == pytest.approx(np.ones((4, 4)))


def test_priorities_of_those_who_gave_them_are_averaged_by_voting_weight() -> None:
    priorities = [np.array([0.8, 0.2]), np.array([0.2, 0.8]), np.array([np.nan, np.nan])]
    assert joined_priorities(priorities, [3, 1, 5]) == pytest.approx([0.65, 0.35])
    assert np.isnan(joined_priorities(priorities[2:], [1])).all()
