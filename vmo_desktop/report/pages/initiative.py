"""An initiative in full: what it is, what it is worth and why, what it needs; two a page where both fit."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from vmo_desktop.report import captions, words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry
from vmo_desktop.report.graphics import StateMark, key_figures
from vmo_desktop.report.measure import height_of
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack, key_of, key_of_initiative
from vmo_desktop.report.pages.contributions import contributions, rationales
from vmo_desktop.report.pages.initiative_facts import (
    Pieces,
    band_word,
    benefits,
    dependencies,
    fields,
    place_words,
)
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import GUTTER, styles
from vmo_desktop.report.tables import side_by_side
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.learned import lessons_of
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

TITLE_LENGTH = 200
"""A longer name is cut in the heading and stands in full below it."""

GAP = 14.0
"""Points between two initiatives on a page."""

_LESSON = 300
"""Characters of a lesson; the section of reviews and lessons has more of it."""

_LEFT = 0.58
"""Part of the width that the value takes beside everything else."""


def initiative(pack: Pack, entry: Entry) -> list[Flowable]:
    """The flowables of an initiative: in two columns where a page holds them, else one below the other."""
    page = pack.page
    width, height = page.text_width, page.text_top - page.text_bottom
    left = width * _LEFT - GUTTER / 2
    right = width - left - GUTTER
    heading = [*_heading(pack, entry), _caption(pack, entry)]
    sides = [[*contributions(pack, entry, left), *rationales(pack, entry)], _more(pack, entry)]
    shown = [*heading, side_by_side(sides, [left + GUTTER, right], GUTTER)]
    taken = height_of(shown, width)
    if taken > height:
        shown = [*heading, *contributions(pack, entry, width), *rationales(pack, entry), *_more(pack, entry)]
    return [CondPageBreak(min(taken + GAP, height)), *_marks(entry), *shown]


def _marks(entry: Entry) -> list[Flowable]:
    row = entry.initiative
    outline = f"{row.code} {row.name}".strip() or one_line(shown_name(row))
    marks = [Bookmark(key_of_initiative(row.id), outline, level=1)]
    if entry.place == 0:
        marks.insert(0, Bookmark(key_of(Section.INITIATIVES), section_name(Section.INITIATIVES)))
    marks[0].spaceBefore = GAP
    return marks


def _heading(pack: Pack, entry: Entry) -> list[Flowable]:
    look, row = styles(), entry.initiative
    name = one_line(shown_name(row))
    flowables: list[Flowable] = [
        StateMark(band_word(entry.band), is_filled=entry.band is Band.FUNDED, note=place_words(pack, entry)),
        Spacer(1, 3),
        para(shortened(name, TITLE_LENGTH), style=look.entry_title),
    ]
    if len(name) > TITLE_LENGTH:
        flowables.append(para(name, style=look.note))
    if row.description:
        flowables.append(para(row.description, style=look.note))
    return [*flowables, Spacer(1, 2), key_figures(_key_figures(pack, entry), pack.page.text_width, size=13)]


def _caption(pack: Pack, entry: Entry) -> Flowable:
    return captions.beside(
        pack.facts,
        tr("Adds: weight × points; a full bar: the greatest weight × 100 points.") if pack.snapshot.leaves else "",
        "" if entry.is_complete else tr("Dashed: the score is missing."),
        tr("Benefits: a year, most likely (low to high).") if benefits(pack, entry) else "",
    )


def _key_figures(pack: Pack, entry: Entry) -> list[tuple[str, str, str]]:
    figures = pack.figures
    if entry.is_complete:
        value, note = figures.value(entry.value), tr("of 100 points")
    elif np.isfinite(entry.low):
        value, note = f"{figures.value(entry.low)}–{figures.value(entry.high)}", tr("range: scores are missing")
    else:
        value, note = NONE, tr("no weights yet")
    shown = [(tr("Value"), value, note)]
    by = tr("by {order}", order=words.order_name(pack.facts))
    shown.append((tr("Rank"), str(entry.rank) if entry.rank else NONE, by))
    if any(np.isfinite(each.cost) for each in pack.facts.entries):
        per_money = figures.value_for_money(entry.value_for_money)
        shown.append((tr("Cost"), figures.money(entry.cost), figures.money_unit))
        shown.append((tr("Value for money"), per_money, figures.per_unit))
    if any(np.isfinite(each.effort) for each in pack.facts.entries):
        shown.append((tr("Effort"), figures.effort(entry.effort), one_line(figures.effort_unit)))
    return shown


def _more(pack: Pack, entry: Entry) -> list[Flowable]:
    """Fields, benefits, dependencies and notes."""
    look, notes = styles(), entry.initiative.notes
    brought, needed, known = benefits(pack, entry), dependencies(pack, entry), fields(entry.initiative)
    flowables: list[Flowable] = []
    if known:
        flowables += [para(tr("What is known"), style=look.subtitle), para(*known, style=look.note)]
    if brought:
        flowables += [
            para(tr("What it is expected to bring"), style=look.subtitle),
            *_points(brought),
        ]
    if needed:
        flowables += [para(tr("Dependencies"), style=look.subtitle), *_points(needed)]
    learned = lessons_of(pack.snapshot, entry.initiative.id)
    if learned:
        flowables += [
            para(tr("Lessons"), style=look.subtitle),
            *_points([[shortened(each.text, _LESSON)] for each in learned]),
        ]
    if notes:
        flowables += [para(tr("Notes"), style=look.subtitle), para(notes, style=look.note)]
    return flowables


def _points(lines: Sequence[Pieces]) -> list[Flowable]:
    return [para(*pieces, style=styles().note_point, bullet="–") for pieces in lines]
