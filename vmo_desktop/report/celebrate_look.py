"""How the sheet that celebrates looks: its banner, and a win in large type."""

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from vmo_desktop.charts.review_words import initiative_name, win_name
from vmo_desktop.charts.theme import Marker
from vmo_desktop.report.document import PackCanvas, draw_text
from vmo_desktop.report.fonts import Face, load
from vmo_desktop.report.numbers import long_date
from vmo_desktop.report.safe_text import name_in_sentence, one_line, shortened
from vmo_desktop.report.styles import MARGIN, Page, colour, styles
from vmo_desktop.report.text import para
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import WinRow

TITLE, PEOPLE, TEXT, WHERE = 140, 220, 480, 90
"""Characters of each part of a win that there is room for."""

_CONFETTI = (
    (0.60, 0.70, 7.0, 20), (0.66, 0.28, 5.0, 70), (0.70, 0.84, 4.5, 10), (0.735, 0.52, 8.0, 40), (0.78, 0.18, 6.0, 15),
    (0.80, 0.76, 6.5, 55), (0.845, 0.40, 5.0, 80), (0.865, 0.88, 4.0, 30), (0.895, 0.62, 9.0, 25), (0.92, 0.2, 5.5, 60),
    (0.945, 0.80, 5.0, 5), (0.965, 0.46, 7.0, 50),
)  # fmt: skip
"""Where the banner's shapes lie, in parts of its width and height, how large they are in points, and how turned."""

_CORNERS = {
    Marker.SQUARE: 4, Marker.TRIANGLE: 3, Marker.DIAMOND: 4, Marker.PENTAGON: 5, Marker.TRIANGLE_DOWN: 3,
    Marker.HEXAGON: 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetStyles:
    """Paragraph styles of a win."""

    title: ParagraphStyle
    people: ParagraphStyle
    text: ParagraphStyle
    where: ParagraphStyle


@cache
def sheet_styles(size: float) -> SheetStyles:
    """The styles at a part of the usual size."""
    theme = styles().theme

    def style(name: str, points: float, face: Face, token: str, after: float) -> ParagraphStyle:
        return ParagraphStyle(
            name, fontName=load(face), fontSize=points * size, leading=1.28 * points * size, splitLongWords=1,
            textColor=colour(token), spaceAfter=after * size, allowWidows=0, allowOrphans=0,
        )  # fmt: skip

    return SheetStyles(
        title=style("win", 19, Face.SEMIBOLD, theme.text, 3),
        people=style("win people", 13, Face.SEMIBOLD, theme.accent, 3),
        text=style("win text", 12.5, Face.REGULAR, theme.text, 3),
        where=style("win where", 10, Face.REGULAR, theme.text_secondary, 0),
    )


def win_block(snapshot: Snapshot, win: WinRow, size: float) -> list[Flowable]:
    """A win: what it is, who did it, how, and where it came from."""
    look = sheet_styles(size)
    initiative = name_in_sentence(initiative_name(snapshot, win.initiative_id), WHERE)
    where = " · ".join(each for each in (initiative, long_date(one_line(win.on))) if each)
    parts = (
        (shortened(win_name(win) if not win.title.strip() else win.title, TITLE), look.title),
        (shortened(win.people, PEOPLE), look.people),
        (shortened(win.text, TEXT), look.text),
        (where, look.where),
    )
    block = [para(text, style=style) for text, style in parts if text]
    return [Star(11 * size), *block, Spacer(1, 16 * size)]


class Star(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A small star above a win."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self._size = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width, and its own height."""
        del height
        self.width, self.height = width, 1.25 * self._size
        return self.width, self.height

    def draw(self) -> None:
        """Draw it in the accent colour."""
        canvas, radius = self.canv, self._size / 2
        canvas.setFillColor(colour(styles().theme.accent))
        _fill(canvas, _star(radius, radius + 0.25 * self._size, radius, 0))


def draw_banner(canvas: PackCanvas, page: Page, height: float, title: str) -> None:
    """A band of the accent colour over the whole width, with a large title and a handful of shapes thrown over it."""
    theme = styles().theme
    bottom = page.height - height
    canvas.setFillColor(colour(theme.accent))
    canvas.rect(0, bottom, page.width, height, stroke=0, fill=1)
    for place, (x, y, radius, turn) in enumerate(_CONFETTI):
        mark = theme.categories[place % len(theme.categories)]
        canvas.setFillColor(colour(mark.colour))
        canvas.setStrokeColor(colour(theme.on_accent))
        canvas.setLineWidth(1.1)
        _draw_shape(canvas, mark.marker, (x * page.width, bottom + y * height), radius, turn)
    draw_text(canvas, MARGIN, bottom + 0.36 * height, title, Face.SEMIBOLD, 34, theme.on_accent)


def _draw_shape(canvas: PackCanvas, marker: Marker, middle: tuple[float, float], radius: float, turn: float) -> None:
    x, y = middle
    if marker is Marker.CIRCLE:
        canvas.circle(x, y, radius, stroke=1, fill=1)
    elif marker is Marker.STAR:
        _fill(canvas, _star(x, y, 1.3 * radius, turn), has_edge=True)
    else:
        corners = _CORNERS[marker]
        angles = [turn * pi / 180 + 2 * pi * corner / corners for corner in range(corners)]
        points = [(x + 1.15 * radius * sin(angle), y + 1.15 * radius * cos(angle)) for angle in angles]
        _fill(canvas, points, has_edge=True)


def _star(x: float, y: float, radius: float, turn: float) -> list[tuple[float, float]]:
    angles = [(turn + 36 * corner) * pi / 180 for corner in range(10)]
    radii = [radius if corner % 2 == 0 else 0.45 * radius for corner in range(10)]
    return [(x + r * sin(angle), y + r * cos(angle)) for angle, r in zip(angles, radii, strict=True)]


def _fill(canvas: PackCanvas, points: list[tuple[float, float]], *, has_edge: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=int(has_edge), fill=1)
