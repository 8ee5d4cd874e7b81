"""What the agreed scores rest on: which of them lie outside of the votes that they were accepted on."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.consensus import HAIR
from vmo_desktop.workshop.revealed_votes import RevealedVotes
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class OutsideScore:
    """An agreed score outside of its votes; `low` and `high` in the scale's unit, NaN where nobody voted."""

    row: int
    column: int
    value: float
    low: float
    high: float
    reason: str


def scores_outside(snapshot: Snapshot) -> tuple[OutsideScore, ...]:
    """The accepted scores outside of the votes of their round, in the order of initiatives and drivers."""
    found = []
    for each in revealed_rounds(snapshot):
        votes = RevealedVotes(snapshot, (each,))
        for (initiative_id, driver_id), round_id in snapshot.acceptances.items():
            agreed = snapshot.agreed_scores.get((initiative_id, driver_id))
            if round_id != each.id or agreed is None or agreed.value is None:
                continue
            row, column = snapshot.initiative_index[initiative_id], snapshot.leaf_index[driver_id]
            given = votes.scores[:, row, column][~np.isnan(votes.counted[:, row, column])]
            low, high = (float(given.min()), float(given.max())) if len(given) else (np.nan, np.nan)
            dust = HAIR * max(abs(low), abs(high), 1.0)
            if not low - dust <= agreed.value <= high + dust:
                found.append(OutsideScore(row, column, agreed.value, low, high, agreed.rationale))
    return tuple(sorted(found, key=lambda outside: (outside.row, outside.column)))
