"""What a nasty is: a file that is bad on purpose, and how the program has to end with it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class End(Enum):
    """How the program has to answer."""

    TAKEN = "taken"
    ASKED = "asked"
    REFUSED = "refused"


class Door(Enum):
    """By which way a file comes in."""

    INITIATIVES = "initiatives"
    READINGS = "readings"
    PEOPLE = "people"
    BALLOT = "ballot"
    LIST = "list"
    MATRIX = "matrix"
    CASH = "cash"
    RATINGS = "ratings"
    MAP = "map"
    ROAD = "road"


@dataclass(frozen=True, slots=True)
class Nasty:
    """One file: what makes it nasty, and what has to come of it.

    `says` is a piece of the sentence, question or note that must be told. `names` and `costs` are what the workshop
    holds afterwards, in order; `rejected`, `skipped` and `unread` are counts of rows, rows and cells. What is heavy
    takes its time, or hurts the process that reads it.
    """

    name: str
    why: str
    file: str
    content: Callable[[], bytes]
    end: End = End.TAKEN
    says: str = ""
    names: tuple[str, ...] | None = None
    costs: tuple[float | None, ...] | None = None
    rejected: int = 0
    skipped: int = 0
    unread: int = 0
    door: Door = Door.INITIATIVES
    is_heavy: bool = False


def written(text: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    """The bytes of a text."""
    return lambda: text.encode(encoding)


def costs_of(*cells: str, delimiter: str = ";") -> Callable[[], bytes]:
    """A table of initiatives A, B, C ... with these cells for their costs."""
    rows = [f'{chr(ord("A") + place)}{delimiter}"{cell}"' for place, cell in enumerate(cells)]
    return written("\n".join((f"Name{delimiter}Cost", *rows)) + "\n")


def starts_of(*cells: str) -> Callable[[], bytes]:
    """A table of initiatives with these cells for the days on which they start."""
    rows = [f'{chr(ord("A") + place)};"{cell}"' for place, cell in enumerate(cells)]
    return written("\n".join(("Name;Start date", *rows)) + "\n")


def spans_of(*rows: str) -> Callable[[], bytes]:
    """A table of initiatives with these starts and ends, each pair divided by a semicolon."""
    named = (f"{chr(ord('A') + place)};{row}" for place, row in enumerate(rows))
    return written("\n".join(("Name;Start date;End date", *named)) + "\n")
