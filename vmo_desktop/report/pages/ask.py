"""The first page of the pack: the decision that is asked for, readable alone in a minute."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable, Spacer

from vmo_desktop.report import words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry, total
from vmo_desktop.report.graphics import Bar, StateMark, key_figures
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.pack import LONG_FRAME, Pack, key_of
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import GUTTER, RULE, colour, styles
from vmo_desktop.report.tables import Line, head, side_by_side, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import RankBy

_FUNDED_ROWS = 9
_WAITING_ROWS = 3
_SHORT_TEXT = 700
"""Up to so many characters, two texts stand side by side."""


def ask(pack: Pack) -> list[Flowable]:
    """The flowables of the ask."""
    look, facts, frame = styles(), pack.facts, pack.snapshot.workshop
    edited = pack.snapshot.pack
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.ASK), TITLES[Section.ASK]),
        para("Decision requested", style=look.eyebrow),
        para(edited.request or words.request(facts), style=look.page_title),
    ]
    if frame.decision:
        flowables += [para(shortened(frame.decision, LONG_FRAME), style=look.lead), Spacer(1, 4)]
    if frame.purpose:
        flowables.append(para(shortened(frame.purpose, LONG_FRAME), style=look.body))
    flowables += [Spacer(1, 6), key_figures(_key_figures(pack), pack.page.text_width)]
    flowables += _texts(
        pack,
        ("Recommendation", edited.recommendation or words.recommendation(facts)),
        ("What it costs and brings", edited.cost_and_benefit or words.cost_and_benefit(facts)),
    )
    flowables += _shortlist(pack)
    flowables += _points(
        "To complete before the meeting", [f"The workshop lacks {each}." for each in words.missing_parts(facts)]
    )
    flowables += _points("Before you sign", words.open_points(facts))
    return flowables


def _key_figures(pack: Pack) -> list[tuple[str, str, str]]:
    facts, figures = pack.facts, pack.figures
    count = len(facts.entries)
    if facts.budget is not None and facts.entries:
        cost = total(entry.cost for entry in facts.funded)
        share = facts.headroom / facts.budget if facts.budget else np.nan
        return [
            ("Funded", f"{len(facts.funded)} of {count}", "initiatives"),
            ("Cost", figures.money_text(cost), f"of {figures.money_text(facts.budget)}"),
            ("Value", percent(facts.value_share(facts.funded)), "of the value on the list"),
            ("Stays free", figures.money_text(facts.headroom), f"{percent(share)} of the budget"),
        ]
    known = [entry.cost for entry in facts.entries if np.isfinite(entry.cost)]
    complete = count - len(facts.incomplete)
    return [
        ("Initiatives", str(count), "on the list"),
        ("Ranked", str(complete), "with all scores"),
        ("Cost", figures.money_text(sum(known)) if known else NONE, "of the whole list"),
        (
            "Budget",
            NONE if facts.budget is None else figures.money_text(facts.budget),
            "" if facts.budget else "not set",
        ),
    ]


def _texts(pack: Pack, *texts: tuple[str, str]) -> list[Flowable]:
    look, page = styles(), pack.page
    blocks = [[para(title, style=look.subtitle), para(text, style=look.body)] for title, text in texts]
    if max(len(text) for _, text in texts) > _SHORT_TEXT:
        return [flowable for block in blocks for flowable in block]
    return [Spacer(1, 7), side_by_side(blocks, [page.column_width + GUTTER, page.column_width], GUTTER)]


def _shortlist(pack: Pack) -> list[Flowable]:
    """The funded ones that come first and the first of those that wait; without a budget, the first in order."""
    facts, figures, look = pack.facts, pack.figures, styles()
    shown = facts.funded or tuple(entry for entry in facts.entries if entry.is_complete)
    if not shown:
        return []
    rows: list[Sequence[object]] = [_head(pack, "Funded" if facts.funded else "First in order")]
    # One row more than the rest would take is no gain.
    count = _FUNDED_ROWS if len(shown) > _FUNDED_ROWS + 1 else len(shown)
    rows += [_short_row(pack, entry) for entry in shown[:count]]
    blanks = [""] * (len(rows[0]) - 2)
    rest = shown[count:]
    if rest:
        rows.append([f"and {len(rest):,} more", *blanks, figures.money(total(entry.cost for entry in rest))])
    more: list[tuple[object, ...]] = []
    if facts.funded and facts.waiting:
        place = len(rows)
        note = f"below the budget line ({words.NOT_AN_OPTIMUM})"
        rows.append([StateMark("Waiting", is_filled=False, note=note), *blanks, ""])
        rows += [_short_row(pack, entry) for entry in facts.waiting[:_WAITING_ROWS]]
        more = [
            ("SPAN", (0, place), (-1, place)),
            ("LINEABOVE", (0, place), (-1, place), RULE, colour(look.theme.accent)),
        ]
    widths = [0, 110, 44, 56, 64] if _has_value_for_money(pack) else [0, 110, 44, 64]
    numbers = tuple(range(2, len(widths)))
    return [
        Spacer(1, 6),
        table(rows, spread(widths, pack.page.text_width), numbers=numbers, more=more, is_tight=True),
    ]


def _has_value_for_money(pack: Pack) -> bool:
    return pack.facts.by is RankBy.VALUE_FOR_MONEY


def _head(pack: Pack, first: str) -> list[Flowable]:
    names = ["Value", *(["For money"] if _has_value_for_money(pack) else []), f"Cost, {pack.figures.money_unit}"]
    return head(first, "", *names, numbers=range(2, 2 + len(names)))


def _short_row(pack: Pack, entry: Entry) -> list[object]:
    figures, theme = pack.figures, styles().theme
    bar: object = ""
    if np.isfinite(entry.low):
        bar = Bar(entry.low / 100, token=theme.funded, is_filled=entry.band is not Band.WAITING, upto=entry.high / 100)
    rank = f"{entry.rank}  " if entry.rank else ""
    return [
        Line(rank + shown_name(entry.initiative)),
        bar,
        figures.value(entry.value),
        *([figures.value_for_money(entry.value_for_money)] if _has_value_for_money(pack) else []),
        figures.money(entry.cost),
    ]


def _points(title: str, points: Sequence[str]) -> list[Flowable]:
    if not points:
        return []
    look = styles()
    return [para(title, style=look.title), *(para(point, style=look.point, bullet="–") for point in points)]
