"""Weights of the leaves of a driver tree from points given among siblings."""

from collections.abc import Mapping, Sequence

import numpy as np

from vmo_desktop.domain.scales import FloatArray


def normalised(points: Sequence[float]) -> FloatArray:
    """Shares of points among siblings.

    Parameters
    ----------
    points : sequence of n floats
        Not negative; any unit.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, summing to 1; all 0 when every point is 0.
    """
    given = np.asarray(points, dtype=np.float64)
    largest = given.max(initial=0.0)
    if not largest > 0:
        return np.zeros_like(given)
    # Taken by the largest first: the sum of points of any size then stays finite.
    parts = given / largest
    return np.asarray(parts / parts.sum(), dtype=np.float64)


def tree_weights(parents: Sequence[int | None], points: Sequence[float]) -> FloatArray:
    """Overall weight of every node: its share among its siblings times its parent's overall weight.

    Parameters
    ----------
    parents : sequence of n int or None
        Index of each node's parent, which must come before the node; None at the top level.
    points : sequence of n floats
        Points among siblings, not negative.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, 0-1. Leaves sum to 1 when each group holds a leaf and has points.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process: composition of local priorities down a hierarchy.
    """
    overall = np.zeros(len(parents))
    siblings: dict[int | None, list[int]] = {}
    for node, parent in enumerate(parents):
        siblings.setdefault(parent, []).append(node)
    for parent, nodes in siblings.items():
        if parent is not None and parent >= nodes[0]:
            raise ValueError("a parent must come before its children")
        above = 1.0 if parent is None else overall[parent]
        overall[nodes] = above * normalised([points[node] for node in nodes])
    return overall


def rebalanced(points: Mapping[int, float], moved: int, target: float, locked: frozenset[int]) -> dict[int, float]:
    """Points of siblings after one of them is dragged to a new share while the total stays the same.

    Parameters
    ----------
    points : mapping of node to points
        All siblings, in any unit, not negative.
    moved : node
        The one that is dragged.
    target : float
        Its wanted points, clipped to what the unlocked siblings can give.
    locked : set of nodes
        Siblings that keep their points.

    Returns
    -------
    dict
        New points; the unlocked others keep their proportions (equal parts when all of them are 0).
    """
    total = sum(points.values())
    free = [node for node in points if node != moved and node not in locked]
    kept = sum(points[node] for node in points if node in locked and node != moved)
    if not free:
        return dict(points)
    new = dict(points)
    new[moved] = min(max(target, 0.0), max(total - kept, 0.0))
    rest = max(total - kept - new[moved], 0.0)
    before = sum(points[node] for node in free)
    for node in free:
        new[node] = rest * (points[node] / before) if before > 0 else rest / len(free)
    return new
