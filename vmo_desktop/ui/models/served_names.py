"""What a KPI serves as it is named in a cell: a benefit, an initiative, a value driver, an objective, or several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.models.initiative_names import BETWEEN, told_initiative
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

COLUMNS = ("initiative_id", "driver_id", "objective_id", "benefit_id")
"""The columns of a KPI that say what it serves."""

Served = Mapping[str, int | None]
"""The id that each of these columns holds."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that a KPI can serve, and what it may be called; the first name is the one that is shown."""

    column: str
    id: int
    names: tuple[str, ...]


def _things(snapshot: Snapshot) -> Iterator[_Thing]:
    for row in snapshot.initiatives:
        names = (told_initiative(snapshot, row.id), shown_name(row), row.code)
        yield _Thing("initiative_id", row.id, names)
    for driver in snapshot.driver_by_id.values():
        yield _Thing("driver_id", driver.id, (driver.name or driver.code, driver.code))
    for objective in snapshot.objectives:
        yield _Thing("objective_id", objective.id, (objective.text,))
    for benefit in snapshot.benefits:
        yield _Thing("benefit_id", benefit.id, (benefit.name,))


def _told(snapshot: Snapshot, column: str, thing_id: int) -> str:
    """Name one thing as `_things` does, without naming all others: lists ask for every cell when they are laid out."""
    if column == "initiative_id":
        return told_initiative(snapshot, thing_id)
    if column == "driver_id":
        driver = snapshot.driver_by_id.get(thing_id)
        return "" if driver is None else driver.name or driver.code
    if column == "objective_id":
        return next((each.text for each in snapshot.objectives if each.id == thing_id), "")
    return next((each.name for each in snapshot.benefits if each.id == thing_id), "")


def kind_word(column: str) -> str:
    """What kind of thing a column names."""
    words = {
        "initiative_id": _tr("Initiative"),
        "driver_id": _tr("Driver"),
        "objective_id": _tr("Objective"),
        "benefit_id": _tr("Benefit"),
    }
    return words[column]


def told_served(snapshot: Snapshot, served: Served) -> str:
    """Name what is served so that it is read back as the same."""
    said = []
    for column in COLUMNS:
        name = _told(snapshot, column, served.get(column) or 0)
        if name:
            said.append(f"{kind_word(column)}: {' '.join(name.replace(BETWEEN, ',').split())}")
    return f"{BETWEEN} ".join(said)


def read_served(snapshot: Snapshot, text: str, columns: Sequence[str] = COLUMNS) -> Served | Unreadable:
    """Find what is served by names, with semicolons between them and, where wanted, the kind before each."""
    found: dict[str, int | None] = dict.fromkeys(columns)
    for part in filter(None, (each.strip() for each in text.split(BETWEEN))):
        one = _one(snapshot, part, columns)
        if isinstance(one, Unreadable):
            return one
        if found[one.column] is not None and found[one.column] != one.id:
            said = _tr("A KPI serves one %1. Take the other out.").replace("%1", kind_word(one.column).casefold())
            return Unreadable(said)
        found[one.column] = one.id
    return found


def offered_served(snapshot: Snapshot, columns: Sequence[str] = COLUMNS) -> list[str]:
    """What completes a name that is begun: with its kind, and without."""
    things = [each for each in _things(snapshot) if each.column in columns and each.names[0]]
    named = [(kind_word(each.column), each.names[0]) for each in things]
    return [name for _, name in named] + [f"{kind}: {name}" for kind, name in named]


def _one(snapshot: Snapshot, part: str, columns: Sequence[str]) -> _Thing | Unreadable:
    among, wanted = set(columns), _key(part)
    for column in columns:
        kind = _key(kind_word(column)) + ":"
        if wanted.startswith(kind):
            among, wanted = {column}, wanted[len(kind) :].strip()
    things = [each for each in _things(snapshot) if each.column in among]
    exact = [each for each in things if wanted in map(_key, each.names)]
    begun = [each for each in things if wanted and any(_key(name).startswith(wanted) for name in each.names)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    short = part if len(part) <= 40 else part[:39] + "…"
    if found:
        return Unreadable(_tr("Several are called “%1”. Write what it is before it, as in “Driver: %1”.").replace(
            "%1", short))  # fmt: skip
    return Unreadable(_tr("No benefit, initiative, driver or objective is called “%1”.").replace("%1", short))


def _key(text: str) -> str:
    return " ".join(text.replace(BETWEEN, ",").split()).casefold()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ServedNames", text)
