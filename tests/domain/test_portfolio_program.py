"""A portfolio problem as columns and rows: each written out by hand."""

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import Condition, ConditionKind, Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.portfolio_program import PortfolioProgram, no_worse
from vmo_desktop.domain.solver import Row

INF = float("inf")
COSTS = np.array([2.0, 5.0, 3.0, 1.0])

PROBLEM = PortfolioProblem(
    initiatives=3,
    owner=np.array([0, 0, 1, 2]),
    values=np.array([5.0, 8.0, 4.0, 3.0]),
    costs=COSTS,
    least_shares=np.array([1.0, 1.0, 0.5, 1.0]),
    limits=(Limit(COSTS, least=2.0, most=6.0), Limit(np.ones(4), most=2.0, is_count=True)),
    synergies=(
        Synergy(0, 1, value=3.0, saving=2.0, relief=np.array([1.0, 0.0])),
        Synergy(2, 2, value=2.0, saving=-1.0, relief=np.array([0.5, 0.0])),
    ),
)
"""Columns: the four options, the share of the third, the two synergies."""

MADE = PortfolioProgram(PROBLEM)


def _written(row: Row) -> tuple[list[float], float, float]:
    assert len(set(row.columns.tolist())) == len(row.columns)
    sums = np.zeros(7)
    sums[row.columns] = row.factors
    return sums.tolist(), row.least, row.most


STRUCTURE = [
    # The share of the third option: at most 1 when it is chosen, at least a half of that.
    ([0, 0, -1, 0, 1, 0, 0], -INF, 0),
    ([0, 0, -0.5, 0, 1, 0, 0], 0, INF),
    # Of the first initiative one level.
    ([1, 1, 0, 0, 0, 0, 0], -INF, 1),
    # A synergy works when both are funded, and only then; of an initiative with itself when that one is.
    ([-1, -1, 0, 0, 0, 1, 0], -INF, 0),
    ([0, 0, -1, 0, 0, 1, 0], -INF, 0),
    ([-1, -1, -1, 0, 0, 1, 0], -1, INF),
    ([0, 0, 0, -1, 0, 0, 1], -INF, 0),
    ([0, 0, 0, -1, 0, 0, 1], -INF, 0),
    ([0, 0, 0, -1, 0, 0, 1], 0, INF),
]

LEAST = ([128 * each for each in (2, 5, 0, 1, 3, -1, -0.5)], 128 * 2, INF)
MOST = ([128 * each for each in (2, 5, 0, 1, 3, -1, -0.5)], -INF, 128 * 6)
COUNT = ([1, 1, 1, 1, 0, 0, 0], -INF, 2)


def test_every_row_of_a_problem_is_what_one_writes_by_hand() -> None:
    structure = MADE.structure
    assert [_written(row) for row in structure.rows] == STRUCTURE
    assert (structure.lower.tolist(), structure.upper.tolist()) == ([0.0] * 7, [1.0] * 7)
    assert structure.is_whole.tolist() == [True, True, True, True, False, True, True]
    # A limit is stated in powers of two where parts may be funded, else in whole numbers.
    assert [_written(row) for row in MADE.program.rows] == [*STRUCTURE, LEAST, MOST, COUNT]


@pytest.mark.parametrize(
    ("kind", "members", "rows"),
    [
        (LinkKind.REQUIRES, (0, 1), [([1, 1, -1, 0, 0, 0, 0], -INF, 0)]),
        (LinkKind.REQUIRES, (1, 1), []),
        (
            LinkKind.ALL_OR_NONE,
            (0, 1, 2, 1),
            [
                ([1, 1, -1, 0, 0, 0, 0], -INF, 0),
                ([0, 0, 1, -1, 0, 0, 0], -INF, 0),
                ([-1, -1, 0, 1, 0, 0, 0], -INF, 0),
            ],
        ),
        (LinkKind.ALL_OR_NONE, (1,), []),
        (LinkKind.AT_MOST_ONE, (0, 2, 0), [([1, 1, 0, 1, 0, 0, 0], -INF, 1)]),
        (LinkKind.AT_LEAST_ONE, (1, 2), [([0, 0, 1, 1, 0, 0, 0], 1, INF)]),
        (LinkKind.AT_LEAST_ONE, (), []),
    ],
)
def test_a_link_is_rows_over_the_options_of_its_members(
    kind: LinkKind, members: tuple[int, ...], rows: list[tuple[list[float], float, float]]
) -> None:
    linked = PortfolioProblem(3, PROBLEM.owner, PROBLEM.values, COSTS, np.array([1.0, 1.0, 0.5, 1.0]),
                              synergies=PROBLEM.synergies, links=(Link(kind, members),))  # fmt: skip
    made = PortfolioProgram(linked).rows_of(Condition(ConditionKind.LINK, 0))
    assert [_written(row) for row in made] == rows


def test_a_force_is_a_row_over_the_options_of_its_initiative() -> None:
    first = [1.0, 1, 0, 0, 0, 0, 0]
    assert [_written(row) for row in MADE.rows_of(Condition(ConditionKind.FORCED_IN, 0))] == [(first, 1, INF)]
    assert [_written(row) for row in MADE.rows_of(Condition(ConditionKind.FORCED_OUT, 0))] == [(first, -INF, 0)]


def test_value_cost_and_uses_are_weights_of_columns() -> None:
    """With parts nothing is whole: the greatest is brought below 1,024 by a power of two, 8 by 64 and 5 by 128."""
    assert MADE.value.factors.tolist() == [64 * each for each in (5, 8, 0, 3, 4, 3, 2)]
    assert (MADE.value.scale, MADE.value.step) == (64, 0)
    assert MADE.thrift.factors.tolist() == [128 * each for each in (-2, -5, 0, -1, -3, 2, -1)]
    assert MADE.limit(0).factors.tolist() == LEAST[0]
    assert (MADE.limit(1).factors.tolist(), MADE.limit(1).step) == (COUNT[0], 1)
    # Fewer options first: four of them weigh more than any three; then the earlier ones.
    assert MADE.brevity.factors.tolist() == [-4, -5, -6, -7, 0, 0, 0]
    assert (MADE.brevity.scale, MADE.brevity.step) == (1, 1)


def test_whole_numbers_are_told_in_their_common_unit_when_nothing_is_divided() -> None:
    whole = PortfolioProgram(PortfolioProblem(2, np.arange(2), np.array([400.0, 600.0]), np.ones(2), np.ones(2)))
    assert (whole.value.factors.tolist(), whole.value.scale, whole.value.step) == ([2, 3], 0.005, 1)
    assert (whole.has_parts, MADE.has_parts) == (False, True)
    assert (whole.decisions.tolist(), MADE.decisions.tolist()) == ([0, 1], [0, 1, 2, 3, 5, 6])
    kept = no_worse(whole.value, np.array([0.0, 1.0]))
    assert (kept.columns.tolist(), kept.factors.tolist(), kept.least, kept.most) == ([0, 1], [2, 3], 2.5, INF)


@pytest.mark.parametrize(
    ("shares", "numbers"),
    [
        ([0, 1, 0.75, 0], [0, 1, 1, 0, 0.75, 1, 0]),
        ([0, 1, 0, 1], [0, 1, 0, 1, 0, 0, 1]),
        ([0, 0, 0.5, 1], [0, 0, 1, 1, 0.5, 0, 1]),
        ([0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_shares_and_columns_are_two_ways_to_say_the_same(shares: list[float], numbers: list[float]) -> None:
    assert MADE.columns(np.array(shares)).tolist() == numbers
    assert MADE.shares(np.array(numbers)).tolist() == shares


def test_a_solver_that_misses_a_whole_number_or_a_bound_by_little_is_put_right() -> None:
    assert MADE.shares(np.array([1e-9, 1 - 1e-9, 1, 0.5, 0.5 - 1e-9, 1, 0])).tolist() == [0, 1, 0.5, 0]
    assert MADE.shares(np.array([0, 0, 1, 0, 1 + 1e-9, 0, 0])).tolist() == [0, 0, 1, 0]


def test_columns_that_are_held_are_held_in_the_program() -> None:
    held = PortfolioProgram(PROBLEM, (np.array([1, 4]), np.array([1.0, 0.25])))
    assert held.program.lower.tolist() == [0, 1, 0, 0, 0.25, 0, 0]
    assert held.program.upper.tolist() == [1, 1, 1, 1, 0.25, 1, 1]
    assert len(held.program.rows) == len(MADE.program.rows)
