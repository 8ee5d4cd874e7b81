"""Agreement on an order and on single scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.agreement import joint_agreement, kendall_w, uniform_variance, within_group_agreement
from vmo_desktop.domain.rank_correlation import spearman

TABLE = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(st.integers(0, 4), min_size=items, max_size=items), min_size=2, max_size=6)
)


def test_all_in_one_order_agree_wholly_and_opposite_orders_not_at_all() -> None:
    assert kendall_w([[1, 2, 3], [10, 20, 30], [0, 5, 6]]).w == pytest.approx(1.0)
    assert kendall_w([[1, 2, 3], [3, 2, 1]]).w == pytest.approx(0.0)


@given(TABLE)
def test_w_lies_between_0_and_1(table: list[list[int]]) -> None:
    found = kendall_w(table)
    assert np.isnan(found.w) or -1e-12 <= found.w <= 1 + 1e-12
    assert np.isnan(found.probability) or 0 <= found.probability <= 1


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=6))
def test_without_ties_w_and_the_mean_rank_correlation_say_the_same(table: list[list[int]]) -> None:
    people = len(table)
    pairs = [spearman(table[i], table[j]) for i in range(people) for j in range(i)]
    assert (people * kendall_w(table).w - 1) / (people - 1) == pytest.approx(np.mean(pairs), abs=1e-9)


@given(TABLE, st.sampled_from([0.5, 3.0]), st.sampled_from([-7.0, 2.0]))
def test_w_needs_no_common_unit(table: list[list[int]], factor: float, shift: float) -> None:
    other = np.array(table) * factor + shift
    assert kendall_w(other).w == pytest.approx(kendall_w(table).w, nan_ok=True)


def test_what_somebody_did_not_score_takes_no_part() -> None:
    assert kendall_w([[1.0, 2.0, np.nan, 3.0], [1.0, 2.0, 9.0, 3.0]]) == kendall_w([[1, 2, 3], [1, 2, 3]])


@pytest.mark.parametrize("table", [[[1, 2, 3]], [[1], [2]], [[1, 1], [2, 2]], [[np.nan, 1], [1, np.nan]]])
def test_w_is_undefined_where_there_is_no_order_to_agree_on(table: list[list[float]]) -> None:
    assert np.isnan(kendall_w(table).w)


def test_alike_scores_agree_wholly_and_a_split_room_not_at_all() -> None:
    chance = uniform_variance(5)
    assert chance == pytest.approx(2.0)
    assert within_group_agreement([3, 3, 3], chance) == 1.0
    assert within_group_agreement([0, 0, 4, 4], chance) == 0.0
    assert within_group_agreement([3, 4, 3, np.nan], chance) == pytest.approx(1 - (1 / 3) / 2)
    assert np.isnan(within_group_agreement([3, np.nan], chance))


def test_agreement_over_several_things_rises_with_their_number() -> None:
    column = [2, 3, 3, 4]
    single = joint_agreement(np.array([column]).T, 2.0)
    assert single == pytest.approx(1 - np.var(column, ddof=1) / 2)
    double = joint_agreement(np.array([column, column]).T, 2.0)
    assert double == pytest.approx(2 * single / (1 + single))
    assert np.isnan(joint_agreement([[np.nan], [1.0]], 2.0))
