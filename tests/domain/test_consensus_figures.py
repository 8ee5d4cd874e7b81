"""Votes on a cell in figures, at the edges of what is close, apart and split."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmo_desktop.domain.consensus import Agreement, consensus, first_to_speak, middle_half, weighted_median

NAN = np.nan
HAIR = 1e-9


def read(*votes: float) -> tuple[Agreement, float, float]:
    found = consensus(np.array(votes).reshape(-1, 1, 1), np.ones(len(votes)))
    return Agreement(int(found.agreement[0, 0])), float(found.camp_low[0, 0]), float(found.camp_high[0, 0])


def test_all_facts_of_a_cell() -> None:
    votes = np.array([[[0.75, NAN]], [[0.25, NAN]], [[NAN, 1.0]], [[0.5, NAN]]])
    found = consensus(votes, np.array([1.0, 1.0, 1.0, 4.0]))
    assert found.count.tolist() == [[3, 1]]
    assert found.low.tolist() == [[0.25, 1.0]]
    assert found.median.tolist() == [[0.5, 1.0]]
    assert found.high.tolist() == [[0.75, 1.0]]
    assert found.spread.tolist() == [[0.5, 0.0]]
    assert found.agreement.tolist() == [[Agreement.APART, Agreement.OPEN]]


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((0.0, HAIR), Agreement.UNANIMOUS),
        ((0.0, 2.5 * HAIR), Agreement.CLOSE),
        ((0.0, 0.25 + HAIR), Agreement.CLOSE),
        ((0.0, 0.25 + 3 * HAIR), Agreement.APART),
    ],
)
def test_a_hair_makes_no_difference(votes: tuple[float, ...], expected: Agreement) -> None:
    assert read(*votes)[0] is expected


@pytest.mark.parametrize(
    ("votes", "camps"),
    [
        ((0.0, 0.0, 0.4 - HAIR, 0.4 - HAIR), (0.0, 0.4 - HAIR)),
        ((0.25, 0.0, 0.65, 1.0), (0.25, 0.65)),  # gap 0.4, within the camps 0.25 and 0.35
        ((0.0, 0.25, 0.45, 1.0, 1.0), (0.45, 1.0)),  # gap 0.55, within the lower camp 0.45
        ((0.0, 0.0, 0.55, 0.75, 1.0), (0.0, 0.55)),
        ((0.3, 0.3, 0.8, 0.8), (0.3, 0.8)),
        ((0.0, 0.0, 1.0, 1.0, 1.0, NAN), (0.0, 1.0)),
    ],
)
def test_two_camps_with_nobody_in_between(votes: tuple[float, ...], camps: tuple[float, float]) -> None:
    assert read(*votes) == (Agreement.SPLIT, *camps)


@pytest.mark.parametrize(
    "votes",
    [
        (0.0, 0.0, 0.4 - 3 * HAIR, 0.4 - 3 * HAIR),  # closer than two levels of five
        (0.0, 1.0, 1.0, 1.0),  # one alone is no camp
        (0.0, 0.0, 0.0, 1.0),
        (0.0, 0.0, 1.0, NAN),
        (0.0, 0.25, 0.5, 1.0, 1.0),  # as far apart within as between
        (0.0, 0.0, 0.5, 0.75, 1.0),
    ],
)
def test_no_camps(votes: tuple[float, ...]) -> None:
    found, low, high = read(*votes)
    assert found is Agreement.APART
    assert np.isnan([low, high]).all()


def test_three_people_are_never_split() -> None:
    assert read(0.0, 0.0, 1.0)[0] is Agreement.APART
    assert np.isnan(read(0.0, 0.0, 1.0)[1:]).all()


def test_the_median_and_the_quartiles_of_each_column_with_its_own_voters() -> None:
    votes = np.array([[30.0, 1.0, NAN], [10.0, NAN, NAN], [20.0, 3.0, NAN]])
    weights = np.array([1.0, 5.0, 1.0])
    assert weighted_median(votes, weights)[:2].tolist() == [10.0, 2.0]
    assert np.isnan(weighted_median(votes, weights)[2])
    low, high = middle_half(votes, np.array([1.0, 2.0, 1.0]))
    assert (low[:2].tolist(), high[:2].tolist()) == ([10.0, 1.0], [25.0, 3.0])


def test_half_of_the_weight_is_half_whatever_its_last_digit() -> None:
    assert weighted_median(np.array([1.0, 2.0, 3.0]), np.array([0.1, 0.2, 0.3])) == 2.5
    assert weighted_median(np.array([1.0, 2.0]), np.array([0.0, 0.0])) == 1.5


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=7))
def test_a_weight_counts_as_so_many_people(given_: list[tuple[int, int]]) -> None:
    votes = np.array([float(vote) for vote, _ in given_])
    weights = np.array([float(weight) for _, weight in given_])
    each = np.repeat(votes, weights.astype(int)) if weights.any() else votes
    low, high = middle_half(votes, weights)
    found = [float(low), float(weighted_median(votes, weights)), float(high)]
    assert found == np.quantile(each, [0.25, 0.5, 0.75], method="averaged_inverted_cdf").tolist()


def test_who_explains_first() -> None:
    assert first_to_speak(np.array([0.0, 0.25 + HAIR]), 0.0) == []
    assert first_to_speak(np.array([0.0, 0.25 + 3 * HAIR]), 0.0) == [1]
    assert first_to_speak(np.array([1.0, 0.5, 0.0, NAN, 0.1]), 0.5) == [0, 2, 4]
