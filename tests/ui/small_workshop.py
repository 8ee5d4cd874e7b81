"""A real workshop of three initiatives and two drivers, one score of which is missing."""

from pathlib import Path

from tests.made_once import made_once
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop

SCORES = {("Portal", "Growth"): 3, ("Portal", "Risk"): 1, ("Ledger", "Growth"): 1, ("Ledger", "Risk"): 2,
          ("Robots", "Growth"): 4}  # fmt: skip


@made_once
def make_small_workshop(path: Path, *, author: str = "Ines") -> Workshop:
    """Make it; the steps are small so that there is something to undo."""
    workshop = Workshop.create(path, author=author)
    workshop.do(edit_workshop({"title": "Digital portfolio", "decision": "Which initiatives do we fund?"}))
    workshop.do(add_driver("Growth"))
    workshop.do(add_driver("Risk"))
    rows = [
        {"code": "P1", "name": "Portal", "cost": 400_000.0, "effort": 120.0, "class_name": "Digital"},
        {"code": "L1", "name": "Ledger", "cost": 250_000.0, "effort": 80.0, "class_name": "Core"},
        {"code": "R1", "name": "Robots", "cost": 900_000.0, "effort": 300.0, "class_name": "Digital"},
    ]
    workshop.do(add_initiatives(rows))
    for (initiative, driver), value in SCORES.items():
        ids = {"initiative_id": initiative_id(workshop, initiative), "driver_id": driver_id(workshop, driver)}
        workshop.do(set_score(value=value, **ids))
    return workshop


def initiative_id(workshop: Workshop, name: str) -> int:
    """Find an initiative by its name."""
    return next(each.id for each in workshop.snapshot.initiatives if each.name == name)


def driver_id(workshop: Workshop, name: str) -> int:
    """Find a driver by its name."""
    return next(each.id for each in workshop.snapshot.leaves if each.name == name)
