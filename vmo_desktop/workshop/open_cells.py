"""Where the room still disagrees: the cells of a revealed round that are worth another vote."""

import numpy as np

from vmo_desktop.domain.consensus import Agreement, consensus
from vmo_desktop.workshop.rows import RoundRow, RoundState
from vmo_desktop.workshop.snapshot import Cell, Snapshot


def last_revealed(snapshot: Snapshot) -> RoundRow | None:
    """The last revealed round on scores."""
    found = [each for each in snapshot.rounds if each.state is RoundState.REVEALED and each.weight_set_id is None]
    return found[-1] if found else None


def open_cells(snapshot: Snapshot, round_id: int) -> frozenset[Cell]:
    """The cells of a revealed round whose votes are apart or split."""
    votes = {(row.participant_id, row.initiative_id, row.driver_id): row.value for row in snapshot.votes[round_id]}
    people = [each for each in snapshot.participants if any(key[0] == each.id for key in votes)]
    rows = sorted(each for each in snapshot.round_initiatives[round_id] if each in snapshot.initiative_index)
    columns = sorted(each for each in snapshot.round_drivers[round_id] if each in snapshot.leaf_index)
    given = np.full((len(people), len(rows), len(columns)), np.nan)
    for m, person in enumerate(people):
        for n, initiative_id in enumerate(rows):
            if snapshot.room.leaves_out_owners and (person.id, initiative_id) in snapshot.interests:
                continue
            for d, driver_id in enumerate(columns):
                scale, value = snapshot.scales[driver_id], votes.get((person.id, initiative_id, driver_id))
                if value is not None and scale.high > scale.low:
                    given[m, n, d] = (value - scale.low) / (scale.high - scale.low)
    found = consensus(given, np.array([each.voting_weight for each in people]))
    is_open = np.isin(found.agreement, (Agreement.APART, Agreement.SPLIT))
    return frozenset((rows[n], columns[d]) for n, d in zip(*np.nonzero(is_open), strict=True))
