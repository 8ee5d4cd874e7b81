"""How the chosen portfolio changes while weights move: exactly along a line, on a grid over two weights."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.sensitivity import Lines
from vmo_desktop.progress import Report

NO_GAIN = 1e-9
"""A value higher by less than this share is no gain: solvers stop within such a gap."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A portfolio that is best between two weights.

    Attributes
    ----------
    shares : ndarray of float, shape (options,)
    start, end : float
        Weights in [0, 1].
    start_value, end_value : float
        What it is worth at these weights.
    """

    shares: FloatArray
    start: float
    end: float
    start_value: float
    end_value: float


@dataclass(frozen=True, eq=False)
class Sweep:
    """Best portfolios from weight 0 to weight 1.

    Attributes
    ----------
    pieces : tuple of Piece
        One after the other.
    is_complete : bool
        Whether no other portfolio is better anywhere; otherwise the search was cut short, and between pieces others
        may be better.
    """

    pieces: tuple[Piece, ...]
    is_complete: bool


def portfolio_sweep(
    drawn: Lines,
    solve: Callable[[FloatArray], FloatArray],
    *,
    extra: Callable[[FloatArray], float] = lambda _shares: 0.0,
    most_solves: int = 200,
    report: Report | None = None,
) -> Sweep:
    """Every change of the best portfolio while one weight goes from 0 to 1.

    Parameters
    ----------
    drawn : Lines
        Value of each option funded whole as a function of the weight; known everywhere.
    solve : callable
        The shares, shape (options,), of a best portfolio for values of options, shape (options,).
    extra : callable
        What shares are worth besides their options: synergies, which no weight moves.
    most_solves : int
        After so many the search is cut short.
    report : callable, optional
        Told how many portfolios of at most how many were solved; may raise to stop.

    Notes
    -----
    The value of a portfolio is a straight line, so the best value is the upper envelope of lines. Where the lines of
    two neighbours meet, the best portfolio is one of them, and then it changes there, or a third one, which parts the
    interval in two. There are at most two solves for each piece, and one more.

    References
    ----------
    Eisner & Severance (1976), Mathematical techniques for efficient record segmentation in large shared databases,
    Journal of the ACM 23(4).
    """
    return _Search(drawn, solve, extra, most_solves, report).sweep()


@dataclass(frozen=True, eq=False)
class _Line:
    """The value of a portfolio at weight 0 and weight 1."""

    shares: FloatArray
    start: float
    end: float

    def at(self, weight: float) -> float:
        return self.start * (1 - weight) + self.end * weight


class _Search:
    def __init__(
        self,
        drawn: Lines,
        solve: Callable[[FloatArray], FloatArray],
        extra: Callable[[FloatArray], float],
        most_solves: int,
        report: Report | None,
    ) -> None:
        self._drawn = drawn
        self._solve = solve
        self._extra = extra
        self._most = most_solves
        self._report = report
        self._solves = 0

    def sweep(self) -> Sweep:
        """From left to right; what is still to part waits on a stack."""
        first = self._best(0.0)
        changes: list[tuple[_Line, float]] = []
        stack = [(first, self._best(1.0))]
        is_complete = True
        while stack:
            left, right = stack.pop()
            if self._is_same(left, right):
                continue
            meeting = self._meeting(left, right)
            middle = self._best(meeting) if self._solves < self._most else None
            is_complete &= middle is not None
            if middle is None or self._is_no_gain(middle.at(meeting), left.at(meeting)):
                changes.append((right, meeting))
            else:
                stack += [(middle, right), (left, middle)]
        return Sweep(self._pieces(first, changes), is_complete)

    def _pieces(self, first: _Line, changes: list[tuple[_Line, float]]) -> tuple[Piece, ...]:
        """Without those of no length: at the ends of the sweep several portfolios may tie."""
        holders = [first, *(line for line, _ in changes)]
        bounds = [0.0, *(at for _, at in changes), 1.0]
        return tuple(
            Piece(line.shares, start, end, line.at(start), line.at(end))
            for line, (start, end) in zip(holders, pairwise(bounds), strict=True)
            if end - start > NO_GAIN
        )

    def _best(self, weight: float) -> _Line:
        if self._report is not None:
            self._report(self._solves, self._most)
        self._solves += 1
        shares = self._solve(self._drawn.at(weight))
        extra = self._extra(shares)
        return _Line(shares, float(shares @ self._drawn.start) + extra, float(shares @ self._drawn.end) + extra)

    def _meeting(self, left: _Line, right: _Line) -> float:
        """Where two lines cross; the left one is not behind at its side, nor the right one at its own."""
        before, after = left.start - right.start, right.end - left.end
        return min(max(before / (before + after), 0.0), 1.0) if before + after > 0 else 0.5

    def _is_same(self, one: _Line, other: _Line) -> bool:
        return self._is_no_gain(one.start, other.start) and self._is_no_gain(one.end, other.end)

    def _is_no_gain(self, one: float, other: float) -> bool:
        return abs(one - other) <= NO_GAIN * max(abs(one), abs(other), 1.0)
