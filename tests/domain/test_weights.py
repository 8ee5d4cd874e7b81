"""Weights from points among siblings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.weights import normalised, rebalanced, tree_weights

POINTS = st.floats(0, 1e6).map(lambda value: round(value, 3))


def test_points_become_shares() -> None:
    assert normalised([35, 25, 25, 15]) == pytest.approx([0.35, 0.25, 0.25, 0.15], abs=1e-12)


def test_points_of_0_for_all_give_no_weight_rather_than_an_error() -> None:
    assert normalised([0, 0]).tolist() == [0, 0]


def test_no_siblings_no_shares() -> None:
    assert normalised([]).shape == (0,)


@pytest.mark.parametrize(
    ("points", "shares"), [([1e308, 1e308], [0.5, 0.5]), ([5e-324, 5e-324], [0.5, 0.5]), ([1e308, 1.0], [1.0, 0.0])]
)
def test_points_of_any_size_are_shared_out(points: list[float], shares: list[float]) -> None:
    assert normalised(points) == pytest.approx(shares)


@given(st.lists(POINTS, min_size=1, max_size=12).filter(any))
def test_shares_sum_to_1(points: list[float]) -> None:
    shares = normalised(points)
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any), st.sampled_from([0.01, 3.0, 1000.0]))
def test_a_common_factor_of_the_points_changes_no_share(points: list[int], factor: float) -> None:
    assert normalised([factor * each for each in points]) == pytest.approx(normalised(points))


def test_a_group_shares_its_weight_among_its_drivers() -> None:
    #   0 financial 60 -> 1: 3, 2: 1     3 strategic 40 -> 4: 5
    weights = tree_weights([None, 0, 0, None, 3], [60, 3, 1, 40, 5])
    assert weights == pytest.approx([0.6, 0.45, 0.15, 0.4, 0.4])


def test_three_levels_multiply() -> None:
    weights = tree_weights([None, 0, 1, 1, None], [1, 7, 1, 3, 1])
    assert weights == pytest.approx([0.5, 0.5, 0.125, 0.375, 0.5])


def test_a_child_before_its_parent_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="before its children"):
        tree_weights([1, None], [1, 1])


@given(st.data())
def test_leaves_of_a_tree_sum_to_1(data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.lists(st.integers(1, 100), min_size=1, max_size=5), min_size=1, max_size=5))
    parents: list[int | None] = []
    points: list[float] = []
    leaves: list[int] = []
    for children in groups:
        group = len(parents)
        parents.append(None)
        points.append(data.draw(st.integers(1, 100)))
        for child in children:
            leaves.append(len(parents))
            parents.append(group)
            points.append(child)
    weights = tree_weights(parents, points)
    assert weights[leaves].sum() == pytest.approx(1)


def test_dragging_one_keeps_the_proportions_of_the_others() -> None:
    assert rebalanced({1: 40, 2: 40, 3: 20}, 1, 70, frozenset()) == {1: 70, 2: 20, 3: 10}


def test_locked_siblings_keep_their_points() -> None:
    assert rebalanced({1: 40, 2: 40, 3: 20}, 1, 50, frozenset({2})) == {1: 50, 2: 40, 3: 10}


def test_no_more_can_be_taken_than_the_unlocked_have() -> None:
    assert rebalanced({1: 40, 2: 40, 3: 20}, 1, 90, frozenset({2})) == {1: 60, 2: 40, 3: 0}


def test_where_all_others_are_locked_nothing_moves() -> None:
    assert rebalanced({1: 40, 2: 60}, 1, 50, frozenset({2})) == {1: 40, 2: 60}


def test_others_at_0_share_equally_what_comes_free() -> None:
    assert rebalanced({1: 100, 2: 0, 3: 0}, 1, 40, frozenset()) == {1: 40, 2: 30, 3: 30}


@given(
    points=st.lists(POINTS, min_size=2, max_size=8),
    target=st.floats(-100, 2e6),
    locked=st.sets(st.integers(0, 7), max_size=3),
    moved=st.integers(0, 7),
)
def test_dragging_keeps_the_total_and_every_lock(
    points: list[float], target: float, locked: set[int], moved: int
) -> None:
    before = dict(enumerate(points))
    moved %= len(points)
    after = rebalanced(before, moved, target, frozenset(locked))
    assert sum(after.values()) == pytest.approx(sum(before.values()))
    assert all(value >= 0 for value in after.values())
    assert all(after[node] == before[node] for node in before if node in locked and node != moved)
    free = [node for node in before if node != moved and node not in locked]
    had, has = np.array([before[node] for node in free]), np.array([after[node] for node in free])
    if had.sum() > 0:
        assert has * had.sum() == pytest.approx(had * has.sum(), rel=1e-9, abs=1e-6)
