"""Sentences of the decision pack that are generated from the data."""

import numpy as np

from vmo_desktop.report.facts import BenefitSum, Entry, Facts, total
from vmo_desktop.report.numbers import counted, listed, percent, plain, trimmed
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.workshop.rows import DependencyRow, RankBy

NEAR_TIE = 1.0
"""Points of value within which two neighbours at the line count as tied."""

NOT_AN_OPTIMUM = "ranking order, not an optimum"

_ORDER = {RankBy.VALUE: "value", RankBy.VALUE_FOR_MONEY: "value for money"}


def order_name(facts: Facts) -> str:
    """What the pack is ordered by, in words."""
    return _ORDER[facts.by]


def request(facts: Facts) -> str:
    """The decision that is asked for."""
    count = len(facts.entries)
    if not count:
        return "There is nothing to decide yet: the workshop holds no initiatives."
    if not facts.has_values:
        return f"There is nothing to decide yet: none of the {counted(count, 'initiative')} has all its scores."
    if facts.budget is None:
        return (
            f"Confirm the order of {counted(count, 'initiative')} by {order_name(facts)}, "
            "and set the budget that divides them into funded and waiting."
        )
    budget = facts.figures.money_text(facts.budget)
    if not facts.funded:
        return f"Decide how to go on: {_why_none_is_funded(facts)}"
    cost = facts.figures.money_text(total(entry.cost for entry in facts.funded))
    if not facts.waiting:
        which = "the only initiative" if count == 1 else f"all {counted(count, 'initiative')}"
        return f"Approve {which} for {cost}, within the budget of {budget}."
    return (
        f"Approve {len(facts.funded)} of {counted(count, 'initiative')} for {cost}, within the budget of {budget}: "
        f"those that come first in the order of {order_name(facts)}."
    )


def _why_none_is_funded(facts: Facts) -> str:
    first = facts.waiting[0]
    budget = facts.figures.money_text(facts.budget)
    if not np.isfinite(first.cost):
        return f"the first in order, {first.name}, has no cost, so no line can be drawn at the budget of {budget}."
    return f"the first in order, {first.name}, costs {facts.figures.money_text(first.cost)}, more than {budget}."


def recommendation(facts: Facts) -> str:
    """What is recommended and why."""
    if not facts.entries or not facts.has_values:
        return "A recommendation needs initiatives that are scored on every driver that has weight."
    sentences = []
    if facts.funded:
        sentences.append(f"Fund {listed((entry.name for entry in facts.funded), 4)}.")
        if facts.waiting:
            sentences.append(_shares(facts))
        sentences.append(_strongest_drivers(facts))
        if facts.waiting:
            sentences.append(f"The line follows the {NOT_AN_OPTIMUM}: a different set may use the same budget better.")
    else:
        names = listed((entry.name for entry in facts.entries if entry.is_complete), 4)
        sentences += [f"By {order_name(facts)} the order begins with {names}.", _strongest_drivers(facts)]
    return " ".join(sentence for sentence in sentences if sentence)


def _shares(facts: Facts) -> str:
    who = "It brings" if len(facts.funded) == 1 else "They bring"
    value = percent(facts.value_share(facts.funded))
    cost_share = facts.cost_share(facts.funded)
    cost = f" for {percent(cost_share)} of its cost" if np.isfinite(cost_share) else ""
    return f"{who} {value} of the value on the list{cost}."


def _strongest_drivers(facts: Facts) -> str:
    weight_set = facts.snapshot.default_weight_set
    if weight_set is None or not facts.snapshot.leaves:
        return ""
    weights = facts.results.set_weights[weight_set.id]
    if weights.sum() <= 0:
        return ""
    best = [int(column) for column in np.argsort(-weights, kind="stable")[:2] if weights[column] > 0]
    named = [f"{shortened(facts.snapshot.leaves[column].name, 40)} ({percent(weights[column])})" for column in best]
    verb = "weighs" if len(named) == 1 else "weigh"
    return f"{listed(named, 2)} {verb} most among {counted(len(facts.snapshot.leaves), 'value driver')}."


def cost_and_benefit(facts: Facts) -> str:
    """What the recommendation costs and brings, and what waits."""
    if not facts.entries:
        return "Costs and benefits appear here once there are initiatives."
    sentences = []
    if facts.funded:
        sentences.append(_cost_of(facts, "The funded initiatives cost", facts.funded))
    elif facts.budget is None:
        sentences.append(_cost_of(facts, "All initiatives on the list cost", facts.entries))
    sentences.append(_benefits_of(facts, facts.funded or facts.entries))
    if facts.waiting and facts.funded:
        sentences.append(_first_waiting(facts))
    return " ".join(sentence for sentence in sentences if sentence)


def _cost_of(facts: Facts, subject: str, entries: tuple[Entry, ...]) -> str:
    figures = facts.figures
    if not any(np.isfinite(entry.cost) for entry in entries):
        return "No costs are known."
    sentence = f"{subject} {figures.money_text(total(entry.cost for entry in entries))}"
    effort = total(entry.effort for entry in entries)
    if effort > 0:
        sentence += f" and take {figures.effort_text(effort)}"
    if facts.funded:
        sentence += f"; {figures.money_text(facts.headroom)} of the budget stays free"
    return sentence + "."


def _benefits_of(facts: Facts, entries: tuple[Entry, ...]) -> str:
    sums = facts.benefit_sums(entries)
    if not sums:
        return ""
    return f"Expected benefits a year: {listed((_benefit(facts, each) for each in sums[:3]), 3)}."


def _benefit(facts: Facts, benefit: BenefitSum) -> str:
    figures = facts.figures
    is_money = one_line(benefit.unit) == figures.currency != ""
    low, likely, high = (
        trimmed(number / figures.factor, figures.money_decimals) if is_money else trimmed(number, 2)
        for number in (benefit.low, benefit.most_likely, benefit.high)
    )
    unit = figures.money_unit if is_money else one_line(benefit.unit)
    text = f"{likely}\u00a0{unit}".strip()
    return f"{text} ({low} to {high})" if np.isfinite(benefit.low) and np.isfinite(benefit.high) else text


def _first_waiting(facts: Facts) -> str:
    figures, first = facts.figures, facts.waiting[0]
    known = total(entry.cost for entry in facts.waiting)
    verb = "waits" if len(facts.waiting) == 1 else "wait"
    sentence = f"{counted(len(facts.waiting), 'initiative')} {verb}, {figures.money_text(known)} together. "
    if not np.isfinite(first.cost):
        return sentence + f"The line stops at {first.name}, which has no cost."
    lacking = figures.money_text(first.cost - facts.headroom)
    return sentence + f"First in line is {first.name}: with {lacking} more it would fit."


def open_points(facts: Facts) -> list[str]:
    """What the committee should know before it signs; empty when nothing stands out."""
    points = [
        *_mandatory_waiting(facts),
        *(_broken(facts, dependency) for dependency in facts.broken_requirements[:3]),
        *_near_tie(facts),
        *_without_scores(facts),
        *_without_cost(facts),
    ]
    further = len(facts.broken_requirements) - 3
    if further > 0:
        points.append(f"{counted(further, 'further requirement')} of funded initiatives are below the line.")
    return points


def _mandatory_waiting(facts: Facts) -> list[str]:
    names = [entry.name for entry in facts.waiting if entry.initiative.is_mandatory]
    if not names:
        return []
    verb = "is mandatory and lies" if len(names) == 1 else "are mandatory and lie"
    return [f"{listed(names, 3)} {verb} below the line."]


def _broken(facts: Facts, dependency: DependencyRow) -> str:
    entry, required = facts.entry_of[dependency.initiative_id], facts.entry_of[dependency.requires_id]
    return f"{entry.name} requires {required.name}, which lies below the line."


def _near_tie(facts: Facts) -> list[str]:
    if facts.by is not RankBy.VALUE or not facts.funded or not facts.waiting:
        return []
    last, first = facts.funded[-1], facts.waiting[0]
    gap = last.value - first.value
    if not np.isfinite(gap) or gap > NEAR_TIE:
        return []
    return [
        f"{last.name} (above the line) and {first.name} (below) are {plain(gap, 2)} points apart: nearly a tie."
        if gap >= 0.005
        else f"{last.name} (above the line) and {first.name} (below) have the same value."
    ]


def _without_scores(facts: Facts) -> list[str]:
    if not facts.incomplete or not facts.has_values:
        return []
    names = listed((entry.name for entry in facts.incomplete), 3)
    verb = "lacks scores; its value is" if len(facts.incomplete) == 1 else "lack scores; their values are"
    return [f"{names} {verb} shown as a possible range and not ranked."]


def _without_cost(facts: Facts) -> list[str]:
    names = [entry.name for entry in facts.entries if not np.isfinite(entry.cost)]
    if not names:
        return []
    if len(names) == len(facts.entries):
        return ["No initiative has a cost yet."]
    verb = "has no cost." if len(names) == 1 else "have no cost."
    return [f"{listed(names, 3)} {verb}"]


def missing_parts(facts: Facts) -> list[str]:
    """What the workshop still lacks for a complete pack."""
    snapshot, frame = facts.snapshot, facts.snapshot.workshop
    checks = (
        (not frame.title, "a title"),
        (not frame.decision, "the decision to be made, as a question"),
        (frame.budget is None, "a budget"),
        (not snapshot.leaves, "value drivers with scales"),
        (bool(snapshot.leaves) and not facts.results.weights.any() and bool(snapshot.initiatives), "weights"),
        (not snapshot.initiatives, "initiatives"),
        (bool(snapshot.initiatives) and bool(snapshot.leaves) and not facts.results.is_scored.any(), "scores"),
    )
    return [text for is_missing, text in checks if is_missing]


def portfolio_takeaway(facts: Facts) -> str:
    """The title of the ranked table."""
    if facts.funded and facts.waiting:
        noun = "initiative delivers" if len(facts.funded) == 1 else "initiatives deliver"
        value, cost = facts.value_share(facts.funded), facts.cost_share(facts.funded)
        return f"{len(facts.funded)}\u00a0{noun} {percent(value)} of the value for {percent(cost)} of the cost"
    if facts.funded:
        return f"All {counted(len(facts.funded), 'initiative')} fit the budget"
    if facts.budget is not None and facts.waiting:
        return "The budget does not cover the first initiative in the order"
    complete = [entry for entry in facts.entries if entry.is_complete]
    if len(complete) > 1:
        return f"{complete[0].name} leads {counted(len(complete), 'ranked initiative')} by {order_name(facts)}"
    return f"{counted(len(facts.entries), 'initiative')} on the list"


def initiative_takeaway(facts: Facts, entry: Entry) -> str:
    """The title of an initiative's contributions."""
    contributions = facts.results.valuation.contributions[entry.row]
    known = np.where(np.isnan(contributions), 0.0, contributions)
    if known.sum() <= 0:
        return "Where its value comes from"
    best = [int(column) for column in np.argsort(-known, kind="stable")[:2] if known[column] > 0]
    names = listed((shortened(facts.snapshot.leaves[column].name, 40) for column in best), 2)
    verb = "brings" if len(best) == 1 else "bring"
    return f"{names} {verb} {percent(known[best].sum() / known.sum())} of its value"


def drivers_takeaway(facts: Facts) -> str:
    """The title of the drivers' table."""
    return _strongest_drivers(facts).rstrip(".") or f"{counted(len(facts.snapshot.leaves), 'value driver')}"
