"""PROMETHEE II: net flows of preference over all pairs. A second opinion on a ranking, made in another way."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray


class Shape(Enum):
    """How preference grows with the difference between two alternatives, by the numbers of its authors."""

    USUAL = "usual"
    """I: any difference is preferred."""
    U = "U-shape"
    """II: any difference above indifference."""
    V = "V-shape"
    """III: in proportion, up to full preference."""
    LEVEL = "level"
    """IV: half between indifference and full preference."""
    LINEAR = "V-shape with indifference"
    """V: in proportion between indifference and full preference."""
    GAUSSIAN = "Gaussian"
    """VI: along a bell curve."""


@dataclass(frozen=True, slots=True)
class Preference:
    """How differences on one criterion are judged; what a shape does not use is ignored.

    Attributes
    ----------
    shape : Shape
    indifference : float
        q: differences up to it do not count; not negative.
    full : float
        p: differences from it on, or above it for `LEVEL`, count fully; more than q.
    spread : float
        s: the difference at the turning point of the bell curve; more than 0.
    """

    shape: Shape = Shape.USUAL
    indifference: float = 0.0
    full: float = 1.0
    spread: float = 1.0

    def of(self, difference: FloatArray) -> FloatArray:
        """Preference, 0-1, for differences; 0 where the other one is better."""
        ahead = np.maximum(difference, 0.0)
        match self.shape:
            case Shape.USUAL:
                found: npt.ArrayLike = ahead > 0
            case Shape.U:
                found = ahead > self.indifference
            case Shape.V:
                found = np.minimum(ahead / self.full, 1.0)
            case Shape.LEVEL:
                found = ((ahead > self.indifference) * 1.0 + (ahead > self.full)) / 2
            case Shape.LINEAR:
                found = np.clip((ahead - self.indifference) / (self.full - self.indifference), 0.0, 1.0)
            case Shape.GAUSSIAN:
                found = 1 - np.exp(-np.square(ahead / self.spread) / 2)
        return np.asarray(found, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Flows:
    """Preferences of all pairs and what follows for each alternative.

    Attributes
    ----------
    index : ndarray of float, shape (n, n)
        How much each one in the rows is preferred to each one in the columns, 0-1.
    """

    index: FloatArray

    @property
    def leaving(self) -> FloatArray:
        """Mean preference over the others, 0-1, shape (n,)."""
        return np.asarray(self.index.sum(axis=1) / max(len(self.index) - 1, 1))

    @property
    def entering(self) -> FloatArray:
        """Mean preference of the others, 0-1, shape (n,)."""
        return np.asarray(self.index.sum(axis=0) / max(len(self.index) - 1, 1))

    @property
    def net(self) -> FloatArray:
        """What orders the alternatives, -1 to 1, shape (n,); sums to 0."""
        return self.leaving - self.entering


def flows(
    matrix: FloatArray, weights: FloatArray, is_benefit: npt.NDArray[np.bool_], preferences: Sequence[Preference]
) -> Flows:
    """Compare all pairs of alternatives.

    Parameters
    ----------
    matrix : ndarray of float, shape (n, m)
        Measures of alternatives on criteria, each criterion in its own unit; finite.
    weights : ndarray of float, shape (m,)
        Shares that sum to 1.
    is_benefit : ndarray of bool, shape (m,)
        Whether more is better.
    preferences : sequence of m Preference
        In the units of the criteria.

    References
    ----------
    Brans & Vincke (1985), A preference ranking organisation method, Management Science 31(6); Brans, Vincke & Mareschal
    (1986), How to select and how to rank projects: the PROMETHEE method, European Journal of Operational Research 24.
    """
    index = np.zeros((len(matrix), len(matrix)))
    for column, weight, is_up, preference in zip(matrix.T, weights, is_benefit, preferences, strict=True):
        difference = column[:, np.newaxis] - column
        index += weight * preference.of(difference if is_up else -difference)
    return Flows(index)
