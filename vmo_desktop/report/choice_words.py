"""Sentences of the decision pack about what is chosen."""

from typing import TYPE_CHECKING

from vmo_desktop.charts.condition_words import condition_text, relief_text
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.domain.portfolio import LinkKind, Status
from vmo_desktop.domain.price_tags import MoreOfLimit
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.counts import initiatives
from vmo_desktop.report.numbers import listed, long_date, percent, plain
from vmo_desktop.report.safe_text import name_in_sentence, one_line
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import ApprovalRow
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_comparison import difference

if TYPE_CHECKING:
    from vmo_desktop.report.facts import Facts

tr = Texts("Pack")

SHORT = 60
"""Characters of a name within a sentence."""

_CONDITIONS = 6

NOTHING = 0.005
"""Points of value below which a difference reads as none."""


def scenario_name(choice: ChoiceFacts) -> str:
    """The recommended scenario's name within a sentence."""
    return name_in_sentence(shown_scenario(choice.scenario), SHORT)


def request(facts: "Facts", choice: ChoiceFacts) -> str:
    """The decision that is asked for."""
    if not choice.is_found:
        return tr(
            "Decide which condition gives way: no portfolio meets all conditions of the scenario “{scenario}”.",
            scenario=scenario_name(choice),
        )
    if not facts.funded:
        return tr("Decide how to go on: within the conditions there is nothing worth funding.")
    funded, count = len(facts.funded), len(facts.entries)
    words = {"cost": facts.figures.money_text(facts.cost_of(facts.funded)), "count": initiatives(count)}
    if choice.portfolio.approval is not None:
        said = tr("Confirm the portfolio approved on {day}: {funded} of {count} for {cost}.")
        return said.format(funded=funded, day=_day(choice.portfolio.approval), **words)
    within = "" if facts.budget is None else facts.figures.money_text(facts.budget)
    if funded == count:
        return _all(count, words["cost"], within)
    if not within:
        return tr("Approve {funded} of {count} for {cost}: {proof}.", funded=funded, proof=_best(choice), **words)
    return tr(
        "Approve {funded} of {count} for {cost}, within the budget of {budget}: {proof}.",
        funded=funded,
        budget=within,
        proof=_best(choice),
        **words,
    )


def _all(count: int, cost: str, budget: str) -> str:
    if not budget:
        return tr.counted(
            count, "Approve the only initiative for {cost}.", "Approve all {n}\u00a0initiatives for {cost}.", cost=cost
        )
    return tr.counted(
        count,
        "Approve the only initiative for {cost}, within the budget of {budget}.",
        "Approve all {n}\u00a0initiatives for {cost}, within the budget of {budget}.",
        cost=cost,
        budget=budget,
    )


def _best(choice: ChoiceFacts) -> str:
    if choice.portfolio.choice.status is Status.OPTIMAL:
        of_money = tr("the portfolio of the greatest net present value")
        return of_money if choice.of.is_of_money else tr("the portfolio of the greatest value")
    return tr("the best portfolio found")


def proof(choice: ChoiceFacts) -> str:
    """How sure it is that nothing is better, and who approved it."""
    portfolio = choice.portfolio
    sentences = []
    if portfolio.approval is not None:
        sentences.append(approval(portfolio.approval))
    if portfolio.choice.status is Status.OPTIMAL:
        said = tr("This is proven the best: no portfolio within the conditions of “{scenario}” is worth more.")
        was = tr("When it was approved it was proven the best within the conditions of “{scenario}”.")
        sentences.append((was if portfolio.approval else said).format(scenario=scenario_name(choice)))
    else:
        sentences.append(gap(portfolio))
    return " ".join(sentences)


def gap(portfolio: Portfolio) -> str:
    """By how much a portfolio may be below the best."""
    return tr(
        "It is the best found, not proven the best: one within the conditions may be worth up to {gap} more.",
        gap=percent(portfolio.choice.gap),
    )


def approval(row: ApprovalRow) -> str:
    """Who approved, and when."""
    if not row.author:
        return tr("It was approved on {day} and is frozen.", day=_day(row))
    return tr("It was approved on {day} by {author} and is frozen.", day=_day(row), author=one_line(row.author))


def _day(row: ApprovalRow) -> str:
    return long_date(row.at)


def conflict(choice: ChoiceFacts) -> str:
    """Which conditions cannot be met together, and the first thing that would free them."""
    found = choice.conflict
    if found is None:
        return tr("The search ended before it found a portfolio that meets all conditions.")
    members = listed((f"“{one_line(condition_text(choice.of, each))}”" for each in found.members), _CONDITIONS)
    said = tr("These cannot be met together: {members}.", members=members)
    freeing = next((each for each in found.reliefs if each.is_enough), None)
    if freeing is None:
        return f"{said} {tr('No single change frees them: more than one condition must give way.')}"
    relief = tr("The cheapest way out: {relief}.", relief=one_line(relief_text(choice.of, freeing)))
    return f"{said} {relief}"


def waiting(facts: "Facts", choice: ChoiceFacts) -> list[str]:
    """What is not funded, and what more money would bring."""
    sentences = [
        tr.counted(
            len(facts.waiting),
            "{n}\u00a0initiative waits, {cost}.",
            "{n}\u00a0initiatives wait, {cost} together.",
            cost=facts.figures.money_text(facts.cost_of(facts.waiting)),
        )
    ]
    if choice.more:
        most = choice.more[-1]
        sentences.append(_more(facts, choice, most))
    return sentences


def _more(facts: "Facts", choice: ChoiceFacts, most: MoreOfLimit) -> str:
    """What the largest of the raised budgets would bring."""
    share, figures = percent(most.share), facts.figures
    if choice.of.is_of_money:
        gained = figures.money_text(most.value_gained)
        return tr("{share} more budget would bring {money} more net present value.", share=share, money=gained)
    if most.value_gained <= NOTHING:
        return tr("{share} more budget would bring no more value.", share=share)
    gained = plain(most.value_gained, figures.value_decimals)
    return tr("{share} more budget would bring {value} more points of value.", share=share, value=gained)


def unfunded_mandatory(facts: "Facts") -> list[str]:
    """Mandatory initiatives that are not funded all the same."""
    names = [entry.name for entry in facts.waiting if entry.initiative.is_mandatory]
    if not names:
        return []
    return [
        tr.counted(
            len(names),
            "{n} mandatory initiative is not funded: {names}.",
            "{n} mandatory initiatives are not funded: {names}.",
            names=listed(names, 3),
        )
    ]


def changes(recommended: Portfolio, other: Portfolio) -> str:
    """What another portfolio adds, drops and funds otherwise."""
    found, rows_of = difference(recommended, other), recommended.of.snapshot.initiatives
    parts = [
        (tr("adds {names}"), found.added),
        (tr("drops {names}"), found.removed),
        (tr("at another level: {names}"), found.changed),
    ]
    said = [
        words.format(names=listed((name_in_sentence(shown_name(rows_of[row]), SHORT) for row in rows), _CONDITIONS))
        for words, rows in parts
        if rows
    ]
    return "; ".join(said) or tr("funds the same")


def why(choice: ChoiceFacts, row: int) -> str:
    """Why an initiative is where it is: forced and by whom, mandatory, or chosen for its value."""
    of, initiative = choice.of, choice.of.snapshot.initiatives[row]
    force = of.snapshot.choice.forces.get((of.scenario.id, initiative.id))
    if force is not None:
        said = tr("Forced in") if force.is_in else tr("Forced out")
        by = tr("by {author}", author=one_line(force.author)) if force.author else ""
        head = f"{said} {by}".strip()
        return f"{head}: {one_line(force.reason)}" if force.reason else head
    if initiative.is_mandatory:
        return tr("Mandatory")
    required = sorted(
        one_line(shown_name(of.snapshot.initiatives[link.members[0]]))
        for link, _ in of.links
        if link.kind is LinkKind.REQUIRES and link.members[1] == row and choice.portfolio.is_funded[link.members[0]]
    )
    value = tr("For its net present value") if of.is_of_money else tr("For its value")
    if not required:
        return value
    needed = tr.counted(len(required), "{names} requires it", "{names} require it", names=listed(required, 2))
    # What is worth less than nothing by itself is there for others alone.
    return needed if choice.worth(row) < 0 else f"{value}; {needed}"
