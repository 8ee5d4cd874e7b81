"""Levels of the road from PMO to VMO in words: what window, room and pack say of steps and assessments alike."""

from collections.abc import Callable
from math import isnan

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.numbers import MINUS, compact
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.maturity import Maturity
from vmo_desktop.workshop.road_rows import AssessmentRow, RoadStepRow

tr = Texts("Chart")

NOTHING = "–"


def level_text(level: float | None) -> str:
    """A level, a gap or a priority; a dash where it is not known."""
    return NOTHING if level is None or isnan(level) else compact(round(level, 4), 3)


def change_text(change: float) -> str:
    """How far a level rose or fell."""
    if isnan(change):
        return NOTHING
    return "±0" if change == 0 else f"{'+' if change > 0 else MINUS}{level_text(abs(change))}"


def spread_text(low: float, high: float) -> str:
    """From the lowest to the highest rating; empty where all are one, or none."""
    return "" if isnan(low) or low == high else f"{level_text(low)}–{level_text(high)}"


def step_name(step: RoadStepRow) -> str:
    """What a step is called."""
    return one_line(step.name) or tr("Step without a name")


def numbered(place: int, step: RoadStepRow) -> str:
    """A step with its number on the road."""
    return f"{place + 1} {step_name(step)}"


def assessment_name(assessment: AssessmentRow, day: Callable[[str], str] = str) -> str:
    """An assessment with its day; `day` writes a day in ISO 8601 as its reader does."""
    name = one_line(assessment.name) or tr("Assessment")
    return f"{name}, {day(assessment.on)}" if assessment.on else name


def level_words(maturity: Maturity, place: int) -> str:
    """Where a step stands, in a sentence."""
    found, step = maturity.found, maturity.road.steps[place]
    if isnan(found.level[place]):
        said = tr("not rated yet")
    else:
        said = tr("level {level}", level=level_text(found.level[place]))
        spread = spread_text(found.low[place], found.high[place])
        said += tr(" (rated {spread})", spread=spread) if spread else ""
    if step.target is not None:
        said += tr(", target {target}", target=level_text(step.target))
    gap, priority = found.gap[place], found.priority[place]
    if not isnan(gap):
        more = tr(", gap {gap}, priority {priority}", gap=level_text(gap), priority=level_text(priority))
        said += more if gap > 0 else tr(", target reached")
    return f"{numbered(place, step)}: {said}"


def headline(maturity: Maturity, before: Maturity | None, day: Callable[[str], str] = str) -> str:
    """The whole road in a sentence; `day` writes a day in ISO 8601 as its reader does."""
    overall = maturity.found.overall
    if isnan(overall):
        return tr("Nothing is rated yet.")
    steps = maturity.found.level
    rated = sum(not isnan(level) for level in steps)
    said = tr(
        "Level {level} on average of {rated} of {steps} steps",
        level=level_text(round(overall, 2)), rated=rated, steps=len(steps),
    )  # fmt: skip
    if before is not None and not isnan(before.found.overall):
        change = change_text(round(overall - before.found.overall, 2))
        said += tr(", {change} since {before}", change=change, before=assessment_name(before.assessment, day))
    return said
