"""The first page of the pack: the decision that is asked for, readable alone in a minute."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from reportlab.platypus import Flowable, Spacer

from vmo_desktop.report import captions, words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry, total
from vmo_desktop.report.graphics import Bar, StateMark, key_figures
from vmo_desktop.report.measure import height_of
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.open_points import missing_parts, open_points
from vmo_desktop.report.pack import LONG_FRAME, Pack, key_of
from vmo_desktop.report.pages.conflict import conflict_key_figures, reliefs
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import GUTTER, RULE, colour, styles
from vmo_desktop.report.tables import Line, head, side_by_side, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import RankBy

tr = Texts("Pack")


class _Rows(NamedTuple):
    """How many funded and how many waiting initiatives are shown at most."""

    funded: int
    waiting: int


_ROWS = (_Rows(9, 3), _Rows(7, 2), _Rows(5, 2), _Rows(3, 1))
_SHORT_TEXT = 700
"""Up to so many characters, two texts stand side by side."""


def ask(pack: Pack) -> list[Flowable]:
    """The flowables of the ask, with as many initiatives as leave it on one page."""
    for rows in _ROWS:
        flowables = _ask(pack, rows)
        if height_of(flowables, pack.page.text_width) <= pack.page.text_top - pack.page.text_bottom:
            break
    return flowables


def _ask(pack: Pack, rows: _Rows) -> list[Flowable]:
    look, facts, frame = styles(), pack.facts, pack.snapshot.workshop
    edited = pack.snapshot.pack
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.ASK), section_name(Section.ASK)),
        para(tr("Decision requested"), style=look.eyebrow),
        para(edited.request or words.request(facts), style=look.page_title),
    ]
    if frame.decision:
        flowables += [para(shortened(frame.decision, LONG_FRAME), style=look.lead), Spacer(1, 4)]
    if frame.purpose:
        flowables.append(para(shortened(frame.purpose, LONG_FRAME), style=look.body))
    flowables += [Spacer(1, 6), key_figures(_key_figures(pack), pack.page.text_width)]
    flowables += _texts(
        pack,
        (tr("Recommendation"), edited.recommendation or words.recommendation(facts)),
        (tr("What it costs and brings"), edited.cost_and_benefit or words.cost_and_benefit(facts)),
    )
    flowables += _shortlist(pack, rows) if facts.stuck is None else reliefs(pack, facts.stuck)
    flowables += _points(tr("To complete before the meeting"), missing_parts(facts))
    flowables += _points(tr("Before you sign"), open_points(facts))
    return flowables


def _key_figures(pack: Pack) -> list[tuple[str, str, str]]:
    facts, figures = pack.facts, pack.figures
    count = len(facts.entries)
    if facts.stuck is not None:
        return conflict_key_figures(pack, facts.stuck)
    if facts.budget is not None and facts.entries:
        cost = facts.cost_of(facts.funded)
        share = facts.headroom / facts.budget if facts.budget else np.nan
        return [
            (tr("Funded"), tr("{n} of {count}", n=len(facts.funded), count=count), tr("initiatives")),
            (tr("Cost"), figures.money_text(cost), tr("of {budget}", budget=figures.money_text(facts.budget))),
            _worth(pack),
            (tr("Stays free"), figures.money_text(facts.headroom), tr("{share} of the budget", share=percent(share))),
        ]
    known = [entry.cost for entry in facts.entries if np.isfinite(entry.cost)]
    complete = count - len(facts.incomplete)
    return [
        (tr("Initiatives"), str(count), tr("on the list")),
        (tr("Ranked"), str(complete), tr("with all scores")),
        (tr("Cost"), figures.money_text(sum(known)) if known else NONE, tr("of the whole list")),
        (tr("Budget"), NONE, tr("not set"))
        if facts.budget is None
        else (tr("Budget"), figures.money_text(facts.budget), ""),
    ]


def _worth(pack: Pack) -> tuple[str, str, str]:
    facts = pack.facts
    if facts.chosen is not None and facts.chosen.of.is_of_money:
        objective = facts.chosen.portfolio.choice.objective
        return tr("NPV"), pack.figures.money_text(objective), tr("of what is funded")
    return tr("Value"), percent(facts.value_share(facts.funded)), tr("of the value on the list")


def _texts(pack: Pack, *texts: tuple[str, str]) -> list[Flowable]:
    look, page = styles(), pack.page
    blocks = [[para(title, style=look.subtitle), para(text, style=look.body)] for title, text in texts]
    if max(len(text) for _, text in texts) > _SHORT_TEXT:
        return [flowable for block in blocks for flowable in block]
    return [Spacer(1, 7), side_by_side(blocks, [page.column_width + GUTTER, page.column_width], GUTTER)]


def _shortlist(pack: Pack, most: _Rows) -> list[Flowable]:
    """The funded ones that come first and the first of those that wait; without a budget, the first in order."""
    facts, figures, look = pack.facts, pack.figures, styles()
    shown = facts.funded or tuple(entry for entry in facts.entries if entry.is_complete)
    if not shown:
        return []
    rows: list[Sequence[object]] = [_head(pack)]
    # One row more than the rest would take is no gain.
    count = most.funded if len(shown) > most.funded + 1 else len(shown)
    rows += [_short_row(pack, entry) for entry in shown[:count]]
    blanks = [""] * (len(rows[0]) - 3)
    rest = shown[count:]
    if rest:
        more_text = tr("and {count} more", count=f"{len(rest):,}")
        rows.append(["", more_text, *blanks, figures.money(total(entry.spend for entry in rest))])
    more: list[tuple[object, ...]] = []
    if facts.funded and facts.waiting:
        place = len(rows)
        note = tr("below the budget line ({order})", order=words.not_an_optimum())
        if facts.chosen is not None:
            note = tr("not in the recommended portfolio, in the order of {order}", order=words.order_name(facts))
        rows.append([StateMark(tr("Waiting"), is_filled=False, note=note), "", *blanks, ""])
        rows += [_short_row(pack, entry) for entry in facts.waiting[: most.waiting]]
        more = [
            ("SPAN", (0, place), (-1, place)),
            ("LINEABOVE", (0, place), (-1, place), RULE, colour(look.theme.accent)),
        ]
    widths = [24, 0, 104, 44, 56, 64] if _has_value_for_money(pack) else [24, 0, 110, 44, 64]
    numbers = (0, *range(3, len(widths)))
    title = tr("What is funded, and what comes next") if facts.funded else tr("First in order")
    return [
        para(title, style=look.subtitle),
        _caption(pack),
        table(rows, spread(widths, pack.page.text_width), numbers=numbers, more=more, is_tight=True),
    ]


def _has_value_for_money(pack: Pack) -> bool:
    return pack.facts.by is RankBy.VALUE_FOR_MONEY


def _caption(pack: Pack) -> Flowable:
    per = tr("For money: value {per}.", per=pack.figures.per_unit) if _has_value_for_money(pack) else ""
    return captions.above(pack.facts, tr("Value: weighted score, points from 0 to 100."), per)


def _head(pack: Pack) -> list[Flowable]:
    names = [
        tr("Value"),
        *([tr("For money")] if _has_value_for_money(pack) else []),
        captions.cost_head(pack.figures),
    ]
    return head(tr("Rank"), tr("Initiative"), "", *names, numbers=(0, *range(3, 3 + len(names))))


def _short_row(pack: Pack, entry: Entry) -> list[object]:
    figures, theme = pack.figures, styles().theme
    bar: object = ""
    if np.isfinite(entry.low):
        bar = Bar(entry.low / 100, token=theme.funded, is_filled=entry.band is not Band.WAITING, upto=entry.high / 100)
    return [
        str(entry.rank) if entry.rank else NONE,
        Line(shown_name(entry.initiative)),
        bar,
        figures.value(entry.value),
        *([figures.value_for_money(entry.value_for_money)] if _has_value_for_money(pack) else []),
        figures.money(entry.spend),
    ]


def _points(title: str, points: Sequence[str]) -> list[Flowable]:
    if not points:
        return []
    look = styles()
    return [para(title, style=look.title), *(para(point, style=look.point, bullet="–") for point in points)]
