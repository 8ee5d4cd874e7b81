"""A workshop whose weights are elicited: Growth, Risk and Trust, and in a group Customers, Reach and Loyalty."""

from pathlib import Path

from tests.made_once import made_once
from vmo_desktop.workshop.ops.drivers import Level, add_driver
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.weighting import Sheet, sheet_of
from vmo_desktop.workshop.workshop import Workshop

LEVELS = (Level(0, 0, "None", "No effect"), Level(4, 100, "Extreme", "Saves over 1 M a year"))


@made_once
def make_weighing(path: Path) -> Workshop:
    """Make it."""
    workshop = Workshop.create(path, author="Ines")
    for name in ("Growth", "Risk", "Trust"):
        workshop.do(add_driver(name, levels=LEVELS))
    workshop.do(add_driver("Customers", is_group=True))
    for name in ("Reach", "Loyalty"):
        workshop.do(add_driver(name, parent_id=ids(workshop)["Customers"], levels=LEVELS))
    for name in ("Anna", "Bo", "Cem"):
        workshop.do(add_participant({"name": name}))
    return workshop


def ids(workshop: Workshop) -> dict[str, int]:
    """Every driver by name."""
    return {driver.name: driver.id for driver in workshop.snapshot.drivers}


def set_id(workshop: Workshop) -> int:
    """The default weight set."""
    return workshop.snapshot.weight_sets[0].id


def sheet(workshop: Workshop, method: WeightMethod, parent: str | None = None) -> Sheet:
    """What is asked about a group under a method."""
    parent_id = ids(workshop)[parent] if parent else None
    return sheet_of(workshop.snapshot, set_id(workshop), parent_id, "{:g}".format).by(method)


def alone(workshop: Workshop, **values: float) -> dict[tuple[int, int], float | None]:
    """Answers about drivers alone, by name."""
    found = ids(workshop)
    return {(found[name], found[name]): value for name, value in values.items()}


def ratios(workshop: Workshop, *told: tuple[str, str, float]) -> dict[tuple[int, int], float | None]:
    """Answers about pairs, by names."""
    found = ids(workshop)
    return {(found[first], found[second]): times for first, second, times in told}


__all__ = ["Question", "alone", "ids", "make_weighing", "ratios", "set_id", "sheet"]
