"""What prices and turning points of a portfolio say, in sentences for window, pack and `vmo`."""

from math import isnan

import numpy as np

from vmo_desktop.charts.condition_words import amount_text, condition_text
from vmo_desktop.charts.numbers import points
from vmo_desktop.domain.portfolio import Choice, funded_rows
from vmo_desktop.domain.price_tags import ConditionPrice, MoreOfLimit
from vmo_desktop.domain.turning_points import Held, TurningPoint
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name

tr = Texts("Price")


def price_text(portfolio: Portfolio, price: ConditionPrice) -> str:
    """What is priced: the portfolio without a condition."""
    return tr("Without “{condition}”", condition=condition_text(portfolio.of, price.condition))


def more_text(portfolio: Portfolio, more: MoreOfLimit) -> str:
    """What is priced: the portfolio with more budget."""
    amount = more.most - more.most / (1 + more.share)
    return tr(
        "Budget {share} % higher: {amount} more",
        share=f"{100 * more.share:g}",
        amount=amount_text(portfolio.of, None, amount),
    )


def changes_text(portfolio: Portfolio, then: Choice) -> str:
    """What another choice would fund besides, and what not."""
    funded, names = funded_rows(portfolio.of.problem, then), [shown_name(e) for e in portfolio.of.snapshot.initiatives]
    came = [names[row] for row in np.flatnonzero(funded & ~portfolio.is_funded)]
    went = [names[row] for row in np.flatnonzero(~funded & portfolio.is_funded)]
    parts = [tr("adds {names}", names=", ".join(came))] if came else []
    parts += [tr("drops {names}", names=", ".join(went))] if went else []
    return "; ".join(parts) or tr("nothing changes")


def turning_text(portfolio: Portfolio, point: TurningPoint) -> str:
    """The smallest changes that decide otherwise about an initiative."""
    said = _held_text(point)
    if said:
        return said
    changes = []
    if not isnan(point.value_change):
        amount = points(abs(point.value_change))
        by = tr("its value falls by {amount} points") if point.is_funded else tr("its value rises by {amount} points")
        changes.append(by.format(amount=amount))
    if not isnan(point.cost_change):
        amount = amount_text(portfolio.of, None, abs(point.cost_change))
        by = tr("its cost rises by more than {amount}") if point.is_funded else tr("its cost falls by {amount}")
        changes.append(by.format(amount=amount))
    if not changes:
        return tr("No change of its value or cost alone decides otherwise.")
    said = tr("Drops out if {changes}.") if point.is_funded else tr("Comes in if {changes}.")
    return said.format(changes=tr(" or ").join(changes))


def _held_text(point: TurningPoint) -> str:
    match point.held:
        case Held.BY_FORCE:
            return tr("Forced in, or mandatory.") if point.is_funded else tr("Forced out.")
        case Held.BY_NOTHING:
            return tr("Another portfolio of the same value decides otherwise.")
        case Held.BY_CONDITIONS:
            without = tr("No portfolio within the conditions is without it.")
            return without if point.is_funded else tr("No portfolio within the conditions has it.")
        case _:
            return ""
