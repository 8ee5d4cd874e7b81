"""Agreement in figures computed by hand."""

from math import exp

import numpy as np
import pytest

from vmo_desktop.domain.agreement import joint_agreement, kendall_w, within_group_agreement

NAN = np.nan


@pytest.mark.parametrize(
    ("scores", "w", "chi_square", "freedom", "probability"),
    [
        # Rank sums 4, 6, 8, 12: 12 * 35 / (9 * 60).
        ([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]], 7 / 9, 7.0, 3, 0.0718977725),
        # Ranks 1.5 1.5 3 and 1 2.5 2.5: 12 * 4.5 / (4 * 24 - 2 * 12).
        ([[1, 1, 2], [1, 2, 2]], 0.75, 3.0, 2, exp(-1.5)),
        ([[1, 2], [3, 5]], 1.0, 2.0, 1, 0.1572992071),
        ([[1, 2, 3, NAN], [3, 2, 1, 5]], 0.0, 0.0, 2, 1.0),
    ],
)
def test_kendalls_w_with_its_test(
    scores: list[list[float]], w: float, chi_square: float, freedom: int, probability: float
) -> None:
    found = kendall_w(scores)
    assert found.w == pytest.approx(w, abs=1e-12)
    assert found.chi_square == pytest.approx(chi_square, abs=1e-12)
    assert found.freedom == freedom
    assert found.probability == pytest.approx(probability, abs=1e-9)


@pytest.mark.parametrize(
    ("scores", "freedom"),
    [([[1, 2, 3]], 2), ([[1], [2]], 0), ([[NAN], [1]], 0), ([[1, 1, 1], [2, 2, 2]], 2)],
)
def test_what_is_undefined_still_has_its_degrees_of_freedom(scores: list[list[float]], freedom: int) -> None:
    found = kendall_w(scores)
    assert np.isnan([found.w, found.chi_square, found.probability]).all()
    assert found.freedom == freedom


def test_scores_that_scatter_more_than_chance_agree_not_at_all() -> None:
    assert within_group_agreement([0, 2], 1.5) == 0.0  # variance 2, a share of 1.33


def test_agreement_over_things_that_two_people_scored() -> None:
    # Variances 0.5 and 2, mean 1.25, a share of 0.25: 2 * 0.75 / (2 * 0.75 + 0.25).
    scores = [[1, 1, NAN], [2, 3, NAN], [NAN, NAN, 7]]
    assert joint_agreement(scores, 5.0) == pytest.approx(1.5 / 1.75)
