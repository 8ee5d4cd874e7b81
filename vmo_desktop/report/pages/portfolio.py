"""The ranked portfolio: every initiative in order, with the line that the budget draws."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.report import captions, words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry
from vmo_desktop.report.fonts import Face, text_width
from vmo_desktop.report.graphics import BandedTable, Bar
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.pages.bands import band_rules, line_mark
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import DENSE, MANY, TEXT, styles
from vmo_desktop.report.tables import AFTER_NUMBERS, BETWEEN, Line, clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")


def portfolio(pack: Pack) -> list[Flowable]:
    """The flowables of the ranked portfolio."""
    look, facts = styles(), pack.facts
    return [
        Bookmark(key_of(Section.PORTFOLIO), section_name(Section.PORTFOLIO)),
        para(section_name(Section.PORTFOLIO), style=look.eyebrow),
        para(title_of(facts, Section.PORTFOLIO), style=look.page_title),
        _caption(pack),
        _ranked_table(pack),
    ]


def _caption(pack: Pack) -> Flowable:
    figures, facts = pack.figures, pack.facts
    unit = figures.money_unit
    return captions.above(
        facts,
        tr("Order: by {order}; equal values share a rank.", order=words.order_name(facts)),
        tr("Value: weighted score, points from 0 to 100."),
        tr("Value for money: value {per}.", per=figures.per_unit),
        tr("Cost in {unit}, cumulative in this order.", unit=unit) if unit else tr("Cost is cumulative in this order."),
        tr("A full bar: in the recommended portfolio, wherever the line lies; a hollow one: not.")
        if facts.chosen
        else "",
        tr("A dashed bar is the range that missing scores leave open.") if facts.incomplete else "",
    )


def _ranked_table(pack: Pack) -> Flowable:
    facts, figures = pack.facts, pack.figures
    codes = [one_line(entry.initiative.code) for entry in facts.entries]
    has_codes = any(codes)
    size = DENSE if len(facts.entries) > MANY else TEXT
    widest = max((text_width(code, Face.REGULAR, size) for code in codes), default=0)
    code_width = max(36 if has_codes else 0, min(max(widest, 1) + AFTER_NUMBERS + BETWEEN, 106))
    widths = spread([26, code_width, 0, 46, 46, 46, 44, 50], pack.page.text_width)
    numbers = (0, 4, 5, 6, 7)
    rows: list[Sequence[object]] = [
        head(
            tr("Rank"),
            tr("Code") if has_codes else "",
            tr("Initiative"),
            tr("Value"),
            "",
            tr("Value {per}", per=figures.per_unit) if figures.per_unit else tr("Value for money"),
            captions.cost_head(figures),
            captions.cumulative_head(figures),
            numbers=numbers,
            size=size,
        )
    ]
    more: list[tuple[object, ...]] = [("SPAN", (3, 0), (4, 0))]
    for band in Band:
        entries = [entry for entry in facts.entries if entry.line is band]
        if not entries:
            continue
        if band is not Band.LISTED:
            place = len(rows)
            rows.append([line_mark(pack, band, entries), *[""] * 7])
            more += band_rules(place, band, is_first=place == 1)
        rows += [_row(pack, entry, widths[2], size, has_codes=has_codes) for entry in entries]
    return table(rows, widths, numbers=numbers, more=more, size=size, kind=BandedTable)


def _row(pack: Pack, entry: Entry, name_width: float, size: float, *, has_codes: bool) -> list[object]:
    figures, theme, initiative = pack.figures, styles().theme, entry.initiative
    bar: object = ""
    if np.isfinite(entry.low):
        is_filled = entry.band is not Band.WAITING  # what is recommended, wherever the line is
        bar = Bar(entry.low / 100, token=theme.funded, is_filled=is_filled, upto=entry.high / 100, size=size)
    value = figures.value(entry.value)
    if not entry.is_complete and np.isfinite(entry.low):
        value = f"{figures.value(entry.low)}–{figures.value(entry.high)}"
    marks = [tr("mandatory")] if initiative.is_mandatory else []
    if entry.line is not entry.band and pack.facts.chosen:
        marks.append(tr("recommended") if entry.band is Band.FUNDED else tr("not recommended"))
    mark = f"({', '.join(marks)})" if marks else ""
    return [
        str(entry.rank) if entry.rank else NONE,
        Line(initiative.code, is_faint=True, size=size) if has_codes else "",
        clamped(shown_name(initiative), name_width, mark=mark, size=size),
        bar,
        value,
        figures.value_for_money(entry.value_for_money),
        figures.money(entry.cost),
        figures.money(entry.running_cost),
    ]
