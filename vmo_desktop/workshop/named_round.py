"""A round as a person names it at the command line."""

from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Workshop")


def named_round(snapshot: Snapshot, wanted: str) -> RoundRow:
    """The newest round of a name, or else the one of a number, counted from 1 in the order of all rounds.

    Raises `NotAllowed` where there is none, and tells which there are.
    """
    rounds = snapshot.rounds
    named = [each for each in rounds if each.name == wanted]
    if named:
        return named[-1]
    numbered = {str(place): each for place, each in enumerate(rounds, start=1)}
    if wanted in numbered:
        return numbered[wanted]
    known = ", ".join(f"{place} ({each.name})" for place, each in enumerate(rounds, start=1))
    if not known:
        raise NotAllowed(tr('There is no round "{wanted}": the workshop has no rounds.', wanted=wanted))
    raise NotAllowed(tr('There is no round "{wanted}". There are: {known}.', wanted=wanted, known=known))
