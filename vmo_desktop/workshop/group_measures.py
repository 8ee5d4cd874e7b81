"""How far the room agrees in a revealed round: on the order of the initiatives, on each driver, and person by person.

Votes that do not count, such as owners' on their own initiatives where the room leaves them out, are in no measure.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.agreement import joint_agreement, within_group_agreement
from vmo_desktop.domain.group_agreement import GroupAgreement, group_agreement, leniency
from vmo_desktop.domain.hygiene import even_spread
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.room_rows import ParticipantRow
from vmo_desktop.workshop.round_votes import DECIMALS, RoundVotes, counted_votes
from vmo_desktop.workshop.rows import DriverRow


@dataclass(frozen=True, slots=True)
class Profile:
    """How a participant used the scales, told as shares of the way from worst to best; NaN where nothing can be told.

    `leniency` is the mean difference from the others on the same cells, `spread` the standard deviation of the votes,
    `ends` the share of votes on either end of a scale, `rho` the mean rank correlation with the others
    on the order of the initiatives.
    """

    participant: ParticipantRow
    votes: int
    leniency: float
    spread: float
    low: float
    high: float
    ends: float
    rho: float


@dataclass(frozen=True)
class DriverAgreement:
    """Agreement on one driver: on the order of the initiatives, and r_wg averaged over its cells (0-1)."""

    driver: DriverRow
    agreement: GroupAgreement
    within: float


@dataclass(frozen=True)
class GroupMeasures:
    """Measures of a revealed round.

    Attributes
    ----------
    votes : RoundVotes
        The votes that count.
    weights : ndarray of shape (n, d)
        Weights of the round's drivers for each of its initiatives, each row summing to 1.
    """

    votes: RoundVotes
    weights: FloatArray

    @cached_property
    def values(self) -> FloatArray:
        """Value of each initiative by each participant's own votes on the round's drivers, 0-100, shape (m, n).

        NaN where a driver with a weight was not voted on, or all drivers of the round are deleted: what is missing is
        never counted as zero.
        """
        points = np.empty_like(self.votes.values)
        for place, scale in enumerate(self.votes.scales):
            points[:, :, place] = scale.value(self.votes.values[:, :, place])
        counts = self.weights > 0
        known = (np.where(counts, points, 0.0) * self.weights).sum(axis=-1)
        values = np.where(counts.any(axis=-1), known, np.nan)
        return np.asarray(np.round(values, DECIMALS), dtype=np.float64)

    @cached_property
    def order(self) -> GroupAgreement:
        """Agreement on the value of the initiatives."""
        return group_agreement(self.values)

    @cached_property
    def cells(self) -> GroupAgreement:
        """Agreement on the single scores: every cell is an item, told as a share of its scale."""
        return group_agreement(self._flat)

    @cached_property
    def by_driver(self) -> tuple[DriverAgreement, ...]:
        """Agreement on each driver."""
        shares = self.votes.shares
        return tuple(
            DriverAgreement(driver, group_agreement(shares[:, :, place]), _mean(self.within[:, place]))
            for place, driver in enumerate(self.votes.drivers)
        )

    @cached_property
    def within(self) -> FloatArray:
        """r_wg of each cell, 0-1, shape (n, d); NaN with fewer than two votes.

        Chance is a vote on each level equally often, or anywhere in a measured range.
        """
        _, initiatives, drivers = self.votes.values.shape
        found = np.full((initiatives, drivers), np.nan)
        for row, column in np.ndindex(initiatives, drivers):
            found[row, column] = within_group_agreement(self._in_chance[:, row, column], 1.0)
        return found

    @cached_property
    def joint(self) -> FloatArray:
        """r_wg(J) of each initiative over its drivers, each against its own chance; 0-1, shape (n,)."""
        return np.array([joint_agreement(self._in_chance[:, row], 1.0) for row in range(len(self.votes.initiatives))])

    @cached_property
    def median_within(self) -> float:
        """The r_wg that half of the cells reach; NaN without any."""
        known = self.within[~np.isnan(self.within)]
        return float(np.median(known)) if len(known) else float("nan")

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """How each participant used the scales."""
        mildness = leniency(self._flat)
        return tuple(
            _profile(participant, self._flat[place], float(mildness[place]), self.order.rho_with_others(place))
            for place, participant in enumerate(self.votes.participants)
        )

    @property
    def _flat(self) -> FloatArray:
        shares = self.votes.shares
        return shares.reshape(len(shares), shares.shape[1] * shares.shape[2])

    @cached_property
    def _in_chance(self) -> FloatArray:
        """Votes in units in which votes by chance have the variance 1."""
        chance = np.array([even_spread(levels) or np.nan for levels in self.votes.levels])
        return np.asarray(self.votes.shares / chance, dtype=np.float64)


def group_measures(results: Results, round_id: int) -> GroupMeasures:
    """Measure the agreement in a revealed round on scores; KeyError for any other round."""
    snapshot = results.snapshot
    votes = counted_votes(snapshot, round_id)
    rows = [snapshot.initiative_index[each.id] for each in votes.initiatives]
    columns = [snapshot.leaf_index[each.id] for each in votes.drivers]
    weights = results.weights[np.ix_(rows, columns)]
    total = weights.sum(axis=1, keepdims=True)
    equal = np.full_like(weights, 1 / max(len(columns), 1))
    return GroupMeasures(votes, np.where(total > 0, weights / np.where(total > 0, total, 1.0), equal))


def _profile(participant: ParticipantRow, shares: FloatArray, mildness: float, rho: float) -> Profile:
    own = shares[~np.isnan(shares)]
    if not len(own):
        return Profile(participant, 0, mildness, np.nan, np.nan, np.nan, np.nan, rho)
    spread = float(own.std(ddof=1)) if len(own) > 1 else np.nan
    ends = float(((own <= 0) | (own >= 1)).mean())
    return Profile(participant, len(own), mildness, spread, float(own.min()), float(own.max()), ends, rho)


def _mean(numbers: FloatArray) -> float:
    known = numbers[~np.isnan(numbers)]
    return float(known.mean()) if len(known) else float("nan")
