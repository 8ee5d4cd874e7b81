"""Gentle remarks on one's own ballot before it is handed in; they stay between the laptop and the person."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.voting.open_ballot import OpenBallot, Sheet

ENOUGH = 4
"""Of fewer votes on a driver nothing can be said."""


def hints(ballot: OpenBallot) -> Sequence[str]:
    """What the person may want to look at again, in sentences."""
    found = []
    flat = [ballot.reader(sheet.driver_id).driver.name for sheet in ballot.sheets if _is_flat(ballot, sheet)]
    if flat:
        words = _tr("All of your votes are the same on {drivers}: it tells no initiative from another.")
        found.append(words.format(drivers=", ".join(flat)))
    owned = [cell[0] for cell in ballot.cells if ballot.is_owned(cell[0]) and ballot.value(cell) is not None]
    if owned:
        found.append(_tr("You voted on an initiative that you own. The vote is marked when it is revealed."))
    return found


def _is_flat(ballot: OpenBallot, sheet: Sheet) -> bool:
    values = [value for cell in sheet.cells if (value := ballot.value(cell)) is not None]
    return not sheet.is_again and len(values) >= ENOUGH and len(set(values)) == 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("BallotHints", text)
