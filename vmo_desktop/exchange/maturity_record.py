"""Assessments of the road from PMO to VMO as plain records, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.maturity import Maturity, maturities, top_level
from vmo_desktop.workshop.road_data import RoadData


def maturity_record(road: RoadData) -> dict[str, Any]:
    """The steps with their levels, and every assessment with what each respondent rated and what it came to."""
    found = maturities(road)
    return {
        "top_level": top_level(road),
        "steps": [
            {
                "number": place,
                "name": step.name,
                "purpose": step.purpose,
                "target": step.target,
                "importance": step.importance,
                "levels": {str(row.level): row.evidence for row in road.levels.get(step.id, ())},
            }
            for place, step in enumerate(road.steps, start=1)
        ],
        "assessments": [_assessment(each, found[:place]) for place, each in enumerate(found)],
    }


def _assessment(of: Maturity, earlier: tuple[Maturity, ...]) -> dict[str, Any]:
    before = next((each for each in reversed(earlier) if each.is_rated), None)
    row = of.assessment
    return {
        "name": row.name,
        "on": row.on or None,
        "note": row.note,
        "respondents": list(of.respondents),
        "overall": known(of.found.overall),
        "before": None if before is None else before.assessment.name,
        "overall_change": None if before is None else known(of.found.overall - before.found.overall),
        "steps": [_step(of, place, before) for place in range(len(of.road.steps))],
        "by_priority": [of.road.steps[place].name for place in of.by_priority],
    }


def _step(of: Maturity, place: int, before: Maturity | None) -> dict[str, Any]:
    found, step = of.found, of.road.steps[place]
    rated = {name: row for name in of.respondents if (row := of.rating(step.id, name)) is not None}
    return {
        "number": place + 1,
        "name": step.name,
        "level": known(found.level[place]),
        "lowest": known(found.low[place]),
        "highest": known(found.high[place]),
        "target": step.target,
        "gap": known(found.gap[place]),
        "importance": step.importance,
        "priority": known(found.priority[place]),
        "change": None if before is None else known(found.level[place] - before.found.level[place]),
        "ratings": {name: row.level for name, row in rated.items()},
        "evidence": {name: row.evidence for name, row in rated.items() if row.evidence},
    }
