"""The recommended portfolio and why each initiative is in it, the options beside it, and what cannot be chosen."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.charts.condition_words import lack_text
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.report import captions, choice_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_options import ChoiceOption, choice_options, strongest_dissent
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import cell_style, fitted, page_head, titled, wrapped
from vmo_desktop.report.pages.conflict import conflict
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import DENSE, MANY, TEXT, styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.worth import is_worth, worth, worth_head
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")


def recommendation(pack: Pack) -> list[Flowable]:
    """The flowables of the recommendation."""
    look, choice = styles(), pack.facts.choice
    flowables = page_head(pack, Section.RECOMMENDATION)
    if choice is None:
        return flowables
    if not choice.is_found:
        return [*flowables, *conflict(pack, choice), *_not_chosen(pack, choice, TEXT)]
    note = choice.portfolio.approval.note if choice.portfolio.approval else choice.scenario.note
    flowables.append(para(choice_words.proof(choice), style=look.body))
    if note:
        flowables.append(para(shortened(note, 600), style=look.body))
    options = choice_options(choice)
    return fitted(
        pack,
        lambda size: [
            *flowables, *_options(pack, options, size), *_funded(pack, choice, size), *_not_chosen(pack, choice, size),
        ],
    )  # fmt: skip


def _options(pack: Pack, options: Sequence[ChoiceOption], size: float) -> list[Flowable]:
    figures, choice = pack.figures, pack.facts.choice
    if choice is None:
        return []
    names = (tr("Initiatives"), captions.cost_head(figures), worth_head(figures, choice.of), tr("Against it"))
    rows: list[Sequence[object]] = [head(tr("Option"), *names, tr("What it changes"), numbers=(1, 2, 3, 4), size=size)]
    widths = spread([96, 50, 54, 48, 48, 0], pack.page.text_width)
    rows += [_option(pack, choice, each, size) for each in options]
    is_left_out = strongest_dissent(choice.of) is None
    what = (
        tr("Net present value and cost as the recommended scenario counts them; against it: money more or less.")
        if choice.of.is_of_money
        else tr("Value and cost as the recommended scenario counts them; against it: points of value more or less."),
        tr("Do minimum: the cheapest within the conditions, what is mandatory or forced in and what that needs."),
        ""
        if choice.of.is_of_money
        else tr("Nobody has voted otherwise, so that there is no dissent to show.")
        if is_left_out
        else tr("The last: what would be chosen if who differs most in votes and weights ruled alone."),
        tr("Others are chosen by what the file holds now.") if choice.portfolio.approval else "",
    )
    body = table(rows, widths, numbers=(1, 2, 3, 4), size=size)
    return titled(pack, tr("The options"), what, body)


def _option(pack: Pack, choice: ChoiceFacts, option: ChoiceOption, size: float) -> list[object]:
    figures, portfolio = pack.figures, option.portfolio
    name = para(option.name, style=cell_style(size, is_strong=option.is_recommended))
    if portfolio is None:
        return [name, NONE, NONE, NONE, NONE, wrapped(tr("No portfolio meets all conditions."), size)]
    gained = portfolio.choice.objective - choice.portfolio.choice.objective
    sign = "+" if is_worth(choice, figures, gained) else ""
    return [
        name,
        f"{int(np.count_nonzero(portfolio.is_funded)):,}",
        figures.money(portfolio.choice.cost),
        worth(figures, choice.of, portfolio.choice.objective),
        NONE if option.is_recommended else f"{sign}{worth(figures, choice.of, gained)}",
        wrapped("" if option.is_recommended else choice_words.changes(choice.portfolio, portfolio), size),
    ]


def _funded(pack: Pack, choice: ChoiceFacts, size: float) -> list[Flowable]:
    facts, figures, portfolio = pack.facts, pack.figures, choice.portfolio
    if not facts.funded:
        return []
    size = DENSE if len(facts.funded) > MANY else size
    numbers = (2, 3)
    heads = (tr("Initiative"), tr("Why"), worth_head(figures, choice.of), captions.cost_head(figures))
    rows: list[Sequence[object]] = [head(*heads, numbers=numbers, size=size)]
    widths = spread([0, 190, 50, 56], pack.page.text_width)
    ordered = sorted(facts.funded, key=lambda entry: (-entry.worth, entry.row))
    rows += [
        [
            clamped(shown_name(entry.initiative), widths[0], mark=_part(portfolio, entry.row), size=size),
            clamped(choice_words.why(choice, entry.row), widths[1], size=size),
            worth(figures, choice.of, entry.worth),
            figures.money(entry.spend),
        ]
        for entry in ordered
    ]
    if choice.has_pairs:
        rows.append([
            tr("Pairs that are funded together"), tr("What they bring and save besides"),
            worth(figures, choice.of, choice.pairs_value), figures.money(-choice.pairs_saving),
        ])  # fmt: skip
    rows.append([
        para(tr("All"), style=cell_style(size, is_strong=True)), "",
        worth(figures, choice.of, portfolio.choice.objective), figures.money(portfolio.choice.cost),
    ])  # fmt: skip
    what = tr("Most valuable first; as they are funded, at a level or in part where it says so.")
    body = table(rows, widths, numbers=numbers, size=size, is_tight=True)
    return titled(pack, tr("What is funded, and why"), [what], body)


def _part(portfolio: Portfolio, row: int) -> str:
    """At which level, or to which share, an initiative is funded, where that is not whole."""
    level, share = one_line(portfolio.levels[row]), float(portfolio.shares[row])
    if level:
        return f"({level})"
    return f"({percent(share)})" if share < 1 - TOLERANCE else ""


def _not_chosen(pack: Pack, choice: ChoiceFacts, size: float) -> list[Flowable]:
    """What is forced out, and what cannot be chosen because something is not known of it."""
    of = choice.of
    rows: list[Sequence[object]] = [head(tr("Initiative"), tr("Why it cannot be chosen"), size=size)]
    widths = spread([0, 250], pack.page.text_width)
    for row, initiative in enumerate(of.snapshot.initiatives):
        lack = of.lacking[row]
        standing = choice.portfolio.standing(row)
        if standing is Standing.FORCED_OUT:
            said = choice_words.why(choice, row)
        elif standing is Standing.LACKING and lack is not None:
            said = lack_text(lack)
        else:
            continue
        rows.append([clamped(shown_name(initiative), widths[0], size=size), clamped(said, widths[1], size=size)])
    if len(rows) == 1:
        return []
    what = tr("Forced out by somebody, or without a number that the scenario needs.")
    return titled(pack, tr("What cannot be chosen"), [what], table(rows, widths, size=size, is_tight=True))
