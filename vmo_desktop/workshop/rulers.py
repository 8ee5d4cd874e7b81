"""What each participant, and each group, would find the initiatives worth if they alone ruled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.valuation import weighted_values
from vmo_desktop.workshop.revealed_votes import RevealedVotes, newest_votes
from vmo_desktop.workshop.room_rows import ParticipantRow
from vmo_desktop.workshop.uncertain_choice import UncertainChoice


@dataclass(frozen=True, eq=False)
class Ruler:
    """Somebody, or a group, who might rule alone.

    Attributes
    ----------
    name : str
    is_group : bool
    votes : float
        Voting weight, positive; of a group its members' together.
    values : ndarray of shape (n,)
        What the scenario makes large, of the initiatives that it may fund.
    """

    name: str
    is_group: bool
    votes: float
    values: FloatArray


def rulers(of: UncertainChoice) -> tuple[Ruler, ...]:
    """Everybody whose revealed votes on scores or on weights count, then their groups where there are several.

    Everybody rules by their own weights and scores; where they gave none, by those of the scenario. A score that is
    known to nobody counts with the middle of what it may turn out. A group finds an initiative worth what its members
    do in the mean, by their voting weights.
    """
    snapshot = of.of.snapshot
    votes = newest_votes(snapshot)
    voted = set() if votes is None else {each.id for each in votes.people}
    people = [each for each in snapshot.participants if each.id in voted | set(of.own_weights)]
    counted = [each for each in people if each.voting_weight > 0]
    alone = [Ruler(each.name, False, each.voting_weight, _values(of, each, votes)) for each in counted]
    return (*alone, *_groups(counted, alone))


def _groups(people: Sequence[ParticipantRow], alone: Sequence[Ruler]) -> tuple[Ruler, ...]:
    members: dict[str, list[Ruler]] = {}
    for each, ruler in zip(people, alone, strict=True):
        if each.group:
            members.setdefault(each.group, []).append(ruler)
    if len(members) < 2:
        return ()
    found = []
    for name, group in members.items():
        votes = np.array([each.votes for each in group])
        mean = votes @ np.array([each.values for each in group]) / votes.sum()
        found.append(Ruler(name, True, float(votes.sum()), mean))
    return tuple(found)


def _values(of: UncertainChoice, who: ParticipantRow, votes: RevealedVotes | None) -> FloatArray:
    points = of.of.results.points
    if votes is not None and who in votes.people:
        scores = votes.in_unit(votes.counted[votes.people.index(who)])
        for column, driver in enumerate(of.of.snapshot.leaves):
            own = of.of.snapshot.scales[driver.id].value(scores[:, column])
            points = points.copy()
            points[:, column] = np.where(np.isnan(own), points[:, column], own)
    weights = of.own_weights.get(who.id, of.weights.reshape(-1)).reshape(of.weights.shape)
    by_row = np.zeros(points.shape)
    by_row[of.rows] = weights[of.classes]
    return of.of.aimed(weighted_values(points, by_row).middle)[of.rows]
