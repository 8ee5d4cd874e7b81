"""A workshop on its road from PMO to VMO: a road begun with the ready texts, actions, people and aspects."""

from pathlib import Path

from tests.made_once import made_once
from tests.workshop.following import make_following
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.workshop.ops.kpis import edit_realization
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.ops.road import ASPECTS, STAKEHOLDERS, TRAININGS
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.road_rows import Attitude
from vmo_desktop.workshop.workshop import Workshop

DAY = "2027-06-30"
"""The day that all is told for."""


def add_plan(workshop: Workshop) -> None:
    """Four actions in two phases, one of them late; people and aspects of the ready texts, some of them changed."""
    if not workshop.snapshot.road.steps:
        workshop.do(begin_road(road_of("ten-steps")))
    workshop.do(edit_realization({"as_of": DAY}))
    road = workshop.snapshot.road
    workshop.do(
        ACTIONS.add([
            {"text": "Interview sponsors", "owner": "Ines", "start_on": "2027-01-10", "due_on": "2027-02-28",
             "done_on": "2027-03-15", "phase": "Prepare", "step_id": road.steps[0].id},
            {"text": "Name owners", "owner": "Bea", "due_on": "2027-05-31", "phase": "Prepare"},
            {"text": "Run a pilot", "start_on": "2027-06-01", "due_on": "2027-12-31", "phase": "Build"},
            {"text": "Publish a report", "phase": "Build"},
        ])
    )  # fmt: skip
    workshop.do(STAKEHOLDERS.edit(road.stakeholders[0].id, {"attitude": Attitude.RESISTS, "owner": "Ines"}))
    workshop.do(TRAININGS.edit(road.trainings[0].id, {"due_on": "2027-05-01"}))
    workshop.do(ASPECTS.edit(road.aspects[0].id, {"today": 0.3, "target": 0.8}))


@made_once
def make_planning(path: Path) -> Workshop:
    """A new workshop with a plan."""
    workshop = make_following(path)
    add_plan(workshop)
    return workshop
