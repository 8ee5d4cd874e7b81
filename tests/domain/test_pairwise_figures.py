"""Pairwise comparisons in figures computed by hand."""

from itertools import combinations
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.pairwise import (
    RANDOM_INDEX_OF_1980,
    Consistency,
    Contradiction,
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

NAN = np.nan
TRIPLE = judgement_matrix(3, {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 9 / 8})
"""3 * 3 is 8 times 9/8: the largest eigenvalue is 1 + 8^(1/3) + 8^(-1/3), the row means are 3/2, 1 and 2/3."""


def test_the_matrix_of_judgements() -> None:
    found = judgement_matrix(3, {(0, 2): 4.0})
    expected = np.array([[1, NAN, 4], [NAN, 1, NAN], [0.25, NAN, 1]])
    np.testing.assert_array_equal(found, expected)
    assert judgement_matrix(2, {(0, 1): 0.5}).tolist() == [[1, 0.5], [2, 1]]
    with pytest.raises(ValueError, match="for 1 and 1"):
        judgement_matrix(2, {(1, 1): 1.0})


def test_weights_and_consistency_of_three() -> None:
    for weights in (eigenvector_weights(TRIPLE), geometric_weights(TRIPLE)):
        assert weights == pytest.approx([9 / 19, 6 / 19, 4 / 19])
    found = consistency(TRIPLE)
    assert found.largest_eigenvalue == pytest.approx(3.5)
    assert found.index == pytest.approx(0.25)
    assert found.ratio == pytest.approx(0.25 / 0.52)
    assert consistency(TRIPLE, RANDOM_INDEX_OF_1980).ratio == pytest.approx(0.25 / 0.58)
    assert geometric_consistency(TRIPLE) == pytest.approx(3 * log(2) ** 2)


def test_geometric_consistency_of_four() -> None:
    matrix: FloatArray = np.ones((4, 4))
    matrix[0, 1], matrix[1, 0] = 4.0, 0.25
    # Residuals: 1/2 of log 4 once and 1/4 of it four times; times 2 / (3 * 2).
    assert geometric_consistency(matrix) == pytest.approx(log(4) ** 2 / 6)
    matrix[2, 3] = matrix[3, 2] = NAN
    assert np.isnan(geometric_consistency(matrix))


def test_consistency_without_a_ratio() -> None:
    assert consistency(np.ones((2, 2))) == Consistency(2.0, 0.0, 0.0)
    assert consistency(np.ones((1, 1))) == Consistency(1.0, 0.0, 0.0)
    assert geometric_consistency(np.ones((2, 2))) == 0.0
    assert consistency(np.ones((15, 15))).ratio == pytest.approx(0.0, abs=1e-9)
    assert np.isnan(consistency(np.ones((16, 16))).ratio)
    open_ = judgement_matrix(3, {(0, 1): 3.0, (1, 2): 3.0})
    assert consistency(open_).index == pytest.approx(0.0, abs=1e-9)
    assert np.isnan(consistency(open_).ratio)


def test_a_ratio_of_a_tenth_is_acceptable() -> None:
    assert Consistency(3.1, 0.05, 0.10).is_acceptable
    assert not Consistency(3.1, 0.05, 0.1001).is_acceptable
    assert not Consistency(3.1, 0.05, NAN).is_acceptable


def test_elements_are_connected_through_others() -> None:
    chain = {(3, 2): 2.0, (2, 1): 2.0, (1, 0): 2.0}
    assert is_connected(judgement_matrix(4, chain))
    assert not is_connected(judgement_matrix(4, {(0, 1): 2.0, (2, 3): 2.0}))
    assert is_connected(judgement_matrix(1, {}))
    assert is_connected(judgement_matrix(0, {}))
    assert eigenvector_weights(judgement_matrix(4, chain)) == pytest.approx(np.array([1, 2, 4, 8]) / 15)
    assert geometric_weights(judgement_matrix(4, chain)) == pytest.approx(np.array([1, 2, 4, 8]) / 15)
    assert eigenvector_weights(judgement_matrix(0, {})).shape == (0,)


def test_which_judgement_is_proposed_and_to_what() -> None:
    # The fourth element agrees with 4, 2, 1, so that of the triple 2 * 2 and 1/4 the last one is the odd one.
    known = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 1 / 4, (0, 3): 8.0, (1, 3): 4.0, (2, 3): 2.0}
    assert worst_contradiction(judgement_matrix(4, known)) == Contradiction((0, 1, 2), 16.0, (0, 2), 4.0)
    known |= {(0, 2): 4.0, (1, 2): 1 / 8}
    assert worst_contradiction(judgement_matrix(4, known)) == Contradiction((0, 1, 2), 16.0, (1, 2), 2.0)
    known |= {(1, 2): 2.0, (0, 1): 1 / 8}
    assert worst_contradiction(judgement_matrix(4, known)) == Contradiction((0, 1, 2), 16.0, (0, 1), 2.0)


def test_of_two_contradictions_the_greater_is_told() -> None:
    known = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 2.0, (0, 3): 1.0, (1, 3): 5.0}
    found = worst_contradiction(judgement_matrix(4, known))
    assert found is not None
    assert (found.triple, found.factor) == ((0, 1, 3), 10.0)


def test_small_contradictions_and_judgements_off_the_scale() -> None:
    slight = judgement_matrix(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 3.0})
    assert worst_contradiction(slight) == Contradiction((0, 1, 2), 4 / 3, (0, 2), 4.0)
    assert worst_contradiction(judgement_matrix(3, {(0, 1): 2.2, (1, 2): 2.0, (0, 2): 4.4})) is None


def test_an_element_that_is_hardly_judged_does_not_decide() -> None:
    known = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 1 / 4, (0, 3): 8.0, (1, 3): 4.0, (2, 3): 2.0, (0, 4): 5.0}
    assert worst_contradiction(judgement_matrix(5, known)) == Contradiction((0, 1, 2), 16.0, (0, 2), 4.0)


def disorder(matrix: FloatArray) -> float:
    triples = combinations(range(len(matrix)), 3)
    return sum(log(matrix[i, j] * matrix[j, k] / matrix[i, k]) ** 2 for i, j, k in triples)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([1 / 9, 1 / 5, 1 / 2, 1.0, 3.0, 4.0, 7.0]), min_size=6, max_size=6))
def test_no_other_proposal_of_the_triple_leaves_less_disorder(judged: list[float]) -> None:
    pairs = list(combinations(range(4), 2))
    matrix = judgement_matrix(4, dict(zip(pairs, judged, strict=True)))
    found = worst_contradiction(matrix)
    if found is None:
        return
    i, j, k = found.triple
    through = {
        (i, j): matrix[i, k] / matrix[j, k],
        (j, k): matrix[i, k] / matrix[i, j],
        (i, k): matrix[i, j] * matrix[j, k],
    }
    left = {}
    for pair, times in through.items():
        changed = dict(zip(pairs, judged, strict=True)) | {pair: nearest_step(times)}
        if changed[pair] != pytest.approx(matrix[pair]):
            left[pair] = disorder(judgement_matrix(4, changed))
    assert left[found.pair] == pytest.approx(min(left.values()))
    assert found.proposed == nearest_step(through[found.pair])
    assert abs(log(through[i, k] / matrix[i, k])) == pytest.approx(log(found.factor))


def test_steps_between_two_are_nearest_by_ratio() -> None:
    steps = [1 / each for each in range(9, 1, -1)] + [float(each) for each in range(1, 10)]
    assert [nearest_step(each) for each in steps] == steps
    assert [nearest_step(times) for times in (1.41, 1.42, 1 / 1.42, 8.48, 8.49)] == [1.0, 2.0, 0.5, 8.0, 9.0]


def test_a_group_judges_by_the_weighted_geometric_mean() -> None:
    first, second = (judgement_matrix(3, {(0, 1): times}) for times in (2.0, 16.0))
    joined = joined_judgements([first, second], [2, 1])
    assert joined[0, 1] == pytest.approx(4.0)  # (2 * 2 * 16)^(1/3)
    assert joined[1, 0] == pytest.approx(0.25)
    assert np.diag(joined).tolist() == [1, 1, 1]
    assert np.isnan(joined[0, 2])
    assert np.isnan(joined_judgements([first], [0])).all()
    assert joined_judgements([first], [0.5])[0, 1] == pytest.approx(2.0)


def test_priorities_of_who_has_no_vote_or_did_not_judge_all_do_not_count() -> None:
    rows = [np.array([0.8, 0.2]), np.array([0.2, 0.8]), np.array([NAN, 0.5])]
    assert joined_priorities(rows, [1, 0, 1]) == pytest.approx([0.8, 0.2])
    found = joined_priorities(rows, [0, 0, 1])
    assert found.shape == (2,)
    assert np.isnan(found).all()
