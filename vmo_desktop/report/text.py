"""User text on paper: data, never markup. `para` is the only way in which text becomes a reportlab Paragraph."""

from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.flowables import Flowable

from vmo_desktop.report.fonts import Face, load, runs
from vmo_desktop.report.safe_text import printable


@dataclass(frozen=True, slots=True)
class Strong:
    """A piece of text set in the semibold face."""

    text: str


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


def markup(text: str, face: Face) -> str:
    """Text escaped for reportlab, with the runs that need another face marked."""
    return "".join(
        _escaped(run) if run_face is face else f'<font face="{load(run_face)}">{_escaped(run)}</font>'
        for run_face, run in runs_of_lines(text, face)
    )


def runs_of_lines(text: str, face: Face) -> list[tuple[Face, str]]:
    """Runs of printable text; line breaks stay in the run before them."""
    found: list[tuple[Face, str]] = []
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            found.append((face, "\n"))
        found.extend(runs(line, face))
    return found


def para(*pieces: str | Strong, style: ParagraphStyle, bullet: str | None = None) -> Flowable:
    """A paragraph of plain text in a style; pieces marked `Strong` are set semibold, `bullet` is a sign of ours."""
    face = Face(style.fontName)
    parts = []
    for piece in pieces:
        if isinstance(piece, Strong):
            parts.append(f'<font face="{load(Face.SEMIBOLD)}">{markup(piece.text, Face.SEMIBOLD)}</font>')
        else:
            parts.append(markup(piece, face))
    return Paragraph("".join(parts), style, bulletText=bullet)
