"""Weights of a room from a revealed round on weights: each participant's own, and two ways to make one of them.

Joining judgements treats the room as one mind, joining priorities as separate ones (Forman & Peniwati 1998, European
Journal of Operational Research 108(1)). Everybody who voted counts, as much as their voting weight of now says, whether
present now or not: a revealed round does not change when somebody leaves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.consensus import weighted_median
from vmo_desktop.domain.group_weights import geometric_priorities, mean_judgements
from vmo_desktop.domain.pairwise import Consistency, joined_judgements, joined_priorities
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundRow
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import Number, Sheet, Told, groups, weighed


@dataclass(frozen=True)
class Member:
    """A participant's own weights of one group of drivers.

    Attributes
    ----------
    participant : ParticipantRow
        Who.
    sheet : Sheet
        What they said.
    shares : ndarray of shape (n,)
        Summing to 1; NaN where their answers give no weights.
    """

    participant: ParticipantRow
    sheet: Sheet
    shares: FloatArray

    @property
    def is_counted(self) -> bool:
        """Whether their answers give weights."""
        return bool(not np.isnan(self.shares).any())

    @property
    def consistency(self) -> Consistency | None:
        """How consistent their comparisons are."""
        return self.sheet.derived.consistency


@dataclass(frozen=True)
class RoomWeights:
    """Weights of one group of drivers by everybody.

    Attributes
    ----------
    sheet : Sheet
        What was asked, without answers.
    members : tuple of Member
        Who voted, in the order of the participants.
    median : ndarray of shape (n,)
        Median of the members' own shares, by voting weight; need not sum to 1.
    of_judgements, of_priorities, of_priorities_geometric : ndarray of shape (n,)
        The room's weights from joined judgements, and from joined priorities by arithmetic and by geometric mean;
        each sums to 1, or is NaN when nobody counts.
    """

    sheet: Sheet
    members: tuple[Member, ...]
    median: FloatArray
    of_judgements: FloatArray
    of_priorities: FloatArray
    of_priorities_geometric: FloatArray


def ballot_sheets(snapshot: Snapshot, of_round: RoundRow, votes: Told, number: Number) -> tuple[Sheet, ...]:
    """What a round on weights asks, a sheet for each group, with the votes of one ballot."""
    asked = snapshot.round_drivers.get(of_round.id, frozenset())
    sheets = []
    for parent_id in groups(snapshot):
        drivers = [driver for driver in snapshot.children(parent_id) if driver.id in asked]
        if len(drivers) > 1:
            ids = {driver.id for driver in drivers}
            own = {pair: value for pair, value in votes.items() if ids.issuperset(pair)}
            sheet = Sheet(WeightMethod(of_round.method), weighed(snapshot, drivers, number), {})
            sheets.append(sheet.answered(sheet.question, own))
    return tuple(sheets)


def revealed_rounds(snapshot: Snapshot, weight_set_id: int) -> tuple[RoundRow, ...]:
    """The rounds on the weights of a set that everybody may see, latest last."""
    return tuple(
        each for each in snapshot.rounds if each.weight_set_id == weight_set_id and each.id in snapshot.weight_votes
    )


def room_weights(snapshot: Snapshot, of_round: RoundRow, number: Number) -> tuple[RoomWeights, ...]:
    """The weights of each group that a revealed round asked about; none for a round that is not revealed."""
    if of_round.id not in snapshot.weight_votes:
        return ()
    votes: dict[int, dict[tuple[int, int], float]] = {}
    for row in snapshot.weight_votes[of_round.id]:
        votes.setdefault(row.participant_id, {})[row.driver_id, row.other_id] = row.value
    voters = [each for each in snapshot.participants if each.id in votes]
    filled = [ballot_sheets(snapshot, of_round, votes[each.id], number) for each in voters]
    empty = ballot_sheets(snapshot, of_round, {}, number)
    return tuple(
        joined(sheet, [(who, sheets[place]) for who, sheets in zip(voters, filled, strict=True)])
        for place, sheet in enumerate(empty)
    )


def joined(asked: Sheet, sheets: Sequence[tuple[ParticipantRow, Sheet]]) -> RoomWeights:
    """The weights of one group of drivers from the sheets of participants."""
    nothing = np.full(len(asked.drivers), np.nan)
    members = tuple(
        Member(who, sheet, sheet.derived.shares if sheet.derived.is_ready else nothing) for who, sheet in sheets
    )
    counted = [member for member in members if member.is_counted and member.participant.voting_weight > 0]
    if not counted:
        return RoomWeights(asked, members, nothing, nothing, nothing, nothing)
    own = [member.shares for member in counted]
    voting_weights = [member.participant.voting_weight for member in counted]
    return RoomWeights(
        asked,
        members,
        weighted_median(np.array(own), np.array(voting_weights)),
        _one_mind(asked, [member.sheet for member in counted], voting_weights).derived.shares,
        joined_priorities(own, voting_weights),
        geometric_priorities(own, voting_weights),
    )


def room_points(rooms: Sequence[RoomWeights], *, by_judgements: bool) -> Mapping[int, float]:
    """Points of every driver with the room's weights, by driver id; a group without weights is left out."""
    points: dict[int, float] = {}
    for room in rooms:
        shares = room.of_judgements if by_judgements else room.of_priorities
        if not np.isnan(shares).any():
            points.update(zip(room.sheet.ids, (100 * shares).tolist(), strict=True))
    return points


def _one_mind(asked: Sheet, sheets: Sequence[Sheet], voting_weights: Sequence[float]) -> Sheet:
    """The sheet of the room as one: geometric means of comparisons, means of what is told of drivers alone.

    Mean swings are told against the one that the room as a whole finds most important, mean shared points sum to 100
    as everybody's do.
    """
    ids, question = asked.ids, asked.question
    if question is Question.RATIO:
        matrix = joined_judgements([sheet.matrix for sheet in sheets], voting_weights)
        pairs = {
            (ids[i], ids[j]): float(matrix[i, j])
            for i in range(len(ids))
            for j in range(i + 1, len(ids))
            if not np.isnan(matrix[i, j])
        }
        return asked.answered(question, pairs)
    means = mean_judgements([sheet.alone(question) for sheet in sheets], voting_weights)
    if question is Question.SWING:
        means = means * (100.0 / means.max())
        means[np.argmax(means)] = 100.0
    return asked.answered(question, {(each, each): float(mean) for each, mean in zip(ids, means, strict=True)})
