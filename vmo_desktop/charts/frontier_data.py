"""What the chart of a frontier shows: efficient portfolios, the order of buy, and a proposal with what beats it."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.frontier import Frontier
from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier, Proposal


@dataclass(frozen=True, slots=True)
class Spot:
    """A portfolio that is named on the chart; `place` is its point where it is an efficient one."""

    name: str
    cost: float
    value: float
    place: int | None


@dataclass(frozen=True, eq=False)
class FrontierData:
    """Points by rising cost; the order of buy as the points of its curve, from nothing on."""

    frontier: Frontier
    bought_costs: FloatArray
    bought_values: FloatArray
    spots: tuple[Spot, ...]
    budget: float | None
    currency: str
    is_of_money: bool = False
    """Whether value is net present value."""

    def __len__(self) -> int:
        return len(self.frontier)

    @property
    def most_cost(self) -> float:
        """How far the axis of cost reaches; a budget far beyond all costs is left outside."""
        most = max([0.0, *self.frontier.costs[-1:], *self.bought_costs[-1:], *(spot.cost for spot in self.spots)])
        is_near = self.budget is not None and self.budget <= 1.25 * most
        return float(max(most, self.budget or 0.0) if is_near else most) or 1.0

    @property
    def most_value(self) -> float:
        """How far the axis of value reaches."""
        most = [*self.frontier.values[-1:], *self.bought_values[-1:], *(spot.value for spot in self.spots)]
        return float(max([0.0, *most])) or 1.0

    @property
    def least_value(self) -> float:
        """Where the axis of value begins."""
        return float(min([0.0, *self.frontier.values[:1], *(spot.value for spot in self.spots)]))

    def next_supported(self, place: int, step: int) -> int:
        """The nearest supported point above (1) or below (-1) a point; the same one where there is none."""
        supported = np.flatnonzero(self.frontier.is_supported)
        found = supported[supported > place] if step > 0 else supported[supported < place][::-1]
        return int(found[0]) if len(found) else place


def frontier_data(
    found: PortfolioFrontier,
    proposal: Proposal | None,
    *,
    budget: float | None,
    currency: str,
    is_of_money: bool = False,
) -> FrontierData:
    """Put a frontier and a proposed portfolio together."""
    bought = found.order_of_buy
    start = np.zeros(1)
    return FrontierData(
        found.frontier,
        np.concatenate((start, bought.running_costs)),
        np.concatenate((start, bought.running_values)),
        () if proposal is None else _spots(found, proposal),
        budget,
        currency,
        is_of_money,
    )


def _spots(found: PortfolioFrontier, proposal: Proposal) -> tuple[Spot, ...]:
    """P, B and C; one spot where two are the same portfolio."""
    places = found.improvements(proposal)
    own = found.place_of(proposal)
    spots = [Spot("P", proposal.cost, proposal.value, own)]
    if own is not None:
        return tuple(spots)
    named = [("B", places.better), ("C", places.cheaper)]
    if places.better == places.cheaper:
        named = [("B, C", places.better)]
    for name, place in named:
        if place is not None:
            point = found.point(place)
            spots.append(Spot(name, point.cost, point.value, place))
    return tuple(spots)


def on_grid(x: FloatArray, y: FloatArray, cell: float) -> IntArray:
    """Places of points in pixels of which each stands in a cell of its own, the first in each."""
    _, first = np.unique(np.column_stack((np.floor(x / cell), np.floor(y / cell))), axis=0, return_index=True)
    return np.sort(first)
