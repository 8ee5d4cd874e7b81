"""All scenarios of a workshop as a plain record, for JSON: full precision, unknown numbers None."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from vmo_desktop.exchange.portfolio_record import code_of, portfolio_record
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.scenario_comparison import Membership, difference, membership, support_counts
from vmo_desktop.workshop.snapshot import Snapshot


def scenarios_record(snapshot: Snapshot, portfolios: Mapping[int, Portfolio]) -> dict[str, Any]:
    """Every scenario with its portfolio, against the recommended one, and in how many each initiative is funded.

    `portfolios` are those of all scenarios, by id.
    """
    recommended = snapshot.choice.recommended
    against = None if recommended is None else portfolios[recommended.id]
    return {
        "currency": snapshot.workshop.currency,
        "budget": snapshot.workshop.budget,
        "recommended": None if recommended is None else recommended.name,
        "scenarios": [_scenario(portfolios[each.id], against) for each in snapshot.choice.scenarios],
        "membership": _membership(membership(snapshot, portfolios)),
    }


def _scenario(portfolio: Portfolio, recommended: Portfolio | None) -> dict[str, Any]:
    scenario, snapshot = portfolio.of.scenario, portfolio.of.snapshot
    sets = {each.id: each.name for each in snapshot.weight_sets}
    return {
        "name": scenario.name,
        "recommended": recommended is not None and recommended.of.scenario.id == scenario.id,
        "weights": sets.get(scenario.weight_set_id or 0),
        "aim": scenario.aim.value,
        "note": scenario.note,
        "portfolio": portfolio_record(portfolio),
        "against_recommended": None if recommended is None else _difference(recommended, portfolio),
        "alignment": _alignment(portfolio) if portfolio.choice.is_found else None,
        "support": _support(snapshot, scenario.id),
        "approval": _approval(portfolio),
    }


def _difference(recommended: Portfolio, portfolio: Portfolio) -> dict[str, Any]:
    found = difference(recommended, portfolio)
    initiatives = portfolio.of.snapshot.initiatives
    return {
        "added": [code_of(initiatives[row]) for row in found.added],
        "removed": [code_of(initiatives[row]) for row in found.removed],
        "changed": [code_of(initiatives[row]) for row in found.changed],
        "value": known(found.value),
        "same_values": found.is_same_measure,
        "value_by_recommended": known(found.value_by_first),
        "cost": known(found.cost),
        "count": found.count,
    }


def _alignment(portfolio: Portfolio) -> dict[str, Any]:
    found = Alignment(portfolio)
    return {
        "spend": found.spend,
        "savings": known(found.savings),
        "drivers": [
            {
                "code": driver.code,
                "name": driver.name,
                "weight": float(found.weights[place]),
                "spend": float(found.spend_by_driver[place]),
                "spend_share": float(found.spend_shares[place]),
                "value": float(found.value_by_driver[place]),
                "initiatives": found.served[place],
            }
            for place, driver in enumerate(portfolio.of.snapshot.leaves)
        ],
        "no_driver": found.no_driver,
        "classes": dict(found.spend_by_class),
        "years": {str(year): amount for year, amount in found.spend_by_year.items()},
        "no_year": found.no_year,
    }


def _support(snapshot: Snapshot, scenario_id: int) -> dict[str, Any]:
    counts = support_counts(snapshot, scenario_id)
    names = {each.id: each.name for each in snapshot.participants}
    return {
        **{degree.value: count for degree, count in counts.degrees.items()},
        "unsaid": counts.unsaid,
        "participants": [
            {"name": names[row.participant_id], "degree": row.degree.value, "note": row.note}
            for row in snapshot.choice.supports_of(scenario_id)
        ],
    }


def _approval(portfolio: Portfolio) -> dict[str, Any] | None:
    if portfolio.approval is None:
        return None
    record = asdict(portfolio.approval)
    del record["scenario_id"]
    return record


def _membership(found: Membership) -> dict[str, Any]:
    return {
        "scenarios": [each.of.scenario.name for each in found.portfolios],
        "initiatives": [
            {
                "code": each.code,
                "name": each.name,
                "count": int(found.counts[row]),
                "of": found.of,
                "shares": [float(share) for share in found.shares[row]],
            }
            for row, each in enumerate(found.snapshot.initiatives)
        ],
    }
