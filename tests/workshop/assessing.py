"""A workshop whose road was assessed twice, by two and by three people."""

from pathlib import Path

from tests.made_once import made_once
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.workshop.ops.road import ASSESSMENTS, rate
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.workshop import Workshop

Levels = dict[str, tuple[int | None, ...]]

FIRST: Levels = {"Ada": (1, 0, 1, 0, 1, 0, 1, 0, 0, 2), "Ben": (1, 1, 1, 0, 2, 0, 0, 0, 0, 1)}
"""Levels of the ten steps in the first assessment."""

SECOND: Levels = {
    "Ada": (3, 2, 2, 1, 2, 1, 2, 1, 1, 3),
    "Ben": (2, 2, 1, 2, 2, 1, 0, 1, 0, 3),
    "Cem": (3, 3, 2, 1, 3, None, 1, 1, 1, 2),
}
"""Levels in the second one; Cem knows nothing of the sixth step."""


def assess(workshop: Workshop) -> None:
    """Begin with the ten steps and assess them twice."""
    if not workshop.snapshot.road.steps:
        workshop.do(begin_road(road_of("ten-steps")))
    workshop.do(
        ASSESSMENTS.add([{"name": "Before", "on": "2026-11-30"}, {"name": "Half a year later", "on": "2027-06-30"}])
    )
    road = workshop.snapshot.road
    for assessment, ratings in zip(road.assessments, (FIRST, SECOND), strict=True):
        for name, levels in ratings.items():
            for step, level in zip(road.steps, levels, strict=True):
                workshop.do(rate(assessment.id, [step.id], name, {"level": level}))
    second, culture = road.assessments[1].id, road.steps[6].id
    workshop.do(rate(second, [culture], "Ada", {"evidence": "Minutes of May and June begin with value"}))


@made_once
def make_assessing(path: Path) -> Workshop:
    """A new workshop with both assessments."""
    workshop = Workshop.create(path, author="Ines")
    assess(workshop)
    return workshop
