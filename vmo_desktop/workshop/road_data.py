"""The part of a snapshot that is about the road from PMO to VMO, and about value streams."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vmo_desktop.workshop.road_rows import (
    ActionRow,
    AspectRow,
    AssessmentRow,
    RatingRow,
    RoadLevelRow,
    RoadStepRow,
    StakeholderRow,
    StreamRow,
    StreamStepRow,
    TrainingRow,
)
from vmo_desktop.workshop.row_lists import grouped, in_position

ROAD_ROWS: Mapping[str, type] = {
    "road_step": RoadStepRow,
    "road_level": RoadLevelRow,
    "assessment": AssessmentRow,
    "rating": RatingRow,
    "action": ActionRow,
    "stakeholder": StakeholderRow,
    "training": TrainingRow,
    "aspect": AspectRow,
    "stream": StreamRow,
    "stream_step": StreamStepRow,
}
"""The row class of each table of the road."""


@dataclass(frozen=True)
class RoadData:
    """All rows of the road; lists are in display order.

    `levels` is by step id, lowest first; `ratings` by assessment id, step id and respondent; `stream_steps` by stream
    id.
    """

    steps: tuple[RoadStepRow, ...]
    levels: Mapping[int, tuple[RoadLevelRow, ...]]
    assessments: tuple[AssessmentRow, ...]
    ratings: Mapping[tuple[int, int, str], RatingRow]
    actions: tuple[ActionRow, ...]
    stakeholders: tuple[StakeholderRow, ...]
    trainings: tuple[TrainingRow, ...]
    aspects: tuple[AspectRow, ...]
    streams: tuple[StreamRow, ...]
    stream_steps: Mapping[int, tuple[StreamStepRow, ...]]


def build_road(tables: Mapping[str, tuple[Any, ...]]) -> RoadData:
    """Put the rows of the road's tables together, in display order."""
    return RoadData(
        steps=in_position(tables["road_step"]),
        levels=grouped(sorted(tables["road_level"], key=lambda row: row.level), "step_id"),
        assessments=in_position(tables["assessment"]),
        ratings={(row.assessment_id, row.step_id, row.respondent): row for row in tables["rating"]},
        actions=in_position(tables["action"]),
        stakeholders=in_position(tables["stakeholder"]),
        trainings=in_position(tables["training"]),
        aspects=in_position(tables["aspect"]),
        streams=in_position(tables["stream"]),
        stream_steps=grouped(in_position(tables["stream_step"]), "stream_id"),
    )
