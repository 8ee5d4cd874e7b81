"""Values of initiatives when weights and points are uncertain, drawn block by block.

A block is drawn whole by a generator of its own, made from the seed and its number: what comes out depends on the seed
and on how many blocks are taken, never on how, when or in how many threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from vmo_desktop.domain.point_space import PointSpace
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import WeightSpace
from vmo_desktop.progress import Report

BLOCK = 1000
"""Samples in a block: its values stay in the processor's cache."""

STRIP = 50
"""Samples whose uncertain points are held at once, for the same reason."""

WORKERS = 2
"""Threads that draw and count; more compete for the same cache."""


Counted = TypeVar("Counted")


@dataclass(frozen=True, eq=False)
class ValueBlock:
    """Samples of a block.

    Attributes
    ----------
    weights : ndarray of shape (BLOCK, size of the weights)
    values : ndarray of shape (BLOCK, n)
        Points of value.
    """

    weights: FloatArray
    values: FloatArray


@dataclass(frozen=True, eq=False)
class SampledValues:
    """Values of n initiatives for uncertain weights and points.

    Attributes
    ----------
    points : ndarray of shape (n, m), or PointSpace
        What is certain is an array; not NaN.
    weights : WeightSpace
        Of size m; with classes a `ClassWeights` of m for each.
    seed : int
        The same seed gives the same samples.
    classes : ndarray of int, shape (n,), optional
        Whose weights each initiative has; without it there is one set of weights.
    """

    points: FloatArray | PointSpace
    weights: WeightSpace
    seed: int
    classes: IntArray | None = None

    @property
    def initiatives(self) -> int:
        """How many there are."""
        return int(self.points.shape[0])

    def block(self, number: int) -> ValueBlock:
        """The samples of a block.

        Raises
        ------
        ValueError
            When some points are NaN: a missing score is no number; give it a range.
        """
        rng = self.generator(number)
        weights = self.weights.draw(rng, BLOCK)
        if isinstance(self.points, np.ndarray):
            return ValueBlock(weights, self.valued(_known(self.points), weights))
        strips = [weights[start : start + STRIP] for start in range(0, BLOCK, STRIP)]
        values = [self.valued(self.points.draw(rng, len(strip)), strip) for strip in strips]
        return ValueBlock(weights, _known(np.concatenate(values)))

    def generator(self, *key: int) -> np.random.Generator:
        """A generator that belongs to the seed and a key alone."""
        return np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=key))

    def valued(self, points: FloatArray, weights: FloatArray) -> FloatArray:
        """Values of each sample, shape (samples, n), of points (n, m) or (samples, n, m)."""
        if self.classes is None:
            return _weighted(points, weights)
        drivers = points.shape[-1]
        values = np.empty((len(weights), self.initiatives))
        for number in np.unique(self.classes):
            rows = np.flatnonzero(self.classes == number)
            own = weights[:, number * drivers : (number + 1) * drivers]
            values[:, rows] = _weighted(points[..., rows, :], own)
        return values


def _known(numbers: FloatArray) -> FloatArray:
    if np.isnan(numbers).any():
        raise ValueError("every score is known or has a range")
    return numbers


def _weighted(points: FloatArray, weights: FloatArray) -> FloatArray:
    found = weights @ points.T if points.ndim == 2 else np.matmul(points, weights[:, :, np.newaxis])[:, :, 0]
    return np.asarray(found)


def each_counted(
    numbers: range, count: Callable[[int], Counted], report: Report | None = None, *, workers: int = WORKERS
) -> Iterator[Counted]:
    """What is counted in each block, in their order, by several threads.

    `report` is told how many of the blocks are done; it may raise to stop.
    """
    with ThreadPoolExecutor(workers) as pool:
        try:
            for done, counted in enumerate(pool.map(count, numbers), 1):
                yield counted
                if report is not None:
                    report(done, len(numbers))
        finally:
            pool.shutdown(cancel_futures=True)
