"""The recommended portfolio and why each initiative is in it, the options beside it, and what cannot be chosen."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from vmo_desktop.charts.condition_words import condition_text, lack_text, relief_text
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.report import captions, choice_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_options import ChoiceOption, choice_options, strongest_dissent
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import ROOM, page_head
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import DENSE, MANY, TEXT, styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
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
        return [*flowables, *_conflict(pack, choice), *_not_chosen(pack, choice)]
    note = choice.portfolio.approval.note if choice.portfolio.approval else choice.scenario.note
    flowables.append(para(choice_words.proof(choice), style=look.body))
    if note:
        flowables.append(para(shortened(note, 600), style=look.body))
    return [*flowables, *_options(pack, choice), *_funded(pack, choice), *_not_chosen(pack, choice)]


def _options(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    figures, facts = pack.figures, pack.facts
    names = (tr("Initiatives"), captions.cost_head(figures), tr("Value"), tr("Against it"))
    rows: list[Sequence[object]] = [head(tr("Option"), *names, tr("What it changes"), numbers=(1, 2, 3, 4))]
    widths = spread([96, 50, 54, 48, 48, 0], pack.page.text_width)
    rows += [_option(pack, choice, each, widths) for each in choice_options(choice)]
    is_left_out = strongest_dissent(choice.of) is None
    what = (
        tr("Value and cost as the recommended scenario counts them; against it: points of value more or less."),
        tr("Do minimum: the cheapest within the conditions, what is mandatory or forced in and what that needs."),
        tr("Nobody has voted otherwise, so that there is no dissent to show.")
        if is_left_out
        else tr("The last: what would be chosen if who differs most in votes and weights ruled alone."),
        tr("Others are chosen by what the file holds now.") if choice.portfolio.approval else "",
    )
    title = para(tr("The options"), style=styles().table_title)
    return [KeepTogether([title, captions.above(facts, *what), table(rows, widths, numbers=(1, 2, 3, 4))])]


def _option(pack: Pack, choice: ChoiceFacts, option: ChoiceOption, widths: Sequence[float]) -> list[object]:
    figures, portfolio = pack.figures, option.portfolio
    look = styles()
    name = para(option.name, style=look.cell_strong if option.is_recommended else look.cell)
    if portfolio is None:
        return [name, NONE, NONE, NONE, NONE, para(tr("No portfolio meets all conditions."), style=look.cell)]
    gained = portfolio.choice.objective - choice.portfolio.choice.objective
    sign = "+" if gained > choice_words.NOTHING else ""
    return [
        name,
        f"{int(np.count_nonzero(portfolio.is_funded)):,}",
        figures.money(portfolio.choice.cost),
        figures.value(portfolio.choice.objective),
        NONE if option.is_recommended else f"{sign}{figures.value(gained)}",
        para("" if option.is_recommended else choice_words.changes(choice.portfolio, portfolio), style=look.cell),
    ]


def _funded(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    facts, figures, portfolio = pack.facts, pack.figures, choice.portfolio
    if not facts.funded:
        return []
    size = DENSE if len(facts.funded) > MANY else TEXT
    numbers = (2, 3)
    heads = (tr("Initiative"), tr("Why"), tr("Value"), captions.cost_head(figures))
    rows: list[Sequence[object]] = [head(*heads, numbers=numbers, size=size)]
    widths = spread([0, 190, 50, 56], pack.page.text_width)
    ordered = sorted(facts.funded, key=lambda entry: (-entry.worth, entry.row))
    rows += [
        [
            clamped(shown_name(entry.initiative), widths[0], mark=_part(portfolio, entry.row), size=size),
            clamped(choice_words.why(choice, entry.row), widths[1], size=size),
            figures.value(entry.worth),
            figures.money(entry.spend),
        ]
        for entry in ordered
    ]
    if choice.has_pairs:
        rows.append([
            tr("Pairs that are funded together"), tr("What they bring and save besides"),
            figures.value(choice.pairs_value), figures.money(-choice.pairs_saving),
        ])  # fmt: skip
    rows.append([
        para(tr("All"), style=styles().cell_strong), "", figures.value(portfolio.choice.objective),
        figures.money(portfolio.choice.cost),
    ])  # fmt: skip
    what = tr("Most valuable first; value and cost as they are funded, at a level or in part where it says so.")
    return [
        CondPageBreak(ROOM),
        para(tr("What is funded, and why"), style=styles().table_title),
        captions.above(facts, what),
        table(rows, widths, numbers=numbers, size=size, is_tight=True),
    ]


def _part(portfolio: Portfolio, row: int) -> str:
    """At which level, or to which share, an initiative is funded, where that is not whole."""
    level, share = one_line(portfolio.levels[row]), float(portfolio.shares[row])
    if level:
        return f"({level})"
    return f"({percent(share)})" if share < 1 - TOLERANCE else ""


def _not_chosen(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """What is forced out, and what cannot be chosen because something is not known of it."""
    of, look = choice.of, styles()
    rows: list[Sequence[object]] = [head(tr("Initiative"), tr("Why it cannot be chosen"))]
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
        rows.append([clamped(shown_name(initiative), widths[0]), clamped(said, widths[1])])
    if len(rows) == 1:
        return []
    what = tr("Forced out by somebody, or without a number that the scenario needs.")
    return [
        CondPageBreak(ROOM),
        para(tr("What cannot be chosen"), style=look.table_title),
        captions.above(pack.facts, what),
        table(rows, widths, is_tight=True),
    ]


def _conflict(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """Which conditions cannot be met together, and each way to free them."""
    look, found = styles(), choice.conflict
    if found is None:
        return [para(choice_words.conflict(choice), style=look.body)]
    said = [tr("Any one of them may give way; together they rule out every portfolio.")]
    if found.is_smallest:
        said.append(tr("No smaller set of conditions is in conflict."))
    points = [
        para(one_line(condition_text(choice.of, each)), style=look.point, bullet="–") for each in found.members
    ]  # fmt: skip
    widths = spread([0, 90], pack.page.text_width)
    rows: list[Sequence[object]] = [head(tr("Change"), tr("Value of the best then"), numbers=(1,))]
    rows += [
        [
            clamped(relief_text(choice.of, each), widths[0]),
            pack.figures.value(each.objective) if each.is_enough else tr("not enough alone"),
        ]
        for each in found.reliefs
    ]
    return [
        para(tr("These conditions cannot be met together"), style=look.table_title),
        para(" ".join(said), style=look.body),
        *points,
        para(tr("What would free them"), style=look.table_title),
        captions.above(pack.facts, tr("The cheapest first; each by itself, and limits moved as little as possible.")),
        table(rows, widths, numbers=(1,)),
    ]
