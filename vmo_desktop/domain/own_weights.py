"""Weights as uncertain as the participants leave them: whose they are, or what the group means."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.scales import FloatArray


@dataclass(frozen=True, eq=False)
class ParticipantWeights:
    """The weights of one participant, whoever it is.

    Attributes
    ----------
    weights : ndarray of shape (p, m)
        Of p participants, each summing to 1.
    votes : ndarray of shape (p,)
        Voting weights, positive: how likely each participant is drawn, in proportion.
    """

    weights: FloatArray
    votes: FloatArray

    @property
    def size(self) -> int:
        """How many weights a draw has."""
        return int(self.weights.shape[1])

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Weights of participants drawn with replacement."""
        return self.weights[rng.choice(len(self.votes), size=count, p=self.votes / self.votes.sum())]


@dataclass(frozen=True, eq=False)
class GroupWeights(ParticipantWeights):
    """The group's mean weights, as uncertain as a group of this size leaves them.

    References
    ----------
    Rubin (1981), The Bayesian bootstrap, Annals of Statistics 9(1), 130-134: shares of participants are Dirichlet
    with 1 each; here with voting weights of mean 1.
    """

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Means of the participants' weights, over random shares of them."""
        return rng.dirichlet(self.votes / self.votes.mean(), size=count) @ self.weights
