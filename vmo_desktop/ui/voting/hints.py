"""Gentle remarks on one's own ballot before it is handed in; they stay between the laptop and the person."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.voting.open_ballot import OpenBallot
from vmo_desktop.workshop.coach import ballot_notes
from vmo_desktop.workshop.snapshot import Snapshot


def hints(snapshot: Snapshot, ballot: OpenBallot) -> Sequence[str]:
    """What the person may want to look at again, in sentences."""
    found = list(ballot_notes(snapshot, ballot.rows))
    if any(ballot.is_owned(cell[0]) and ballot.value(cell) is not None for cell in ballot.cells):
        found.append(_tr("You voted on an initiative that you own. The vote is marked when it is revealed."))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("BallotHints", text)
