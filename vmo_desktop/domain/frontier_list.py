"""The whole frontier of a portfolio problem whose only limit is the budget, by lists of efficient points."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt
from typing_extensions import override

from vmo_desktop.domain.frontier import Frontier, Outlay, distinct, efficient
from vmo_desktop.domain.linked_steps import NOT_FUNDED, Step, has_more_states, steps_of
from vmo_desktop.domain.portfolio import FloatArray, IntArray, Limit, PortfolioProblem

Report = Callable[[int, int], None]

MOST_STATES = 1024
"""So many states of open links may stand side by side."""

MOST_POINTS = 60_000_000
"""So many points, 4 bytes each, may be kept for tracing back what they fund."""


class Fit(Enum):
    """Whether lists give the frontier of a problem, and why not."""

    APPLIES = "applies"
    PARTIAL = "an option may be funded in part"
    LIMITED = "something else than the budget is limited"
    ENTANGLED = "too many links are open at once"


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
    swept = problem.with_limit(budget, most=float("inf"))
    if not all(_is_idle(swept, place) for place in range(len(swept.limits))):
        return Fit.LIMITED
    return Fit.ENTANGLED if has_more_states(steps_of(problem), MOST_STATES) else Fit.APPLIES


def _is_idle(problem: PortfolioProblem, place: int) -> bool:
    """Whether a limit holds whatever is funded."""
    limit: Limit = problem.limits[place]
    relief = np.array([synergy.relief[place] for synergy in problem.synergies])
    low, high = -np.maximum(relief, 0).sum(), -np.minimum(relief, 0).sum()
    for options in problem.options_of:
        low += limit.use[options].min(initial=0.0)
        high += limit.use[options].max(initial=0.0)
    return bool(limit.least <= low and high <= limit.most)


class _Part(NamedTuple):
    """Points made of all points of one former state by one decision."""

    state: int
    option: int
    costs: FloatArray
    values: FloatArray


@dataclass(frozen=True, slots=True)
class _Trail:
    """Where the points of a state come from: places in its parts, laid end to end."""

    parts: tuple[tuple[int, int], ...]
    ends: IntArray
    kept: npt.NDArray[np.int32]


Points = tuple[FloatArray, FloatArray]


def listed_frontier(problem: PortfolioProblem, budget: int, report: Report | None = None) -> Frontier:
    """All efficient points of value against what the budget counts, supported and unsupported.

    Parameters
    ----------
    problem : PortfolioProblem
        One that `fit` says it applies to.
    budget : int
        Place of the budget among the limits.
    report : callable, optional
        Told how many initiatives of how many are decided; may raise to stop.

    Returns
    -------
    Frontier
        Complete. Points that differ in the last digits of their sums only count as one.

    Raises
    ------
    TooManyPointsError
        When the lists grow beyond `MOST_POINTS`.

    Notes
    -----
    Initiatives are decided one after the other. For every state of the links that are still open there is a list of
    efficient points; a decision adds shifted copies, and what is then dominated is dropped. Sums of money and values
    with few decimals are taken in whole units, so that they are exact.

    References
    ----------
    Nemhauser & Ullmann (1969), Discrete dynamic programming and capital allocation, Management Science 15(9).
    """
    steps, outlay = steps_of(problem), Outlay.of(problem, budget)
    gains = np.array([synergy.value for synergy in problem.synergies])
    cost_unit, value_unit = _unit(outlay.use, outlay.savings), _unit(problem.values, gains)
    costs = (_whole(outlay.use, cost_unit), _whole(outlay.savings, cost_unit))
    values = (_whole(problem.values, value_unit), _whole(gains, value_unit))
    lists: dict[int, Points] = {0: (np.zeros(1), np.zeros(1))}
    trails: list[dict[int, _Trail]] = []
    kept = 0
    for done, step in enumerate(steps):
        if report is not None:
            report(done, len(steps))
        parts = _decided(step, lists, costs, values)
        lists, trail = _merged(parts)
        trails.append(trail)
        kept += sum(len(each.kept) for each in trail.values())
        if kept > MOST_POINTS:
            raise TooManyPointsError
    if report is not None:
        report(len(steps), len(steps))
    found = lists.get(0, (np.zeros(0), np.zeros(0)))
    points = distinct(*found)
    funded = _traced(trails, points, len(problem.owner))
    return Frontier(found[0][points] / cost_unit, found[1][points] / value_unit, funded, is_complete=True)


def _decided(
    step: Step, lists: dict[int, Points], costs: tuple[FloatArray, FloatArray], values: tuple[FloatArray, FloatArray]
) -> dict[int, list[_Part]]:
    """The points after every decision, by their state."""
    parts: dict[int, list[_Part]] = defaultdict(list)
    for state, (spent, gained) in lists.items():
        for option in step.options:
            found = step.after(state, funded=option != NOT_FUNDED)
            if found is None:
                continue
            after, synergies = found
            if option == NOT_FUNDED:
                parts[after].append(_Part(state, option, spent, gained))
                continue
            cost = costs[0][option] - costs[1][list(synergies)].sum()
            value = values[0][option] + values[1][list(synergies)].sum()
            parts[after].append(_Part(state, option, spent + cost, gained + value))
    return parts


def _merged(parts: dict[int, list[_Part]]) -> tuple[dict[int, Points], dict[int, _Trail]]:
    """The efficient points of each state, and where they come from."""
    lists: dict[int, Points] = {}
    trails: dict[int, _Trail] = {}
    for state, each in parts.items():
        costs, values = np.concatenate([part.costs for part in each]), np.concatenate([part.values for part in each])
        kept = efficient(costs, values)
        lists[state] = (costs[kept], values[kept])
        ends = np.cumsum([len(part.costs) for part in each])
        trails[state] = _Trail(tuple((part.state, part.option) for part in each), ends, kept.astype(np.int32))
    return lists, trails


def _traced(trails: list[dict[int, _Trail]], points: IntArray, options: int) -> "WholeChoices":
    """What all final points fund, followed back together."""
    funded = np.zeros((len(points), (options + 7) // 8), dtype=np.uint8)
    groups: dict[int, list[tuple[IntArray, IntArray]]] = {0: [(np.arange(len(points)), points)]} if len(points) else {}
    for trail in reversed(trails):
        before: dict[int, list[tuple[IntArray, IntArray]]] = defaultdict(list)
        for state, group in groups.items():
            rows, places = (np.concatenate(each) for each in zip(*group, strict=True))
            origin = trail[state]
            merged = origin.kept[places].astype(np.int_)
            part_of = np.searchsorted(origin.ends, merged, side="right")
            for part, (source, option) in enumerate(origin.parts):
                is_here = part_of == part
                if not is_here.any():
                    continue
                start = origin.ends[part - 1] if part else 0
                before[source].append((rows[is_here], merged[is_here] - start))
                if option != NOT_FUNDED:
                    funded[rows[is_here], option // 8] |= np.uint8(128 >> option % 8)
        groups = before
    return WholeChoices(funded, options)


class WholeChoices(Sequence[FloatArray]):
    """Portfolios of options funded whole, a bit for each: tens of thousands of them fit into a few megabytes."""

    def __init__(self, packed: npt.NDArray[np.uint8], options: int) -> None:
        self._packed = packed
        self._options = options

    @override
    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> FloatArray: ...
    @overload
    def __getitem__(self, place: slice) -> "WholeChoices": ...
    @override
    def __getitem__(self, place: int | slice) -> "FloatArray | WholeChoices":
        if isinstance(place, slice):
            return WholeChoices(self._packed[place], self._options)
        return np.unpackbits(self._packed[place], count=self._options).astype(np.float64)


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
