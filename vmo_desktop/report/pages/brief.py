"""The initiatives of a long list that are not told in full: every fact of each, in a few lines."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.report import captions, counts
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry
from vmo_desktop.report.graphics import BandedTable
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack, key_of, key_of_initiative
from vmo_desktop.report.pages.bands import band_mark, band_rules
from vmo_desktop.report.pages.initiative_facts import (
    BETWEEN,
    Pieces,
    benefits,
    dependencies,
    fields,
)
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import DENSE, styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")


_ROOM = 160.0
"""Points that the list needs to begin on a page."""


def brief(pack: Pack, entries: Sequence[Entry]) -> list[Flowable]:
    """The flowables of initiatives in brief."""
    look, figures = styles(), pack.figures
    numbers = (0, 2, 3)
    heads = head(tr("Rank"), tr("Initiative"), tr("Value"), captions.cost_head(figures), numbers=numbers, size=DENSE)
    rows: list[Sequence[object]] = [heads]
    more: list[tuple[object, ...]] = []
    for band in Band:
        found = [entry for entry in entries if entry.band is band]
        if found and band is not Band.LISTED:
            more += band_rules(len(rows), band, is_first=len(rows) == 1)
            rows.append([band_mark(pack, band, found), "", "", ""])
        rows += [_row(pack, entry) for entry in found]
    flowables: list[Flowable] = []
    if not pack.full_entries:
        flowables.append(Bookmark(key_of(Section.INITIATIVES), section_name(Section.INITIATIVES)))
    return [
        CondPageBreak(_ROOM),
        *flowables,
        para(tr("{count} in brief", count=counts.initiatives(len(entries))), style=look.entry_title_below),
        captions.above(pack.facts, tr("In the order of the pack. The annex has every score.")),
        table(
            rows,
            spread([26, 0, 62, 50], pack.page.text_width),
            numbers=numbers,
            more=more,
            size=DENSE,
            kind=BandedTable,
        ),
    ]


def _row(pack: Pack, entry: Entry) -> list[object]:
    look, figures, row = styles(), pack.figures, entry.initiative
    name = one_line(shown_name(row))
    code = f"{one_line(row.code)}  " if row.code and row.name else ""
    value = figures.value(entry.value) if entry.is_complete else _range(pack, entry)
    return [
        str(entry.rank) if entry.rank else NONE,
        [
            Bookmark(key_of_initiative(row.id), f"{row.code} {row.name}".strip() or name, level=1),
            para(code, Strong(name), *_rest(pack, entry), style=look.dense),
        ],
        value,
        figures.money(entry.cost),
    ]


def _range(pack: Pack, entry: Entry) -> str:
    return f"{pack.figures.value(entry.low)}–{pack.figures.value(entry.high)}"


def _rest(pack: Pack, entry: Entry) -> Pieces:
    """Everything else that is known, one thing after the other."""
    row = entry.initiative
    effort = tr("Effort {effort}", effort=pack.figures.effort_text(row.effort)) if row.effort is not None else ""
    told: list[Pieces] = [
        [tr("Mandatory") if row.is_mandatory else ""],
        [row.description],
        _plain(fields(row)),
        [effort],
        *(_plain(pieces) for pieces in (*benefits(pack, entry), *dependencies(pack, entry))),
        *_reasons(pack, entry),
        [row.notes],
    ]
    pieces: Pieces = []
    for each in told:
        if any(piece for piece in each):
            pieces += [BETWEEN, *each]
    return pieces


def _plain(pieces: Pieces) -> Pieces:
    """Without emphasis: among so much text only names stand out."""
    return [piece.text if isinstance(piece, Strong) else piece for piece in pieces]


def _reasons(pack: Pack, entry: Entry) -> list[Pieces]:
    found: list[Pieces] = []
    for driver in pack.snapshot.leaves:
        agreed = pack.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
        if agreed is not None and agreed.rationale.strip():
            found.append([f"{shortened(driver.name, 80)}: {agreed.rationale.strip()}"])
    return found
