"""Titles of the pack's sections: what the data tells, unless the facilitator wrote a title in its place."""

from collections.abc import Callable

import numpy as np

from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.report import counts
from vmo_desktop.report.choice_titles import CHOICE_TITLES
from vmo_desktop.report.facts import Band, Entry, Facts
from vmo_desktop.report.numbers import listed, long_date, percent
from vmo_desktop.report.plan_titles import PLAN_TITLES
from vmo_desktop.report.quadrants import quadrants, recommended_bubbles
from vmo_desktop.report.safe_text import name_in_sentence, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.value_titles import VALUE_TITLES
from vmo_desktop.report.weight_facts import method_name
from vmo_desktop.report.words import order_name, strongest_drivers
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.revealed_votes import newest_votes
from vmo_desktop.workshop.rows import BubbleX

tr = Texts("Pack")


LONGEST = 300
"""Characters of a title of the facilitator's own."""


def title_of(facts: Facts, section: Section) -> str:
    """The title of a section's first page: the facilitator's, or else the generated one."""
    own = facts.snapshot.pack_titles.get(section, "")
    return shortened(own, LONGEST) or generated_title(facts, section)


def generated_title(facts: Facts, section: Section) -> str:
    """The title that the data gives a section."""
    return TITLED[section](facts)


def _portfolio(facts: Facts) -> str:
    if facts.chosen is not None and facts.above and facts.below:
        return _against_the_order(facts)
    if facts.funded and facts.waiting:
        value, cost = facts.value_share(facts.funded), facts.cost_share(facts.funded)
        return tr.counted(
            len(facts.funded),
            "{n}\u00a0initiative delivers {value} of the value for {cost} of the cost",
            "{n}\u00a0initiatives deliver {value} of the value for {cost} of the cost",
            value=percent(value),
            cost=percent(cost),
        )
    if facts.funded:
        return tr.counted(
            len(facts.funded), "The only initiative fits the budget", "All {n}\u00a0initiatives fit the budget"
        )
    if facts.budget is not None and facts.waiting:
        return tr("The budget does not cover the first initiative in the order")
    complete = [entry for entry in facts.entries if entry.is_complete]
    if len(complete) > 1:
        count = tr.counted(len(complete), "{n}\u00a0ranked initiative", "{n}\u00a0ranked initiatives")
        return tr("{name} leads {count} by {order}", name=complete[0].name, count=count, order=order_name(facts))
    return tr.counted(len(facts.entries), "{n}\u00a0initiative is on the list", "{n}\u00a0initiatives are on the list")


def _against_the_order(facts: Facts) -> str:
    """How much of the recommended portfolio the order alone would find."""
    same = sum(entry.band is Band.FUNDED for entry in facts.above)
    funded = len(facts.funded)
    if same == funded == len(facts.above):
        return tr("The order of {order} funds the same as the recommended portfolio", order=order_name(facts))
    return tr(
        "Of the {n} recommended the order of {order} alone would fund {same}",
        n=funded,
        order=order_name(facts),
        same=same,
    )


def _chart(facts: Facts) -> str:
    found = quadrants(facts, recommended_bubbles(facts))
    best, count = found[0], sum(len(each.entries) for each in found)
    if not count:
        return _nowhere(facts.snapshot.chart.x_field)
    counted = counts.initiatives(count) if count == len(facts.entries) else counts.scored_initiatives(count)
    number = len(best.entries)
    text = _best_of(facts.snapshot.chart.x_field, number, counted)
    if not best.entries or all(entry.band is Band.LISTED for entry in best.entries):
        return text
    return f"{text}; {_funded_of(best.funded, len(best.entries))}"


def _nowhere(field: BubbleX) -> str:
    if field.is_of_money:
        return tr("No initiative has all its scores, a known cost and known benefits in money yet")
    if field is BubbleX.EFFORT:
        return tr("No initiative has both all its scores and an effort yet")
    return tr("No initiative has both all its scores and a cost yet")


def _best_of(field: BubbleX, number: int, count: str) -> str:
    """How many of those counted lie in the best quadrant."""
    if field is BubbleX.EFFORT:
        return _with_low_effort(number, count)
    if field is BubbleX.COST:
        return _with_low_cost(number, count)
    return _with_short_payback(number, count) if field is BubbleX.PAYBACK else _with_high_return(number, count)


def _with_high_return(number: int, count: str) -> str:
    if not number:
        return tr("None of {count} combines high value with a high return", count=count)
    return tr.counted(
        number,
        "{n} of {count} combines high value with a high return",
        "{n} of {count} combine high value with a high return",
        count=count,
    )


def _with_short_payback(number: int, count: str) -> str:
    if not number:
        return tr("None of {count} combines high value with a short payback", count=count)
    return tr.counted(
        number,
        "{n} of {count} combines high value with a short payback",
        "{n} of {count} combine high value with a short payback",
        count=count,
    )


def _with_low_effort(number: int, count: str) -> str:
    if not number:
        return tr("None of {count} combines high value with low effort", count=count)
    return tr.counted(
        number,
        "{n} of {count} combines high value with low effort",
        "{n} of {count} combine high value with low effort",
        count=count,
    )


def _with_low_cost(number: int, count: str) -> str:
    if not number:
        return tr("None of {count} combines high value with low cost", count=count)
    return tr.counted(
        number,
        "{n} of {count} combines high value with low cost",
        "{n} of {count} combine high value with low cost",
        count=count,
    )


def _funded_of(funded: int, count: int) -> str:
    if funded == count:
        return tr.counted(count, "it is funded", "all are funded")
    if not funded:
        return tr.counted(count, "it is not funded", "none of them is funded")
    return tr.counted(funded, "{n} of them is funded", "{n} of them are funded")


def _drivers(facts: Facts) -> str:
    return strongest_drivers(facts) or counts.value_drivers(len(facts.snapshot.leaves))


def _weights(facts: Facts) -> str:
    default = facts.snapshot.default_weight_set
    stale = len(facts.snapshot.stale_weights)
    if stale:
        return tr.counted(
            stale, "{n} weight was given for another range of its scale", "{n} weights were given for other ranges"
        )
    return tr("The weights rest on {method}", method=method_name(default.method)) if default else ""


def _consensus(facts: Facts) -> str:
    votes = newest_votes(facts.snapshot)
    if votes is None:
        return tr("Nobody has voted yet")
    agreement = votes.consensus.agreement[votes.is_asked]
    close = int(np.isin(agreement, (Agreement.UNANIMOUS, Agreement.CLOSE)).sum())
    split = int((agreement == Agreement.SPLIT).sum())
    text = tr.counted(
        len(agreement),
        "The room is close on {close} of {n}\u00a0score",
        "The room is close on {close} of {n}\u00a0scores",
        close=close,
    )
    if not split:
        return tr("{text} and split on none", text=text)
    return tr("{text} and split on {split}", text=text, split=split)


def _annex(facts: Facts) -> str:
    del facts
    return tr("How the numbers come about")


def _history(facts: Facts) -> str:
    steps = facts.history
    if not steps:
        return tr("Nothing has been changed yet")
    first, last = long_date(steps[0].at), long_date(steps[-1].at)
    if first == last:
        return tr.counted(
            len(steps),
            "{n}\u00a0recorded step on {day} led to this pack",
            "{n}\u00a0recorded steps on {day} led to this pack",
            day=first,
        )
    return tr.counted(
        len(steps),
        "{n}\u00a0recorded step from {first} to {last} led to this pack",
        "{n}\u00a0recorded steps from {first} to {last} led to this pack",
        first=first,
        last=last,
    )


def _decisions(facts: Facts) -> str:
    days = sorted({decision.at[:10] for decision in facts.decisions})
    if len(days) == 1:
        return tr.counted(
            len(facts.decisions),
            "{n}\u00a0decision was recorded on {day}",
            "{n}\u00a0decisions were recorded on {day}",
            day=long_date(days[0]),
        )
    return tr.counted(len(facts.decisions), "{n}\u00a0decision was recorded", "{n}\u00a0decisions were recorded")


def _sign_off(facts: Facts) -> str:
    del facts
    return tr("Decision of the committee")


TITLED: dict[Section, Callable[[Facts], str]] = {
    **CHOICE_TITLES,
    **PLAN_TITLES,
    **VALUE_TITLES,
    Section.PORTFOLIO: _portfolio,
    Section.CHART: _chart,
    Section.DRIVERS: _drivers,
    Section.WEIGHTS: _weights,
    Section.CONSENSUS: _consensus,
    Section.ANNEX: _annex,
    Section.HISTORY: _history,
    Section.DECISIONS: _decisions,
    Section.SIGN_OFF: _sign_off,
}
"""What makes the title of each section that has one of its own."""


def contributions_title(facts: Facts, entry: Entry) -> str:
    """The title of an initiative's contributions."""
    contributions = facts.results.valuation.contributions[entry.row]
    known = np.where(np.isnan(contributions), 0.0, contributions)
    if known.sum() <= 0:
        return tr("Where its value comes from")
    best = [int(column) for column in np.argsort(-known, kind="stable")[:2] if known[column] > 0]
    if len(best) == 2 and known[best].sum() >= known.sum() * 0.9995:
        best = best[:1]  # that two bring all of it says nothing when there are no more
    return tr.counted(
        len(best),
        "{names} brings {share} of its value",
        "{names} bring {share} of its value",
        names=listed((name_in_sentence(facts.snapshot.leaves[column].name, 40) for column in best), 2),
        share=percent(known[best].sum() / known.sum()),
    )
