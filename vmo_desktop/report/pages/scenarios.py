"""Scenarios beside each other: what each asks for and finds, and which initiative is in which."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.charts.scenario_tables import shown_scenario, standing_text
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.report import captions
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_words import changes
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import DENSE
from vmo_desktop.report.tables import Line, clamped
from vmo_desktop.report.worth import worth, worth_head
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_comparison import difference

tr = Texts("Pack")

_NAMES = 144.0
"""Points that names have at least."""

_COLUMNS = 6
"""So many scenarios fit beside each other."""


def scenarios(pack: Pack) -> list[Flowable]:
    """The flowables of the comparison."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.SCENARIOS)
    if choice is None:
        return flowables
    return [*flowables, *_summary(pack, choice), *_changes(pack, choice), *_membership(pack, choice)]


def _summary(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    rows = [_scenario(pack, choice, each) for each in choice.of.snapshot.choice.scenarios]
    heads = (
        (tr("Scenario"), 0.0), (tr("Budget"), 56.0), (tr("Funded"), 48.0), (captions.cost_head(pack.figures), 60.0),
        (tr("Worth"), 64.0), (tr("How sure"), 112.0),
    )  # fmt: skip
    caption = [tr("Worth: value in points, or net present value where that is made large.")]
    caption.append(tr("It is comparable between scenarios of the same weights and aim only."))
    return titled_table(pack, tr("What each scenario finds"), caption, heads, rows, numbers=(1, 2, 3, 4))


def _scenario(pack: Pack, choice: ChoiceFacts, scenario: ScenarioRow) -> list[object]:
    figures, portfolio = pack.figures, choice.portfolios[scenario.id]
    name = shortened(shown_scenario(scenario), 80)
    if scenario.id == choice.scenario.id:
        name = tr("{name} (recommended)", name=name)
    budget = figures.money(portfolio.of.budget)
    if not portfolio.choice.is_found:
        return [wrapped(name), budget, NONE, NONE, NONE, wrapped(_sure(portfolio))]
    return [
        wrapped(name),
        budget,
        f"{int(np.count_nonzero(portfolio.is_funded)):,}",
        figures.money(portfolio.choice.cost),
        _worth(pack, portfolio),
        wrapped(_sure(portfolio)),
    ]


def _worth(pack: Pack, portfolio: Portfolio) -> str:
    if not portfolio.of.is_of_money:
        return pack.figures.value(portfolio.choice.objective)
    return tr("NPV {money}", money=pack.figures.money_text(portfolio.choice.objective))


def _sure(portfolio: Portfolio) -> str:
    status = portfolio.choice.status
    if status is Status.INFEASIBLE:
        return tr("No portfolio meets all conditions.")
    if status is Status.UNKNOWN:
        return tr("The search ended before any was found.")
    if status is Status.FEASIBLE:
        said = tr("Best found, at most {gap} from the best", gap=percent(portfolio.choice.gap))
    else:
        said = tr("Proven best")
    return said if portfolio.approval is None else tr("{said}; approved and frozen", said=said)


def _changes(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    figures = pack.figures
    rows = []
    for other in choice.membership.portfolios:
        if other.of.scenario.id == choice.scenario.id or not choice.is_found:
            continue
        found = difference(choice.portfolio, other)
        rows.append([
            wrapped(shortened(shown_scenario(other.of.scenario), 80)), figures.money(found.cost),
            worth(figures, choice.of, found.value_by_first), wrapped(changes(choice.portfolio, other)),
        ])  # fmt: skip
    heads = (
        (tr("Scenario"), 110.0), (captions.cost_head(figures), 60.0), (worth_head(figures, choice.of), 52.0),
        (tr("What it changes"), 0.0),
    )  # fmt: skip
    by_weights = tr("More or less than the recommended scenario; value by the recommended scenario's weights.")
    by_money = tr("More or less than the recommended scenario, which makes net present value large.")
    caption = [by_money if choice.of.is_of_money else by_weights]
    return titled_table(pack, tr("Against the recommended scenario"), caption, heads, rows, numbers=(1, 2))


def _membership(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    found = choice.membership
    shown = found.portfolios[:_COLUMNS]
    rows: list[Sequence[object]] = [
        [
            clamped(shown_name(each), _NAMES),
            tr("{count} of {all}", count=int(found.counts[row]), all=found.of),
            *(Line(standing_text(portfolio, row), size=DENSE) for portfolio in shown),
        ]
        for row, each in enumerate(found.snapshot.initiatives)
    ]
    width = min(70.0, (pack.page.text_width - 190.0) / len(shown))
    heads = (
        (tr("Initiative"), 0.0), (tr("Funded in"), 46.0),
        *((one_line(shortened(shown_scenario(each.of.scenario), 40)), width) for each in shown),
    )  # fmt: skip
    hidden = len(found.portfolios) - len(shown)
    caption = (
        [tr.counted(hidden, "{n} further scenario is not shown.", "{n} further scenarios are not shown.")]
        if hidden
        else []
    )
    if found.left_out:
        caption.append(
            tr.counted(len(found.left_out), "{n} scenario has no portfolio.", "{n} scenarios have no portfolio.")
        )
    return titled_table(pack, tr("Who is in which scenario"), caption, heads, rows)
