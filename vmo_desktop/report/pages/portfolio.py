"""The ranked portfolio: every initiative in order, with the line that the budget draws."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.report import words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry, total
from vmo_desktop.report.fonts import Face, text_width
from vmo_desktop.report.graphics import Bar, StateMark
from vmo_desktop.report.numbers import NONE, counted
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import RULE, colour, styles
from vmo_desktop.report.tables import BETWEEN, Line, clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.workshop.results import shown_name


def portfolio(pack: Pack) -> list[Flowable]:
    """The flowables of the ranked portfolio."""
    look, facts = styles(), pack.facts
    return [
        Bookmark(key_of(Section.PORTFOLIO), TITLES[Section.PORTFOLIO]),
        para(TITLES[Section.PORTFOLIO], style=look.eyebrow),
        para(words.portfolio_takeaway(facts), style=look.page_title),
        _ranked_table(pack),
        para(_caption(pack), style=look.caption),
    ]


def _caption(pack: Pack) -> str:
    figures, facts = pack.figures, pack.facts
    sentences = [
        f"Order: by {words.order_name(facts)}; equal values share a rank.",
        "Value: weighted score, points from 0 to 100.",
        f"Value for money: value {figures.per_unit}.",
        f"Cost in {figures.money_unit}, cumulative in this order." if figures.money_unit else "",
        "A dashed bar is the range that missing scores leave open." if facts.incomplete else "",
        "M: mandatory." if any(entry.initiative.is_mandatory for entry in facts.entries) else "",
        f"Source: {facts.source}.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _ranked_table(pack: Pack) -> Flowable:
    facts, figures = pack.facts, pack.figures
    codes = [one_line(entry.initiative.code) for entry in facts.entries]
    has_codes = any(codes)
    code_width = min(max((text_width(code, Face.REGULAR, 8.5) for code in codes), default=0) + 2 * BETWEEN, 86)
    widths = spread([28, max(code_width, 30) if has_codes else 1, 0, 58, 44, 46, 44, 48], pack.page.text_width)
    numbers = (4, 5, 6, 7)
    rows: list[Sequence[object]] = [
        head(
            "",
            "Code" if has_codes else "",
            "Initiative",
            "Value",
            "",
            f"Value {figures.per_unit}" if figures.per_unit else "Value for money",
            "Cost",
            "Cumulative cost",
            numbers=numbers,
        )
    ]
    more: list[tuple[object, ...]] = [("SPAN", (3, 0), (4, 0))]
    for band in Band:
        entries = [entry for entry in facts.entries if entry.band is band]
        if not entries:
            continue
        if band is not Band.LISTED:
            place = len(rows)
            rows.append([_band_mark(pack, band, entries), *[""] * 7])
            more += _band_rules(place, band, is_first=place == 1)
        rows += [_row(pack, entry, widths[2], has_codes=has_codes) for entry in entries]
    return table(rows, widths, numbers=numbers, more=more)


def _band_mark(pack: Pack, band: Band, entries: Sequence[Entry]) -> Flowable:
    figures = pack.figures
    cost = figures.money_text(total(entry.cost for entry in entries))
    note = f"{counted(len(entries), 'initiative')}, {cost}"
    if band is Band.FUNDED:
        return StateMark("Funded", is_filled=True, note=note)
    budget = figures.money_text(pack.facts.budget)
    return StateMark("Waiting", is_filled=False, note=f"{note}; below the budget of {budget}: {words.NOT_AN_OPTIMUM}")


def _band_rules(place: int, band: Band, *, is_first: bool) -> list[tuple[object, ...]]:
    theme = styles().theme
    commands: list[tuple[object, ...]] = [
        ("SPAN", (0, place), (-1, place)),
        ("TOPPADDING", (0, place), (-1, place), 7),
        ("NOSPLIT", (0, place), (-1, place + 1)),
    ]
    if band is Band.WAITING and not is_first:
        commands.append(("LINEABOVE", (0, place), (-1, place), RULE, colour(theme.accent)))
    return commands


def _row(pack: Pack, entry: Entry, name_width: float, *, has_codes: bool) -> list[object]:
    figures, theme, initiative = pack.figures, styles().theme, entry.initiative
    bar: object = ""
    if np.isfinite(entry.low):
        bar = Bar(entry.low / 100, token=theme.funded, is_filled=entry.band is not Band.WAITING, upto=entry.high / 100)
    value = figures.value(entry.value)
    if not entry.is_complete and np.isfinite(entry.low):
        value = f"{figures.value(entry.low)}–{figures.value(entry.high)}"
    mark = " M" if initiative.is_mandatory else ""
    return [
        (str(entry.rank) if entry.rank else NONE) + mark,
        Line(initiative.code, is_faint=True) if has_codes else "",
        clamped(shown_name(initiative), name_width),
        bar,
        value,
        figures.value_for_money(entry.value_for_money),
        figures.money(entry.cost),
        figures.money(entry.running_cost),
    ]
