"""One order out of many."""

from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.collective_ranking import borda, copeland

RANKINGS = st.integers(1, 6).flatmap(lambda count: st.lists(st.permutations(range(count)), min_size=1, max_size=7))


def test_the_cycle_of_condorcet_ends_in_a_tie() -> None:
    cycle = [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
    assert borda(cycle, 3).tolist() == [3, 3, 3]
    assert copeland(cycle, 3).tolist() == [0, 0, 0]


def test_the_rules_differ_where_a_majority_is_narrow() -> None:
    rankings = [[0, 1, 2]] * 3 + [[1, 2, 0]] * 2
    assert borda(rankings, 3).tolist() == [6, 7, 2]
    assert " ".join(map(str, borda(rankings, 3))) == "6 7 2", "whole points"
    assert copeland(rankings, 3).tolist() == [2, 0, -2]


@given(RANKINGS)
def test_points_and_duels_are_conserved(rankings: list[list[int]]) -> None:
    count = len(rankings[0])
    assert borda(rankings, count).sum() == len(rankings) * count * (count - 1) / 2
    assert copeland(rankings, count).sum() == 0


@given(RANKINGS)
def test_what_all_prefer_wins_by_both_rules(rankings: list[list[int]]) -> None:
    count = len(rankings[0])
    same = [[0, *[each for each in ranking if each]] for ranking in rankings]
    assert borda(same, count)[0] == len(same) * (count - 1)
    assert copeland(same, count)[0] == count - 1
