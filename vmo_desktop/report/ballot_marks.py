"""What is filled in on a paper ballot: boxes to cross, and lines to write on."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop.report.fonts import Face, draw_line, text_width
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.styles import colour, styles
from vmo_desktop.translation import Texts

tr = Texts("Ballot")

SIDE = 13.0
PITCH = 19.0
"""Points from box to box."""


class Boxes(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A box for each level, with its score inside in grey, and one for no opinion at the end."""

    def __init__(self, scores: Sequence[str]) -> None:
        super().__init__()
        self._scores = (*scores, tr("NO"))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room of the boxes."""
        del width, height
        self.width, self.height = PITCH * len(self._scores), SIDE + 2
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes from the left; the last one stands a little apart."""
        canvas, theme = self.canv, styles().theme
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(colour(theme.line_strong))
        for place, score in enumerate(self._scores):
            x = place * PITCH + (6.0 if place == len(self._scores) - 1 else 0.0)
            canvas.rect(x, 1, SIDE, SIDE, stroke=1, fill=0)
            canvas.setFillColor(colour(theme.text_faint))
            size = 7.0 if text_width(score, Face.REGULAR, 7.0) <= SIDE - 2 else 5.0
            left = x + (SIDE - text_width(score, Face.REGULAR, size)) / 2
            draw_line(canvas, left, 1 + (SIDE - size * 0.66) / 2, score, Face.REGULAR, size)


class AnswerLine(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A line for a number, with its unit behind it, and a box for no opinion."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = shortened(unit, 10)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the width there is."""
        del height
        self.width, self.height = width, SIDE + 2
        return self.width, self.height

    def draw(self) -> None:
        """Draw line, unit and box."""
        canvas, theme = self.canv, styles().theme
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(colour(theme.line_strong))
        line = self.width - SIDE - 8 - text_width(self._unit, Face.REGULAR, 7.0)
        canvas.line(0, 2, line - 4, 2)
        canvas.setFillColor(colour(theme.text_faint))
        draw_line(canvas, line, 4, self._unit, Face.REGULAR, 7.0)
        canvas.rect(self.width - SIDE, 1, SIDE, SIDE, stroke=1, fill=0)
        said = tr("NO")
        left = self.width - SIDE + (SIDE - text_width(said, Face.REGULAR, 7.0)) / 2
        draw_line(canvas, left, 1 + (SIDE - 4.6) / 2, said, Face.REGULAR, 7.0)
