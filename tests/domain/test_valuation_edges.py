"""Values of initiatives that have weights of their own, or none."""

import numpy as np
import pytest

from vmo_desktop.domain.valuation import value_for_money, weighted_values

NAN = float("nan")


def test_who_has_no_weights_is_unknown_though_others_have_some() -> None:
    weights = np.array([[1.0, 0.0], [0.0, 0.0], [0.25, 0.75]])
    found = weighted_values(np.array([[30.0, NAN], [30.0, 90.0], [NAN, 40.0]]), weights)
    assert found.is_complete.tolist() == [True, False, False]
    assert found.value == pytest.approx([30.0, NAN, NAN], nan_ok=True)
    assert found.low == pytest.approx([30.0, NAN, 30.0], nan_ok=True)
    assert found.high == pytest.approx([30.0, NAN, 55.0], nan_ok=True)
    assert found.middle == pytest.approx([30.0, NAN, 42.5], nan_ok=True)


def test_value_for_money_of_little_money() -> None:
    found = value_for_money(np.array([0.5, 0.0, 8.0]), np.array([0.25, 0.5, 0.0]), per=2.0)
    assert found == pytest.approx([4.0, 0.0, NAN], nan_ok=True)
