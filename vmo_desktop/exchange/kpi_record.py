"""KPIs and what came true as plain records, for JSON: full precision, unknown numbers None."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from vmo_desktop.domain.realization import RolledUp
from vmo_desktop.exchange.portfolio_record import code_of
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.kpi_state import KpiState, as_of
from vmo_desktop.workshop.realized import Promise, Realized, incomplete
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import ReadingRow


def kpis_record(of: Realized) -> dict[str, Any]:
    """Every KPI with its readings and where it stands."""
    return {"as_of": _day(as_of(of.snapshot)), "kpis": [_kpi(of.snapshot, state) for state in of.states]}


def _kpi(snapshot: Snapshot, state: KpiState) -> dict[str, Any]:
    kpi, latest = state.kpi, state.latest
    return {
        "name": kpi.name,
        "unit": kpi.unit,
        "direction": kpi.direction.value,
        "baseline": kpi.baseline,
        "baseline_on": kpi.baseline_on or None,
        "target": kpi.target,
        "due_on": kpi.due_on or None,
        "frequency": kpi.frequency.value,
        "weight": kpi.weight,
        "owner": kpi.owner,
        "serves": _served(snapshot, state),
        "frozen_at": kpi.frozen_at or None,
        "actual": None if latest is None else latest.value,
        "actual_on": None if latest is None else latest.on,
        "progress": known(state.progress),
        "planned": known(state.planned),
        "status": state.status.value,
        "at_completion": known(state.at_completion),
        "progress_at_completion": known(state.progress_at_completion),
        "next_due": _day(state.next_due),
        "overdue": state.is_overdue,
        "readings": {
            "plan": _readings(state.plan),
            "forecast": _readings(state.forecast),
            "actual": _readings(state.actual),
        },
    }


def _served(snapshot: Snapshot, state: KpiState) -> dict[str, str]:
    """What the KPI itself names, by kind."""
    kpi, found = state.kpi, dict[str, str]()
    for benefit in snapshot.benefits:
        if benefit.id == kpi.benefit_id:
            found["benefit"] = benefit.name
    for initiative in snapshot.initiatives:
        if initiative.id == kpi.initiative_id:
            found["initiative"] = code_of(initiative)
    if kpi.driver_id is not None:
        found["driver"] = snapshot.driver_by_id[kpi.driver_id].code
    for objective in snapshot.objectives:
        if objective.id == kpi.objective_id:
            found["objective"] = objective.text
    return found


def _readings(rows: Iterable[ReadingRow]) -> list[dict[str, Any]]:
    return [{"on": row.on, "value": row.value, "note": row.note} for row in rows]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def dashboard_record(of: Realized) -> dict[str, Any]:
    """What came true of what was promised, by all that KPIs serve."""
    snapshot = of.snapshot
    initiatives, drivers = snapshot.initiatives, snapshot.driver_by_id.values()
    benefits = {row.id: row for row in snapshot.benefits}
    return {
        "as_of": _day(as_of(snapshot)),
        "portfolio": _promise(of.portfolio),
        "initiatives": [
            {"code": each.code, "name": each.name, **_promise(of.by_initiative[each.id])}
            for each in initiatives
            if each.id in of.by_initiative
        ],
        "drivers": [
            {"code": each.code, "name": each.name, **_promise(of.by_driver[each.id])}
            for each in drivers
            if each.id in of.by_driver
        ],
        "objectives": [
            {"name": each.text, **_promise(of.by_objective[each.id])}
            for each in snapshot.objectives
            if each.id in of.by_objective
        ],
        "benefits": [
            {"name": benefits[key].name, **_promise(promise)} for key, promise in sorted(of.by_benefit.items())
        ],
        "quarters": [
            {"on": each.day.isoformat(), "planned": known(each.planned), "realized": known(each.realized)}
            for each in of.quarters
        ],
        "overdue": [{"name": each.kpi.name, "due": _day(each.next_due)} for each in of.overdue],
        "incomplete_benefits": [
            {"name": each.name, "lacks": list(incomplete(each))} for each in snapshot.benefits if incomplete(each)
        ],
    }


def _promise(promise: Promise) -> dict[str, Any]:
    done: RolledUp = promise.progress
    return {
        "kpis": len(promise.states),
        "progress": known(done.progress),
        "known": done.known,
        "planned": known(promise.planned.progress),
        "at_completion": known(promise.at_completion.progress),
        "statuses": [state.status.value for state in promise.states],
    }
