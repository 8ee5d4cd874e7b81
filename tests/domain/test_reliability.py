"""Intraclass correlation, kappas and Krippendorff's alpha on published tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.reliability import (
    Level,
    cohen_kappa,
    fleiss_kappa,
    intraclass_correlation,
    krippendorff_alpha,
)

NAN = np.nan
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
KRIPPENDORFF_C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]


def test_the_six_forms_of_shrout_and_fleiss_1979() -> None:
    found = intraclass_correlation(SHROUT_FLEISS)
    single = (found.one_way, found.two_way_agreement, found.two_way_consistency)
    means = (found.one_way_mean, found.two_way_agreement_mean, found.two_way_consistency_mean)
    assert [round(each, 2) for each in single] == [0.17, 0.29, 0.71]
    assert [round(each, 2) for each in means] == [0.44, 0.62, 0.91]
    assert found.f == pytest.approx(11.03, abs=0.005)
    assert found.probability == pytest.approx(0.000135, abs=5e-7)


def test_who_scores_all_higher_by_the_same_is_consistent_but_does_not_agree() -> None:
    found = intraclass_correlation([[1, 3], [2, 4], [3, 5]])
    assert found.two_way_consistency == 1.0
    assert found.two_way_agreement < 0.5


@pytest.mark.parametrize("table", [[[1, 2]], [[1], [2]], [[NAN, 1], [1, NAN]]])
def test_too_little_has_no_reliability(table: list[list[float]]) -> None:
    assert np.isnan(intraclass_correlation(table).two_way_agreement)


@pytest.mark.parametrize("score", [0.1, 1 / 3, 0.7, 12.3])
def test_scores_that_are_all_alike_tell_nothing_apart(score: float) -> None:
    found = intraclass_correlation(np.full((5, 7), score))
    assert np.isnan([found.two_way_agreement, found.two_way_agreement_mean, found.f, found.probability]).all()


@pytest.mark.parametrize(
    ("level", "printed"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849), (Level.RATIO, 0.797)],
)
def test_alpha_of_krippendorff_2011_with_missing_scores(level: Level, printed: float) -> None:
    assert krippendorff_alpha(KRIPPENDORFF_C, level) == pytest.approx(printed, abs=0.0005)


@pytest.mark.parametrize("level", Level)
def test_alpha_is_1_where_all_agree_and_undefined_where_nothing_differs(level: Level) -> None:
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], level) == pytest.approx(1.0)
    assert np.isnan(krippendorff_alpha([[2, 2], [2, 2]], level))
    assert np.isnan(krippendorff_alpha([[1, NAN], [NAN, 1]], level))


@given(st.permutations(range(4)))
def test_alpha_does_not_depend_on_the_order_of_the_people(order: list[int]) -> None:
    shuffled = [KRIPPENDORFF_C[each] for each in order]
    expected = krippendorff_alpha(KRIPPENDORFF_C, Level.INTERVAL)
    assert krippendorff_alpha(shuffled, Level.INTERVAL) == pytest.approx(expected)


def test_kappa_of_two_people() -> None:
    found = cohen_kappa([[20, 20], [10, 50]])
    assert (found.kappa, found.observed, found.expected) == pytest.approx((0.347826, 0.7, 0.54), abs=1e-6)
    assert np.isnan(cohen_kappa([[0, 0], [0, 0]]).kappa)
    assert np.isnan(cohen_kappa([[5, 0], [0, 0]]).kappa)


def test_kappa_of_many_people_needs_as_many_for_each_item() -> None:
    assert fleiss_kappa([[3, 0], [0, 3]]).kappa == pytest.approx(1.0)
    with pytest.raises(ValueError, match="same number"):
        fleiss_kappa([[3, 0], [1, 1]])
    assert np.isnan(fleiss_kappa([[1, 0], [0, 1]]).kappa)
    assert fleiss_kappa(np.array([[20, 0], [0, 20]], dtype=np.uint8)).kappa == 1.0, "counts of one byte"
