"""Scoring formulas on published examples, and what is unknown."""

import numpy as np
import pytest

from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.domain.scoring_formulas import FORMULAS, cost_of_delay, ice, ice_mean, rice, value_over_effort, wsjf

ONE = np.ones(3)


def test_rice_of_four_ideas() -> None:
    """The worked example of github.com/juno, gist d6a55a65e07dcb9198c452bb822bd7f6."""
    table = np.array([[500, 3, 0.5, 1], [500, 2, 0.5, 1], [500, 2, 0.8, 1], [100, 3, 0.8, 1]])
    scores = rice(*table.T)
    assert scores == pytest.approx([750, 500, 800, 240], abs=1e-9)
    assert competition_ranks(scores).tolist() == [2, 3, 1, 4]


def test_weighted_shortest_job_first_is_cost_of_delay_over_size() -> None:
    table = np.array([[8, 5, 3, 4], [5, 5, 5, 5], [1, 1, 1, 1]], dtype=np.float64)
    assert cost_of_delay(*table.T[:3]).tolist() == [16, 15, 3]
    assert wsjf(*table.T).tolist() == [4, 3, 3]


def test_the_product_and_the_mean_of_ice_may_order_otherwise() -> None:
    table = np.array([[10, 10, 1], [6, 6, 6]], dtype=np.float64)
    assert ice(*table.T).tolist() == [100, 216]
    assert ice_mean(*table.T).tolist() == [7, 6]


def test_what_is_unknown_or_takes_no_effort_has_no_score() -> None:
    effort = np.array([2.0, 0.0, np.nan])
    assert value_over_effort(3 * ONE, effort) == pytest.approx([1.5, np.nan, np.nan], nan_ok=True)
    assert rice(ONE, ONE, np.array([np.nan, 1, 1]), effort) == pytest.approx([np.nan] * 3, nan_ok=True)


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_takes_its_parts_and_scores_nothing_unknown(name: str) -> None:
    formula = FORMULAS[name]
    assert formula.shares <= set(formula.parts)
    for place in range(len(formula.parts)):
        given = [np.array([1.0, np.nan if each == place else 1.0]) for each in range(len(formula.parts))]
        assert np.isnan(formula.score(*given)).tolist() == [False, True]
