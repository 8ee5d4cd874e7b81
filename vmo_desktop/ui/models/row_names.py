"""Rows as they are named in a cell, such as a step of the road: told, read back and offered."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.models.cell_words import cannot


@dataclass(frozen=True)
class RowNames:
    """How rows of one kind are called.

    Parameters
    ----------
    rows : callable
        Id and name of each, in order; the second of the same name is told with its number.
    unknown, unclear : str
        Sentences for a text (%1) that names none of them, or several.
    """

    rows: Callable[[], Iterable[tuple[int, str]]]
    unknown: str
    unclear: str

    def _named(self) -> dict[int, str]:
        told: Counter[str] = Counter()
        names: dict[int, str] = {}
        for row_id, name in self.rows():
            plain = " ".join(name.split())
            told[plain] += 1
            names[row_id] = plain if told[plain] == 1 else f"{plain} ({told[plain]})"
        return names

    def tell(self, row_id: int | None) -> str:
        """Name a row so that it is read back as the same; None is an empty text."""
        return "" if row_id is None else self._named().get(row_id, "")

    def read(self, text: str) -> int | Unreadable | None:
        """Find a row by its name or the beginning of it; an empty text is None."""
        wanted = " ".join(text.split()).casefold()
        if not wanted:
            return None
        names = {row_id: name.casefold() for row_id, name in self._named().items()}
        exact = [row_id for row_id, name in names.items() if name == wanted]
        begun = [row_id for row_id, name in names.items() if name.startswith(wanted)]
        found = exact or begun
        if len(found) == 1:
            return found[0]
        return cannot(self.unclear if found else self.unknown, text)

    def offer(self) -> list[str]:
        """What completes a name that is begun."""
        return list(self._named().values())
