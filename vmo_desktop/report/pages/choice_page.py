"""What pages about the choice have in common: their head, and tables below a title and a caption."""

from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Table

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.measure import height_of
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import DENSE, TEXT, styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of

FIRST_ROWS = 2
"""Rows of a table that its title is never parted from."""

LEFT_OVER = 0.35
"""A last page that is filled to less than this part is one to save."""


def page_head(pack: Pack, section: Section) -> list[Flowable]:
    """Bookmark, section and title."""
    look = styles()
    return [
        Bookmark(key_of(section), section_name(section)),
        para(section_name(section), style=look.eyebrow),
        para(title_of(pack.facts, section), style=look.page_title),
    ]


def fitted(pack: Pack, make: Callable[[float], list[Flowable]]) -> list[Flowable]:
    """What is made at the size of text; set dense where that saves a last page that would hold hardly anything."""
    page = pack.page.text_top - pack.page.text_bottom
    ordinary = make(TEXT)
    pages, left_over = divmod(height_of(ordinary, pack.page.text_width) / page, 1)
    if pages < 1 or left_over > LEFT_OVER:
        return ordinary
    dense = make(DENSE)
    return dense if height_of(dense, pack.page.text_width) <= pages * page else ordinary


def kept(pack: Pack, *flowables: Flowable) -> list[Flowable]:
    """Flowables that stay on one page, and can be measured before there is any."""
    return [CondPageBreak(height_of(flowables, pack.page.text_width) + flowables[0].getSpaceBefore()), *flowables]


def titled(pack: Pack, title: str, caption: Sequence[str], body: Table) -> list[Flowable]:
    """A table below a title and a caption, on a new page where not even its first rows would fit below them."""
    width = pack.page.text_width
    above = [para(title, style=styles().table_title), captions.above(pack.facts, *caption)]
    body.wrap(width, pack.page.height)
    rows = body.repeatRows + FIRST_ROWS
    # A single row that would be left is taken along.
    least = sum(body._rowHeights[: rows + 1] if len(body._rowHeights) == rows + 1 else body._rowHeights[:rows])
    return [CondPageBreak(height_of(above, width) + least + styles().table_title.spaceBefore), *above, body]


def titled_table(
    pack: Pack,
    title: str,
    caption: Sequence[str],
    heads: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[object]],
    *,
    numbers: Sequence[int] = (),
    size: float = TEXT,
) -> list[Flowable]:
    """A table below a title and a caption, nothing without rows; each head has its width in points, 0 for the rest."""
    if not rows:
        return []
    widths = spread([width for _, width in heads], pack.page.text_width)
    names = head(*(name for name, _ in heads), numbers=numbers, size=size)
    return titled(pack, title, caption, table([names, *rows], widths, numbers=numbers, size=size, is_tight=True))


def wrapped(text: str, size: float = TEXT) -> Flowable:
    """Text that is wrapped in its cell."""
    return para(text, style=cell_style(size))


def cell_style(size: float, *, is_strong: bool = False) -> ParagraphStyle:
    """The style of text in a cell of a size."""
    look = styles()
    if size == DENSE:
        return look.dense_strong if is_strong else look.dense
    return look.cell_strong if is_strong else look.cell
