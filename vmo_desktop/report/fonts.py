"""The faces of the decision pack and of its charts: which one can draw which character, and how wide text is.

Everything is set in Source Sans Pro; what it lacks is set in DejaVu Sans, run by run; what both lack is spelt out as
its code point, so that no character is ever lost or drawn as an empty box.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from vmo_desktop.charts.theme import font_files
from vmo_desktop.report.right_to_left import joined, stretches, visual
from vmo_desktop.report.safe_text import spelt

# Said once for the program: smaller streams, no markup that reaches out or evaluates colours.
rl_config.useA85 = 0
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
rl_config.toColorCanUse = None

ELLIPSIS = "…"

_LOOKED_AT = 1_000
"""Characters of a line that are measured: none is as wide as these."""


class Face(StrEnum):
    """A face that text can be set in; the value is its name in the PDF."""

    REGULAR = "SourceSansPro-Regular"
    SEMIBOLD = "SourceSansPro-Semibold"
    FALLBACK = "DejaVuSans"
    FALLBACK_BOLD = "DejaVuSans-Bold"


_FALLBACK = {Face.REGULAR: Face.FALLBACK, Face.SEMIBOLD: Face.FALLBACK_BOLD}

ASCENT = 0.75
DESCENT = 0.22
"""Height of tall letters above, and depth of letters below the baseline, as parts of the size."""


def font_file(face: Face) -> Path:
    """The TrueType file of a face."""
    files = font_files()
    return {
        Face.REGULAR: files.regular,
        Face.SEMIBOLD: files.semibold,
        Face.FALLBACK: files.fallback,
        Face.FALLBACK_BOLD: files.fallback_bold,
    }[face]


@cache
def _loaded(face: Face) -> TTFont:
    font = TTFont(face.value, str(font_file(face)))
    pdfmetrics.registerFont(font)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(face.value, bold, italic, face.value)
    return font


@cache
def _characters(face: Face) -> frozenset[str]:
    return frozenset(chr(code) for code in _loaded(face).face.charToGlyph if code >= 32)


def load(face: Face) -> str:
    """Make a face known to reportlab; returns its name there."""
    _loaded(face)
    return face.value


def runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Split text into runs that one face can draw each, in the order of reading.

    A stretch from right to left is one run, with the signs and words of other scripts inside of it, as it is ordered
    as a whole when it is drawn.
    """
    if _characters(face).issuperset(text):
        if text:
            yield face, text
        return
    fallback = _FALLBACK.get(face, face)
    for is_rtl, stretch in stretches(text):
        if is_rtl:
            known = _characters(fallback)
            yield fallback, "".join(each if each in known else spelt(each) for each in joined(stretch))
        else:
            yield from _runs_of(stretch, face, fallback)


def _runs_of(text: str, face: Face, fallback: Face) -> Iterator[tuple[Face, str]]:
    drawable = [
        (face, character)
        if character in _characters(face)
        else (fallback, character)
        if character in _characters(fallback)
        else (face, spelt(character))
        for character in text
    ]
    for run_face, group in groupby(drawable, key=lambda pair: pair[0]):
        yield run_face, "".join(character for _, character in group)


def missing_characters(text: str) -> frozenset[str]:
    """Characters that no face can draw; they are spelt out as code points."""
    rest = set(text) - _characters(Face.REGULAR)
    return frozenset(rest - _characters(Face.FALLBACK)) if rest else frozenset()


def text_width(text: str, face: Face, size: float) -> float:
    """Width of a line in points."""
    return sum(float(pdfmetrics.stringWidth(run, load(each), size)) for each, run in runs(text, face))


def draw_line(  # noqa: PLR0917 - the order of reportlab's own drawing calls
    canvas: Canvas, x: float, y: float, text: str, face: Face, size: float
) -> float:
    """Draw one line of text in the colour that is set; returns its width."""
    start = x
    for run_face, run in runs(text, face):
        canvas.setFont(load(run_face), size)
        canvas.drawString(x, y, visual(run))
        x += float(pdfmetrics.stringWidth(run, run_face.value, size))
    return x - start


def elided(text: str, face: Face, size: float, width: float) -> str:
    """The text, or as much of its beginning as fits a width in points, with an ellipsis."""
    if len(text) <= _LOOKED_AT and text_width(text, face, size) <= width:
        return text
    low, high = 0, min(len(text), _LOOKED_AT)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS
