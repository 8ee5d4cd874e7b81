"""What cells of lists hold besides texts: days, and one of several words; read as people type them."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.models.record_model import Words
from vmo_desktop.ui.number_text import date_text, read_date

Choice = TypeVar("Choice", bound=StrEnum)

SHOWN = 40
"""So many letters of a refused text are told again."""


def read_day(text: str) -> str | Unreadable:
    """Read a day; an empty text is none."""
    day = read_date(text) if text else ""
    return cannot(_tr("“%1” is not a day. Type one, such as 2027-06-30."), text) if day is None else day


DAY = Words(date_text, read_day)
"""A day, or none."""


def read_chosen(kinds: type[Choice], word: Callable[[Choice], str], text: str) -> Choice | Unreadable:
    """Find the kind whose word begins so; an empty text is the first one."""
    wanted = " ".join(text.split()).casefold()
    found = [kind for kind in kinds if word(kind).casefold().startswith(wanted)]
    exact = [kind for kind in found if word(kind).casefold() == wanted]
    if exact or (found and (len(found) == 1 or not wanted)):
        return (exact or found)[0]
    return Unreadable(_tr("Type one of: %1.").replace("%1", ", ".join(map(word, kinds))))


def cannot(sentence: str, text: str) -> Unreadable:
    """Refuse a text in a sentence in which it stands as %1."""
    return Unreadable(sentence.replace("%1", text[:SHOWN]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CellWords", text)
