"""What the pack tells of the road from PMO to VMO."""

from math import isnan

from vmo_desktop.charts.maturity_data import MaturityView, maturity_view
from vmo_desktop.charts.maturity_words import change_text, level_text
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.road_data import RoadData

tr = Texts("Pack")


def newest_view(road: RoadData) -> MaturityView:
    """The newest assessment in which anything was rated; the last one where there is none."""
    view = maturity_view(road)
    return maturity_view(road, view.rated[-1].assessment.id) if view.rated else view


def is_assessed(road: RoadData) -> bool:
    """Whether anybody rated anything."""
    return bool(maturity_view(road).rated)


def road_title(road: RoadData) -> str:
    """How far the road is, and what is most urgent."""
    view = newest_view(road)
    now, before = view.now, view.before
    if isnan(now.found.overall):
        return tr("The road has not been assessed yet")
    said = tr(
        "Level {level} of {top} on average", level=level_text(round(now.found.overall, 1)), top=level_text(view.top)
    )
    if before is not None:
        change = round(now.found.overall - before.found.overall, 1)
        said = tr("{said}, {change} since the assessment before", said=said, change=change_text(change))
    first = now.by_priority[0]
    if not now.found.priority[first] > 0:
        return said
    return tr("{said}; most urgent: {step}", said=said, step=name_in_sentence(view.road.steps[first].name, 60))
