"""Programs stated for the solver, and what it says of small ones that one solves by hand."""

import time

import numpy as np
import pytest

from vmo_desktop.domain.solver import Outcome, Program, Relaxation, Row, maximise

INF = float("inf")
FIRST_TWO = np.array([0, 1])
TWO_THREE = np.array([2.0, -3.0])


def _program(count: int, *rows: Row, is_whole: bool = True) -> Program:
    return Program(np.zeros(count), np.ones(count), np.full(count, is_whole), rows)


def _hard(count: int = 300) -> tuple[Program, np.ndarray]:
    rng = np.random.default_rng(0)
    uses = np.round(rng.lognormal(3, 1, (5, count)))
    rows = tuple(Row(np.arange(count), use, -INF, float(np.floor(use.sum() * 0.4))) for use in uses)
    return _program(count, *rows), np.round(rng.uniform(10, 90, count))


@pytest.mark.parametrize(
    ("least", "most", "room"),
    [
        (1.0, INF, 4.0),  # the sum is -3 at least, 4 below what is asked
        (-3.0, INF, 0.0),
        (-4.0, INF, 0.0),  # holds anyhow
        (-INF, 1.0, -1.0),  # the sum is 2 at most, 1 above
        (-INF, 2.0, 0.0),
        (-INF, 5.0, 0.0),
    ],
)
def test_a_row_is_waived_by_just_as_much_as_it_can_be_missed(least: float, most: float, room: float) -> None:
    waived = Row(FIRST_TWO, TWO_THREE, least, most).waived(7)
    assert (waived.columns.tolist(), waived.factors.tolist()) == ([0, 1, 7], [2, -3, room])
    assert (waived.least, waived.most) == (least, most)


def test_a_program_is_changed_by_giving_another_one() -> None:
    row, other = Row(FIRST_TWO, TWO_THREE, 0.0, INF), Row(FIRST_TWO, TWO_THREE, -INF, 1.0)
    program = Program(np.array([0.0, 0.25]), np.array([1.0, 0.75]), np.array([True, False]), (row,))

    wider = program.widened(2)
    assert (wider.lower.tolist(), wider.upper.tolist()) == ([0, 0.25, 0, 0], [1, 0.75, 1, 1])
    assert (wider.is_whole.tolist(), wider.rows) == ([True, False, True, True], (row,))

    held = program.fixed(np.array([1]), np.array([0.5]))
    assert (held.lower.tolist(), held.upper.tolist(), held.rows) == ([0, 0.5], [1, 0.5], (row,))

    assert program.with_rows(other, row).rows == (row, other, row)
    assert program.with_rows().rows == (row,)
    assert program.relaxed().is_whole.tolist() == [False, False]
    assert (program.lower.tolist(), program.upper.tolist()) == ([0, 0.25], [1, 0.75])
    assert (program.is_whole.tolist(), program.rows) == ([True, False], (row,))


def test_whole_columns_are_rounded_and_others_are_not() -> None:
    """Of 2 x + 3 y + 4 z up to 6: x and y fill 5 of it, of the divisible z a quarter more."""
    use = np.array([2.0, 3.0, 4.0])
    program = Program(np.zeros(3), np.ones(3), np.array([True, True, False]), (Row(np.arange(3), use, -INF, 6.0),))
    found = maximise(program, np.array([20.0, 30.0, 16.0]))
    assert found.outcome is Outcome.OPTIMAL
    assert found.bound == pytest.approx(54, abs=1e-9)
    assert found.numbers is not None
    assert found.numbers[:2].tolist() == [1, 1]
    assert found.numbers[2] == pytest.approx(0.25, abs=1e-9)


def test_columns_keep_to_their_bounds_and_rows_to_both_of_theirs() -> None:
    """The least of x + y is asked for where x is from a half on, 2 x - 3 y from -1 to 0."""
    row = Row(np.array([1, 0]), np.array([-3.0, 2.0]), -1.0, 0.0)
    program = Program(np.array([0.5, 0.0]), np.array([1.0, 0.75]), np.zeros(2, dtype=np.bool_), (row,))
    least, most = maximise(program, -np.ones(2)), maximise(program, np.ones(2))
    assert least.numbers is not None
    assert most.numbers is not None
    assert least.numbers == pytest.approx(np.array([0.5, 1 / 3]))
    assert most.numbers == pytest.approx(np.array([1.0, 0.75]))
    assert [least.bound, most.bound] == pytest.approx([-5 / 6, 1.75])


def test_the_best_is_proven_and_nothing_near_it_will_do() -> None:
    """Forty numbers around a million that differ by one each: the twenty greatest, and no other twenty."""
    values = 1e6 + np.arange(40.0)
    found = maximise(_program(40, Row(np.arange(40), np.ones(40), -INF, 20.0)), values)
    assert found.numbers is not None
    assert np.flatnonzero(found.numbers).tolist() == list(range(20, 40))
    assert found.bound == pytest.approx(20e6 + sum(range(20, 40)), rel=1e-14)


@pytest.mark.parametrize(
    ("least", "most", "outcome"),
    [
        (0.0, 0.0, Outcome.OPTIMAL),
        (-1.0, 1.0, Outcome.OPTIMAL),
        (1e-9, INF, Outcome.INFEASIBLE),
        (-INF, -1e-9, Outcome.INFEASIBLE),
    ],
)
def test_without_columns_every_sum_is_nothing(least: float, most: float, outcome: Outcome) -> None:
    empty = np.zeros(0)
    free, row = (Row(np.zeros(0, dtype=np.int_), empty, *bounds) for bounds in ((-INF, INF), (least, most)))
    found = maximise(_program(0, free, row), empty)
    assert found.outcome is outcome
    if outcome is Outcome.OPTIMAL:
        assert found.numbers is not None
        assert (found.numbers.tolist(), found.bound) == ([], 0.0)
    else:
        assert found.numbers is None
        assert np.isnan(found.bound)


@pytest.mark.parametrize("time_limit", [0.0, -1.0])
def test_without_time_nothing_is_found_and_everything_is_possible(time_limit: float) -> None:
    program, values = _hard()
    found, divided = (maximise(each, values, time_limit=time_limit) for each in (program, program.relaxed()))
    assert found.numbers is None
    assert (found.outcome, found.bound) == (divided.outcome, divided.bound) == (Outcome.STOPPED, INF)


def test_a_start_is_where_the_search_begins() -> None:
    program, values = _hard()
    start = np.zeros(300)
    start[[3, 5]] = 1.0
    found = maximise(program, values, start=start, time_limit=0.0)
    assert found.numbers is not None
    assert (found.outcome, found.numbers.tolist()) == (Outcome.STOPPED, start.tolist())


def test_a_search_of_so_many_nodes_ends_alike_every_time_with_a_bound_that_holds() -> None:
    program, values = _hard(60)
    first, second = maximise(program, values, node_limit=1), maximise(program, values, node_limit=1)
    assert first.numbers is not None
    assert second.numbers is not None
    assert first.outcome is second.outcome is Outcome.STOPPED
    assert (first.numbers.tolist(), first.bound) == (second.numbers.tolist(), second.bound)
    assert values @ first.numbers < first.bound <= maximise(program.relaxed(), values).bound + 1e-6


def test_a_watch_is_told_a_few_times_a_second_and_what_ends_it_is_raised() -> None:
    class Ended(BaseException):
        pass

    told: list[float] = []

    def watch(_found: float, _bound: float) -> None:
        told.append(time.monotonic())
        if len(told) == 3:
            raise Ended

    program, values = _hard()
    with pytest.raises(Ended):
        maximise(program, values, watch=watch)
    assert all(gap > 0.045 for gap in np.diff(told))


def test_a_watch_hears_of_programs_without_whole_numbers_too() -> None:
    program, values = _hard()
    told: list[float] = []
    maximise(program.relaxed(), values, watch=lambda found, _bound: told.append(found))
    assert told


def test_what_each_bound_is_worth() -> None:
    """Of 2 x + 3 y up to 4, x is worth 4 and y 3: y is what is not had whole, each unit brings a third of it."""
    rows = (Row(FIRST_TWO, np.array([2.0, 3.0]), -INF, 4.0), Row(FIRST_TWO, np.ones(2), 0.0, INF))
    relaxation = Relaxation(_program(2, *rows))
    prices = relaxation.prices(np.array([4.0, 3.0]))
    assert prices is not None
    assert prices == pytest.approx(np.array([1.0, 0.0]))
    # With 1 for x and 6 for y it is x: a half of 1.
    again = relaxation.prices(np.array([1.0, 6.0]))
    assert again is not None
    assert again == pytest.approx(np.array([0.5, 0.0]))
    impossible = Row(FIRST_TWO, np.ones(2), 3.0, INF)
    assert Relaxation(_program(2, impossible)).prices(np.ones(2)) is None
