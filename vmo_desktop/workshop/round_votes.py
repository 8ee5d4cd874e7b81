"""The votes of a revealed round as arrays."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundRow, RoundState
from vmo_desktop.workshop.rows import DriverRow, InitiativeRow
from vmo_desktop.workshop.snapshot import Snapshot

DECIMALS = 12
"""Shares of a range and values are rounded to so many decimals before they are ranked."""


@dataclass(frozen=True)
class RoundVotes:
    """Who voted what in a revealed round on scores.

    Attributes
    ----------
    round : RoundRow
        The round.
    participants, initiatives, drivers : tuple
        Who voted on anything (m), and what the round asked about (n, d), in the order of the workshop.
    values, again : ndarray of shape (m, n, d)
        Votes and second votes in the unit of each driver's scale; NaN where there is none or it does not count.
    scales : tuple of d Scale
        The scales of the drivers.
    """

    round: RoundRow
    participants: tuple[ParticipantRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    drivers: tuple[DriverRow, ...]
    values: FloatArray
    again: FloatArray
    scales: tuple[Scale, ...]

    @cached_property
    def shares(self) -> FloatArray:
        """Votes as shares of the way from the worst end of their scale (0) to the best (1), shape (m, n, d)."""
        return self._shares(self.values)

    @cached_property
    def shares_again(self) -> FloatArray:
        """Second votes as shares of the same way, shape (m, n, d)."""
        return self._shares(self.again)

    @cached_property
    def levels(self) -> tuple[tuple[float, ...], ...]:
        """Levels of each driver as shares of that way; empty for a measure."""
        return tuple(level_shares(scale) for scale in self.scales)

    def _shares(self, votes: FloatArray) -> FloatArray:
        parts = [shares_of(votes[:, :, place], scale) for place, scale in enumerate(self.scales)]
        return np.stack(parts, axis=-1) if parts else votes


def revealed_rounds(snapshot: Snapshot) -> tuple[RoundRow, ...]:
    """The revealed rounds on scores, in order."""
    return tuple(each for each in snapshot.rounds if each.state is RoundState.REVEALED and each.weight_set_id is None)


def round_votes(snapshot: Snapshot, round_id: int, *, leaves_out: Collection[tuple[int, int]] = ()) -> RoundVotes:
    """The votes of a revealed round; KeyError for any other.

    `leaves_out` holds pairs of participant and initiative whose votes do not count.
    """
    row = next(each for each in snapshot.rounds if each.id == round_id)
    votes = snapshot.votes[round_id]
    voters = {vote.participant_id for vote in votes if vote.value is not None}
    participants = tuple(each for each in snapshot.participants if each.id in voters)
    initiatives = tuple(each for each in snapshot.initiatives if each.id in snapshot.round_initiatives[round_id])
    drivers = tuple(each for each in snapshot.leaves if each.id in snapshot.round_drivers[round_id])
    people = {each.id: place for place, each in enumerate(participants)}
    rows = {each.id: place for place, each in enumerate(initiatives)}
    columns = {each.id: place for place, each in enumerate(drivers)}
    values = np.full((len(people), len(rows), len(columns)), np.nan)
    again = values.copy()
    for vote in votes:
        is_here = vote.participant_id in people and vote.initiative_id in rows and vote.driver_id in columns
        if not is_here or (vote.participant_id, vote.initiative_id) in leaves_out:
            continue
        cell = people[vote.participant_id], rows[vote.initiative_id], columns[vote.driver_id]
        values[cell] = np.nan if vote.value is None else vote.value
        again[cell] = np.nan if vote.again is None else vote.again
    return RoundVotes(
        row, participants, initiatives, drivers, values, again, tuple(snapshot.scales[each.id] for each in drivers)
    )


def counted_votes(snapshot: Snapshot, round_id: int) -> RoundVotes:
    """The votes of a revealed round that count: without owners' votes on their own where the room leaves them out."""
    return round_votes(
        snapshot, round_id, leaves_out=snapshot.interests if snapshot.room.leaves_out_owners else frozenset()
    )


def shares_of(scores: FloatArray, scale: Scale) -> FloatArray:
    """Scores of any shape as shares of the way from a scale's worst end to its best; NaN on a scale without a range.

    Rounded, so that the same place on two scales is the same number and ties. A score outside of a range that was made
    smaller since is at its end.
    """
    width = scale.high - scale.low
    if not width > 0:
        return np.full(scores.shape, np.nan)
    falls = scale.points[0] > scale.points[-1]
    way = (scale.high - scores if falls else scores - scale.low) / width
    return np.asarray(np.round(np.clip(way, 0.0, 1.0), DECIMALS), dtype=np.float64)


def level_shares(scale: Scale) -> tuple[float, ...]:
    """The levels of a scale as shares of the same way; empty for a measure or a scale without a range."""
    if not scale.is_anchored or not scale.high > scale.low:
        return ()
    return tuple(shares_of(np.array(scale.scores), scale).tolist())
