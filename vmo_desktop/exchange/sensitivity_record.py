"""Sensitivity as a plain record, for JSON: full precision."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray
from vmo_desktop.domain.sensitivity import Tornado
from vmo_desktop.domain.weight_change import WeightChange
from vmo_desktop.exchange.scenario_record import named_scenario
from vmo_desktop.exchange.selection_record import finite
from vmo_desktop.progress import Report
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.sample_optimiser import of_money
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.scenario_sensitivity import PortfolioSweep, ScenarioSensitivity
from vmo_desktop.workshop.weight_sensitivity import SWING, Weighed
from vmo_desktop.workshop.weight_sweep import WeightSweep


def sensitivity_record(
    weighed: Weighed, names: Sequence[str], drivers: Sequence[str], columns: Sequence[int]
) -> dict[str, Any]:
    """How a ranking hangs on the weights of some drivers, and the smallest change that dethrones the first."""
    nearest = weighed.nearest()
    total, euclidean = (None, None) if nearest is None else (nearest.total, nearest.euclidean)
    needed = weighed.breakpoints()
    return {
        "weights": None if weighed.shared_weights is None else _named(weighed.shared_weights, drivers),
        "drivers": [_sweep(weighed.sweep(column), names, drivers) for column in columns],
        "tornado": _tornado(weighed, names, drivers),
        "smallest_change": {"l1": _change(total, names, drivers), "euclidean": _change(euclidean, names, drivers)},
        "breakpoints": [
            {"name": name, "up": _named(needed.up[row], drivers), "down": _named(needed.down[row], drivers)}
            for row, name in enumerate(names)
        ],
    }


def scenario_sensitivity_record(
    results: Results, name: str | None, columns: Sequence[int], *, with_portfolios: bool, report: Report | None = None
) -> dict[str, Any]:
    """The sensitivity of a scenario: of its ranking, and where asked for of its portfolio, which takes longer."""
    of = ScenarioProblem(results, named_scenario(results.snapshot, name))
    if of.is_of_money:
        raise of_money(of.scenario.name)
    found = ScenarioSensitivity(of)
    names = [each.code or each.name for each in results.snapshot.initiatives]
    drivers = [each.code or each.name for each in results.snapshot.leaves]
    record = sensitivity_record(found.weighed, names, drivers, columns)
    if not with_portfolios:
        return {"scenario": of.scenario.name} | record
    options = [names[each.row] + (f": {each.level.name}" if each.level else "") for each in of.options]
    current = chosen(of, report=report).choice
    for told, column in zip(record["drivers"], columns, strict=True):
        swept = found.portfolio_sweep(column, report=report)
        told["portfolios"] = _portfolios(swept, options, found, current.shares if current.is_found else None, drivers)
    return {"scenario": of.scenario.name} | record


def _sweep(sweep: WeightSweep, names: Sequence[str], drivers: Sequence[str]) -> dict[str, Any]:
    met = sweep.crossings
    return {
        "driver": drivers[sweep.driver],
        "weight": sweep.present[0] if len(sweep.present) == 1 else None,
        "weights": list(sweep.present),
        "crossings": [
            {"weight": weight, "up": names[up], "down": names[down]}
            for weight, up, down in zip(met.weights.tolist(), met.rising.tolist(), met.falling.tolist(), strict=True)
        ],
        "winners": [{"name": names[each.row], "start": each.start, "end": each.end} for each in sweep.reigns],
        "left_out": [names[row] for row in sweep.left_out.tolist()],
    }


def _tornado(weighed: Weighed, names: Sequence[str], drivers: Sequence[str]) -> dict[str, Any] | None:
    """Bars of the first in rank, every weight down and up by the same swing."""
    first = np.flatnonzero(weighed.ranks == 1)
    bars = weighed.weight_tornado(int(first[0])) if len(first) else None
    if bars is None or bars.low_ranks is None or bars.high_ranks is None:
        return None
    swings: Tornado = bars.swings
    return {
        "name": names[int(first[0])],
        "swing": SWING,
        "base": swings.base,
        "bars": [
            {
                "driver": drivers[each],
                "low_weight": float(bars.low[each]),
                "high_weight": float(bars.high[each]),
                "low": float(swings.low[each]),
                "high": float(swings.high[each]),
                "low_rank": int(bars.low_ranks[each]),
                "high_rank": int(bars.high_ranks[each]),
            }
            for each in map(int, swings.order)
        ],
    }


def _change(change: WeightChange | None, names: Sequence[str], drivers: Sequence[str]) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "rival": names[change.rival],
        "distance": change.distance,
        "weights": _named(change.weights, drivers),
    }


def _named(numbers: FloatArray, names: Sequence[str]) -> dict[str, float | None]:
    return {name: finite(number) for name, number in zip(names, numbers.tolist(), strict=True)}


def _portfolios(
    swept: PortfolioSweep,
    options: Sequence[str],
    found: ScenarioSensitivity,
    current: FloatArray | None,
    drivers: Sequence[str],
) -> dict[str, Any]:
    """The pieces of a sweep, each with the smallest changes of weights at which it is worth as much as the chosen."""
    pieces = []
    for place, piece in enumerate(swept.pieces):
        taken = np.flatnonzero(piece.shares > TOLERANCE).tolist()
        total, euclidean = (None, None) if current is None else found.rival_change(current, piece.shares)
        pieces.append(
            {
                "start": piece.start,
                "end": piece.end,
                "start_value": piece.start_value,
                "end_value": piece.end_value,
                "cost": swept.cost(place),
                "selected": [options[option] for option in taken],
                "smallest_change": {
                    key: None if each is None else {"distance": each.distance, "weights": _named(each.weights, drivers)}
                    for key, each in (("l1", total), ("euclidean", euclidean))
                },
            }
        )
    return {"complete": swept.found.is_complete and swept.is_proven, "pieces": pieces}
