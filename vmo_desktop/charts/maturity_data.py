"""An assessment and those around it, put in order for charts and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np

from vmo_desktop.charts.maturity_words import assessment_name, step_name
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.maturity import UNASSESSED, Maturity, maturities, top_level
from vmo_desktop.workshop.road_data import RoadData

tr = Texts("Chart")


@dataclass(frozen=True)
class MaturityView:
    """The assessments of a road, and the place of the one that is looked at; None where there is none."""

    road: RoadData
    place: int | None

    @cached_property
    def all(self) -> tuple[Maturity, ...]:
        """All assessments, in their order."""
        return maturities(self.road)

    @cached_property
    def now(self) -> Maturity:
        """The assessment that is looked at."""
        return Maturity(self.road, UNASSESSED) if self.place is None else self.all[self.place]

    @property
    def before(self) -> Maturity | None:
        """The rated one before it."""
        earlier = [each for each in self.all[: self.place or 0] if each.is_rated]
        return earlier[-1] if earlier else None

    @cached_property
    def top(self) -> float:
        """The level at the end of every scale."""
        return top_level(self.road)

    @property
    def rated(self) -> tuple[Maturity, ...]:
        """Those assessments in which somebody rated something."""
        return tuple(each for each in self.all if each.is_rated)

    @property
    def change(self) -> FloatArray:
        """How far each step moved since the assessment before, NaN where that is not known."""
        if self.before is None:
            return np.full(len(self.road.steps), np.nan)
        return self.now.found.level - self.before.found.level


def maturity_view(road: RoadData, assessment_id: int | None = None) -> MaturityView:
    """Look at an assessment, or at the last one."""
    ids = [each.id for each in road.assessments]
    if assessment_id in ids:
        return MaturityView(road, ids.index(assessment_id))
    return MaturityView(road, len(ids) - 1 if ids else None)


def _known(number: float) -> float | None:
    return None if isnan(number) else float(number)


def gaps_table(view: MaturityView, order: Sequence[int]) -> ChartTable:
    """Every step with its levels, target, gap and priority, in an order of places."""
    found, change = view.now.found, view.change
    columns = (
        ChartColumn(tr("No."), is_number=True, decimals=0), ChartColumn(tr("Step")),
        ChartColumn(tr("Level"), is_number=True), ChartColumn(tr("Lowest"), is_number=True),
        ChartColumn(tr("Highest"), is_number=True), ChartColumn(tr("Target"), is_number=True),
        ChartColumn(tr("Gap"), is_number=True), ChartColumn(tr("Importance"), is_number=True),
        ChartColumn(tr("Priority"), is_number=True), ChartColumn(tr("Change"), is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            float(place + 1), step_name(view.road.steps[place]), _known(found.level[place]), _known(found.low[place]),
            _known(found.high[place]), view.road.steps[place].target, _known(found.gap[place]),
            view.road.steps[place].importance, _known(found.priority[place]), _known(change[place]),
        )
        for place in order
    )  # fmt: skip
    return ChartTable(tr("Gaps"), columns, rows, tuple(view.road.steps[place].id for place in order))


def course_table(view: MaturityView) -> ChartTable:
    """Every step with its level in each rated assessment."""
    columns = (
        ChartColumn(tr("No."), is_number=True, decimals=0), ChartColumn(tr("Step")),
        *(ChartColumn(assessment_name(each.assessment), is_number=True) for each in view.rated),
        ChartColumn(tr("Target"), is_number=True),
    )  # fmt: skip
    rows = tuple(
        (float(place + 1), step_name(step), *(_known(each.found.level[place]) for each in view.rated), step.target)
        for place, step in enumerate(view.road.steps)
    )
    return ChartTable(tr("Over time"), columns, rows, tuple(step.id for step in view.road.steps))
