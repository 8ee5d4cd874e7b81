"""Small drawings of the decision pack that need no chart: bars, badges, key figures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from vmo_desktop.report.fonts import DESCENT, Face, draw_line, elided, text_width
from vmo_desktop.report.styles import LEADING, TEXT, colour, styles
from vmo_desktop.report.tables import Line, PackTable, side_by_side
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts

tr = Texts("Pack")


class Bar(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A bar of 0 to 1 of its cell's width; hollow when not `is_filled`; a range ends in a lighter part."""

    def __init__(
        self, share: float, *, token: str, is_filled: bool = True, upto: float | None = None, size: float = TEXT
    ) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self._upto = None if upto is None else min(max(upto, 0.0), 1.0)
        self._token = token
        self._size = size
        self._is_filled = is_filled

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width, and the height of a line of a table."""
        del height
        self.width, self.height = width, self._size * LEADING
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bar on the line's middle."""
        canvas = self.canv
        y, height = 0.28 * self._size, 0.73 * self._size
        canvas.setStrokeColor(colour(self._token))
        canvas.setFillColor(colour(self._token))
        canvas.setLineWidth(0.7)
        if self._upto is not None and self._upto > self._share:
            canvas.saveState()
            canvas.setDash(1.5, 1.5)
            canvas.rect(self._share * self.width, y, (self._upto - self._share) * self.width, height, stroke=1, fill=0)
            canvas.restoreState()
        if self._share > 0:
            canvas.rect(0, y, self._share * self.width, height, stroke=1, fill=int(self._is_filled))


class Stripe(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A stretched bar cut into coloured parts; shares of 1."""

    def __init__(self, parts: Sequence[tuple[float, str]], height: float = 7) -> None:
        super().__init__()
        self._parts = parts
        self._height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        del height
        self.width, self.height = width, self._height
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts from the left with white gaps, so that they part in grey too."""
        canvas = self.canv
        x = 0.0
        for share, token in self._parts:
            length = max(share, 0.0) * self.width
            canvas.setFillColor(colour(token))
            if length > 0.8:
                canvas.rect(x, 0, length - 0.6, self._height, stroke=0, fill=1)
            x += length


class TickBox(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """An empty box to tick, with our own word beside it."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        del height
        self.width, self.height = width, 16.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw box and word."""
        canvas, theme = self.canv, styles().theme
        canvas.setStrokeColor(colour(theme.text))
        canvas.setLineWidth(0.9)
        canvas.rect(0.5, 1.5, 12, 12, stroke=1, fill=0)
        canvas.setFillColor(colour(theme.text))
        draw_line(canvas, 19, 4, self._word, Face.SEMIBOLD, 10.5)


class StateMark(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A small square before a word of ours: filled for funded, hollow for waiting."""

    def __init__(self, word: str, *, is_filled: bool, note: str = "") -> None:
        super().__init__()
        self._word = word
        self._note = note
        self._is_filled = is_filled

    def continued(self) -> "StateMark":
        """The mark at the head of a page that its rows go on to."""
        return StateMark(self._word, is_filled=self._is_filled, note=tr("(continued)"))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        del height
        self.width, self.height = width, 12.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw square, word and note."""
        canvas, theme = self.canv, styles().theme
        canvas.setStrokeColor(colour(theme.accent))
        canvas.setFillColor(colour(theme.accent))
        canvas.setLineWidth(1)
        canvas.rect(0.5, 2.2, 7, 7, stroke=1, fill=int(self._is_filled))
        draw_line(canvas, 13, 3, self._word, Face.SEMIBOLD, 8.5)
        if self._note:
            start = 13 + text_width(self._word, Face.SEMIBOLD, 8.5) + 6
            canvas.setFillColor(colour(theme.text_secondary))
            draw_line(canvas, start, 3, elided(self._note, Face.REGULAR, 8.5, self.width - start), Face.REGULAR, 8.5)


class BigFigure(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A number of ours set large, as large as its cell allows."""

    def __init__(self, number: str, size: float = 20) -> None:
        super().__init__()
        self._number = number
        self._size = self._line = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Shrink the type until the number fits."""
        del height
        natural = text_width(self._number, Face.SEMIBOLD, self._size)
        if natural > width:
            self._size = max(self._size * width / natural, 9)
        self.width, self.height = width, 1.25 * self._line
        return self.width, self.height

    def draw(self) -> None:
        """Draw the number on a common baseline."""
        canvas = self.canv
        canvas.setFillColor(colour(styles().theme.text))
        number = elided(self._number, Face.SEMIBOLD, self._size, self.width + 0.5)
        draw_line(canvas, 0.0, DESCENT * self._line, number, Face.SEMIBOLD, self._size)


class BandedTable(PackTable):
    """A table with a `StateMark` above each band of rows, which is repeated where the band goes on over pages."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split into what fits the height, and the rest below the head and the mark of its band."""
        parts: list[Flowable] = super().split(width, height)
        if len(parts) < 2:
            return parts
        first = parts[0]._nrows
        marks = [place for place, row in enumerate(self._cellvalues[: first + 1]) if _mark_of(row[0])]
        if not marks or marks[-1] == first:
            return parts
        self.repeatRows = (0, marks[-1])
        above, rest = self._splitRows(sum(self._rowHeights[:first]) + 0.01)
        parts = [above, *parts[1:-1], rest]
        rest.repeatRows = 1
        mark = _mark_of(rest._cellvalues[1][0])
        if mark is not None:
            rest._cellvalues[1] = [(mark.continued(),), *rest._cellvalues[1][1:]]
        return parts


def _mark_of(cell: object) -> StateMark | None:
    """The mark in a cell; reportlab keeps flowables of cells in sequences."""
    first = cell[0] if isinstance(cell, (list, tuple)) and cell else cell
    return first if isinstance(first, StateMark) else None


def key_figures(figures: Sequence[tuple[str, str, str]], width: float, size: float = 20) -> Table:
    """A row of key figures, each a label, a number and a note, under an accent rule."""
    look = styles()
    columns = max(len(figures), 1)
    cells = [
        [para(label, style=look.label), BigFigure(number, size), Line(note, size=8)] for label, number, note in figures
    ]
    return side_by_side(cells, [width / columns] * columns, 10.0, rules=True)
