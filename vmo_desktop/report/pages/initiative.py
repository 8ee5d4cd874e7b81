"""One initiative a page: what it is, what it is worth and why, what it needs."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from vmo_desktop.report import captions, words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry
from vmo_desktop.report.graphics import Bar, StateMark, key_figures
from vmo_desktop.report.numbers import NONE, brief_score, long_date, percent_cell, plain, score, trimmed
from vmo_desktop.report.pack import Pack, key_of, key_of_initiative
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import GUTTER, colour, styles
from vmo_desktop.report.tables import clamped, head, side_by_side, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import contributions_title
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import DriverRow, InitiativeRow, ScaleKind

tr = Texts("Pack")

TITLE_LENGTH = 200
"""A longer name is cut in the heading and stands in full below it."""

_FACT_LENGTH = 400


def initiative(pack: Pack, entry: Entry) -> list[Flowable]:
    """The flowables of an initiative's page."""
    look, row = styles(), entry.initiative
    name = one_line(shown_name(row))
    is_first = entry.place == 0
    flowables: list[Flowable] = []
    if is_first:
        flowables.append(Bookmark(key_of(Section.INITIATIVES), section_name(Section.INITIATIVES)))
    outline = f"{row.code} {row.name}".strip() or name
    flowables += [
        Bookmark(key_of_initiative(row.id), outline, level=1),
        StateMark(_band_word(entry.band), is_filled=entry.band is Band.FUNDED, note=_place_words(pack, entry)),
        Spacer(1, 3),
        para(shortened(name, TITLE_LENGTH), style=look.page_title),
    ]
    if len(name) > TITLE_LENGTH:
        flowables.append(para(name, style=look.body))
    if row.description:
        flowables.append(para(row.description, style=look.body))
    flowables += [Spacer(1, 4), key_figures(_key_figures(pack, entry), pack.page.text_width)]
    flowables += _fields(pack, entry)
    flowables += _contributions(pack, entry)
    flowables += _rationales(pack, entry)
    flowables += _benefits(pack, entry)
    flowables += _requirements(pack, entry)
    if row.notes:
        flowables += [para(tr("Notes"), style=look.title), para(row.notes, style=look.body)]
    return flowables


def _band_word(band: Band) -> str:
    if band is Band.LISTED:
        return tr("On the list")
    return tr("Funded") if band is Band.FUNDED else tr("Waiting")


def _band_note(band: Band) -> str:
    if band is Band.LISTED:
        return ""
    return f" ({tr('funded')})" if band is Band.FUNDED else f" ({tr('waiting')})"


def _place_words(pack: Pack, entry: Entry) -> str:
    parts = [shortened(entry.initiative.code, 24)] if entry.initiative.code else []
    parts.append(
        tr(
            "{place} of {count} in the order of {order}",
            place=entry.place + 1,
            count=len(pack.facts.entries),
            order=words.order_name(pack.facts),
        )
    )
    if entry.initiative.is_mandatory:
        parts.append(tr("mandatory"))
    return " · ".join(parts)


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


def _fields(pack: Pack, entry: Entry) -> list[Flowable]:
    look, row = styles(), entry.initiative
    fields = [
        (tr("Sponsor"), row.sponsor),
        (tr("Owner"), row.owner),
        (tr("Class"), row.class_name),
        (tr("Status"), row.status),
        (tr("Period"), _period(row)),
        (tr("Duration"), "" if row.duration is None else tr("{n} months", n=trimmed(row.duration, 1))),
        (tr("Risk"), "" if row.risk is None else f"{trimmed(row.risk, 1)}\u00a0%"),
        (tr("Confidence"), "" if row.confidence is None else f"{trimmed(row.confidence, 1)}\u00a0%"),
        (tr("Tags"), row.tags),
    ]
    shown = [
        [para(label, style=look.label), para(shortened(text, _FACT_LENGTH), style=look.cell)]
        for label, text in fields
        if text
    ]
    if not shown:
        return []
    half = (len(shown) + 1) // 2
    column = pack.page.column_width
    sides = [
        table(part, [66, column - 66], head_rows=0, is_tight=True) if part else ""
        for part in (shown[:half], shown[half:])
    ]
    return [side_by_side(sides, [column + GUTTER, column], GUTTER)]


def _period(row: InitiativeRow) -> str:
    start, end = (long_date(one_line(each)) for each in (row.start_date, row.end_date))
    return tr("{start} to {end}", start=start, end=end) if start and end else start or end


def _contributions(pack: Pack, entry: Entry) -> list[Flowable]:
    look, facts, figures = styles(), pack.facts, pack.figures
    leaves = pack.snapshot.leaves
    if not leaves:
        return []
    results = facts.results
    contributions = results.valuation.contributions[entry.row]
    weights = results.weights[entry.row]
    largest = max(float(np.nanmax(100 * weights, initial=0.0)), 1e-9)
    numbers = (2, 3, 5)
    rows = [head(tr("Driver"), tr("Agreed score"), tr("Points"), tr("Weight"), "", tr("Adds"), numbers=numbers)]
    order = np.lexsort((np.arange(len(leaves)), -np.nan_to_num(contributions, nan=-1.0)))
    for column in (int(each) for each in order):
        driver, contribution = leaves[column], float(contributions[column])
        is_known = np.isfinite(contribution)
        token = look.theme.driver(column, driver.colour)
        bar = Bar(
            contribution / largest if is_known else 0.0,
            token=token,
            upto=None if is_known else 100 * float(weights[column]) / largest,
        )
        rows.append(
            [
                clamped(driver.name, 136, lines=2),
                clamped(_score_words(pack, entry, driver), 124, lines=2),
                plain(float(results.points[entry.row, column]), 0),
                percent_cell(float(weights[column])),
                bar,
                figures.value(contribution),
            ]
        )
    low, high = figures.value(entry.low), figures.value(entry.high)
    total = low if entry.is_complete else f"{low}–{high}"
    rows.append([para(Strong(tr("Value")), style=look.cell), "", "", "", total, ""])
    last = len(rows) - 1
    more = [
        ("LINEABOVE", (0, last), (-1, last), 0.8, colour(look.theme.line_strong)),
        ("SPAN", (4, last), (5, last)),
        ("ALIGN", (4, last), (5, last), "RIGHT"),
        ("RIGHTPADDING", (4, last), (4, last), 0),
    ]
    widths = spread([136, 124, 40, 46, 0, 44], pack.page.text_width)
    return [
        CondPageBreak(110),
        para(contributions_title(facts, entry), style=look.title),
        captions.above(
            facts,
            tr("Adds: weight times points; the bar's full width is the greatest weight times 100 points."),
            "" if entry.is_complete else tr("Dashed: the score is missing."),
        ),
        table(rows, widths, numbers=numbers, more=more, is_tight=True),
    ]


def _score_words(pack: Pack, entry: Entry, driver: DriverRow) -> str:
    agreed = pack.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
    if agreed is None or agreed.value is None:
        return tr("missing")
    if driver.scale is ScaleKind.MEASURE:
        return f"{brief_score(agreed.value)} {one_line(driver.unit)}".strip()
    label = next((level.label for level in pack.snapshot.levels[driver.id] if level.score == agreed.value), "")
    return f"{score(agreed.value)} {one_line(label)}".strip()


def _rationales(pack: Pack, entry: Entry) -> list[Flowable]:
    look = styles()
    found = []
    for driver in pack.snapshot.leaves:
        agreed = pack.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
        if agreed is not None and agreed.rationale.strip():
            found.append(para(Strong(f"{shortened(driver.name, 80)}. "), agreed.rationale, style=look.body))
    return [para(tr("Why these scores"), style=look.title), *found] if found else []


def _benefits(pack: Pack, entry: Entry) -> list[Flowable]:
    look = styles()
    benefits = pack.facts.benefits.get(entry.initiative.id, [])
    if not benefits:
        return []
    numbers = (1, 2, 3)
    rows: list[Sequence[object]] = [
        head(
            tr("Expected benefit a year"),
            tr("Low"),
            tr("Most likely"),
            tr("High"),
            tr("Unit"),
            tr("Owner"),
            numbers=numbers,
        )
    ]
    rows += [
        [
            clamped(benefit.name, 150),
            trimmed(benefit.low, 2),
            trimmed(benefit.most_likely, 2),
            trimmed(benefit.high, 2),
            clamped(benefit.unit, 70, lines=2),
            clamped(benefit.owner, 90, lines=2),
        ]
        for benefit in benefits
    ]
    widths = spread([0, 54, 60, 54, 70, 90], pack.page.text_width)
    return [
        CondPageBreak(90),
        para(tr("What it is expected to bring"), style=look.title),
        captions.above(pack.facts, tr("A year, each in its own unit.")),
        table(rows, widths, numbers=numbers, decimals=numbers, is_tight=True),
    ]


def _requirements(pack: Pack, entry: Entry) -> list[Flowable]:
    look, facts = styles(), pack.facts
    lines = [
        (tr("Requires"), facts.entry_of[dependency.requires_id], dependency.reason)
        for dependency in facts.requirements.get(entry.initiative.id, [])
    ]
    lines += [
        (tr("Required by"), facts.entry_of[dependency.initiative_id], dependency.reason)
        for dependency in pack.snapshot.dependencies
        if dependency.requires_id == entry.initiative.id
    ]
    if not lines:
        return []
    points = [
        para(
            f"{verb} ",
            Strong(shortened(shown_name(other.initiative), 120)),
            _band_note(other.band),
            f": {reason}" if reason else "",
            style=look.point,
            bullet="–",
        )
        for verb, other, reason in lines
    ]
    return [para(tr("Dependencies"), style=look.title), *points]
