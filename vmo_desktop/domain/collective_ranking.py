"""One order out of many: Borda's and Copeland's rules over complete rankings."""

from collections.abc import Sequence

import numpy as np

from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray


def borda(rankings: Sequence[Sequence[int]], count: int) -> IntArray:
    """Points by place: the last of n gets 0 from each person, the first n - 1.

    Parameters
    ----------
    rankings : sequence of m sequences of int
        Each person's items, best first; every item from 0 to `count` - 1 once.
    count : int
        How many items.

    References
    ----------
    de Borda (1781), Mémoire sur les élections au scrutin.
    """
    points = np.zeros(count, dtype=np.intp)
    for ranking in rankings:
        points[list(ranking)] += np.arange(count - 1, -1, -1)
    return points


def copeland(rankings: Sequence[Sequence[int]], count: int) -> IntArray:
    """Won minus lost duels: in a duel, the item that more people prefer wins.

    Parameters as `borda`.

    References
    ----------
    Copeland (1951), A reasonable social welfare function, University of Michigan.
    """
    duels = np.sign(_preferred(rankings, count))
    return np.asarray(duels.sum(axis=1), dtype=np.intp)


def _preferred(rankings: Sequence[Sequence[int]], count: int) -> FloatArray:
    """How many more people prefer each item to each other, shape (n, n)."""
    margins = np.zeros((count, count))
    for ranking in rankings:
        places = np.empty(count)
        places[list(ranking)] = np.arange(count)
        margins += np.sign(places[np.newaxis, :] - places[:, np.newaxis])
    return margins
