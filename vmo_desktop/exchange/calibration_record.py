"""Promised against realized as a plain record, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.calibration import Calibration, KeptPromise, PromiseGroup, is_enough
from vmo_desktop.workshop.since import Changed, Side, Since
from vmo_desktop.workshop.value_rows import PriorRow


def calibration_record(of: Calibration, since: Since) -> dict[str, Any]:
    """Every promise and group, what earlier workshops handed on, and what changed since the last one."""
    return {
        "promises": [_promise(each) for each in of.promises],
        "groups": [_group(each) for each in of.groups],
        "priors": [_prior(each) for each in of.snapshot.value.priors],
        "since": {"source": since.source or None, "initiatives": [_changed(each) for each in since.rows]},
    }


def _promise(kept: KeptPromise) -> dict[str, Any]:
    return {
        "kpi": kept.state.kpi.name,
        "promised": kept.promised,
        "realized": kept.realized,
        "share": kept.share,
    }


def _group(group: PromiseGroup) -> dict[str, Any]:
    found = group.optimism
    return {
        "of": group.of.value,
        "name": group.name,
        "promises": found.count,
        "mean": found.mean,
        "mean_low": known(found.mean_low),
        "mean_high": known(found.mean_high),
        "low": found.low,
        "middle": found.middle,
        "high": found.high,
        "enough": found.is_enough,
    }


def _prior(row: PriorRow) -> dict[str, Any]:
    return {
        "of": row.of.value,
        "name": row.name,
        "promises": row.promises,
        "mean": row.mean,
        "low": row.low,
        "middle": row.middle,
        "high": row.high,
        "enough": is_enough(row),
        "source": row.source,
    }


def _changed(row: Changed) -> dict[str, Any]:
    return {"code": row.code, "name": row.name, "change": row.change.value, "then": _side(row.then),
            "now": _side(row.now)}  # fmt: skip


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"value": side.value, "cost": side.cost, "standing": side.standing.value or None,
            "progress": side.progress}  # fmt: skip
