"""Which rows mean the same initiative: by code, and by name where one of the two has no code."""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.exchange.table import name_key
from vmo_desktop.exchange.values import Value
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import InitiativeRow

tr = Texts("Import")


@dataclass(slots=True)
class PlannedInitiative:
    """Fields and scores that rows of the file give to one initiative; `initiative_id` None: a new one."""

    values: dict[str, Value]
    scores: dict[int, float]
    initiative_id: int | None = None


@dataclass(slots=True)
class Twin:
    """An initiative that a row may be the same as: one of the workshop, or one planned by an earlier row.

    `row` is the first row of the file that means it; 0 while there is none.
    """

    reason: str
    initiative_id: int | None = None
    planned: PlannedInitiative | None = None
    has_code: bool = False
    row: int = 0


def have_other_names(one: PlannedInitiative, other: PlannedInitiative) -> bool:
    """Whether two rows of one code have different names: then neither may overwrite the other."""
    names = [name_key(str(each.values.get("name", ""))) for each in (one, other)]
    return all(names) and names[0] != names[1]


class KnownInitiatives:
    """Initiatives by code and by name."""

    def __init__(self, initiatives: Sequence[InitiativeRow]) -> None:
        self._by_code: dict[str, Twin] = {}
        self._by_name: dict[str, list[Twin]] = {}
        for row in initiatives:
            self.add(row.code, row.name, Twin(tr("already in the workshop"), initiative_id=row.id))

    def add(self, code: str, name: str, twin: Twin) -> None:
        """Remember an initiative; of two with one code, the first."""
        twin.has_code = bool(name_key(code))
        if twin.has_code:
            self._by_code.setdefault(name_key(code), twin)
        if name_key(name):
            self._by_name.setdefault(name_key(name), []).append(twin)

    def find(self, code: str, name: str) -> Twin | None:
        """The same initiative: the same code, or the same name where one of the two has no code."""
        key = name_key(code)
        if key and key in self._by_code:
            return self._by_code[key]
        twins = self._by_name.get(name_key(name), []) if name_key(name) else []
        return next((twin for twin in twins if not key or not twin.has_code), None)
