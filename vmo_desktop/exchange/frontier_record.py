"""A frontier of portfolios as a plain record, for JSON: full precision."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from vmo_desktop.domain.frontier import Frontier
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.exchange.selection_record import finite
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier, Proposal

STRAIGHT = 1e-9
"""Slopes that differ by less than this share are one edge of the hull."""


def frontier_record(
    found: PortfolioFrontier,
    options: Sequence[str],
    initiatives: Sequence[str],
    proposal: Proposal | None,
    *,
    most_named: float,
) -> dict[str, Any]:
    """Every efficient portfolio, what it says about a proposed one, and the order of buy beside it.

    `options` and `initiatives` are what those of the problem are called. Where there are more points than `most_named`,
    they do not say what they fund.
    """
    frontier, bought = found.frontier, found.order_of_buy
    better = cheaper = None
    if proposal is not None:
        places = found.improvements(proposal)
        better, cheaper = (None if each is None else found.point(each) for each in (places.better, places.cheaper))
    return {
        "complete": frontier.is_complete,
        "points": _points(found, options if len(frontier) <= most_named else None),
        "convex": hull_corners(frontier),
        "proposal": _portfolio(proposal, options),
        "better": _portfolio(better, options),
        "cheaper": _portfolio(cheaper, options),
        "order_of_buy": [
            {"name": initiatives[row], "value": value, "cost": cost, "value_per_cost": finite(slope)}
            for row, value, cost, slope in zip(
                bought.order.tolist(), bought.values.tolist(), bought.costs.tolist(), bought.slopes, strict=True
            )
        ],
        "ratio_curve": [
            [cost, value]
            for cost, value in zip(bought.running_costs.tolist(), bought.running_values.tolist(), strict=True)
        ],
    }


def _points(found: PortfolioFrontier, options: Sequence[str] | None) -> list[dict[str, Any]]:
    """Every efficient portfolio; without what options are called, only value and cost."""
    frontier = found.frontier
    supported = frontier.is_supported.tolist()
    if options is None:
        rows = zip(frontier.costs.tolist(), frontier.values.tolist(), supported, strict=True)
        return [{"cost": cost, "value": value, "supported": is_supported} for cost, value, is_supported in rows]
    return [_portfolio(found.point(place), options) | {"supported": each} for place, each in enumerate(supported)]


def hull_corners(frontier: Frontier) -> list[list[float]]:
    """Corners of the concave hull as cost and value: a supported point in the middle of an edge is none."""
    rows = np.flatnonzero(frontier.is_supported)
    points = [[float(frontier.costs[row]), float(frontier.values[row])] for row in rows]
    slopes = [(there[1] - here[1]) / (there[0] - here[0]) for here, there in pairwise(points)]
    bends = [abs(after - before) > STRAIGHT * before for before, after in pairwise(slopes)]
    return [point for point, is_corner in zip(points, [True, *bends, True], strict=False) if is_corner]


def _portfolio(proposal: Proposal | None, options: Sequence[str]) -> Any:
    if proposal is None:
        return None
    taken = np.flatnonzero(proposal.shares > TOLERANCE).tolist()
    record: dict[str, Any] = {
        "cost": proposal.cost,
        "value": proposal.value,
        "selected": [options[option] for option in taken],
    }
    parts = {options[option]: float(proposal.shares[option]) for option in taken if proposal.shares[option] < 1}
    return record | {"shares": parts} if parts else record
