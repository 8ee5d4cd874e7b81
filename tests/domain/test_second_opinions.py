"""TOPSIS and PROMETHEE II beside the weighted sum."""

import numpy as np
import pytest

from vmo_desktop.domain.promethee import Preference, Shape, flows
from vmo_desktop.domain.topsis import by_length, by_range, closeness

OPRICOVIC = np.array([[1.0, 3000], [2, 3750], [5, 4500]])
TYPES = np.array([False, True])


def test_closeness_depends_on_how_measures_are_made_comparable() -> None:
    # Opricovic & Tzeng (2004), by both.
    half = np.array([0.5, 0.5])
    assert closeness(OPRICOVIC, half, TYPES, by_range) == pytest.approx(np.array([0.5, 0.617, 0.5]), abs=6e-4)
    assert closeness(OPRICOVIC, half, TYPES, by_length) == pytest.approx(np.array([0.762, 0.722, 0.238]), abs=6e-4)


def test_the_best_of_every_criterion_is_closest_and_a_constant_criterion_says_nothing() -> None:
    matrix = np.array([[9.0, 4, 0], [5, 4, 0], [1, 4, 0]])
    for way in (by_length, by_range):
        found = closeness(matrix, np.array([0.2, 0.3, 0.5]), np.array([True, True, False]), way)
        assert found.tolist() == pytest.approx([1, 0.5, 0])


def test_closeness_is_unknown_where_all_are_alike() -> None:
    assert np.isnan(closeness(np.ones((3, 2)), np.array([0.5, 0.5]), TYPES, by_length)).all()


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        (Preference(), [0, 0, 1, 1, 1, 1]),
        (Preference(Shape.U, indifference=2), [0, 0, 0, 0, 1, 1]),
        (Preference(Shape.V, full=4), [0, 0, 0.25, 0.5, 1, 1]),
        (Preference(Shape.LEVEL, indifference=1, full=4), [0, 0, 0, 0.5, 0.5, 1]),
        (Preference(Shape.LINEAR, indifference=1, full=5), [0, 0, 0, 0.25, 0.75, 1]),
        (Preference(Shape.GAUSSIAN, spread=2), [0, 0, 0.117503, 0.393469, 0.864665, 0.988891]),
    ],
    ids=lambda each: each.shape.value if isinstance(each, Preference) else "",
)
def test_preference_grows_with_the_difference_by_its_shape(preference: Preference, expected: list[float]) -> None:
    assert preference.of(np.array([-3.0, 0, 1, 2, 4, 6])).tolist() == pytest.approx(expected, abs=1e-6)


def test_net_flows_sum_to_nothing_and_order_as_preference_does() -> None:
    rng = np.random.default_rng(1)
    found = flows(rng.random((7, 3)), np.array([0.5, 0.3, 0.2]), np.array([True, False, True]), [Preference()] * 3)
    assert found.net.sum() == pytest.approx(0)
    assert found.net == pytest.approx(found.leaving - found.entering)
    alone = flows(np.ones((1, 3)), np.ones(3) / 3, np.ones(3, dtype=bool), [Preference()] * 3)
    assert alone.net.tolist() == [0]
