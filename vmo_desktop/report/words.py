"""Sentences of the decision pack's first page that are generated from the data."""

import numpy as np

from vmo_desktop.report import choice_words
from vmo_desktop.report.counts import initiatives, value_drivers
from vmo_desktop.report.facts import BenefitSum, Entry, Facts, total
from vmo_desktop.report.numbers import listed, percent, trimmed
from vmo_desktop.report.safe_text import name_in_sentence, one_line
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import RankBy

tr = Texts("Pack")


def not_an_optimum() -> str:
    """What has to stand wherever the budget's line is drawn."""
    return tr("ranking order, not an optimum")


def order_name(facts: Facts) -> str:
    """What the pack is ordered by, in words."""
    return tr("value") if facts.by is RankBy.VALUE else tr("value for money")


def request(facts: Facts) -> str:
    """The decision that is asked for."""
    count = len(facts.entries)
    if not count:
        return tr("There is nothing to decide yet: the workshop holds no initiatives.")
    if not facts.has_values:
        return tr.counted(
            count,
            "There is nothing to decide yet: the only initiative lacks scores.",
            "There is nothing to decide yet: none of the {n} initiatives has all its scores.",
        )
    if facts.choice is not None:
        return choice_words.request(facts, facts.choice)
    if facts.budget is None:
        return tr(
            "Confirm the order of {count} by {order}, and set the budget that divides them into funded and waiting.",
            count=initiatives(count),
            order=order_name(facts),
        )
    if not facts.funded:
        return _why_none_is_funded(facts)
    budget = facts.figures.money_text(facts.budget)
    cost = facts.figures.money_text(total(entry.cost for entry in facts.funded))
    if not facts.waiting:
        return tr.counted(
            count,
            "Approve the only initiative for {cost}, within the budget of {budget}.",
            "Approve all {n}\u00a0initiatives for {cost}, within the budget of {budget}.",
            cost=cost,
            budget=budget,
        )
    return tr(
        "Approve {funded} of {count} for {cost}, within the budget of {budget}: "
        "those that come first in the order of {order}.",
        funded=len(facts.funded),
        count=initiatives(count),
        cost=cost,
        budget=budget,
        order=order_name(facts),
    )


def _why_none_is_funded(facts: Facts) -> str:
    first, figures = facts.waiting[0], facts.figures
    budget = figures.money_text(facts.budget)
    if not np.isfinite(first.cost):
        return tr(
            "Decide how to go on: the first in order, {name}, has no cost, so no line can be drawn "
            "at the budget of {budget}.",
            name=first.name,
            budget=budget,
        )
    return tr(
        "Decide how to go on: the first in order, {name}, costs {cost}, more than the budget of {budget}.",
        name=first.name,
        cost=figures.money_text(first.cost),
        budget=budget,
    )


def recommendation(facts: Facts) -> str:
    """What is recommended and why."""
    if not facts.entries or not facts.has_values:
        return tr("A recommendation needs initiatives that are scored on every driver that has weight.")
    strongest = strongest_drivers(facts)
    sentences = []
    if facts.choice is not None and not facts.choice.is_found:
        return choice_words.conflict(facts.choice)
    if facts.funded:
        sentences.append(tr("Fund {names}.", names=listed((entry.name for entry in facts.funded), 4)))
        if facts.waiting:
            sentences.append(_shares(facts))
        sentences.append(strongest and f"{strongest}.")
        if facts.choice is not None:
            sentences.append(choice_words.proof(facts.choice))
        elif facts.waiting:
            sentences.append(
                tr(
                    "The line follows the {order}: a different set may use the same budget better.",
                    order=not_an_optimum(),
                )
            )
    else:
        names = listed((entry.name for entry in facts.entries if entry.is_complete), 4)
        sentences.append(tr("By {order} the order begins with {names}.", order=order_name(facts), names=names))
        sentences.append(strongest and f"{strongest}.")
    return " ".join(sentence for sentence in sentences if sentence)


def _shares(facts: Facts) -> str:
    value, cost = facts.value_share(facts.funded), facts.cost_share(facts.funded)
    if not np.isfinite(cost):
        return tr.counted(
            len(facts.funded),
            "It brings {value} of the value on the list.",
            "They bring {value} of the value on the list.",
            value=percent(value),
        )
    return tr.counted(
        len(facts.funded),
        "It brings {value} of the value on the list for {cost} of its cost.",
        "They bring {value} of the value on the list for {cost} of its cost.",
        value=percent(value),
        cost=percent(cost),
    )


def strongest_drivers(facts: Facts) -> str:
    """Which drivers weigh most, as a sentence without its full stop; empty without weights."""
    weight_set, leaves = facts.snapshot.default_weight_set, facts.snapshot.leaves
    if weight_set is None or not leaves:
        return ""
    weights = facts.results.set_weights[weight_set.id]
    if weights.sum() <= 0:
        return ""
    count = value_drivers(len(leaves))
    if len(leaves) > 1 and np.allclose(weights, weights[0]):
        return tr("The {count} weigh the same, {share} each", count=count, share=percent(float(weights[0])))
    best = [int(column) for column in np.argsort(-weights, kind="stable")[:2] if weights[column] > 0]
    named = [f"{name_in_sentence(leaves[column].name, 40)} ({percent(weights[column])})" for column in best]
    if len(leaves) == 1:
        return tr("{names} is the only value driver", names=name_in_sentence(leaves[0].name, 40))
    return tr.counted(
        len(named),
        "{names} weighs most among {count}",
        "{names} weigh most among {count}",
        names=listed(named, 2),
        count=count,
    )


def cost_and_benefit(facts: Facts) -> str:
    """What the recommendation costs and brings, and what waits."""
    if not facts.entries:
        return tr("Costs and benefits appear here once there are initiatives.")
    if facts.stuck is not None:
        return tr("What it costs and brings depends on which condition gives way; until then nothing is recommended.")
    sentences = []
    if facts.funded:
        sentences.append(_cost_of_funded(facts))
    elif facts.budget is None:
        sentences.append(_cost_of_all(facts))
    sentences.append(_benefits_of(facts, facts.funded or facts.entries))
    if facts.waiting and facts.funded:
        sentences += _waiting(facts) if facts.chosen is None else choice_words.waiting(facts, facts.chosen)
    return " ".join(sentence for sentence in sentences if sentence)


def _cost_of_funded(facts: Facts) -> str:
    figures = facts.figures
    cost, free = figures.money_text(facts.cost_of(facts.funded)), figures.money_text(facts.headroom)
    effort = total(entry.effort for entry in facts.funded)
    if facts.budget is None:
        return tr("The funded initiatives cost {cost}.", cost=cost)
    if effort > 0:
        return tr(
            "The funded initiatives cost {cost} and take {effort}; {free} of the budget stays free.",
            cost=cost,
            effort=figures.effort_text(effort),
            free=free,
        )
    return tr("The funded initiatives cost {cost}; {free} of the budget stays free.", cost=cost, free=free)


def _cost_of_all(facts: Facts) -> str:
    figures = facts.figures
    if not any(np.isfinite(entry.cost) for entry in facts.entries):
        return tr("No costs are known.")
    cost = figures.money_text(total(entry.cost for entry in facts.entries))
    effort = total(entry.effort for entry in facts.entries)
    if effort > 0:
        return tr(
            "All initiatives on the list cost {cost} and take {effort}.", cost=cost, effort=figures.effort_text(effort)
        )
    return tr("All initiatives on the list cost {cost}.", cost=cost)


def _benefits_of(facts: Facts, entries: tuple[Entry, ...]) -> str:
    sums = facts.benefit_sums(entries)
    if not sums:
        return ""
    benefits = [benefit_text(facts, each, unit_of_benefit(facts, each.unit)) for each in sums[:3]]
    return tr("Expected benefits a year: {benefits}.", benefits=listed(benefits, 3))


def unit_of_benefit(facts: Facts, unit: str) -> str:
    """The unit in which sums of benefits are written: the pack's own for money."""
    return facts.figures.money_unit if _is_money(facts, unit) else one_line(unit)


def _is_money(facts: Facts, unit: str) -> bool:
    return one_line(unit) == facts.figures.currency != ""


def benefit_text(facts: Facts, benefit: BenefitSum, unit: str = "") -> str:
    """A sum of benefits with its range where it is known, and with a unit where one is given."""
    figures = facts.figures
    is_money = _is_money(facts, benefit.unit)
    low, likely, high = (
        trimmed(number / figures.factor, figures.money_decimals) if is_money else trimmed(number, 2)
        for number in (benefit.low, benefit.most_likely, benefit.high)
    )
    amount = f"{likely}\u00a0{unit}" if unit else likely
    if np.isfinite(benefit.low) and np.isfinite(benefit.high):
        return tr("{amount} ({low} to {high})", amount=amount, low=low, high=high)
    return amount


def _waiting(facts: Facts) -> list[str]:
    figures, first = facts.figures, facts.waiting[0]
    known = figures.money_text(total(entry.cost for entry in facts.waiting))
    sentence = tr.counted(
        len(facts.waiting),
        "{n}\u00a0initiative waits, {cost}.",
        "{n}\u00a0initiatives wait, {cost} together.",
        cost=known,
    )
    if not np.isfinite(first.cost):
        return [sentence, tr("The line stops at {name}, which has no cost.", name=first.name)]
    lacking = figures.money_text(first.cost - facts.headroom)
    if first.initiative.is_mandatory:
        text = tr("{name} is mandatory and not funded: {lacking} are lacking for it.", name=first.name, lacking=lacking)
        return [sentence, text]
    return [
        sentence,
        tr("First in line is {name}: with {lacking} more it would fit.", name=first.name, lacking=lacking),
    ]
