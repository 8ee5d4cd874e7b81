"""A selection as a plain record, for JSON: full precision, unknown numbers None."""

import math
from typing import Any

from vmo_desktop.domain.conflict import Conflict
from vmo_desktop.domain.portfolio import Choice, Condition, ConditionKind
from vmo_desktop.domain.portfolio_sums import limit_use
from vmo_desktop.domain.price_tags import ConditionPrice, MoreOfLimit
from vmo_desktop.domain.turning_points import TurningPoint, next_in_line
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.exchange.selection_terms import NamedProblem


def finite(number: float) -> float | None:
    """A number, or None where it is unknown or has no end."""
    return float(number) if math.isfinite(number) else None


def selection_record(named: NamedProblem, choice: Choice) -> dict[str, Any]:
    """What is funded, what it is worth and how sure that is."""
    taken = [option for option, share in enumerate(choice.shares) if share > 0]
    problem = named.problem
    is_known = choice.is_found
    return {
        "status": choice.status.value,
        "objective": known(choice.objective),
        "bound": finite(choice.bound),
        "gap": finite(choice.gap),
        "cost": known(choice.cost),
        "selected": [named.options[option] for option in taken],
        "shares": {named.options[option]: float(choice.shares[option]) for option in taken},
        "limits": [
            {
                "name": name,
                "used": limit_use(problem, index, choice.shares) if is_known else None,
                "least": finite(problem.limits[index].least),
                "most": finite(problem.limits[index].most),
            }
            for index, name in enumerate(named.limits)
        ],
    }


def condition_record(named: NamedProblem, condition: Condition) -> dict[str, Any]:
    """What a condition says."""
    kind, index = condition.kind, condition.index
    match kind:
        case ConditionKind.LEAST:
            return {"kind": kind.value, "limit": named.limits[index], "bound": named.problem.limits[index].least}
        case ConditionKind.MOST:
            return {"kind": kind.value, "limit": named.limits[index], "bound": named.problem.limits[index].most}
        case ConditionKind.LINK:
            link = named.problem.links[index]
            return {"kind": link.kind.value, "members": [named.initiatives[row] for row in link.members]}
        case _:
            return {"kind": kind.value, "members": [named.initiatives[index]]}


def conflict_record(named: NamedProblem, conflict: Conflict) -> dict[str, Any]:
    """Conditions that nothing meets together, and what would free them."""
    return {
        "conflict": [condition_record(named, each) for each in conflict.members],
        "conflict_is_smallest": conflict.is_smallest,
        "relief": [
            {
                "condition": condition_record(named, each.condition),
                "change": "drop" if math.isnan(each.amount) else "move",
                "amount": known(each.amount),
                "bound": known(each.bound),
                "is_enough": each.is_enough,
                "objective": known(each.objective),
            }
            for each in conflict.reliefs
        ],
    }


def prices_record(
    named: NamedProblem,
    prices: tuple[ConditionPrice, ...],
    more: dict[str, tuple[MoreOfLimit, ...]],
    points: tuple[TurningPoint, ...],
) -> dict[str, Any]:
    """What each condition costs, what more would bring, and what would decide otherwise."""
    return {
        "price_tags": [
            {"condition": condition_record(named, each.condition), "value_lost": each.value_lost} for each in prices
        ],
        "more": {
            name: [{"share": each.share, "most": each.most, "value_gained": each.value_gained} for each in raised]
            for name, raised in more.items()
        },
        "turning_points": [
            {
                "name": named.initiatives[each.row],
                "funded": each.is_funded,
                "replacement_cost": known(each.replacement),
                "value_change": known(each.value_change),
                "cost_change": known(each.cost_change),
                "held": each.held.value,
            }
            for each in points
        ],
        "next_in_line": [named.initiatives[each.row] for each in next_in_line(points)],
    }
