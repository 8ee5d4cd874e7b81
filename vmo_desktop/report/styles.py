"""Type, colours and measures of the decision pack, from the tokens that screen and charts use."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from vmo_desktop.charts.theme import LIGHT, Theme
from vmo_desktop.report.fonts import Face, load
from vmo_desktop.workshop.rows import Paper

MARGIN = 20 * mm
HEADER = 12.5 * mm
FOOTER = 11 * mm
"""Baselines of the running header and footer, from the edge of the paper."""

TEXT, DENSE = 8.5, 7.2
"""Sizes of the type in tables, and in tables of many rows."""

LEADING = 1.265
"""From line to line in tables, as a part of the size."""

LONGEST_CELL = 6_000
"""Characters of a text that are printed in headings and in cells, which are narrow."""

MANY = 40
"""More rows than these are set dense."""

GUTTER = 6 * mm
HAIRLINE = 0.5
RULE = 1.4

_SIZES = {Paper.A4: A4, Paper.LETTER: LETTER}


@dataclass(frozen=True, slots=True)
class Page:
    """Measures of a page in points."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return float(self.width - 2 * MARGIN)

    @property
    def column_width(self) -> float:
        """One of two columns."""
        return float(self.text_width - GUTTER) / 2

    @property
    def text_top(self) -> float:
        """Upper edge of the text, from below."""
        return float(self.height - MARGIN - 2 * mm)

    @property
    def text_bottom(self) -> float:
        """Lower edge of the text, from below."""
        return float(MARGIN)


def page_of(paper: Paper) -> Page:
    """Measures of a paper in portrait."""
    return Page(*_SIZES[paper])


def colour(token: str) -> Color:
    """A colour token as reportlab takes it."""
    return HexColor(token)


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles by role."""

    theme: Theme
    cover_title: ParagraphStyle
    cover_lead: ParagraphStyle
    eyebrow: ParagraphStyle
    eyebrow_below: ParagraphStyle
    page_title: ParagraphStyle
    entry_title: ParagraphStyle
    entry_title_below: ParagraphStyle
    title: ParagraphStyle
    table_title: ParagraphStyle
    subtitle: ParagraphStyle
    lead: ParagraphStyle
    body: ParagraphStyle
    point: ParagraphStyle
    caption: ParagraphStyle
    caption_above: ParagraphStyle
    label: ParagraphStyle
    note: ParagraphStyle
    note_point: ParagraphStyle
    cell: ParagraphStyle
    cell_strong: ParagraphStyle
    cell_number: ParagraphStyle
    head: ParagraphStyle
    head_number: ParagraphStyle
    dense: ParagraphStyle
    dense_strong: ParagraphStyle
    dense_caption: ParagraphStyle
    dense_head: ParagraphStyle
    dense_head_number: ParagraphStyle
    figure: ParagraphStyle


@cache
def styles() -> Styles:
    """The styles; fonts are loaded when they are first asked for."""
    theme = LIGHT
    regular, semibold = load(Face.REGULAR), load(Face.SEMIBOLD)
    text, second, faint = colour(theme.text), colour(theme.text_secondary), colour(theme.text_faint)

    def style(name: str, size: float, leading: float, face: str = regular, **more: object) -> ParagraphStyle:
        given = {"textColor": text, "spaceBefore": 0, "spaceAfter": 0, "allowWidows": 0, "allowOrphans": 0, **more}
        return ParagraphStyle(
            name,
            fontName=face,
            bulletFontName=face,
            fontSize=size,
            bulletFontSize=size,
            leading=leading,
            splitLongWords=1,
            **given,
        )

    return Styles(
        theme=theme,
        cover_title=style("cover title", 30, 35, semibold, isBalanced=1, longest=LONGEST_CELL),
        cover_lead=style("cover lead", 14, 20, textColor=second, isBalanced=1, longest=LONGEST_CELL),
        eyebrow=style("eyebrow", 8.5, 11, semibold, textColor=colour(theme.accent), spaceAfter=4),
        eyebrow_below=style(
            "eyebrow below", 8.5, 11, semibold, textColor=colour(theme.accent), spaceBefore=30, spaceAfter=4
        ),
        page_title=style("page title", 19, 23, semibold, spaceAfter=8, isBalanced=1, longest=LONGEST_CELL),
        entry_title=style("entry title", 14, 17.5, semibold, spaceAfter=3, isBalanced=1, longest=LONGEST_CELL),
        entry_title_below=style("entry title below", 14, 17.5, semibold, spaceBefore=18, spaceAfter=3),
        title=style("title", 12, 15.5, semibold, spaceBefore=10, spaceAfter=3, keepWithNext=1),
        table_title=style("table title", 12, 15.5, semibold, spaceBefore=10, spaceAfter=3),
        subtitle=style("subtitle", 9.5, 13, semibold, spaceBefore=8, spaceAfter=2, keepWithNext=1),
        lead=style("lead", 12, 17),
        body=style("body", 9.5, 13, spaceAfter=4),
        point=style("point", 9.5, 13, leftIndent=11, bulletIndent=0, spaceAfter=2.5),
        caption=style("caption", 8, 10.5, textColor=faint, spaceBefore=4),
        caption_above=style("caption above", 8, 10.5, textColor=faint, spaceAfter=3),
        label=style("label", 8, 10.5, textColor=second),
        note=style("note", 8, 10.2, spaceAfter=2.5),
        note_point=style("note point", 8, 10.2, leftIndent=9, bulletIndent=0, spaceAfter=2),
        cell=style("cell", 8.5, 10.75, longest=LONGEST_CELL),
        cell_strong=style("cell strong", 8.5, 10.75, semibold, longest=LONGEST_CELL),
        cell_number=style("cell number", 8.5, 10.75, alignment=TA_RIGHT, longest=LONGEST_CELL),
        head=style("head", 8, 10, semibold, textColor=second),
        head_number=style("head number", 8, 10, semibold, textColor=second, alignment=TA_RIGHT),
        dense=style("dense", DENSE, DENSE * LEADING, longest=LONGEST_CELL),
        dense_strong=style("dense strong", DENSE, DENSE * LEADING, semibold, longest=LONGEST_CELL),
        dense_caption=style("dense caption", DENSE, DENSE * LEADING, textColor=faint, spaceBefore=2, spaceAfter=3),
        dense_head=style("dense head", DENSE, DENSE * LEADING, semibold, textColor=second),
        dense_head_number=style(
            "dense head number", DENSE, DENSE * LEADING, semibold, textColor=second, alignment=TA_RIGHT
        ),
        figure=style("figure", 20, 24, semibold),
    )
