"""Good portfolios found quickly, and what the beginning of another one could become against them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.dominance import BoolArray, Worth, undominated
from vmo_desktop.domain.scales import FloatArray

TRIES = 256
"""Weights for which a portfolio is looked for."""

PASSES = 3
"""Times the options are gone through: what an option requires may come after it."""

MOST_RIVALS = 24
"""Known portfolios that are compared with one by one, where points are uncertain."""


@dataclass(frozen=True, eq=False)
class Incumbents:
    """Portfolios within the conditions, to beat.

    Attributes
    ----------
    portfolios : ndarray of bool, shape (p, options)
    worth : Worth
    uses : ndarray of shape (options, r)
    within : ndarray of shape (r,)
        What may be used of each resource.
    """

    portfolios: BoolArray
    worth: Worth
    uses: FloatArray
    within: FloatArray

    def dominate(self, begun: BoolArray, used: FloatArray, later: npt.NDArray[np.intp]) -> BoolArray:
        """Whether a known portfolio dominates all that each beginning can become, shape (beginnings,).

        Parameters
        ----------
        begun : ndarray of bool, shape (beginnings, options)
            What is taken already.
        used : ndarray of shape (beginnings, r)
            What that uses of each resource.
        later : ndarray of int
            Options that are not decided.
        """
        found = np.zeros(len(begun), dtype=np.bool_)
        left = self.within - used
        if self.worth.is_certain:
            known = self.portfolios.astype(np.float64) @ self.worth.low
            return self._beaten(known, self.worth.low, begun, left, later)
        for portfolio in self.portfolios[:MOST_RIVALS]:
            known = (portfolio.astype(np.float64) @ self.worth.low)[np.newaxis]
            rest = np.flatnonzero(~found)
            found[rest] = self._beaten(known, self.worth.against(portfolio), begun[rest], left[rest], later)
        return found

    def _beaten(
        self, known: FloatArray, values: FloatArray, begun: BoolArray, left: FloatArray, later: npt.NDArray[np.intp]
    ) -> BoolArray:
        """Whether one of the known values, shape (p, e), is at every corner at least what can be reached."""
        reach = begun.astype(np.float64) @ values
        for corner in range(values.shape[1]):
            reach[:, corner] += self._most(values[later, corner], self.uses[later], left)
        holds = np.ones((len(begun), len(known)), dtype=np.bool_)
        is_more = np.zeros_like(holds)
        for corner in range(values.shape[1]):
            ahead = known[:, corner] - reach[:, corner][:, np.newaxis]
            holds &= ahead >= -self.worth.tolerance
            is_more |= ahead > self.worth.tolerance
        return np.asarray((holds & is_more).any(axis=1), dtype=np.bool_)

    def _most(self, values: FloatArray, uses: FloatArray, left: FloatArray) -> FloatArray:
        """The most value that options can add within what is left, were they divisible and one resource scarce."""
        is_worth = values > 0
        most = np.full(len(left), values[is_worth].sum())
        for resource in range(uses.shape[1]):
            if (self.uses[:, resource] < 0).any():
                continue
            taken, worth = uses[is_worth, resource], values[is_worth]
            free = worth[taken == 0].sum()
            taken, worth = taken[taken > 0], worth[taken > 0]
            best = np.argsort(-worth / taken, kind="stable")
            spent, gained = (np.concatenate(([0.0], np.cumsum(each[best]))) for each in (taken, worth))
            most = np.minimum(most, free + np.interp(left[:, resource], spent, gained))
        return most


def incumbents(worth: Worth, uses: FloatArray, within: FloatArray) -> Incumbents:
    """Portfolios that are good for some of the weights, by value for what they use; always the same ones.

    Parameters
    ----------
    worth : Worth
        Of the options.
    uses : ndarray of shape (options, r)
        Of each resource.
    within : ndarray of shape (r,)
        What may be used of each.
    """
    count, corners = worth.low.shape
    rng = np.random.default_rng(count)
    mixes = np.concatenate((np.eye(corners), rng.dirichlet(np.full(corners, 0.5), size=TRIES)))
    values = mixes @ ((worth.low + worth.high) / 2).T
    density = values / np.maximum(_load(uses, within), 1e-9)
    found = _filled(np.argsort(-density, axis=1, kind="stable"), values > 0, uses, within)
    is_within = (found.astype(np.float64) @ uses <= within).all(axis=1)
    once = np.unique(found[is_within], axis=0)
    return Incumbents(once[undominated(once, worth, np.zeros((len(once), 0)))], worth, uses, within)


def _filled(order: npt.NDArray[np.intp], is_worth: BoolArray, uses: FloatArray, within: FloatArray) -> BoolArray:
    """Options taken in the order of each row as long as they fit, shape (rows, options)."""
    rows = np.arange(len(order))
    taken, used = np.zeros(order.shape, dtype=np.bool_), np.zeros((len(order), uses.shape[1]))
    for options in [*order.T] * PASSES:
        added = used + uses[options]
        fits = ((added <= within) | (uses[options] <= 0)).all(axis=1) & ~taken[rows, options]
        fits &= is_worth[rows, options] | (uses[options] < 0).any(axis=1)
        taken[rows, options] |= fits
        used = np.where(fits[:, np.newaxis], added, used)
    return taken


def clearest_first(worth: Worth, uses: FloatArray, within: FloatArray) -> npt.NDArray[np.intp]:
    """Options by how far they are, at the corner where it is least, from where the scarce resources run out.

    What is in or out at every corner needs few beginnings to be told. Parameters as in `incumbents`.
    """
    values, load = ((worth.low + worth.high) / 2).T, _load(uses, within)
    order = np.argsort(-values / np.maximum(load, 1e-9), axis=1, kind="stable")
    last = np.minimum((np.cumsum(load[order], axis=1) < 1).sum(axis=1), values.shape[1] - 1)
    critical = order[np.arange(len(values)), last]
    price = values[np.arange(len(values)), critical] / np.maximum(load[critical], 1e-9)
    ahead = values - price[:, np.newaxis] * load
    low, high = ahead.min(axis=0), ahead.max(axis=0)
    return np.argsort(-np.maximum(low, -high), kind="stable")


def _load(uses: FloatArray, within: FloatArray) -> FloatArray:
    """What share of the scarce resources each option uses, summed, shape (options,)."""
    scarce = (uses >= 0).all(axis=0) & (within > 0)
    return np.asarray((uses[:, scarce] / within[scarce]).sum(axis=1), dtype=np.float64)
