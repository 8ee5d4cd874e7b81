"""The solver as the domain sees it: proven, silent, stoppable, the same every time."""

import threading

import numpy as np
import pytest

from vmo_desktop.domain.solver import Outcome, Program, Row, Solution, SolverFailed, maximise


def _knapsack(count: int, rows: int, seed: int = 0) -> tuple[Program, np.ndarray]:
    rng = np.random.default_rng(seed)
    uses = np.round(rng.lognormal(3, 1, (rows, count)))
    limits = tuple(Row(np.arange(count), use, -np.inf, float(np.floor(use.sum() * 0.4))) for use in uses)
    program = Program(np.zeros(count), np.ones(count), np.ones(count, dtype=np.bool_), limits)
    return program, np.round(rng.uniform(10, 90, count))


def test_whole_columns_are_whole_and_the_bound_is_the_objective() -> None:
    program, values = _knapsack(40, 2)
    found = maximise(program, values)
    assert found.outcome is Outcome.OPTIMAL
    assert found.numbers is not None
    assert set(found.numbers) <= {0.0, 1.0}
    assert found.bound == pytest.approx(values @ found.numbers, abs=1e-9)


def test_without_whole_numbers_the_bound_is_higher() -> None:
    program, values = _knapsack(40, 2)
    assert maximise(program.relaxed(), values).bound > maximise(program, values).bound


def test_what_cannot_be_met_is_said() -> None:
    program, values = _knapsack(5, 1)
    found = maximise(program.with_rows(Row(np.arange(5), np.ones(5), 6.0, np.inf)), values)
    assert found.outcome is Outcome.INFEASIBLE
    assert found.numbers is None
    assert np.isnan(found.bound)


@pytest.mark.parametrize(("least", "outcome"), [(0.0, Outcome.OPTIMAL), (1.0, Outcome.INFEASIBLE)])
def test_a_program_without_columns_has_an_answer(least: float, outcome: Outcome) -> None:
    nothing = np.zeros(0)
    row = Row(np.zeros(0, dtype=np.int_), nothing, least, np.inf)
    assert maximise(Program(nothing, nothing, nothing.astype(np.bool_), (row,)), nothing).outcome is outcome


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for rows in (1, 3):
        program, values = _knapsack(60, rows)
        maximise(program, values, start=np.zeros(60))
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_a_time_limit_ends_the_search_with_a_bound_that_holds() -> None:
    program, values = _knapsack(300, 5)
    found = maximise(program, values, time_limit=0.5)
    assert found.outcome is Outcome.STOPPED
    assert found.numbers is not None
    assert found.bound >= values @ found.numbers
    assert found.bound <= maximise(program.relaxed(), values).bound + 1e-6


def test_a_search_is_stopped_by_its_watcher() -> None:
    class Enough(Exception):
        pass

    seen: list[tuple[float, float]] = []

    def watch(found: float, bound: float) -> None:
        seen.append((found, bound))
        if len(seen) == 3:
            raise Enough

    program, values = _knapsack(300, 5)
    with pytest.raises(Enough):
        maximise(program, values, watch=watch)
    assert len(seen) == 3
    assert seen[-1][0] <= seen[-1][1]


def test_two_threads_at_once_find_what_one_finds() -> None:
    program, values = _knapsack(60, 3)
    alone = maximise(program, values)
    found: list[Solution] = []
    threads = [threading.Thread(target=lambda: found.append(maximise(program, values))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert alone.numbers is not None
    assert len(found) == 3
    for each in found:
        assert each.numbers is not None
        assert (each.numbers == alone.numbers).all()


def test_a_program_that_the_presolve_of_highs_gets_wrong() -> None:
    inf = np.inf
    stated: list[tuple[dict[int, float], float, float]] = [
        ({0: 1, 1: 1}, -inf, 1),
        ({2: 1, 3: 1}, -inf, 1),
        ({0: -1, 1: -1, 5: 1}, -inf, 0),
        ({4: -1, 5: 1}, -inf, 0),
        ({0: -1, 1: -1, 4: -1, 5: 1}, -1, inf),
        ({4: 1, 2: 1, 3: 1, 0: 1, 1: 1}, 1, inf),
        ({4: 1, 2: 1, 3: 1}, 1, inf),
        ({0: 3, 1: 2, 2: 8, 3: 1, 4: 1, 5: -1}, 7, 12),
    ]
    rows = tuple(Row(np.array([*sums]), np.array([*sums.values()]), least, most) for sums, least, most in stated)
    program = Program(np.zeros(6), np.ones(6), np.ones(6, dtype=np.bool_), rows)
    found = maximise(program, np.array([9.0, 2.0, 4.0, 7.0, 9.0, -2.0]))
    assert found.numbers is not None
    assert found.numbers.tolist() == [1, 0, 1, 0, 1, 1]


def test_a_program_that_the_solver_refuses_is_a_failure_and_no_answer() -> None:
    elsewhere = Row(np.array([7]), np.ones(1), 0.0, 1.0)
    program = Program(np.zeros(1), np.ones(1), np.ones(1, dtype=np.bool_), (elsewhere,))
    with pytest.raises(SolverFailed, match="passing the model"):
        maximise(program, np.ones(1))


def test_a_program_without_an_end_is_a_failure_and_no_answer() -> None:
    endless = Program(np.zeros(1), np.array([np.inf]), np.zeros(1, dtype=np.bool_), ())
    with pytest.raises(SolverFailed, match="Unbounded"):
        maximise(endless, np.ones(1))
