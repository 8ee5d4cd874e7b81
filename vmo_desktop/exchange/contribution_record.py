"""What a portfolio contributes as a plain record, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.exchange.portfolio_record import code_of
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.contribution import Contribution, Worth


def contribution_record(of: Contribution) -> dict[str, Any]:
    """Points of value that were promised and came true, and returns, by initiative, driver and objective."""
    snapshot = of.portfolio.of.snapshot
    return {
        "scenario": of.portfolio.of.scenario.name,
        **_worth(of.total),
        "npv": None if of.series is None else of.series.npv,
        "roi": None if of.series is None else known(of.series.roi),
        "initiatives": [
            {"code": code_of(each), **_worth(of.by_initiative[each.id]), "roi": known(of.roi(each.id))}
            for each in snapshot.initiatives
            if each.id in of.by_initiative
        ],
        "drivers": [{"code": leaf.code, **_worth(of.by_driver[leaf.id])} for leaf in snapshot.leaves],
        "objectives": [
            {"name": each.text, **_worth(worth := of.by_objective[each.id]), "share": known(of.share(worth))}
            for each in snapshot.objectives
            if each.id in of.by_objective
        ],
    }


def _worth(worth: Worth) -> dict[str, Any]:
    return {"promised_points": worth.promised, "realized_points": known(worth.realized)}
