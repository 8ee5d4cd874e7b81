"""Where the room still disagrees: the cells of a revealed round that are worth another vote."""

import numpy as np

from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.workshop.revealed_votes import RevealedVotes
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.rows import RoundRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot


def last_revealed(snapshot: Snapshot) -> RoundRow | None:
    """The last revealed round on scores."""
    found = revealed_rounds(snapshot)
    return found[-1] if found else None


def open_cells(snapshot: Snapshot, round_id: int) -> frozenset[Cell]:
    """The cells of a revealed round whose votes are apart or split."""
    votes = RevealedVotes(snapshot, tuple(each for each in snapshot.rounds if each.id == round_id))
    is_open = np.isin(votes.consensus.agreement, (Agreement.APART, Agreement.SPLIT)) & votes.is_asked
    return frozenset(votes.cell(int(row), int(column)) for row, column in np.argwhere(is_open))
