"""The whole frontier of a portfolio problem whose only limit is the budget, by lists of efficient points."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from math import inf
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt
from typing_extensions import override

from vmo_desktop.domain.frontier import Frontier, Outlay, distinct, efficient
from vmo_desktop.domain.linked_steps import NOT_FUNDED, Step, has_more_states, steps_of
from vmo_desktop.domain.portfolio import FloatArray, IntArray, Limit, PortfolioProblem
from vmo_desktop.progress import Report, silent

MOST_STATES = 1024
"""So many states of open links may stand side by side."""

MOST_POINTS = 3_000_000
"""So many points, 28 bytes each and as much again while they are merged, may stand in the lists."""

PAGE = 64
"""So many options have a bit in one number; no initiative may have more."""


class Fit(Enum):
    """Whether lists give the frontier of a problem, and why not."""

    APPLIES = "applies"
    PARTIAL = "an option may be funded in part"
    LIMITED = "something else than the budget is limited"
    ENTANGLED = "too many links are open at once, or one initiative has too many options"


class TooManyPointsError(Exception):
    """Lists would need more memory than they may take."""


def fit(problem: PortfolioProblem, budget: int) -> Fit:
    """Whether `listed_frontier` applies: every portfolio within links and forces is within all limits but the budget.

    Parameters
    ----------
    problem : PortfolioProblem
        Any.
    budget : int
        Place of the budget among the limits; how much it allows at most plays no part.
    """
    if (problem.least_shares < 1).any():
        return Fit.PARTIAL
    swept = problem.with_limit(budget, most=inf)
    if not all(_is_idle(swept, place) for place in range(len(swept.limits))):
        return Fit.LIMITED
    steps = steps_of(problem)
    is_entangled = has_more_states(steps, MOST_STATES) or any(len(step.options) > PAGE for step in steps)
    return Fit.ENTANGLED if is_entangled else Fit.APPLIES


def _is_idle(problem: PortfolioProblem, place: int) -> bool:
    """Whether a limit holds whatever is funded."""
    limit: Limit = problem.limits[place]
    relief = np.array([synergy.relief[place] for synergy in problem.synergies])
    low, high = -np.maximum(relief, 0).sum(), -np.minimum(relief, 0).sum()
    for options in problem.options_of:
        low += limit.use[options].min(initial=0.0)
        high += limit.use[options].max(initial=0.0)
    return bool(limit.least <= low and high <= limit.most)


class _Points(NamedTuple):
    """Efficient points of one state by rising cost.

    Attributes
    ----------
    costs, values : ndarray of float, shape (points,)
        In whole units.
    bits : ndarray of uint64, shape (points,)
        What was decided since the last page was written, a bit for each option.
    origins : ndarray of int32, shape (points,)
        Where the last page tells what was decided before.
    """

    costs: FloatArray
    values: FloatArray
    bits: npt.NDArray[np.uint64]
    origins: npt.NDArray[np.int32]

    def with_option(self, cost: float, value: float, bit: int) -> "_Points":
        """The same points, each with one option more."""
        return _Points(self.costs + cost, self.values + value, self.bits | np.uint64(1 << bit), self.origins)

    def at(self, places: IntArray) -> "_Points":
        """Some of the points."""
        return _Points(self.costs[places], self.values[places], self.bits[places], self.origins[places])


def _laid_together(parts: Sequence[_Points]) -> _Points:
    return _Points(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def listed_frontier(
    problem: PortfolioProblem, budget: int, report: Report | None = None, *, most_points: int = MOST_POINTS
) -> Frontier:
    """All efficient points of value against what the budget counts, supported and unsupported.

    Parameters
    ----------
    problem : PortfolioProblem
        One that `fit` says it applies to.
    budget : int
        Place of the budget among the limits.
    report : callable, optional
        Told how many initiatives of how many are decided; may raise to stop.
    most_points : int
        So many may stand in the lists.

    Returns
    -------
    Frontier
        Complete. Points that differ in the last digits of their sums only count as one.

    Raises
    ------
    TooManyPointsError
        When the lists grow beyond `most_points`.

    Notes
    -----
    Initiatives are decided one after the other. For every state of the links that are still open there is a list of
    efficient points; a decision adds shifted copies, and what is then dominated is dropped. Sums of money and values
    with few decimals are taken in whole units, so that they are exact.

    References
    ----------
    Nemhauser & Ullmann (1969), Discrete dynamic programming and capital allocation, Management Science 15(9).
    """
    steps, search = steps_of(problem), _Search(problem, Outlay.of(problem, budget))
    for done, step in enumerate(steps):
        if report is not None:
            report(done, len(steps))
        search.decide(step)
        if search.size > most_points:
            raise TooManyPointsError
    beat = partial(report or silent, len(steps), len(steps))
    beat()
    return search.frontier(beat)


class _Search:
    """The lists of points while initiatives are decided, and the pages on which decisions were written down."""

    def __init__(self, problem: PortfolioProblem, outlay: Outlay) -> None:
        gains = np.array([synergy.value for synergy in problem.synergies])
        self._options = len(problem.owner)
        self._cost_unit, self._value_unit = _unit(outlay.use, outlay.savings), _unit(problem.values, gains)
        self._costs, self._savings = (_whole(each, self._cost_unit) for each in (outlay.use, outlay.savings))
        self._values, self._gains = (_whole(each, self._value_unit) for each in (problem.values, gains))
        start = _Points(np.zeros(1), np.zeros(1), np.zeros(1, dtype=np.uint64), np.zeros(1, dtype=np.int32))
        self._lists = {0: start}
        self._pages: list[_Page] = []
        self._written: list[int] = []

    def decide(self, step: Step) -> None:
        """Decide about one initiative."""
        if len(self._written) + len(step.options) > PAGE:
            self._turn_page()
        parts: dict[int, list[_Points]] = defaultdict(list)
        for option in step.options:
            bit = len(self._written)
            for state, points in self._lists.items():
                found = step.after(state, funded=option != NOT_FUNDED)
                if found is not None:
                    after, synergies = found
                    parts[after].append(self._with_option(points, option, list(synergies), bit))
            if option != NOT_FUNDED:
                self._written.append(option)
        self._lists = {state: _only_efficient(each) for state, each in parts.items()}

    @property
    def size(self) -> int:
        """How many points stand in the lists."""
        return sum(len(points.costs) for points in self._lists.values())

    def frontier(self, beat: Callable[[], None]) -> Frontier:
        """The list when everything is decided and no link is open; `beat` is called often meanwhile."""
        if not self._lists:
            return Frontier(np.zeros(0), np.zeros(0), (), is_complete=True)
        found = self._lists[0]
        cost_size, value_size = (float(np.abs(each).sum()) for each in (self._costs, self._values))
        points = found.at(distinct(found.costs, found.values, cost_size=cost_size, value_size=value_size))
        pages = [*self._pages, _Page(tuple(self._written), points.bits, points.origins)]
        choices = WholeChoices(pages, self._options, beat)
        return Frontier(points.costs / self._cost_unit, points.values / self._value_unit, choices, is_complete=True)

    def _with_option(self, points: _Points, option: int, synergies: list[int], bit: int) -> _Points:
        if option == NOT_FUNDED:
            return points
        cost, value = self._costs[option], self._values[option]
        if synergies:
            cost, value = cost - self._savings[synergies].sum(), value + self._gains[synergies].sum()
        return points.with_option(cost, value, bit)

    def _turn_page(self) -> None:
        """Write down what was decided, so that the bits serve for the next options."""
        together = _laid_together(list(self._lists.values())) if self._lists else None
        if together is not None:
            self._pages.append(_Page(tuple(self._written), together.bits, together.origins))
        start = 0
        for state, points in self._lists.items():
            origins = np.arange(start, start + len(points.costs), dtype=np.int32)
            self._lists[state] = points._replace(bits=np.zeros_like(points.bits), origins=origins)
            start += len(origins)
        self._written = []


def _only_efficient(parts: list[_Points]) -> _Points:
    if len(parts) == 1:
        return parts[0]
    together = _laid_together(parts)
    return together.at(efficient(together.costs, together.values))


@dataclass(frozen=True, eq=False)
class _Page:
    """What was decided about some options.

    Attributes
    ----------
    options : tuple of int
        The option of each bit.
    bits : ndarray of uint64, shape (points,)
    origins : ndarray of int32, shape (points,)
        Place of each point on the page before.
    """

    options: tuple[int, ...]
    bits: npt.NDArray[np.uint64]
    origins: npt.NDArray[np.int32]


class WholeChoices(Sequence[FloatArray]):
    """Portfolios of options funded whole, a bit for each: tens of thousands of them fit into a few megabytes."""

    def __init__(self, pages: Sequence[_Page], options: int, beat: Callable[[], None]) -> None:
        """Follow all points back through the pages together."""
        last = pages[-1]
        self._options = options
        self._places = np.concatenate([np.array(page.options, dtype=np.int_) for page in reversed(pages)])
        counts = [len(page.options) for page in reversed(pages)]
        self._bit_of = np.concatenate([np.arange(count) + PAGE * row for row, count in enumerate(counts)])
        self._bits = np.empty((len(last.bits), len(pages)), dtype="<u8")
        self._bits[:, 0], places = last.bits, last.origins
        for column, page in enumerate(reversed(pages[:-1]), 1):
            beat()
            self._bits[:, column] = page.bits[places]
            places = page.origins[places]

    @override
    def __len__(self) -> int:
        return len(self._bits)

    @overload
    def __getitem__(self, place: int) -> FloatArray: ...
    @overload
    def __getitem__(self, place: slice) -> list[FloatArray]: ...
    @override
    def __getitem__(self, place: int | slice) -> FloatArray | list[FloatArray]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        bits = np.unpackbits(self._bits[place].view(np.uint8), bitorder="little")
        shares = np.zeros(self._options)
        shares[self._places] = bits[self._bit_of]
        return shares


def _unit(*amounts: FloatArray) -> float:
    """The smallest of 1, 10, 100... in which all amounts are whole and their sums exact; 1 when there is none."""
    given = np.concatenate(amounts)
    for power in range(7):
        unit = 10.0**power
        whole = np.round(given * unit)
        if np.array_equal(whole / unit, given) and np.abs(whole).sum() < 2**53:
            return unit
    return 1.0


def _whole(amounts: FloatArray, unit: float) -> FloatArray:
    """Amounts in units, exact when they are whole: the product alone may miss by its last digit."""
    return amounts if unit == 1 else np.round(amounts * unit)
