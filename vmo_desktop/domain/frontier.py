"""The frontier of portfolios: those that no other one beats in value at no more cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray, IntArray, PortfolioProblem
from vmo_desktop.domain.ranking import BUDGET_TOLERANCE, TIE_TOLERANCE

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Outlay:
    """What a frontier counts as cost: what the budget limits.

    Attributes
    ----------
    use : ndarray of float, shape (options,)
        In the budget's money.
    savings : ndarray of float, shape (synergies,)
        Taken off when both initiatives of a synergy are funded.
    """

    use: FloatArray
    savings: FloatArray

    @classmethod
    def of(cls, problem: PortfolioProblem, budget: int) -> "Outlay":
        """What the limit at this place counts."""
        relief = [synergy.relief[budget] for synergy in problem.synergies]
        return cls(problem.limits[budget].use, np.array(relief))


@dataclass(frozen=True)
class Improvements:
    """What the frontier offers instead of a proposed portfolio P; None where no portfolio is as good as P.

    Attributes
    ----------
    better : int or None
        The point of most value for no more cost, B.
    cheaper : int or None
        The point of least cost for no less value, C.

    References
    ----------
    Phillips & Bana e Costa (2007), Transparent prioritisation, budgeting and resource allocation with multi-criteria
    decision analysis and decision conferencing, Annals of Operations Research 154.
    """

    better: int | None
    cheaper: int | None


@dataclass(frozen=True, eq=False)
class Frontier:
    """Efficient portfolios by rising cost, and so by rising value.

    Attributes
    ----------
    costs, values : ndarray of float, shape (points,)
        Both strictly rising. Empty when no portfolio is within the conditions.
    choices : sequence of ndarray of float, shape (options,)
        How much of each option every point funds, 0-1.
    is_complete : bool
        Whether these are proven to be all efficient points, supported and unsupported.
    """

    costs: FloatArray
    values: FloatArray
    choices: Sequence[FloatArray]
    is_complete: bool

    def __len__(self) -> int:
        return len(self.costs)

    def choice_at(self, point: int) -> FloatArray:
        """How much of each option a point funds, 0-1, shape (options,)."""
        return self.choices[point]

    def best_within(self, budget: float) -> int | None:
        """The point of most value that costs no more than a budget; None when every portfolio costs more."""
        within = budget + BUDGET_TOLERANCE * max(abs(budget), self._cost_size)
        point = int(self.costs.searchsorted(within, side="right")) - 1
        return point if point >= 0 else None

    def cheapest_reaching(self, value: float) -> int | None:
        """The point of least cost that is worth no less than a value; None when no portfolio is."""
        point = int(self.values.searchsorted(value - TIE_TOLERANCE * self._value_size))
        return point if point < len(self) else None

    def improvements(self, value: float, cost: float) -> Improvements:
        """What to have instead of a portfolio of this value and cost, which may lie anywhere."""
        better, cheaper = self.best_within(cost), self.cheapest_reaching(value)
        is_beaten = cheaper is not None and better is not None and cheaper <= better
        return Improvements(better, cheaper) if is_beaten else Improvements(None, None)

    @cached_property
    def is_supported(self) -> BoolArray:
        """Whether each point is best for some price of money, shape (points,): it lies on the concave hull.

        The ends are supported: they are best when only cost, or only value, counts first.
        """
        hull = np.arange(len(self))
        while len(hull) > 2:
            cost, value = np.diff(self.costs[hull]), np.diff(self.values[hull])
            left, right = value[:-1] * cost[1:], value[1:] * cost[:-1]
            is_below = right - left > TIE_TOLERANCE * (np.abs(left) + np.abs(right))
            if not is_below.any():
                break
            # A point below the line through its neighbours is below the hull, whichever of them stay.
            hull = np.delete(hull, np.flatnonzero(is_below) + 1)
        supported = np.zeros(len(self), dtype=np.bool_)
        supported[hull] = True
        return supported

    def thinned(self, count: int) -> IntArray:
        """Places of at most so many points, at least two, for drawing only: the ends, and steps of equal cost.

        Joined by steps, they never lie above the frontier.
        """
        if len(self) <= count:
            return np.arange(len(self))
        steps = np.linspace(self.costs[0], self.costs[-1], max(count, 2))
        places = np.searchsorted(self.costs, steps, side="right") - 1
        return np.unique(np.concatenate((places[:-1], [len(self) - 1])))

    @cached_property
    def _cost_size(self) -> float:
        return float(np.abs(self.costs).max(initial=0.0))

    @cached_property
    def _value_size(self) -> float:
        return float(np.abs(self.values).max(initial=0.0))


def efficient(costs: FloatArray, values: FloatArray) -> IntArray:
    """Places of the points that no other one beats, by rising cost; of equal points the first.

    Parameters
    ----------
    costs, values : ndarray of shape (n,)
        Finite.

    References
    ----------
    Kung, Luccio & Preparata (1975), On finding the maxima of a set of vectors, Journal of the ACM 22(4).
    """
    order = costs.argsort(kind="stable")
    ranked = values[order]
    is_gain = np.ones(len(order), dtype=np.bool_)
    np.greater(ranked[1:], np.maximum.accumulate(ranked)[:-1], out=is_gain[1:])
    order = order[is_gain]
    kept = costs[order]
    is_tied = kept[1:] == kept[:-1]
    return np.delete(order, np.flatnonzero(is_tied)) if is_tied.any() else order


def distinct(costs: FloatArray, values: FloatArray, *, cost_size: float, value_size: float) -> IntArray:
    """Places of efficient points, by rising cost, that differ by more than the last digits of sums.

    Of points of the same value the cheapest stays, of points of the same cost the one of most value.

    Parameters
    ----------
    costs, values : ndarray of shape (n,)
        Both strictly rising.
    cost_size, value_size : float
        How large the sums are of which they are made.
    """
    is_dearer = np.diff(costs) > BUDGET_TOLERANCE * cost_size
    places = np.flatnonzero(np.append(is_dearer, True)) if len(costs) else np.arange(0)
    is_gain = np.diff(values[places]) > TIE_TOLERANCE * value_size
    return places if is_gain.all() else places[np.insert(is_gain, 0, True)]
