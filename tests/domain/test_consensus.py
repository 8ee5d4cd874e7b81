"""What votes say about a cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.consensus import Agreement, Consensus, consensus, first_to_speak, middle_half, weighted_median
from vmo_desktop.domain.scales import FloatArray

NAN = np.nan
LEVELS = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0, NAN]), min_size=1, max_size=9)


def of(*votes: float, weights: list[float] | None = None) -> Consensus:
    return consensus(np.array(votes).reshape(-1, 1, 1), np.array(weights or [1.0] * len(votes)))


def agreement(*votes: float) -> Agreement:
    return Agreement(int(of(*votes).agreement[0, 0]))


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((0.5,), Agreement.OPEN),
        ((0.5, NAN), Agreement.OPEN),
        ((0.5, 0.5, NAN), Agreement.UNANIMOUS),
        ((0.5, 0.75, 0.5), Agreement.CLOSE),
        ((0.25, 0.5, 0.75), Agreement.APART),
        ((0.0, 0.0, 1.0, 1.0), Agreement.SPLIT),
        ((0.0, 0.25, 0.75, 1.0), Agreement.SPLIT),
        ((0.0, 0.0, 0.0, 1.0), Agreement.APART),
        ((0.0, 0.5, 0.5, 1.0), Agreement.APART),
    ],
)
def test_agreement_is_called_by_name(votes: tuple[float, ...], expected: Agreement) -> None:
    assert agreement(*votes) is expected


@pytest.mark.parametrize(
    ("votes", "weights", "expected"),
    [
        ((7.0,), (1.0,), (7.0, 7.0)),
        ((2.0, 8.0), (1.0, 1.0), (2.0, 8.0)),
        ((0.0, 15.0, 30.0, 100.0), (1.0, 1.0, 1.0, 1.0), (7.5, 65.0)),
        ((1.0, 2.0, 3.0, 4.0, 5.0), (1.0,) * 5, (2.0, 4.0)),
        ((5.0, NAN, 1.0, NAN), (1.0,) * 4, (1.0, 5.0)),
        ((0.0, 10.0), (1.0, 3.0), (5.0, 10.0)),
        ((0.0, 10.0), (0.0, 0.0), (0.0, 10.0)),
    ],
)
def test_the_middle_half_lies_between_the_quartiles_by_weight(
    votes: tuple[float, ...], weights: tuple[float, ...], expected: tuple[float, float]
) -> None:
    low, high = middle_half(np.array(votes).reshape(-1, 1), np.array(weights))
    assert (low[0], high[0]) == expected


def test_the_middle_half_of_no_votes_is_unknown() -> None:
    low, high = middle_half(np.full((3, 2), NAN), np.ones(3))
    assert np.isnan([*low, *high]).all()


def test_a_split_room_tells_where_its_camps_end() -> None:
    found = of(0.0, 0.25, 0.75, 1.0, NAN)
    assert (found.camp_low[0, 0], found.camp_high[0, 0]) == (0.25, 0.75)
    assert np.isnan(of(0.5, 0.5).camp_low[0, 0])


@given(LEVELS)
def test_with_equal_voting_weights_the_median_is_the_ordinary_one(votes: list[float]) -> None:
    found = of(*votes)
    known = [vote for vote in votes if not np.isnan(vote)]
    assert found.count[0, 0] == len(known)
    expected = np.median(known) if known else NAN
    assert found.median[0, 0] == pytest.approx(expected, nan_ok=True)
    assert found.spread[0, 0] == pytest.approx(max(known) - min(known) if known else NAN, nan_ok=True)


@given(LEVELS)
def test_a_double_voting_weight_counts_as_two_people(votes: list[float]) -> None:
    heavy = of(*votes, weights=[2.0] + [1.0] * (len(votes) - 1))
    twice = of(votes[0], *votes)
    assert heavy.median[0, 0] == pytest.approx(twice.median[0, 0], nan_ok=True)


def test_who_has_no_voting_weight_does_not_move_the_median_but_is_seen() -> None:
    found = of(0.0, 1.0, 1.0, weights=[0.0, 1.0, 1.0])
    assert found.median[0, 0] == 1.0
    assert found.spread[0, 0] == 1.0
    assert of(0.0, 1.0, weights=[0.0, 0.0]).median[0, 0] == 0.5


def test_cells_are_read_side_by_side() -> None:
    votes: FloatArray = np.array([[[0.0, 0.5]], [[0.0, NAN]], [[1.0, 0.5]], [[1.0, NAN]]])
    found = consensus(votes, np.ones(4))
    assert found.agreement.tolist() == [[Agreement.SPLIT, Agreement.UNANIMOUS]]
    assert found.count.tolist() == [[4, 2]]


def test_nobody_in_the_room_leaves_every_cell_open() -> None:
    found = consensus(np.zeros((0, 2, 3)), np.zeros(0))
    assert found.agreement.tolist() == [[0, 0, 0], [0, 0, 0]]
    assert np.isnan(found.median).all()


def test_those_furthest_from_the_median_speak_first() -> None:
    votes = np.array([0.5, 0.0, 0.5, 1.0, NAN, 0.75])
    assert first_to_speak(votes, 0.5) == [1, 3]
    assert first_to_speak(np.array([0.5, 0.75]), 0.625) == []


@pytest.mark.parametrize(
    ("votes", "weights", "expected"),
    [
        ((7.0,), (1.0,), 7.0),
        ((3.0, 1.0, 2.0), (1.0, 1.0, 1.0), 2.0),
        ((1.0, 4.0), (1.0, 1.0), 2.5),
        ((4.0, 1.0), (3.0, 1.0), 4.0),
        ((1.0, 2.0, 9.0), (1.0, 1.0, 2.0), 5.5),
        ((5.0, NAN, 1.0), (1.0, 9.0, 2.0), 1.0),
        ((2.0, 6.0), (0.0, 0.0), 4.0),
        ((NAN, NAN), (1.0, 1.0), NAN),
    ],
)
def test_half_of_the_voting_weight_lies_on_either_side_of_the_median(
    votes: tuple[float, ...], weights: tuple[float, ...], expected: float
) -> None:
    found = weighted_median(np.array(votes).reshape(-1, 1), np.array(weights))
    assert found.shape == (1,)
    assert found[0] == pytest.approx(expected, nan_ok=True)
