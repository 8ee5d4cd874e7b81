"""A workshop as JSON, for programs: full precision, unknown numbers null."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from vmo_desktop.exchange.export_tables import curve_half, curve_points
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.exchange.scenarios_record import scenarios_record
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import InitiativeRow, ScaleKind
from vmo_desktop.workshop.snapshot import Snapshot


def write_json(results: Results, portfolios: Mapping[int, Portfolio], stream: BinaryIO) -> None:
    """Write the frame, drivers, weight sets, initiatives and scenarios as one object."""
    snapshot = results.snapshot
    frame = snapshot.workshop
    names = ("title", "decision", "organisation", "facilitator", "date", "currency", "budget", "purpose", "effort_unit")
    record = {
        "workshop": {
            **{name: getattr(frame, name) for name in names},
            "value_for_money_per": frame.value_for_money_per,
            "objectives": [{"text": each.text, "measure": each.measure} for each in snapshot.objectives],
        },
        "drivers": _drivers(snapshot),
        "weight_sets": _weight_sets(results),
        "initiatives": [_initiative(results, row, each) for row, each in enumerate(snapshot.initiatives)],
        "scenarios": scenarios_record(snapshot, portfolios)["scenarios"],
    }
    stream.write(json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False).encode())
    stream.write(b"\n")


def _drivers(snapshot: Snapshot) -> list[dict[str, Any]]:
    found = []
    for driver in snapshot.drivers:
        entry: dict[str, Any] = {
            "code": driver.code,
            "name": driver.name,
            "parent": None if driver.parent_id is None else snapshot.driver_by_id[driver.parent_id].code,
            "is_group": driver.is_group,
            "category": driver.category,
            "description": driver.description,
        }
        if not driver.is_group:
            scale = snapshot.scales[driver.id]
            entry |= {
                "scale": driver.scale.value,
                "direction": driver.direction.value,
                "unit": driver.unit,
                "low": known(scale.low),
                "high": known(scale.high),
                "curve": driver.curve.value if driver.scale is ScaleKind.MEASURE else None,
                "half": curve_half(driver),
                "source": driver.source.value or "agreed",
                "curve_points": [
                    {"score": point.score, "points": point.points} for point in curve_points(snapshot, driver)
                ],
                "levels": [
                    {name: getattr(level, name) for name in ("score", "points", "label", "statement")}
                    for level in snapshot.levels[driver.id]
                ],
            }
        found.append(entry)
    return found


def _weight_sets(results: Results) -> list[dict[str, Any]]:
    snapshot = results.snapshot
    return [
        {
            "name": each.name,
            "class": each.class_name,
            "is_default": each.is_default,
            "points": {driver.code: snapshot.points(each.id, driver.id) for driver in snapshot.drivers},
            "weights": {
                driver.code: float(weight)
                for driver, weight in zip(snapshot.leaves, results.set_weights[each.id], strict=True)
            },
        }
        for each in snapshot.weight_sets
    ]


def _initiative(results: Results, row: int, initiative: InitiativeRow) -> dict[str, Any]:
    snapshot, valuation = results.snapshot, results.valuation
    cells = {driver.code: snapshot.agreed_scores.get((initiative.id, driver.id)) for driver in snapshot.leaves}
    fields: Mapping[str, Any] = {field.value: getattr(initiative, field.attribute) for field in Field}
    return {
        **fields,
        "scores": {code: cell.value if cell else None for code, cell in cells.items()},
        "rationales": {code: cell.rationale for code, cell in cells.items() if cell and cell.rationale},
        "value": known(valuation.value[row]),
        "value_low": known(valuation.low[row]),
        "value_high": known(valuation.high[row]),
        "value_for_money": known(results.value_for_money[row]),
    }
