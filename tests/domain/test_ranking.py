"""Ranks, order and the budget line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.ranking import budget_line, competition_ranks, ranking_order

NAN = float("nan")
SCORES = st.lists(st.one_of(st.integers(0, 10_000).map(lambda score: score / 100), st.just(NAN)), max_size=30)


def ranks(*scores: float) -> list[int]:
    return [int(rank) for rank in competition_ranks(np.array(scores))]


def test_equal_scores_share_a_rank_and_the_next_one_counts_them() -> None:
    assert ranks(50, 80, 80, 90) == [4, 2, 2, 1]


def test_an_unknown_score_has_no_rank() -> None:
    assert ranks(NAN, 10, 20) == [0, 2, 1]


def test_the_tie_of_the_weighted_sum_of_triantaphyllou_2000_is_shown() -> None:
    assert ranks(21.5, 10 * 0.2 + 30 * 0.15 + 20 * 0.4 + 30 * 0.25, 30 * 0.2 + 10 * 0.15 + 30 * 0.4 + 10 * 0.25) == [
        3,
        1,
        1,
    ]


@pytest.mark.parametrize("score", [0.3, 12.345678901, 0.123456789015, 99.9999999945])
def test_rounding_noise_makes_no_difference(score: float) -> None:
    assert ranks(np.nextafter(score, 0), 100.0, score, np.nextafter(score, 1000)) == [2, 1, 2, 2]


@pytest.mark.parametrize("scores", [(), (NAN,), (0.0, 0.0), (-1.0, -2.0)])
def test_ranks_start_at_1(scores: tuple[float, ...]) -> None:
    known = [rank for rank in ranks(*scores) if rank]
    assert not known or min(known) == 1


@given(SCORES, st.sampled_from([1e-6, 0.3, 7.0, 1e9]))
def test_ranks_survive_a_common_factor(scores: list[float], factor: float) -> None:
    assert competition_ranks(factor * np.array(scores)).tolist() == competition_ranks(np.array(scores)).tolist()


@given(SCORES)
def test_a_rank_is_one_more_than_the_number_of_better_ones(scores: list[float]) -> None:
    got = ranks(*scores)
    for score, rank in zip(scores, got, strict=True):
        assert rank == (0 if np.isnan(score) else 1 + sum(other > score for other in scores))


@given(SCORES, st.randoms())
def test_ranks_do_not_depend_on_the_order_of_the_list(scores: list[float], random: object) -> None:
    shuffled = list(range(len(scores)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    array = np.array(scores)
    assert competition_ranks(array[shuffled]).tolist() == competition_ranks(array)[shuffled].tolist()


def test_best_first_and_ties_in_the_given_order() -> None:
    scores = np.array([50.0, 80.0, 80.0 + 1e-14, 90.0])
    assert ranking_order(scores, scores).tolist() == [3, 1, 2, 0]


def test_unknown_scores_come_last_by_the_fallback() -> None:
    scores = np.array([NAN, 10.0, NAN, NAN])
    fallback = np.array([40.0, 10.0, 60.0, NAN])
    assert ranking_order(scores, fallback).tolist() == [1, 2, 0, 3]


@given(SCORES)
def test_the_order_holds_each_initiative_once_with_ranks_ascending(scores: list[float]) -> None:
    array = np.array(scores)
    order = ranking_order(array, array)
    assert sorted(order.tolist()) == list(range(len(scores)))
    in_order = [rank for rank in competition_ranks(array)[order].tolist() if rank]
    assert in_order == sorted(in_order)


def test_the_budget_line_stops_before_the_first_that_does_not_fit() -> None:
    line = budget_line(np.array([40.0, 50.0, 20.0, 5.0]), 100)
    assert line.funded == 2
    assert line.running_cost.tolist() == [40, 90, 110, 115]


def test_a_budget_met_exactly_funds_the_last_one() -> None:
    assert budget_line(np.array([0.1, 0.2]), 0.3).funded == 2


def test_an_unknown_cost_stops_the_line() -> None:
    assert budget_line(np.array([10.0, NAN, 10.0]), 100).funded == 1


def test_a_budget_for_all_and_for_none() -> None:
    assert budget_line(np.array([10.0, 10.0]), 100).funded == 2
    assert budget_line(np.array([10.0, 10.0]), 0).funded == 0
    assert budget_line(np.array([]), 0).funded == 0
