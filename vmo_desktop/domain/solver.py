"""Linear programs with integer columns, solved to proven optimality by HiGHS: the one place that knows the solver.

HiGHS keeps one count of threads for the whole process and fails silently when another is asked for, so every run here
takes one thread and its status is looked at. Its presolve has called worse portfolios optimal (1.14 and 1.16, found by
looking at every portfolio of small problems), so it stays off; ours need it little. A callback must not raise through
the solver: what it raises is kept, the run is ended, and it is raised from here.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray, IntArray

if TYPE_CHECKING:
    import highspy

Watch = Callable[[float, float], None]
"""Is told the best objective found and its bound (both may be infinite) while the search runs; may raise to end it."""

SOLVER_TOLERANCE = 1e-9
"""By how much a row or an integer may be missed; rows should be stated in units in which this means nothing."""

_BEAT_SECONDS = 0.05
"""How often a watch is told; the solver calls back thousands of times a second."""


class Outcome(Enum):
    """How a search ended."""

    OPTIMAL = "optimal"
    STOPPED = "stopped"
    """At its limit of time or nodes, with a solution or without."""
    INFEASIBLE = "infeasible"


class SolverFailed(Exception):
    """The solver gave up; a defect, since every program that it is given is bounded and finite."""


@dataclass(frozen=True, eq=False)
class Row:
    """Bounds on a weighted sum of columns.

    Attributes
    ----------
    columns : ndarray of int, shape (k,)
        Each at most once.
    factors : ndarray of float, shape (k,)
    least, most : float
        -inf and inf where there is none.
    """

    columns: IntArray
    factors: FloatArray
    least: float
    most: float

    def waived(self, column: int) -> "Row":
        """A row with one bound, which does not bind where another column is 1; all columns are from 0 to 1."""
        lowest, highest = np.minimum(self.factors, 0.0).sum(), np.maximum(self.factors, 0.0).sum()
        room = max(0.0, self.least - lowest) if np.isfinite(self.least) else min(0.0, self.most - highest)
        return Row(np.append(self.columns, column), np.append(self.factors, room), self.least, self.most)


@dataclass(frozen=True, eq=False)
class Program:
    """Columns between bounds, some of them whole numbers, and rows over them.

    Attributes
    ----------
    lower, upper : ndarray of float, shape (columns,)
        Finite.
    is_whole : ndarray of bool, shape (columns,)
    rows : tuple of Row
    """

    lower: FloatArray
    upper: FloatArray
    is_whole: npt.NDArray[np.bool_]
    rows: tuple[Row, ...]

    def with_rows(self, *more: Row) -> "Program":
        """The program under further rows."""
        return replace(self, rows=(*self.rows, *more))

    def widened(self, count: int) -> "Program":
        """The program with further whole columns from 0 to 1."""
        return Program(
            np.append(self.lower, np.zeros(count)),
            np.append(self.upper, np.ones(count)),
            np.append(self.is_whole, np.ones(count, dtype=np.bool_)),
            self.rows,
        )

    def relaxed(self) -> "Program":
        """The program without whole numbers."""
        return replace(self, is_whole=np.zeros_like(self.is_whole))

    def fixed(self, columns: IntArray, numbers: FloatArray) -> "Program":
        """The program with some columns held at numbers."""
        lower, upper = self.lower.copy(), self.upper.copy()
        lower[columns] = upper[columns] = numbers
        return replace(self, lower=lower, upper=upper)


@dataclass(frozen=True, eq=False)
class Solution:
    """What a search found.

    Attributes
    ----------
    outcome : Outcome
    numbers : ndarray of float, shape (columns,), or None
        The best found; whole columns are exactly whole.
    bound : float
        No solution has a greater objective; NaN when infeasible.
    """

    outcome: Outcome
    numbers: FloatArray | None
    bound: float


def maximise(
    program: Program,
    objective: FloatArray,
    *,
    start: FloatArray | None = None,
    time_limit: float | None = None,
    node_limit: int | None = None,
    watch: Watch | None = None,
) -> Solution:
    """The greatest weighted sum of the columns, shape (columns,), without any gap.

    `start` is a solution to begin from, a hint only. The same program gives the same solution on every run, unless a
    time limit (in seconds) ends it.
    """
    if not len(objective):
        return _solve_nothing(program)
    solver = _make_solver(time_limit, node_limit)
    _check(solver.passModel(_model(program, objective)), "passing the model")
    if start is not None:
        _check(solver.setSolution(len(start), np.arange(len(start), dtype=np.int32), start), "passing the start")
    _run(solver, watch)
    return _solution(solver, program)


class Relaxation:
    """A program without whole numbers, for one objective after the other: each begins where the last one ended."""

    def __init__(self, program: Program) -> None:
        count = len(program.lower)
        self._solver = _make_solver(None, None)
        self._columns = np.arange(count, dtype=np.int32)
        _check(self._solver.passModel(_model(program.relaxed(), np.zeros(count))), "passing the model")

    def prices(self, objective: FloatArray) -> FloatArray | None:
        """What each row's bound is worth per unit, shape (rows,); None when no best solution was found."""
        import highspy  # noqa: PLC0415

        _check(self._solver.changeColsCost(len(self._columns), self._columns, objective), "changing the objective")
        _check(self._solver.run(), "the search")
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().row_dual, dtype=np.float64)


def _solve_nothing(program: Program) -> Solution:
    """A program without columns: every sum is 0."""
    if any(row.least > 0 or row.most < 0 for row in program.rows):
        return Solution(Outcome.INFEASIBLE, None, math.nan)
    return Solution(Outcome.OPTIMAL, np.zeros(0), 0.0)


def _make_solver(time_limit: float | None, node_limit: int | None) -> "highspy.Highs":
    import highspy  # noqa: PLC0415 - 60 ms that only a choice needs

    class Silent(highspy.Highs):
        """The constructor enables callbacks, which prints a banner unless output is off before."""

        def __init__(self) -> None:
            highspy.Highs.__init__(self)

        def enableCallbacks(self) -> None:  # noqa: N802
            self.setOptionValue("output_flag", False)
            highspy.Highs.enableCallbacks(self)

    solver = Silent()
    options: dict[str, bool | float | str] = {
        "threads": 1, "parallel": "off", "presolve": "off", "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0,
        "mip_feasibility_tolerance": SOLVER_TOLERANCE, "primal_feasibility_tolerance": SOLVER_TOLERANCE,
        "dual_feasibility_tolerance": SOLVER_TOLERANCE,
    }  # fmt: skip
    if time_limit is not None:
        options["time_limit"] = max(time_limit, 0.0)
    if node_limit is not None:
        options["mip_max_nodes"] = node_limit
    for name, setting in options.items():
        _check(solver.setOptionValue(name, setting), name)
    return solver


def _model(program: Program, objective: FloatArray) -> "highspy.HighsLp":
    import highspy  # noqa: PLC0415

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(objective), len(program.rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = objective, program.lower, program.upper
    if program.is_whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(is_whole)] for is_whole in program.is_whole]
    model.row_lower_ = np.array([row.least for row in program.rows], dtype=np.float64)
    model.row_upper_ = np.array([row.most for row in program.rows], dtype=np.float64)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = len(objective), len(program.rows)
    matrix.start_ = np.cumsum([0, *(len(row.columns) for row in program.rows)])
    matrix.index_ = _joined([row.columns for row in program.rows]).astype(np.int32)
    matrix.value_ = _joined([row.factors for row in program.rows]).astype(np.float64)
    return model


def _joined(parts: "Sequence[IntArray] | Sequence[FloatArray]") -> npt.NDArray[np.float64]:
    return np.concatenate([np.zeros(0), *parts])


def _check(status: "highspy.HighsStatus", doing: str) -> None:
    """Every call tells by its status alone that it failed: an objective of 0 looks like an answer."""
    import highspy  # noqa: PLC0415

    if status == highspy.HighsStatus.kError:
        raise SolverFailed(doing)


def _run(solver: "highspy.Highs", watch: Watch | None) -> None:
    raised: list[BaseException] = []
    if watch is not None:
        beat = _Beat(watch, raised)
        solver.cbMipInterrupt.subscribe(beat)
        solver.cbSimplexInterrupt.subscribe(beat)
    status = solver.run()
    if raised:
        raise raised[0]
    _check(status, "the search")


class _Beat:
    """Tells a watch a few times a second; keeps what it raises and ends the run."""

    def __init__(self, watch: Watch, raised: list[BaseException]) -> None:
        self._watch = watch
        self._raised = raised
        self._next = 0.0

    def __call__(self, event: "highspy.highs.HighsCallbackEvent") -> None:
        now = time.monotonic()
        if now >= self._next and not self._raised:
            self._next = now + _BEAT_SECONDS
            try:
                self._watch(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)
            except BaseException as error:
                self._raised.append(error)
        if self._raised:
            event.interrupt()


def _solution(solver: "highspy.Highs", program: Program) -> Solution:
    import highspy  # noqa: PLC0415

    status, known = solver.getModelStatus(), highspy.HighsModelStatus
    # All columns are bounded, so the second can only mean the first.
    if status in {known.kInfeasible, known.kUnboundedOrInfeasible}:
        return Solution(Outcome.INFEASIBLE, None, math.nan)
    if status not in {known.kOptimal, known.kTimeLimit, known.kSolutionLimit, known.kInterrupt}:
        raise SolverFailed(solver.modelStatusToString(status))
    info = solver.getInfo()
    numbers = None
    if info.primal_solution_status == highspy.kSolutionStatusFeasible:
        numbers = np.array(solver.getSolution().col_value, dtype=np.float64)
        numbers[program.is_whole] = np.round(numbers[program.is_whole])
    if status == known.kOptimal:
        return Solution(Outcome.OPTIMAL, numbers, info.objective_function_value)
    return Solution(Outcome.STOPPED, numbers, info.mip_dual_bound if program.is_whole.any() else math.inf)
