"""Tables of the decision pack: light rules, right-aligned numbers, repeated heads, rows that split well."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Table

from vmo_desktop.report.fonts import DESCENT, Face, draw_line, elided, load, text_width
from vmo_desktop.report.right_to_left import isolated
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import DENSE, HAIRLINE, LEADING, RULE, TEXT, colour, styles
from vmo_desktop.report.text import para

Cell = object
"""A flowable, several of them, or a plain string of ours."""

Commands = list[tuple[Any, ...]]

PADDING = 3.2
BETWEEN = 4.0
DENSE_PADDING, DENSE_BETWEEN = 0.9, 2.0
AFTER_NUMBERS = 10.0
"""Points left of a column of text that follows a column of numbers, which end where the text begins."""

HEAD_LETTERS = 120
"""Characters of a head, which repeats on every page and has to leave room for rows below it."""

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
                kept = self._rowHeights[: parts[0]._nrows - 1]
                moved = [*self._rowHeights[: self.repeatRows], *self._rowHeights[len(kept) :]]
                above, below = super().split(width, sum(kept) + 0.01)
                # The page may have room for the head and a row of what goes on.
                return [above, CondPageBreak(sum(moved) + 1.0), below]
        return parts


class Line(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """User text on one line, elided where it does not fit."""

    def __init__(self, text: str, *, is_strong: bool = False, size: float = TEXT, is_faint: bool = False) -> None:
        super().__init__()
        self._text = one_line(text)
        self._face = Face.SEMIBOLD if is_strong else Face.REGULAR
        self._size = size
        self._colour = styles().theme.text_faint if is_faint else styles().theme.text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what there is of the width, and one line."""
        del height
        self.width, self.height = width, self._size * LEADING
        return self.width, self.height

    def draw(self) -> None:
        """Draw the text from the left."""
        canvas = self.canv
        canvas.setFillColor(colour(self._colour))
        shown = elided(self._text, self._face, self._size, self.width)
        draw_line(canvas, 0.0, DESCENT * self._size, shown, self._face, self._size)


def clamped(text: str, width: float, lines: int = 3, mark: str = "", size: float = TEXT) -> Flowable:
    """A name in a cell of a width: wrapped, and shortened when it would take more than about so many lines.

    A mark of ours behind it is never cut.
    """
    style = styles().dense if size == DENSE else styles().cell
    # Lines break at words, so they are not filled to the end.
    room = lines * (width - 2 * BETWEEN) * 0.93 - text_width(mark, Face.REGULAR, style.fontSize)
    return para(f"{isolated(elided(one_line(text), Face.REGULAR, style.fontSize, room))} {mark}".rstrip(), style=style)


def head(*names: str, numbers: Sequence[int] = (), size: float = TEXT) -> list[Flowable]:
    """The head of a table; `numbers` are the places of right-aligned columns."""
    look = styles()
    left, right = (look.dense_head, look.dense_head_number) if size == DENSE else (look.head, look.head_number)
    said = [name if len(name) <= HEAD_LETTERS else shortened(name, HEAD_LETTERS) for name in names]
    return [para(name, style=right if place in numbers else left) for place, name in enumerate(said)]


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    numbers: Sequence[int] = (),
    decimals: Sequence[int] = (),
    head_rows: int = 1,
    more: Sequence[tuple[Any, ...]] = (),
    is_tight: bool = False,
    size: float = TEXT,
    kind: type[Table] = PackTable,
) -> Table:
    """A table whose first rows repeat on every page; plain strings must be our own words or numbers.

    `numbers` are the places of right-aligned columns; those of them in `decimals` have numbers of differing decimals,
    which stand with their points below each other.
    """
    theme = styles().theme
    line, strong = colour(theme.line), colour(theme.line_strong)
    padding = DENSE_PADDING if size == DENSE else PADDING / 2 if is_tight else PADDING
    between = DENSE_BETWEEN if size == DENSE else BETWEEN
    commands: Commands = [
        ("FONTNAME", (0, 0), (-1, -1), load(Face.REGULAR)),
        ("FONTSIZE", (0, 0), (-1, -1), size),
        ("LEADING", (0, 0), (-1, -1), size * LEADING),
        ("TEXTCOLOR", (0, 0), (-1, -1), colour(theme.text)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 0.6),
        ("LEFTPADDING", (0, 0), (-1, -1), between),
        ("RIGHTPADDING", (0, 0), (-1, -1), between),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LINEBELOW", (0, head_rows), (-1, -1), HAIRLINE, line),
    ]
    if head_rows:
        commands += [
            ("VALIGN", (0, 0), (-1, head_rows - 1), "BOTTOM"),
            ("LINEBELOW", (0, head_rows - 1), (-1, head_rows - 1), HAIRLINE * 1.6, strong),
        ]
    cells = [[_fitting(cell, width - between, size) for cell, width in zip(row, widths, strict=True)] for row in rows]
    commands += [("ALIGN", (place, head_rows), (place, -1), "RIGHT") for place in numbers]
    commands += [
        ("LEFTPADDING", (place + 1, 0), (place + 1, -1), AFTER_NUMBERS)
        for place in numbers
        if place + 1 < len(widths) and place + 1 not in numbers
    ]
    for place in decimals:
        is_last = place == len(widths) - 1
        column = [row[place] for row in cells[head_rows:]]
        commands += _below_each_other(column, place, head_rows, right=0 if is_last else between, size=size)
    commands += more
    return kind(
        cells,
        colWidths=list(widths),
        repeatRows=head_rows,
        style=commands,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=4,
    )


def _below_each_other(cells: Sequence[Cell], place: int, head_rows: int, *, right: float, size: float) -> Commands:
    """Align a column by its decimal points, the longest decimals ending where right-aligned numbers would."""
    tails = [cell.partition(".")[2] for cell in cells if isinstance(cell, str) and "." in cell]
    if not tails:
        return []
    room = max(text_width(tail, Face.REGULAR, size) for tail in tails) + text_width(".", Face.REGULAR, size) / 2
    column = (place, head_rows), (place, -1)
    return [("ALIGN", *column, "DECIMAL"), ("RIGHTPADDING", *column, room + right)]


def _fitting(cell: Cell, room: float, size: float) -> Cell:
    """A plain string that is too wide for its column: a number in three digits and a power of ten, or elided."""
    if not isinstance(cell, str) or len(cell) < 6 or text_width(cell, Face.REGULAR, size) <= room:
        return cell
    try:
        return f"{float(cell.replace(',', '').replace('−', '-')):.2e}"  # type: ignore[number-of-text]  # as we wrote it
    except ValueError:
        return elided(cell, Face.REGULAR, size, room)


def side_by_side(cells: Sequence[Cell], widths: Sequence[float], gap: float, *, rules: bool = False) -> Table:
    """Blocks beside each other without lines between them; `gap` parts them, `rules` frames them above and below."""
    theme = styles().theme
    commands: Commands = [
        ("FONTNAME", (0, 0), (-1, -1), load(Face.REGULAR)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), gap),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5 if rules else 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5 if rules else 0),
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
