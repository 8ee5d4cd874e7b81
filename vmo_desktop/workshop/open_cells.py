"""Where the room still disagrees: the cells of a revealed round that are worth another vote."""

import numpy as np

from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.workshop.revealed_votes import RevealedVotes
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot


def open_cells(snapshot: Snapshot, revealed: RoundRow) -> frozenset[Cell]:
    """The cells of a revealed round whose votes are apart or split."""
    agreement = RevealedVotes(snapshot, (revealed,)).consensus.agreement
    places = np.argwhere(np.isin(agreement, (Agreement.APART, Agreement.SPLIT)))
    return frozenset((snapshot.initiatives[n].id, snapshot.leaves[d].id) for n, d in places.tolist())
