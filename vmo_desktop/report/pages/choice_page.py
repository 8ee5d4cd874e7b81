"""What pages about the choice have in common: their head, and tables below a title and a caption."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of

ROOM = 90.0
"""Points that a table needs to begin."""


def page_head(pack: Pack, section: Section) -> list[Flowable]:
    """Bookmark, section and title."""
    look = styles()
    return [
        Bookmark(key_of(section), section_name(section)),
        para(section_name(section), style=look.eyebrow),
        para(title_of(pack.facts, section), style=look.page_title),
    ]


def titled_table(
    pack: Pack,
    title: str,
    caption: Sequence[str],
    heads: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[object]],
    *,
    numbers: Sequence[int] = (),
) -> list[Flowable]:
    """A table below a title and a caption, nothing without rows; each head has its width in points, 0 for the rest."""
    if not rows:
        return []
    widths = spread([width for _, width in heads], pack.page.text_width)
    names = head(*(name for name, _ in heads), numbers=numbers)
    return [
        CondPageBreak(ROOM),
        para(title, style=styles().table_title),
        captions.above(pack.facts, *caption),
        table([names, *rows], widths, numbers=numbers, is_tight=True),
    ]


def wrapped(text: str) -> Flowable:
    """Text that is wrapped in its cell."""
    return para(text, style=styles().cell)
