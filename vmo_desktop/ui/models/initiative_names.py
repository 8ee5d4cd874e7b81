"""Initiatives as they are named in a cell, by code or by name, and what is offered while they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.snapshot import Snapshot

BETWEEN = ";"
"""Stands between several initiatives of one cell."""

_LOOKED_AT = 1_000
"""Letters by which names are told apart: every cell of a list compares its own with all of them."""


def told_initiative(snapshot: Snapshot, initiative_id: int) -> str:
    """Name an initiative so that it is read back as the same: with its code where its name is not its own.

    One that is gone has no name: a list out of sight holds its rows until it is shown anew.
    """
    if initiative_id not in snapshot.initiative_index:
        return ""
    row = snapshot.initiative(initiative_id)
    name = shown_name(row)
    return name if read_initiative(snapshot, name) == initiative_id else f"{row.code} {name}".strip()


def told_initiatives(snapshot: Snapshot, initiative_ids: Sequence[int]) -> str:
    """Name several initiatives."""
    return f"{BETWEEN} ".join(told_initiative(snapshot, each) for each in initiative_ids)


def read_initiative(snapshot: Snapshot, text: str) -> int | Unreadable:
    """Find the initiative of a code, a name, or both; the beginning of a name does where it is the only one."""
    wanted = _plain(text)
    for names in (_code, _name, _both):
        found = [each.id for each in snapshot.initiatives if names(each) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            return Unreadable(_tr("Several initiatives are called “{text}”. Type the code.").format(text=_short(text)))
    begun = [each.id for each in snapshot.initiatives if wanted and _name(each).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        return Unreadable(_tr("Several initiatives begin with “{text}”. Type more of it.").format(text=_short(text)))
    return Unreadable(_tr("No initiative is called “{text}”. Type its code or its name.").format(text=_short(text)))


def read_initiatives(snapshot: Snapshot, text: str) -> tuple[int, ...] | Unreadable:
    """Find several initiatives, with semicolons between them."""
    found: list[int] = []
    for part in text.split(BETWEEN):
        one = read_initiative(snapshot, part) if part.strip() else None
        if isinstance(one, Unreadable):
            return one
        if one is not None and one not in found:
            found.append(one)
    return tuple(found)


def offered_initiatives(snapshot: Snapshot) -> list[str]:
    """What completes an initiative that is begun: names and codes."""
    return [*map(shown_name, snapshot.initiatives), *(each.code for each in snapshot.initiatives if each.code)]


def _code(row: InitiativeRow) -> str:
    return row.code.casefold()


def _name(row: InitiativeRow) -> str:
    return _plain(shown_name(row))


def _plain(text: str) -> str:
    return " ".join(text[:_LOOKED_AT].split()).casefold()


def _both(row: InitiativeRow) -> str:
    return f"{_code(row)} {_name(row)}".strip()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("InitiativeNames", text)
