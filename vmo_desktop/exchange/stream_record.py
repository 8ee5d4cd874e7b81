"""Value streams as plain records, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.exchange.portfolio_record import code_of
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.road_rows import StreamRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_streams import StreamPair, ValueStream, pair_of, value_stream


def streams_record(snapshot: Snapshot) -> dict[str, Any]:
    """Every value stream with its steps and measures; a future state with what it saves against the current one."""
    return {"streams": [_stream(snapshot, row) for row in snapshot.road.streams]}


def _stream(snapshot: Snapshot, row: StreamRow) -> dict[str, Any]:
    stream = value_stream(snapshot, row)
    pair = pair_of(snapshot, row) if row.current_id is not None else None
    return {
        "name": row.name,
        "state": row.state.value,
        "future_of": None if pair is None else pair.current.row.name,
        "unit": row.unit,
        "supplier": row.supplier,
        "customer": row.customer,
        "note": row.note,
        "measures": _measures(stream),
        "steps": _steps(snapshot, stream),
        "saves": None if pair is None else _saves(snapshot, pair),
    }


def _measures(stream: ValueStream) -> dict[str, Any]:
    found = stream.measures
    return {
        "lead_time": found.lead_time,
        "process_time": found.process_time,
        "wait_time": found.lead_time - found.process_time,
        "flow_efficiency": known(found.flow_efficiency),
        "first_pass_yield": known(found.first_pass_yield),
        "yield_known": stream.known_yields,
        "bottleneck": None if found.bottleneck is None else stream.steps[found.bottleneck].name,
        "longest_wait": None if found.longest_wait is None else stream.steps[found.longest_wait].name,
    }


def _steps(snapshot: Snapshot, stream: ValueStream) -> list[dict[str, Any]]:
    codes = {row.id: code_of(row) for row in snapshot.initiatives}
    return [
        {
            "name": step.name,
            "process_time": step.process_time,
            "wait_time": step.wait_time,
            "complete_accurate": step.complete_accurate,
            "people": step.people,
            "initiative": codes.get(step.initiative_id or 0),
            "note": step.note,
        }
        for step in stream.steps
    ]


def _saves(snapshot: Snapshot, pair: StreamPair) -> dict[str, Any]:
    codes = {row.id: code_of(row) for row in snapshot.initiatives}
    current, future = pair.current.measures, pair.future.measures
    return {
        "lead_time": current.lead_time - future.lead_time,
        "process_time": current.process_time - future.process_time,
        "by_initiative": [
            {
                "initiative": codes.get(each.initiative_id or 0),
                "steps": list(each.steps),
                "lead_time": each.lead_time,
                "process_time": each.process_time,
                "wait_time": each.wait_time,
            }
            for each in pair.savings
        ],
    }
