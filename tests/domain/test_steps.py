"""Sums stated in whole steps are compared exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.steps import in_steps


@pytest.mark.parametrize(
    ("numbers", "factors"),
    [
        ([1000, 2500, 4000], [2, 5, 8]),
        ([0.1, 0.25], [2, 5]),
        ([0, 7], [0, 1]),
        ([-3, 6], [-1, 2]),
    ],
)
def test_numbers_are_multiples_of_their_greatest_step(numbers: list[float], factors: list[float]) -> None:
    found = in_steps(np.array(numbers, dtype=np.float64), is_summed_whole=True)
    assert found.factors.tolist() == factors
    assert found.step == 1


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12), st.integers(0, 4), st.data())
def test_a_sum_is_held_against_a_bound_exactly(cents: list[int], digits: int, data: st.DataObject) -> None:
    taken = data.draw(st.lists(st.booleans(), min_size=len(cents), max_size=len(cents)))
    bound = sum(each for each, is_taken in zip(cents, taken, strict=True) if is_taken) + data.draw(st.integers(-1, 1))
    found = in_steps(np.array(cents) / 10**digits, is_summed_whole=True)
    total = float(found.factors @ np.array(taken, dtype=np.float64))
    used = sum(each for each, is_taken in zip(cents, taken, strict=True) if is_taken)
    if any(cents):
        assert (total <= found.most(bound / 10**digits)) == (used <= bound)
        assert (total >= found.least(bound / 10**digits)) == (used >= bound)


def test_what_is_divided_has_no_step() -> None:
    assert in_steps(np.array([1.0, 2.0]), is_summed_whole=False).step == 0
    assert in_steps(np.array([1 / 3, 2 / 7]), is_summed_whole=True).step == 0


def test_an_infinite_bound_stays_infinite() -> None:
    found = in_steps(np.array([3.0]), is_summed_whole=True)
    assert (found.least(-np.inf), found.most(np.inf)) == (-np.inf, np.inf)


def test_more_steps_than_can_be_told_apart_are_none() -> None:
    assert in_steps(np.array([1.0, 1e12]), is_summed_whole=True).step > 0
    assert in_steps(np.array([1.0, 1e12 + 2.0]), is_summed_whole=True).step == 0
    assert in_steps(np.array([0.001, 1e10]), is_summed_whole=True).step == 0


@pytest.mark.parametrize(("is_summed_whole", "step"), [(True, 1.0), (False, 0.0)])
def test_nothing_at_all_has_a_step_where_it_is_whole(is_summed_whole: bool, step: float) -> None:
    found = in_steps(np.zeros(2), is_summed_whole=is_summed_whole)
    assert (found.factors.tolist(), found.scale, found.step) == ([0.0, 0.0], 1.0, step)
