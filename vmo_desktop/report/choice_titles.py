"""Titles of the sections about the choice: what the recommended scenario's portfolio tells."""

from collections.abc import Callable

import numpy as np

from vmo_desktop.charts.condition_words import condition_text
from vmo_desktop.domain.portfolio import ConditionKind, Status
from vmo_desktop.domain.robust_portfolio import Certainty
from vmo_desktop.report import choice_words, counts, sensitivity_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.numbers import percent
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sections import Section
from vmo_desktop.report.worth import gain_said, is_worth
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.scenario_comparison import support_counts

tr = Texts("Pack")


def _recommendation(facts: Facts, choice: ChoiceFacts) -> str:
    if not choice.is_found:
        return tr("No portfolio meets all conditions of “{scenario}”", scenario=choice_words.scenario_name(choice))
    funded = len(facts.funded)
    words = {
        "count": counts.initiatives(len(facts.entries)),
        "cost": facts.figures.money_text(choice.portfolio.choice.cost),
    }
    if choice.portfolio.approval is not None:
        return tr("Approved: {funded} of {count} for {cost}", funded=funded, **words)
    if choice.portfolio.choice.status is Status.OPTIMAL:
        return tr("Nothing is worth more than these {funded} of {count} for {cost}", funded=funded, **words)
    return tr("The best that was found: {funded} of {count} for {cost}", funded=funded, **words)


def _prices(facts: Facts, choice: ChoiceFacts) -> str:
    budget = choice.of.budget_index
    others = [
        each
        for each in choice.prices
        if not (each.condition.kind is ConditionKind.MOST and each.condition.index == budget)
    ]
    dear = max(others, key=lambda each: each.value_lost, default=None)
    if dear is None:
        return tr("The budget is the only condition")
    if not is_worth(choice, facts.figures, dear.value_lost):
        return tr("No condition besides the budget costs anything") if budget is not None else _no_price()
    return tr(
        "“{condition}” costs {gain}",
        condition=name_in_sentence(condition_text(choice.of, dear.condition), 120),
        gain=gain_said(choice, facts.figures, dear.value_lost),
    )


def _no_price() -> str:
    return tr("No condition costs anything")


def _frontier(facts: Facts, choice: ChoiceFacts) -> str:
    del facts
    spots = choice.frontier_data.spots
    if len(spots) > 1:
        return tr("There are better portfolios for the same cost, or cheaper ones of the same value")
    if not choice.frontier.frontier.is_complete:
        return tr("No portfolio that was found is better for the cost of the recommended one, or cheaper for its value")
    if spots[0].place is None:
        return tr("No portfolio within the conditions of now is as good as the approved one")
    return tr.counted(
        len(choice.frontier.frontier),
        "The recommended portfolio is the only efficient one",
        "The recommended portfolio is one of {n}\u00a0efficient ones",
    )


def _scenarios(facts: Facts, choice: ChoiceFacts) -> str:
    del facts
    found = choice.membership
    in_all = int((found.counts == found.of).sum())
    in_some = int(((found.counts > 0) & (found.counts < found.of)).sum())
    return tr.counted(
        in_all,
        "{n}\u00a0initiative is funded in each of the {count} scenarios, {some} in some",
        "{n}\u00a0initiatives are funded in each of the {count} scenarios, {some} in some",
        count=found.of,
        some=in_some,
    )


def _alignment(facts: Facts, choice: ChoiceFacts) -> str:
    found, leaves = choice.alignment, facts.snapshot.leaves
    place = int(np.argmax(np.abs(found.spend_shares - found.weights)))
    return tr(
        "{driver} gets {spend} of the money at a weight of {weight}",
        driver=name_in_sentence(leaves[place].name or leaves[place].code, 60),
        spend=percent(float(found.spend_shares[place])),
        weight=percent(float(found.weights[place])),
    )


def _robustness(facts: Facts, choice: ChoiceFacts) -> str:
    del facts
    found = choice.robustness
    if found is None:
        return ""
    funded = int(found.is_funded.sum())
    safe = sum(
        is_funded and each is Certainty.SAFE for is_funded, each in zip(found.is_funded, found.certainty, strict=True)
    )
    return tr(
        "{safe} of the {funded} recommended are safe in {samples} samples",
        safe=safe,
        funded=funded,
        samples=found.samples,
    )


def _sensitivity(facts: Facts, choice: ChoiceFacts) -> str:
    del facts
    return "" if choice.sensitivity is None else sensitivity_words.title(choice.sensitivity)


def _support(facts: Facts, choice: ChoiceFacts) -> str:
    found = support_counts(facts.snapshot, choice.scenario.id)
    objecting = found.degrees[Degree.OBJECTS]
    words = {"count": found.said, "people": found.degrees[Degree.FULL] + found.degrees[Degree.RESERVED]}
    if not objecting:
        return tr("{people} of {count} support the recommendation and nobody objects", **words)
    return tr.counted(
        objecting,
        "{people} of {count} support the recommendation and {n} objects",
        "{people} of {count} support the recommendation and {n} object",
        **words,
    )


def _model(facts: Facts, choice: ChoiceFacts) -> str:
    del facts, choice
    return tr("What was maximised, within what, and what the model does not know")


def _titled(title: Callable[[Facts, ChoiceFacts], str]) -> Callable[[Facts], str]:
    return lambda facts: "" if facts.choice is None else title(facts, facts.choice)


CHOICE_TITLES: dict[Section, Callable[[Facts], str]] = {
    Section.RECOMMENDATION: _titled(_recommendation),
    Section.PRICES: _titled(_prices),
    Section.FRONTIER: _titled(_frontier),
    Section.SCENARIOS: _titled(_scenarios),
    Section.ALIGNMENT: _titled(_alignment),
    Section.SENSITIVITY: _titled(_sensitivity),
    Section.ROBUSTNESS: _titled(_robustness),
    Section.SUPPORT: _titled(_support),
    Section.MODEL: _titled(_model),
}
"""What makes the title of each section about the choice."""
