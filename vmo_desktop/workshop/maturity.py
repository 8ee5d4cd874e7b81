"""Where the road from PMO to VMO stands: an assessment's ratings put together, and set against earlier ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np

from vmo_desktop.domain.maturity import Assessment, assessed
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.road_data import RoadData
from vmo_desktop.workshop.road_rows import AssessmentRow, RatingRow, RoadStepRow

USUAL_TOP = 4
"""The highest level where no step says more."""

UNASSESSED = AssessmentRow(0, 0, "", "", "")
"""Stands for an assessment while there is none."""


@dataclass(frozen=True)
class Maturity:
    """One assessment of the steps of a road."""

    road: RoadData
    assessment: AssessmentRow

    @cached_property
    def _own(self) -> Mapping[tuple[int, str], RatingRow]:
        key = self.assessment.id
        return {(step, name): row for (each, step, name), row in self.road.ratings.items() if each == key}

    @cached_property
    def respondents(self) -> tuple[str, ...]:
        """Those who rate, by name."""
        return tuple(sorted({name for _, name in self._own}, key=lambda name: (name.casefold(), name)))

    def rating(self, step_id: int, respondent: str) -> RatingRow | None:
        """What a respondent sees at a step."""
        return self._own.get((step_id, respondent))

    @cached_property
    def found(self) -> Assessment:
        """Levels, gaps and priorities, by the place of a step."""
        steps, names = self.road.steps, self.respondents
        ratings = np.full((len(names), len(steps)), np.nan)
        for row, name in enumerate(names):
            for column, step in enumerate(steps):
                rated = self.rating(step.id, name)
                if rated is not None and rated.level is not None:
                    ratings[row, column] = rated.level
        return assessed(ratings, self.targets, np.array([step.importance for step in steps], dtype=np.float64))

    @property
    def targets(self) -> FloatArray:
        """The wanted levels, NaN where none is wanted."""
        wanted = [np.nan if step.target is None else step.target for step in self.road.steps]
        return np.array(wanted, dtype=np.float64)

    @cached_property
    def by_priority(self) -> tuple[int, ...]:
        """Places of the steps, the most urgent first; those without a gap that is known last, in their order."""
        urgent = [-1.0 if isnan(each) else float(each) for each in self.found.priority]
        return tuple(sorted(range(len(urgent)), key=lambda place: -urgent[place]))

    @cached_property
    def is_rated(self) -> bool:
        """Whether anybody rated anything."""
        return bool(np.any(~np.isnan(self.found.level)))

    def seen(self, step: RoadStepRow, level: int) -> tuple[str, ...]:
        """Who sees a step at a level; what lies between two levels counts for the lower one."""
        rated = ((name, self.rating(step.id, name)) for name in self.respondents)
        return tuple(
            name for name, row in rated if row is not None and row.level is not None and int(row.level) == level
        )


def maturities(road: RoadData) -> tuple[Maturity, ...]:
    """All assessments, in their order."""
    return tuple(Maturity(road, each) for each in road.assessments)


def top_level(road: RoadData) -> float:
    """The highest level that is described, wanted or rated."""
    described = [float(row.level) for rows in road.levels.values() for row in rows]
    wanted = [step.target for step in road.steps if step.target is not None]
    rated = [row.level for row in road.ratings.values() if row.level is not None]
    return max([*described, *wanted, *rated], default=0.0) or float(USUAL_TOP)
