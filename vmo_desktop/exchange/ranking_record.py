"""A ranking as plain records, for JSON and CSV: full precision, unknown numbers None."""

import math
from typing import Any

from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import RankBy


def known(number: float) -> float | None:
    """A number, or None where it is unknown."""
    return None if math.isnan(number) else float(number)


def ranking_record(results: Results, by: RankBy) -> dict[str, Any]:
    """The ranking with one entry per initiative, best first."""
    snapshot = results.snapshot
    ranking = results.ranking(by)
    valuation = results.valuation
    funded = results.is_funded(by)
    value = valuation.value
    codes = [driver.code for driver in snapshot.leaves]
    entries = []
    for row in ranking.order:
        initiative = snapshot.initiatives[row]
        entries.append(
            {
                "rank": int(ranking.ranks[row]) or None,
                "code": initiative.code,
                "name": initiative.name,
                "class": initiative.class_name,
                "value": known(value[row]),
                "value_low": known(valuation.low[row]),
                "value_high": known(valuation.high[row]),
                "complete": bool(valuation.is_complete[row]),
                "cost": initiative.cost,
                "effort": initiative.effort,
                "value_for_money": known(results.value_for_money[row]),
                "within_budget": bool(funded[row]) if ranking.line else None,
                "contributions": {
                    code: known(points) for code, points in zip(codes, valuation.contributions[row], strict=True)
                },
            }
        )
    return {
        "by": by.value,
        "value_for_money_per": snapshot.workshop.value_for_money_per,
        "currency": snapshot.workshop.currency,
        "budget": snapshot.workshop.budget,
        "initiatives": entries,
    }


def ranking_table(results: Results, by: RankBy) -> list[list[object]]:
    """The ranking as a table with a header row; one column for each driver's contribution."""
    record = ranking_record(results, by)
    codes = [driver.code for driver in results.snapshot.leaves]
    body = [
        [*(entry[name] for name in _PLAIN), *(entry["contributions"][code] for code in codes)]
        for entry in record["initiatives"]
    ]
    return [[*_PLAIN, *codes], *body]


_PLAIN = (
    "rank", "code", "name", "class", "value", "value_low", "value_high", "complete", "cost", "effort",
    "value_for_money", "within_budget",
)  # fmt: skip
