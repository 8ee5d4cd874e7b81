"""User text on paper: data, never markup. `para` is the only way in which text becomes a reportlab Paragraph."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.flowables import Flowable

from vmo_desktop.report.fonts import Face, load, runs
from vmo_desktop.report.right_to_left import is_right_to_left, visual
from vmo_desktop.report.safe_text import LONGEST, printable

_HEADING = 12
"""Lines of a heading; what has more is no heading to be balanced."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A piece of text set in the semibold face."""

    text: str


class Text(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph whose lines are ordered for the eye when they are drawn."""

    def draw(self) -> None:
        """Order what is written from right to left in each line, then draw."""
        for line in self.blPara.lines:
            if isinstance(line, tuple):
                words = line[1]
                if is_right_to_left("".join(words)):
                    words[:] = visual(" ".join(words)).split(" ")
            else:
                for piece in line.words:
                    piece.text = visual(piece.text)
        super().draw()


class Balanced(Text):
    """A heading whose lines are about equally long, so that no single word is left for the last one."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the width, and break within the least width that needs no line more."""
        taken: tuple[float, float] = super().wrap(width, height)
        lines = _lines(self)
        if 1 < lines <= _HEADING:
            least, most = width * 0.5, width
            while most - least > 2:
                middle = (least + most) / 2
                super().wrap(middle, height)
                least, most = (middle, most) if _lines(self) > lines else (least, middle)
            super().wrap(most, height)
        return width, taken[1]


def _lines(paragraph: Any) -> int:
    return len(paragraph.blPara.lines)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


def markup(text: str, face: Face, most: int = LONGEST) -> str:
    """Text escaped for reportlab, with the runs that need another face marked; at most so much of it."""
    return "".join(
        _escaped(run) if run_face is face else f'<font face="{load(run_face)}">{_escaped(run)}</font>'
        for run_face, run in runs_of_lines(text, face, most)
    )


def runs_of_lines(text: str, face: Face, most: int = LONGEST) -> list[tuple[Face, str]]:
    """Runs of printable text; line breaks stay in the run before them."""
    found: list[tuple[Face, str]] = []
    for number, line in enumerate(printable(text, most).split("\n")):
        if number:
            found.append((face, "\n"))
        found.extend(runs(line, face))
    return found


def para(*pieces: str | Strong, style: ParagraphStyle, bullet: str | None = None) -> Flowable:
    """A paragraph of plain text in a style; pieces marked `Strong` are set semibold, `bullet` is a sign of ours."""
    face, most = Face(style.fontName), getattr(style, "longest", LONGEST)
    parts = []
    for piece in pieces:
        if isinstance(piece, Strong):
            parts.append(f'<font face="{load(Face.SEMIBOLD)}">{markup(piece.text, Face.SEMIBOLD, most)}</font>')
        else:
            parts.append(markup(piece, face, most))
    kind = Balanced if getattr(style, "isBalanced", 0) else Text
    return kind("".join(parts), style, bulletText=bullet)
