"""What the room voted, once it is revealed: arrays of votes, agreement, groups, and movement since the round before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.consensus import Consensus, consensus, first_to_speak
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundRow
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.rows import ScoreSource
from vmo_desktop.workshop.snapshot import Cell, Snapshot

BoolArray = npt.NDArray[np.bool_]


def revealed_cells(snapshot: Snapshot) -> frozenset[Cell]:
    """The cells that any revealed round asked for."""
    found: set[Cell] = set()
    for each in revealed_rounds(snapshot):
        found.update(product(snapshot.round_initiatives[each.id], snapshot.round_drivers[each.id]))
    return frozenset(found)


@dataclass(frozen=True)
class RevealedVotes:
    """The votes of one or several revealed rounds, given oldest first; of each cell the newest ones count.

    Arrays have the shape (m, n, d), or a part of it: m people who voted, n initiatives and d leaf drivers in the order
    of the snapshot. Nothing here depends on agreed scores. Who voted counts with the voting weight of now, whether
    present now or not: a revealed round does not change when somebody leaves.
    """

    snapshot: Snapshot
    rounds: tuple[RoundRow, ...]

    @cached_property
    def people(self) -> tuple[ParticipantRow, ...]:
        """Who voted in any of the rounds."""
        voted = {vote.participant_id for each in self.rounds for vote in self.snapshot.votes[each.id]}
        return tuple(each for each in self.snapshot.participants if each.id in voted)

    @cached_property
    def voting_weights(self) -> FloatArray:
        """Voting weight of each person, shape (m,)."""
        return np.array([each.voting_weight for each in self.people])

    @cached_property
    def is_asked(self) -> BoolArray:
        """Whether any of the rounds asked for a cell, shape (n, d); not where scores are counted since."""
        found = np.zeros((len(self.snapshot.initiatives), len(self.snapshot.leaves)), dtype=np.bool_)
        for each in self.rounds:
            found |= self._asked(each)
        return found & np.array([driver.source is ScoreSource.TYPED for driver in self.snapshot.leaves], dtype=np.bool_)

    @cached_property
    def _by_round(self) -> tuple[FloatArray, ...]:
        return tuple(self._scores_of(each) for each in self.rounds)

    @cached_property
    def source(self) -> IntArray:
        """Place in `rounds` of the one whose votes on a cell count, shape (n, d); -1 where nobody voted."""
        found = np.full((len(self.snapshot.initiatives), len(self.snapshot.leaves)), -1, dtype=np.intp)
        for place, scores in enumerate(self._by_round):
            found[~np.isnan(scores).all(axis=0)] = place
        return found

    @cached_property
    def scores(self) -> FloatArray:
        """Votes in each scale's own unit; NaN where somebody did not vote or had no opinion."""
        scores = np.full((len(self.people), *self.source.shape), np.nan)
        for place, given in enumerate(self._by_round):
            is_newest = self.source == place
            scores[:, is_newest] = given[:, is_newest]
        return scores

    @cached_property
    def _ranges(self) -> tuple[FloatArray, FloatArray]:
        """Low end and width of each scale, shape (d,); NaN without a scale, and a width of 0 counts as 1."""
        scales = [self.snapshot.scales[driver.id] for driver in self.snapshot.leaves]
        low = np.array([scale.low for scale in scales])
        width = np.array([scale.high for scale in scales]) - low
        return low, np.where(width > 0, width, 1.0)

    @cached_property
    def shares(self) -> FloatArray:
        """Votes as shares of each scale's range, 0-1; a vote outside of a range made smaller since is at its end."""
        low, width = self._ranges
        return np.asarray(np.clip((self.scores - low) / width, 0.0, 1.0), dtype=np.float64)

    @cached_property
    def is_owner(self) -> BoolArray:
        """Whether each person owns each initiative, shape (m, n)."""
        found = np.zeros((len(self.people), len(self.snapshot.initiatives)), dtype=np.bool_)
        place = {each.id: number for number, each in enumerate(self.people)}
        for participant_id, initiative_id in self.snapshot.interests:
            if participant_id in place:
                found[place[participant_id], self.snapshot.initiative_index[initiative_id]] = True
        return found

    def shares_counted(self, *, leaves_out_owners: bool) -> FloatArray:
        """Shares with owners' votes on their own initiatives, or without."""
        return np.where(self.is_owner[:, :, np.newaxis], np.nan, self.shares) if leaves_out_owners else self.shares

    @cached_property
    def counted(self) -> FloatArray:
        """The shares that count, by the room's choice about owners."""
        return self.shares_counted(leaves_out_owners=self.snapshot.room.leaves_out_owners)

    @cached_property
    def consensus(self) -> Consensus:
        """What the votes that count say of each cell."""
        return consensus(self.counted, self.voting_weights)

    @cached_property
    def other_consensus(self) -> Consensus:
        """What they would say if owners counted the other way."""
        counted = self.shares_counted(leaves_out_owners=not self.snapshot.room.leaves_out_owners)
        return consensus(counted, self.voting_weights)

    @cached_property
    def medians(self) -> FloatArray:
        """The proposed score of each cell in its scale's unit, shape (n, d): the weighted median."""
        return self.in_unit(self.consensus.median)

    def in_unit(self, shares: FloatArray) -> FloatArray:
        """Shares of the range as scores in each scale's unit; the last axis is the drivers'."""
        low, width = self._ranges
        # Ten digits: a share of a range and back leaves dust in the last ones.
        return np.round(low + shares * width, 10)

    def in_unit_of(self, shares: FloatArray, column: int) -> FloatArray:
        """Shares of the range as scores in the unit of one driver's scale."""
        low, width = self._ranges
        return np.asarray(np.round(low[column] + shares * width[column], 10), dtype=np.float64)

    def speakers(self, row: int, column: int) -> list[int]:
        """Who explains a vote first, as places in `people`, the farthest from the median first."""
        return first_to_speak(self.counted[:, row, column], float(self.consensus.median[row, column]))

    def camps(self, row: int, column: int) -> tuple[list[int], list[int]] | None:
        """The people of the lower and of the upper camp of a split cell; None where the room is not split."""
        edge = float(self.consensus.camp_low[row, column])
        if np.isnan(edge):
            return None
        votes = self.counted[:, row, column]
        lower, upper = np.flatnonzero(votes <= edge), np.flatnonzero(votes > edge)
        return lower.tolist(), upper.tolist()

    @cached_property
    def _reasons(self) -> Mapping[Cell, Sequence[tuple[int, str]]]:
        found: dict[Cell, list[tuple[int, str]]] = {}
        person = {each.id: place for place, each in enumerate(self.people)}
        for each in self.rounds:
            written = [vote for vote in self.snapshot.votes[each.id] if vote.rationale.strip()]
            for vote in sorted(written, key=lambda vote: person[vote.participant_id]):
                row, column = (
                    self.snapshot.initiative_index[vote.initiative_id],
                    self.snapshot.leaf_index[vote.driver_id],
                )
                if self.round_of(row, column).id == each.id:
                    reason = person[vote.participant_id], " ".join(vote.rationale.split())
                    found.setdefault((vote.initiative_id, vote.driver_id), []).append(reason)
        return found

    def reasons(self, row: int, column: int) -> Sequence[tuple[int, str]]:
        """What people wrote beside the votes on a cell that count: places in `people`, and their words on one line."""
        return self._reasons.get(self.cell(row, column), ())

    # Groups

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of those whose votes count, in the order of the participants; who has none is in no group."""
        voters = (each for each, votes in zip(self.people, self.counted, strict=True) if not np.isnan(votes).all())
        return tuple(dict.fromkeys(each.group for each in voters if each.group))

    @cached_property
    def group_medians(self) -> FloatArray:
        """Median of each group in the scale's unit, shape (groups, n, d); NaN where nobody of it voted."""
        medians = []
        for group in self.groups:
            members = [place for place, each in enumerate(self.people) if each.group == group]
            medians.append(consensus(self.counted[members], self.voting_weights[members]).median)
        return self.in_unit(np.array(medians).reshape(len(self.groups), *self.source.shape))

    @cached_property
    def group_gap(self) -> FloatArray:
        """How far the groups' medians lie apart, as a share of the range, shape (n, d); NaN with fewer than two."""
        _, width = self._ranges
        known = ~np.isnan(self.group_medians)
        high = np.where(known, self.group_medians, -np.inf).max(axis=0, initial=-np.inf)
        low = np.where(known, self.group_medians, np.inf).min(axis=0, initial=np.inf)
        is_comparable = known.sum(axis=0) > 1
        return np.where(is_comparable, np.where(is_comparable, high - low, 0.0) / width, np.nan)

    # Movement

    @cached_property
    def _former(self) -> Mapping[int, "RevealedVotes"]:
        return {each.id: RevealedVotes(self.snapshot, (each,)) for each in revealed_rounds(self.snapshot)}

    def before(self, row: int, column: int) -> "RevealedVotes | None":
        """The votes of the round before that asked for a cell; None where there is none."""
        place = int(self.source[row, column])
        if place < 0:
            return None
        earlier = [each for each in revealed_rounds(self.snapshot) if each.position < self.rounds[place].position]
        for each in reversed(earlier):
            former = self._former[each.id]
            if former.source[row, column] >= 0:
                return former
        return None

    def round_of(self, row: int, column: int) -> RoundRow:
        """The round whose votes on a cell count; where nobody voted, the newest that asked."""
        place = int(self.source[row, column])
        if place >= 0:
            return self.rounds[place]
        return next(each for each in reversed(self.rounds) if self._asked(each)[row, column])

    def cell(self, row: int, column: int) -> Cell:
        """The ids of a cell."""
        return self.snapshot.initiatives[row].id, self.snapshot.leaves[column].id

    def _asked(self, of: RoundRow) -> BoolArray:
        initiatives = self.snapshot.round_initiatives[of.id]
        drivers = self.snapshot.round_drivers[of.id]
        return np.logical_and.outer(
            [each.id in initiatives for each in self.snapshot.initiatives],
            [each.id in drivers for each in self.snapshot.leaves],
        )

    def _scores_of(self, of: RoundRow) -> FloatArray:
        snapshot = self.snapshot
        scores = np.full((len(self.people), len(snapshot.initiatives), len(snapshot.leaves)), np.nan)
        votes = [vote for vote in snapshot.votes[of.id] if vote.value is not None]
        if votes:
            person = {each.id: place for place, each in enumerate(self.people)}
            places = (
                [person[vote.participant_id] for vote in votes],
                [snapshot.initiative_index[vote.initiative_id] for vote in votes],
                [snapshot.leaf_index[vote.driver_id] for vote in votes],
            )
            scores[places] = [vote.value for vote in votes]
        return scores


def newest_votes(snapshot: Snapshot, rounds: Sequence[RoundRow] | None = None) -> RevealedVotes | None:
    """The votes that count of all revealed rounds on scores, or of some of them; None where none is revealed."""
    chosen = revealed_rounds(snapshot) if rounds is None else tuple(rounds)
    return RevealedVotes(snapshot, chosen) if chosen else None
