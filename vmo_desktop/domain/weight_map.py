"""Two weights at once: where on the triangle of their shares each initiative is first, or each portfolio is best."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import TIE_TOLERANCE
from vmo_desktop.domain.weights import normalised
from vmo_desktop.progress import Report

TRIANGLE = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
"""All pairs of shares that two drivers can have."""


def triangle_values(points: FloatArray, weights: FloatArray, first: int, second: int) -> FloatArray:
    """Values at the corners of the triangle: all weight on the others, on the first driver, on the second.

    Parameters
    ----------
    points : ndarray of float, shape (n, m)
        Worth of each initiative, or option, on each driver; NaN means unknown, the whole value then is.
    weights : ndarray of float, shape (m,)
        Not negative; those of the others keep their proportions, equal parts where all of them are 0. Where there are
        no others, that corner is worth nothing.
    first, second : int
        Columns.

    Returns
    -------
    ndarray of float, shape (n, 3)
    """
    others = np.delete(weights, [first, second])
    shares = normalised((others if others.any() else np.ones_like(others)).tolist())
    rest = np.delete(points, [first, second], axis=1) @ shares
    unknown = np.where(np.isnan(points).any(axis=1), np.nan, 0.0)
    return np.column_stack([rest, points[:, first], points[:, second]]) + unknown[:, np.newaxis]


@dataclass(frozen=True, eq=False)
class Region:
    """Where one initiative is first.

    Attributes
    ----------
    row : int
        The initiative.
    corners : ndarray of float, shape (k, 2)
        A convex polygon of shares of the first and of the second driver.
    """

    row: int
    corners: FloatArray

    @property
    def area(self) -> float:
        """As a share of the triangle."""
        x, y = self.corners.T
        return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))


def first_regions(values: FloatArray) -> tuple[Region, ...]:
    """The exact regions of the triangle in which each initiative is first, by row; those without area are left out.

    Parameters
    ----------
    values : ndarray of float, shape (n, 3)
        From `triangle_values`; rows with NaN take no part. Of equal rows the first one given is first.

    Notes
    -----
    A region is cut from the triangle by a straight line for each rival. Rivals are added as they are seen to be ahead
    at a corner of a region: where no corner has anybody ahead, nobody is ahead inside.

    References
    ----------
    Ríos Insua & French (1991), A framework for sensitivity analysis in discrete multi-objective decision-making,
    European Journal of Operational Research 54(2).
    """
    known = np.flatnonzero(~np.isnan(values).any(axis=1))
    planes = values[known]
    slack = TIE_TOLERANCE * float(np.abs(planes).max(initial=0.0))
    rivals: list[int] = []
    waiting = {int(np.argmax(planes[:, corner])) for corner in range(3)} if len(planes) else set[int]()
    polygons: dict[int, FloatArray] = {}
    while waiting:
        rivals = sorted({*rivals, *waiting})
        polygons = {row: _first_of(row, rivals, planes, slack) for row in rivals}
        waiting = {row for polygon in polygons.values() for row in _ahead(polygon, planes, slack)} - set(rivals)
    regions = (Region(int(known[row]), polygon) for row, polygon in sorted(polygons.items()) if len(polygon) > 2)
    return tuple(region for region in regions if region.area > TIE_TOLERANCE)


def _at(corners: FloatArray, planes: FloatArray) -> FloatArray:
    """Values at points of the triangle, shape (k, n)."""
    shares = np.column_stack([1 - corners.sum(axis=1), corners])
    return np.asarray(shares @ planes.T)


def _first_of(row: int, rivals: list[int], planes: FloatArray, slack: float) -> FloatArray:
    polygon = TRIANGLE
    for rival in rivals:
        lead = planes[row] - planes[rival]
        is_same = bool((np.abs(lead) <= slack).all())
        if is_same and rival < row:
            return np.zeros((0, 2))
        if not is_same:
            polygon = _cut(polygon, lead)
    return polygon


def _cut(polygon: FloatArray, lead: FloatArray) -> FloatArray:
    """What of a convex polygon lies where a linear function is not negative (Sutherland & Hodgman 1974)."""
    if not len(polygon):
        return polygon
    here = _at(polygon, lead[np.newaxis])[:, 0]
    kept: list[FloatArray] = []
    for place, value in enumerate(here):
        following = (place + 1) % len(here)
        if value >= 0:
            kept.append(polygon[place])
        if (value > 0 > here[following]) or (value < 0 < here[following]):
            part = value / (value - here[following])
            kept.append(polygon[place] + part * (polygon[following] - polygon[place]))
    return np.array(kept) if kept else np.zeros((0, 2))


def _ahead(polygon: FloatArray, planes: FloatArray, slack: float) -> set[int]:
    """Who is first at the corners of a polygon."""
    if not len(polygon):
        return set()
    found = _at(polygon, planes)
    return set(np.argmax(found >= found.max(axis=1, keepdims=True) - slack, axis=1).tolist())


@dataclass(frozen=True, eq=False)
class PortfolioMap:
    """Best portfolios on a grid over the triangle.

    Attributes
    ----------
    labels : ndarray of int, shape (steps + 1, steps + 1)
        The portfolio at first share i / steps and second share j / steps; -1 where both together pass 1.
    portfolios : tuple of ndarray of float, shape (options,)
        By label, in the order in which they were met.
    """

    labels: IntArray
    portfolios: tuple[FloatArray, ...]


def portfolio_map(
    values: FloatArray, solve: Callable[[FloatArray], FloatArray], *, steps: int, report: Report | None = None
) -> PortfolioMap:
    """Which portfolio is best at each point of a grid over the triangle.

    Parameters
    ----------
    values : ndarray of float, shape (options, 3)
        Of each option at the corners, from `triangle_values`.
    solve : callable
        The shares, shape (options,), of a best portfolio for values of options, shape (options,).
    steps : int
        Steps of the grid from 0 to 1, at least 1.
    report : callable, optional
        Told how many rows of how many are done; may raise to stop.

    Notes
    -----
    Shares for which a portfolio is best form a convex set: what is best at two points of a row is best between them.
    """
    found = _Grid(values, solve, steps)
    for row in range(steps + 1):
        if report is not None:
            report(row, steps + 1)
        found.fill(row)
    return PortfolioMap(found.labels, tuple(found.portfolios))


class _Grid:
    def __init__(self, values: FloatArray, solve: Callable[[FloatArray], FloatArray], steps: int) -> None:
        self._values = values
        self._solve = solve
        self._steps = steps
        self._label_of: dict[bytes, int] = {}
        self.labels: IntArray = np.full((steps + 1, steps + 1), -1)
        self.portfolios: list[FloatArray] = []

    def fill(self, row: int) -> None:
        """Look at the ends of the row, and between two places only where they differ."""
        labels, last = self.labels[row], self._steps - row
        spans = [(0, last)]
        for place in {0, last}:
            labels[place] = self._label(row, place)
        while spans:
            low, high = spans.pop()
            middle = (low + high) // 2
            if labels[low] == labels[high]:
                labels[low:high] = labels[low]
            elif middle > low:
                labels[middle] = self._label(row, middle)
                spans += [(low, middle), (middle, high)]

    def _label(self, row: int, place: int) -> int:
        shares = np.array([self._steps - row - place, row, place]) / self._steps
        portfolio = self._solve(self._values @ shares)
        label = self._label_of.setdefault(np.round(portfolio, 6).tobytes(), len(self.portfolios))
        if label == len(self.portfolios):
            self.portfolios.append(portfolio)
        return label
