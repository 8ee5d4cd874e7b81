"""Tables of the decision pack: light rules, right-aligned numbers, repeated heads, rows that split well."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Table

from vmo_desktop.report.fonts import DESCENT, Face, elided, load, runs, text_width
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.styles import HAIRLINE, RULE, colour, styles
from vmo_desktop.report.text import para

Cell = object
"""A flowable, several of them, or a plain string of ours."""

Commands = list[tuple[Any, ...]]

PADDING = 3.2
BETWEEN = 4.0
AFTER_NUMBERS = 10.0
"""Points left of a column of text that follows a column of numbers, which end where the text begins."""

HIGHEST_ROW = 300.0
"""Points; a higher row is split over pages."""


class PackTable(Table):  # type: ignore[misc]  # reportlab is untyped
    """A table that splits between rows, and within a row only when the row is too high to stay whole.

    Its last row is never left alone on a page.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split into what fits the height, and the rest."""
        self._calc(width, height)
        self.splitInRow = int(any((row or 0.0) > HIGHEST_ROW for row in self._rowHeights))
        parts: list[Flowable] = super().split(width, height)
        if len(parts) == 2 and not self.splitInRow:
            first, rest = (part._nrows - self.repeatRows for part in parts)
            if rest == 1 and first > 2:
                parts = super().split(width, sum(self._rowHeights[: parts[0]._nrows]) - 1.0)
        return parts


class Line(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """User text on one line, elided where it does not fit."""

    def __init__(self, text: str, *, is_strong: bool = False, size: float = 8.5, is_faint: bool = False) -> None:
        super().__init__()
        self._text = one_line(text)
        self._face = Face.SEMIBOLD if is_strong else Face.REGULAR
        self._size = size
        self._colour = styles().theme.text_faint if is_faint else styles().theme.text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what there is of the width, and one line."""
        del height
        self.width, self.height = width, self._size * 1.265
        return self.width, self.height

    def draw(self) -> None:
        """Draw the text from the left."""
        canvas = self.canv
        canvas.setFillColor(colour(self._colour))
        x, y = 0.0, DESCENT * self._size
        for face, run in runs(elided(self._text, self._face, self._size, self.width), self._face):
            canvas.setFont(load(face), self._size)
            canvas.drawString(x, y, run)
            x += text_width(run, face, self._size)


def clamped(text: str, width: float, lines: int = 3, mark: str = "") -> Flowable:
    """A name in a cell of a width: wrapped, and shortened when it would take more than about so many lines.

    A mark of ours behind it is never cut.
    """
    style = styles().cell
    # Lines break at words, so they are not filled to the end.
    room = lines * (width - 2 * BETWEEN) * 0.93 - text_width(mark, Face.REGULAR, style.fontSize)
    return para(f"{elided(one_line(text), Face.REGULAR, style.fontSize, room)} {mark}".rstrip(), style=style)


def head(*names: str, numbers: Sequence[int] = ()) -> list[Flowable]:
    """The head of a table; `numbers` are the places of right-aligned columns."""
    look = styles()
    return [para(name, style=look.head_number if place in numbers else look.head) for place, name in enumerate(names)]


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    numbers: Sequence[int] = (),
    decimals: Sequence[int] = (),
    head_rows: int = 1,
    more: Sequence[tuple[Any, ...]] = (),
    is_tight: bool = False,
) -> Table:
    """A table whose first rows repeat on every page; plain strings must be our own words or numbers.

    `numbers` are the places of right-aligned columns; those of them in `decimals` have numbers of differing decimals,
    which stand with their points below each other.
    """
    theme = styles().theme
    line, strong = colour(theme.line), colour(theme.line_strong)
    padding = PADDING / 2 if is_tight else PADDING
    commands: Commands = [
        ("FONTNAME", (0, 0), (-1, -1), load(Face.REGULAR)),
        ("FONTSIZE", (0, 0), (-1, -1), 8.5),
        ("LEADING", (0, 0), (-1, -1), 10.75),
        ("TEXTCOLOR", (0, 0), (-1, -1), colour(theme.text)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 0.6),
        ("LEFTPADDING", (0, 0), (-1, -1), BETWEEN),
        ("RIGHTPADDING", (0, 0), (-1, -1), BETWEEN),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LINEBELOW", (0, head_rows), (-1, -1), HAIRLINE, line),
    ]
    if head_rows:
        commands += [
            ("VALIGN", (0, 0), (-1, head_rows - 1), "BOTTOM"),
            ("LINEBELOW", (0, head_rows - 1), (-1, head_rows - 1), HAIRLINE * 1.6, strong),
        ]
    cells = [[_fitting(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    commands += [("ALIGN", (place, head_rows), (place, -1), "RIGHT") for place in numbers]
    commands += [
        ("LEFTPADDING", (place + 1, 0), (place + 1, -1), AFTER_NUMBERS)
        for place in numbers
        if place + 1 < len(widths) and place + 1 not in numbers
    ]
    for place in decimals:
        is_last = place == len(widths) - 1
        commands += _below_each_other([row[place] for row in cells[head_rows:]], place, head_rows, is_last=is_last)
    commands += more
    return PackTable(
        cells,
        colWidths=list(widths),
        repeatRows=head_rows,
        style=commands,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=4,
    )


def _below_each_other(cells: Sequence[Cell], place: int, head_rows: int, *, is_last: bool) -> Commands:
    """Align a column by its decimal points, the longest decimals ending where right-aligned numbers would."""
    tails = [cell.partition(".")[2] for cell in cells if isinstance(cell, str) and "." in cell]
    if not tails:
        return []
    room = max(text_width(tail, Face.REGULAR, 8.5) for tail in tails) + text_width(".", Face.REGULAR, 8.5) / 2
    column = (place, head_rows), (place, -1)
    return [("ALIGN", *column, "DECIMAL"), ("RIGHTPADDING", *column, room + (0 if is_last else BETWEEN))]


def _fitting(cell: Cell, width: float) -> Cell:
    """A plain string that is too wide for its column: a number in three digits and a power of ten, or elided."""
    room = width - BETWEEN
    if not isinstance(cell, str) or len(cell) < 6 or text_width(cell, Face.REGULAR, 8.5) <= room:
        return cell
    try:
        return f"{float(cell.replace(',', '').replace('−', '-')):.2e}"
    except ValueError:
        return elided(cell, Face.REGULAR, 8.5, room)


def side_by_side(cells: Sequence[Cell], widths: Sequence[float], gap: float, *, rules: bool = False) -> Table:
    """Blocks beside each other without lines between them; `gap` parts them, `rules` frames them above and below."""
    theme = styles().theme
    commands: Commands = [
        ("FONTNAME", (0, 0), (-1, -1), load(Face.REGULAR)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), gap),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 6 if rules else 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 7 if rules else 0),
    ]
    if rules:
        commands += [
            ("LINEABOVE", (0, 0), (-1, 0), RULE, colour(theme.accent)),
            ("LINEBELOW", (0, 0), (-1, 0), HAIRLINE, colour(theme.line)),
        ]
    return PackTable([list(cells)], colWidths=list(widths), style=commands, hAlign="LEFT")


def spread(widths: Sequence[float], total: float) -> list[float]:
    """Widths in which the one given as 0 takes what the others leave."""
    rest = max(total - sum(widths), 40.0)
    return [width or rest for width in widths]
