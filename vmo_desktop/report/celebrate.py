"""The sheet that celebrates: one page of wins in large type, to be printed and hung up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import BaseDocTemplate, Flowable, Spacer

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.report.celebrate_look import draw_banner, sheet_styles, win_block
from vmo_desktop.report.document import PackCanvas, PackDocument, Running, draw_text
from vmo_desktop.report.fonts import Face, elided
from vmo_desktop.report.measure import height_of
from vmo_desktop.report.numbers import long_date
from vmo_desktop.report.preview import Preview
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.styles import FOOTER, GUTTER, MARGIN, Page, page_of, styles
from vmo_desktop.report.tables import side_by_side
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.safe_write import write_safely
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import WinRow

tr = Texts("Pack")

BANNER = 150.0
"""Points from the upper edge of the paper that the banner takes."""

_ABOVE, _BELOW = 26.0, 34.0
"""Points between banner and wins, and between the wins and the lower margin, where the rest is told."""

_SIZES = (2.4, 2.0, 1.6, 1.35, 1.15, 1.0, 0.85, 0.72)
"""The wins are set as large as they fit, as parts of the usual size."""

_LARGEST_BESIDE = 1.6
"""Wins that are set larger do not stand beside each other: their lines would be of few words."""

_MOST_AIR = 44.0
"""Points between two wins that are added at most where the page has room to spare."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as PDF, and how many of the wins that were asked for it has no room for."""

    pdf: bytes
    left_out: int


@dataclass(frozen=True, slots=True)
class _Set:
    """How the wins are set: so many of them, in columns, at a size."""

    wins: tuple[WinRow, ...]
    columns: int
    size: float
    air: float = 0.0


def celebrate_sheet(snapshot: Snapshot, wins: Sequence[WinRow], paper: Paper) -> Sheet:
    """Make a sheet of some wins, in their order; the last ones are left out where they have no room."""
    stream = BytesIO()
    with on_paper():
        chosen = _chosen(snapshot, tuple(wins), page_of(paper))
        left_out = len(wins) - len(chosen.wins)
        _write(snapshot, chosen, left_out, page_of(paper), stream)
    return Sheet(stream.getvalue(), left_out)


def write_sheet(sheet: Sheet, target: Path) -> None:
    """Write a sheet to a file, or nothing when that fails."""

    def write(stream: BinaryIO) -> None:
        stream.write(sheet.pdf)

    write_safely(target, write, validate=_check)


def _check(part: Path) -> None:
    """Refuse a file that a PDF reader cannot open."""
    Preview(part.read_bytes()).close()


def _chosen(snapshot: Snapshot, wins: tuple[WinRow, ...], page: Page) -> _Set:
    """As many wins as there is room for, as large as they fit, with what is left of the page as air between them."""
    room = page.height - BANNER - _ABOVE - MARGIN - _BELOW

    def left(tried: _Set) -> float:
        return float(room - height_of(_body(snapshot, tried, page), page.text_width))

    sizes = [(size, columns) for size in _SIZES for columns in (1, 2) if columns == 1 or size <= _LARGEST_BESIDE]
    tries = [_Set(wins, columns, size) for size, columns in sizes]
    found = next((each for each in tries if left(each) >= 0), tries[-1])
    while len(found.wins) > 1 and left(found) < 0:
        found = replace(found, wins=found.wins[:-1])
    rows = -(-len(found.wins) // found.columns)
    return replace(found, air=min(max(left(found), 0.0) / max(rows, 1), _MOST_AIR))


def _body(snapshot: Snapshot, chosen: _Set, page: Page) -> list[Flowable]:
    """The wins, from left to right and downward."""
    blocks = [win_block(snapshot, each, chosen.size) for each in chosen.wins]
    air = Spacer(1, chosen.air)
    if chosen.columns == 1:
        return [flowable for block in blocks for flowable in (*block, air)]
    widths = [page.column_width + GUTTER, page.column_width]
    rows = zip_longest(blocks[::2], blocks[1::2], fillvalue="")
    return [flowable for row in rows for flowable in (side_by_side(row, widths, GUTTER), air)]


def _write(snapshot: Snapshot, chosen: _Set, left_out: int, page: Page, stream: BinaryIO) -> None:
    frame = snapshot.workshop
    title = tr("What we celebrate")
    facts = (one_line(frame.organisation), one_line(frame.title), long_date(one_line(frame.date)))
    footer = " · ".join(each for each in facts if each)
    running = Running(title=title, footer=footer, made_at="", subject="")
    _SheetDocument(stream, page, running, left_out).write(
        [(PackDocument.INNER, lambda: _body(snapshot, chosen, page) or [_nothing()])], lambda _done, _of: None
    )


def _nothing() -> Flowable:
    return para(tr("No win is chosen."), style=sheet_styles(1.0).text)


class _SheetDocument(PackDocument):
    """A banner above, the wins below it, and at the foot whose they are and how many have no room."""

    def __init__(self, stream: BinaryIO, page: Page, running: Running, left_out: int) -> None:
        super().__init__(stream, page, running)
        self._left_out = left_out
        inner = self.pageTemplates[0].frames[0]
        inner._height = page.height - BANNER - _ABOVE - MARGIN
        inner._geom()

    def _draw_running(self, canvas: PackCanvas, document: BaseDocTemplate) -> None:
        del document
        theme, page = styles().theme, self._page
        canvas.saveState()
        draw_banner(canvas, page, BANNER, self._running.title)
        if self._left_out:
            more = tr.counted(self._left_out, "… and {n} more win", "… and {n} more wins")
            draw_text(canvas, MARGIN, MARGIN + 4, more, Face.SEMIBOLD, 11, theme.accent)
        footer = elided(self._running.footer, Face.REGULAR, 9, page.text_width)
        draw_text(canvas, MARGIN, FOOTER, footer, Face.REGULAR, 9, theme.text_faint)
        canvas.restoreState()
