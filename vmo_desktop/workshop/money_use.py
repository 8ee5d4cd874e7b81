"""Where money over time has a part in what is chosen."""

from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.snapshot import Snapshot

MONEY = ("finance", "cash_line")
"""Tables of money over time."""


def money_counts(snapshot: Snapshot) -> bool:
    """Whether some scenario makes net present value large, so that money over time changes what is chosen."""
    return any(each.aim is Aim.NPV for each in snapshot.choice.scenarios)


def unless_counted(snapshot: Snapshot) -> tuple[str, ...]:
    """The tables of money where they change nothing of what is chosen."""
    return () if money_counts(snapshot) else MONEY
