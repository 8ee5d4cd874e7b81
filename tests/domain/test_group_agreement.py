"""Agreement of a group with missing scores, and leniency."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.agreement import kendall_w
from vmo_desktop.domain.grades import CONCORDANCE, WITHIN_GROUP
from vmo_desktop.domain.group_agreement import complete_block, group_agreement, leniency
from vmo_desktop.domain.rank_correlation import spearman

NAN = np.nan
ANXIETY = np.array([
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
], dtype=np.float64)  # fmt: skip


def test_with_all_scores_it_is_kendalls_w_of_all() -> None:
    found = group_agreement(ANXIETY)
    assert found.concordance == kendall_w(ANXIETY)
    assert found.concordance.w == pytest.approx(0.5396569, abs=6e-8)
    assert found.people.all()
    assert found.items.all()


def test_who_left_early_takes_no_part_where_everybody_must_have_scored() -> None:
    left = np.full((1, 20), NAN)
    left[0, :5] = [1, 2, 3, 4, 5]
    found = group_agreement(np.vstack([ANXIETY, left]))
    assert found.people.tolist() == [True, True, True, False]
    assert found.concordance == kendall_w(ANXIETY)


def test_an_item_that_one_has_not_scored_is_left_out_of_w_but_not_of_correlations() -> None:
    holes = ANXIETY.copy()
    holes[0, 3] = NAN
    found = group_agreement(holes)
    assert not found.items[3]
    assert found.items.sum() == 19
    assert found.rho[1, 2] == spearman(ANXIETY[1], ANXIETY[2])


@pytest.mark.parametrize("scores", [np.full((3, 4), NAN), np.zeros((0, 4)), np.zeros((3, 0)), np.ones((1, 5))])
def test_too_few_scores_give_no_number(scores: np.ndarray) -> None:
    found = group_agreement(scores)
    assert np.isnan(found.concordance.w)
    assert np.isnan(found.mean_rho)


def test_an_item_that_nobody_was_asked_about_does_not_count_against_anybody() -> None:
    people, items = complete_block(np.array([[1, 2, NAN, NAN, NAN], [2, 1, NAN, NAN, NAN]]))
    assert people.all()
    assert items.tolist() == [True, True, False, False, False]


def test_leniency_is_the_mean_difference_from_the_others_on_the_same_items() -> None:
    assert leniency(np.array([[3.0, 4.0, NAN], [1.0, 2.0, 5.0], [2.0, 3.0, NAN]])).tolist() == [1.5, -1.5, 0.0]
    assert np.isnan(leniency(np.array([[3.0, NAN], [NAN, 2.0]]))).all()


@given(st.integers(2, 6), st.integers(2, 8), st.floats(-3, 3), st.integers(0, 99))
def test_a_person_who_is_milder_by_a_constant_is_as_lenient_as_that(
    people: int, items: int, more: float, seed: int
) -> None:
    scores = np.tile(np.random.default_rng(seed).normal(size=items), (people, 1))
    scores[0] += more
    assert leniency(scores)[0] == pytest.approx(more, abs=1e-12)


@pytest.mark.parametrize(("w", "grade"), [(0.1, 0), (0.3, 1), (0.5, 2), (0.69, 2), (0.7, 3), (0.95, 4), (NAN, None)])
def test_grades_of_kendalls_w(w: float, grade: int | None) -> None:
    assert CONCORDANCE.grade(w) == grade


def test_grades_of_within_group_agreement() -> None:
    assert [WITHIN_GROUP.grade(each) for each in (0.30, 0.31, 0.51, 0.71, 0.91)] == [0, 1, 2, 3, 4]


def test_the_likeness_of_one_person_to_the_others_is_the_mean_of_their_correlations() -> None:
    # The first two agree wholly, the third is their reverse, the fourth scored nothing.
    scores = np.array([[1.0, 2, 3, 4], [2.0, 3, 4, 5], [4.0, 3, 2, 1], [NAN] * 4])
    found = group_agreement(scores)
    assert [found.rho_with_others(person) for person in range(3)] == pytest.approx([0.0, 0.0, -1.0])
    assert np.isnan(found.rho_with_others(3))
    assert found.mean_rho == pytest.approx(-1 / 3)
