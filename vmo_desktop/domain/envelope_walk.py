"""The best portfolio while one weight moves away from where it is: corner by corner of the upper envelope.

The best value bends only upwards, so that nothing changes between two weights at which one portfolio is best. The next
corner is where the best portfolio so far and the first known rival draw level, when no third one is worth more there;
else that one is the rival, and so on (Newton's method; Dinkelbach 1967; Eisner & Severance 1976).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_program import PortfolioProgram, no_worse
from vmo_desktop.domain.portfolio_sums import BoolArray, broken_conditions, is_funded, is_portfolio, portfolio_value
from vmo_desktop.domain.selection import most_valuable
from vmo_desktop.domain.sensitivity import Lines
from vmo_desktop.domain.solver import Watch, maximise

NO_GAIN = 1e-9
"""A value higher by less than this share is no gain: solvers stop within such a gap."""


@dataclass(frozen=True, eq=False)
class WeightMove:
    """A weight that may move.

    Attributes
    ----------
    drawn : Lines
        Value of each option funded whole as a function of the weight; known everywhere.
    present : float
        The weight as it is, in [0, 1].
    """

    drawn: Lines
    present: float


@dataclass(frozen=True, eq=False)
class Way:
    """How far a weight was followed, up or down.

    Attributes
    ----------
    move : int
        The place of the weight.
    reached, end : float
        From the present weight to `reached` everything is known; `end` is 0 or 1.
    shares : ndarray of float, shape (options,)
        A portfolio that is best at `reached` and, as far as is known, beyond.
    turned : ndarray of float, shape (initiatives,)
        The first weight at which a best portfolio decides otherwise about an initiative; NaN where none was met.
    """

    move: int
    reached: float
    end: float
    shares: FloatArray
    turned: FloatArray


@dataclass(frozen=True, eq=False)
class Portfolios:
    """Portfolios within the conditions.

    Attributes
    ----------
    shares : ndarray of float, shape (portfolios, options)
    extra : ndarray of float, shape (portfolios,)
        What synergies add, which no weight moves.
    """

    shares: FloatArray
    extra: FloatArray

    @classmethod
    def of(cls, problem: PortfolioProblem, shares: Sequence[FloatArray]) -> "Portfolios":
        """These portfolios; synergies are the problem's."""
        alone = replace(problem, values=np.zeros(len(problem.owner)))
        return cls(np.array(shares), np.array([portfolio_value(alone, each) for each in shares]))

    def and_also(self, other: "Portfolios") -> "Portfolios":
        """Both."""
        return Portfolios(np.vstack((self.shares, other.shares)), np.append(self.extra, other.extra))

    def values(self, of_options: FloatArray) -> FloatArray:
        """What each is worth when its options are worth that."""
        return np.asarray(self.shares @ of_options + self.extra)


class EnvelopeWalk:
    """Follows weights, and gathers the portfolios that it meets in `known`."""

    def __init__(
        self, problem: PortfolioProblem, funded: BoolArray, known: Portfolios, watch: Watch | None = None
    ) -> None:
        self._problem = problem
        self._funded = funded
        self._watch = watch
        self.known = known

    def next_corner(self, move: WeightMove, way: Way, asked: BoolArray) -> Way:
        """On to the next weight at which another portfolio becomes best, or to the end.

        `asked` are the initiatives, shape (initiatives,), for which it is told when they are decided otherwise about.
        """
        weight, checked = self._overtaken(move, way), way.reached
        while weight != checked and self._is_beaten(move.drawn.at(weight), way.shares):
            weight, checked = self._overtaken(move, way), weight
        values = move.drawn.at(weight)
        turned = np.where(self.decided_otherwise(values, way.shares, asked), weight, way.turned)
        return Way(way.move, weight, way.end, self._steepest(move, way, weight), turned)

    def decided_otherwise(self, values: FloatArray, best: FloatArray, asked: BoolArray) -> BoolArray:
        """About which of the initiatives asked for a portfolio worth as much as the best one decides otherwise.

        `values` are of the options, `best` are shares of a best portfolio at these values.
        """
        problem = replace(self._problem, values=values)
        found = asked & self._changed_by(self.known.shares[self._ties(values, best)])
        while (asked & ~found).any():
            shares = self._most_changed(problem, best, asked & ~found)
            changed = asked & ~found & self._changed_by(shares[np.newaxis])
            if not changed.any():
                break
            self._learn(shares)
            found |= changed
        return found

    def _overtaken(self, move: WeightMove, way: Way) -> float:
        """The first weight at which a known portfolio draws level with the one that is best so far, or the end."""
        here, there = (self.known.values(move.drawn.at(weight)) for weight in (way.reached, way.end))
        own = self._worth(move.drawn.at(way.reached), way.shares), self._worth(move.drawn.at(way.end), way.shares)
        behind, ahead = np.maximum(own[0] - here, 0.0), there - own[1]
        overtakes = ahead > NO_GAIN * _size(own[1])
        part = float((behind[overtakes] / (behind[overtakes] + ahead[overtakes])).min(initial=1.0))
        return way.end if part == 1.0 else way.reached + (way.end - way.reached) * part

    def _is_beaten(self, values: FloatArray, shares: FloatArray) -> bool:
        """Whether a portfolio is worth more in earnest; it is then known."""
        best = most_valuable(replace(self._problem, values=values), start=shares, watch=self._watch)
        own = self._worth(values, shares)
        if best.objective - own <= NO_GAIN * _size(own):
            return False
        self._learn(best.shares)
        return True

    def _steepest(self, move: WeightMove, way: Way, weight: float) -> FloatArray:
        """Of the known portfolios that are best at a weight the one that gains most beyond it."""
        tied = np.flatnonzero(self._ties(move.drawn.at(weight), way.shares))
        beyond = self.known.values(move.drawn.at(way.end))[tied]
        return np.asarray(self.known.shares[tied[int(np.argmax(beyond))]])

    def _ties(self, values: FloatArray, best: FloatArray) -> BoolArray:
        own = self._worth(values, best)
        return np.asarray(self.known.values(values) >= own - NO_GAIN * _size(own))

    def _changed_by(self, portfolios: FloatArray) -> BoolArray:
        """Which initiatives some of these portfolios decide otherwise about than the present one."""
        changed = [is_funded(self._problem, shares) != self._funded for shares in portfolios]
        return np.asarray(np.any(changed, axis=0))

    def _most_changed(self, problem: PortfolioProblem, best: FloatArray, asked: BoolArray) -> FloatArray:
        """Of the portfolios worth as much as the best one that decides otherwise about most that is asked for."""
        made = PortfolioProgram(problem)
        numbers = made.columns(best)
        wanted = np.zeros(len(numbers))
        wanted[: len(problem.owner)] = np.where(asked, np.where(self._funded, -1.0, 1.0), 0.0)[problem.owner]
        program = made.program.with_rows(no_worse(made.value, numbers))
        # Without a start: with one, HiGHS has called it the best of a list of hundreds where it was not.
        found = maximise(program, wanted, watch=self._watch).numbers
        shares = best if found is None else made.shares(found)
        own = self._worth(problem.values, best)
        is_as_good = self._worth(problem.values, shares) >= own - NO_GAIN * _size(own)
        return (
            shares if is_as_good and is_portfolio(problem, shares) and not broken_conditions(problem, shares) else best
        )

    def _worth(self, values: FloatArray, shares: FloatArray) -> float:
        return portfolio_value(replace(self._problem, values=values), shares)

    def _learn(self, shares: FloatArray) -> None:
        self.known = self.known.and_also(Portfolios.of(self._problem, (shares,)))


def _size(value: float) -> float:
    return max(abs(value), 1.0)
