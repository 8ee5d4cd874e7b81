"""What prices and turning points of a portfolio say, in sentences for window, pack and `vmo`."""

from collections.abc import Iterator
from math import ceil, floor, isinf, isnan

import numpy as np

from vmo_desktop.charts.aim_words import worth_text
from vmo_desktop.charts.condition_words import amount_text, condition_text
from vmo_desktop.charts.numbers import compact, written
from vmo_desktop.domain.portfolio import Choice
from vmo_desktop.domain.portfolio_sums import is_funded
from vmo_desktop.domain.price_tags import ConditionPrice, MoreOfLimit
from vmo_desktop.domain.turning_points import Held, TurningPoint
from vmo_desktop.domain.weight_shift import WeightShift
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.sensitivity_words import moved_texts
from vmo_desktop.workshop.weight_shifts import MovableWeight, PortfolioShifts

tr = Texts("Price")

_WHOLE = 1000
"""From so much on a change of cost is told in whole units; a cost in millions needs its thousandths."""


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
    funded = is_funded(portfolio.of.problem, then.shares)
    names = [shown_name(each) for each in portfolio.of.snapshot.initiatives]
    came = [names[row] for row in np.flatnonzero(funded & ~portfolio.is_funded)]
    went = [names[row] for row in np.flatnonzero(~funded & portfolio.is_funded)]
    parts = [tr("adds {names}", names=", ".join(came))] if came else []
    parts += [tr("drops {names}", names=", ".join(went))] if went else []
    return "; ".join(parts) or tr("nothing changes")


def turning_text(portfolio: Portfolio, point: TurningPoint, shifts: PortfolioShifts | None = None) -> str:
    """The smallest changes that decide otherwise about an initiative; of a weight as far as it is known."""
    said = _held_text(point)
    if said:
        return said
    if portfolio.of.is_of_money:
        shifts = None
    changes = list(_changes(portfolio, point))
    if shifts is not None and (found := shifts.shift(point.row)) is not None:
        changes.append(_shift_text(shifts, *found))
    if changes:
        said = tr("Drops out if {changes}.") if point.is_funded else tr("Comes in if {changes}.")
        said = said.format(changes=tr(" or ").join(changes))
    elif portfolio.of.is_of_money:
        said = tr("No change of its NPV alone decides otherwise.")
    else:
        said = tr("No change of its value or cost alone decides otherwise.")
    no_weight = "" if shifts is None else _no_weight_text(shifts, point)
    return f"{said} {no_weight}" if no_weight else said


def _changes(portfolio: Portfolio, point: TurningPoint) -> Iterator[str]:
    if not isnan(point.value_change):
        yield _worth_change(portfolio, point)
    if not isnan(point.cost_change):
        currency = portfolio.of.snapshot.workshop.currency
        amount = f"{cost_change_text(point.cost_change)} {currency}".strip()
        by = tr("its cost rises by more than {amount}") if point.is_funded else tr("its cost falls by {amount}")
        yield by.format(amount=amount)


def _worth_change(portfolio: Portfolio, point: TurningPoint) -> str:
    amount = worth_text(portfolio.of, abs(point.value_change))
    if portfolio.of.is_of_money:
        by = tr("its NPV falls by {amount}") if point.is_funded else tr("its NPV rises by {amount}")
    else:
        by = tr("its value falls by {amount} points") if point.is_funded else tr("its value rises by {amount} points")
    return by.format(amount=amount)


def cost_change_text(change: float) -> str:
    """How far a cost must go, without sign and unit: rounded up, as a little less would not do."""
    decimals = 0 if abs(change) >= _WHOLE else 3
    steps = ceil(round(abs(change) * 10**decimals, 3))
    while decimals and steps % 10 == 0:
        steps, decimals = steps // 10, decimals - 1
    return written(steps / 10**decimals, decimals)


def _shift_text(shifts: PortfolioShifts, weight: MovableWeight, shift: WeightShift) -> str:
    before, after = moved_texts(shift.present, shift.weight)
    rises = tr("the weight of {driver} rises from {before} to {after}")
    said = rises if shift.weight > shift.present else tr("the weight of {driver} falls from {before} to {after}")
    return said.format(driver=_weight_name(shifts, weight), before=before, after=after)


def nearest_weight_text(shifts: PortfolioShifts, point: TurningPoint) -> str:
    """Which weight must move from what to what at least, in short; '' where it is not known."""
    if shifts.of.is_of_money:
        return ""
    if point.held is Held.BY_NOTHING:
        return tr("level already")
    found = shifts.shift(point.row)
    if found is None:
        return tr("no single weight") if _is_without(shifts, point) and isinf(shifts.found.radius) else ""
    weight, shift = found
    if shift.weight == shift.present:
        return tr("level already")
    before, after = moved_texts(shift.present, shift.weight)
    # A column may be too narrow for the name of a driver, never for its numbers.
    return tr("{before} → {after}: {driver}", driver=_weight_name(shifts, weight), before=before, after=after)


def _weight_name(shifts: PortfolioShifts, weight: MovableWeight) -> str:
    if not shifts.has_sets:
        return weight.driver.name
    return tr("{driver} (weight set {set})", driver=weight.driver.name, set=weight.weight_set.name)


def _is_without(shifts: PortfolioShifts, point: TurningPoint) -> bool:
    """Whether no weight is known that decides otherwise about an initiative, though some portfolio does."""
    return shifts.is_whole and not isnan(point.replacement) and shifts.shift(point.row) is None


def _no_weight_text(shifts: PortfolioShifts, point: TurningPoint) -> str:
    """That no single weight decides otherwise, as far as they were followed; '' where one does, or nothing is known."""
    radius = shifts.found.radius
    if radius <= 0 or not _is_without(shifts, point):
        return ""
    if isinf(radius):
        none = tr("No weight of a single driver drops it.")
        return none if point.is_funded else tr("No weight of a single driver brings it in.")
    none = tr("No change of one weight by up to {points} points of percent drops it.")
    if not point.is_funded:
        none = tr("No change of one weight by up to {points} points of percent brings it in.")
    return none.format(points=compact(floor(1000 * radius) / 10))


def _held_text(point: TurningPoint) -> str:
    match point.held:
        case Held.BY_FORCE:
            return tr("Forced in, or mandatory.") if point.is_funded else tr("Forced out.")
        case Held.BY_NOTHING:
            return tr("Another portfolio that is worth as much decides otherwise.")
        case Held.BY_CONDITIONS:
            without = tr("No portfolio within the conditions is without it.")
            return without if point.is_funded else tr("No portfolio within the conditions has it.")
        case _:
            return ""
