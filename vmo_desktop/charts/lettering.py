"""Text on charts: users' names made into one safe line, measured and shortened without Qt or a renderer."""

import unicodedata
from functools import cache, lru_cache
from threading import Lock

import matplotlib as mpl
from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from vmo_desktop.charts.theme import FALLBACK_FAMILY, FAMILY, font_files

# Said once for the program: "$" is money, whatever a chart says of its own texts.
mpl.rcParams["text.parse_math"] = False

LONGEST = 200
"""Characters of a name that are looked at: no chart has room for more."""

_DRAWN = 4 * LONGEST
"""Characters of a line that are drawn: it may be made of several names."""

ELLIPSIS = "…"

FAMILIES = [FAMILY, FALLBACK_FAMILY]
"""Families for matplotlib, in the order in which it looks for a character."""


PAD = 2.0
"""Pixels kept free left and right of a label's text."""

MISSING = "\ufffd"

BOLD = 700
"""The one weight besides regular: both families have it."""

_MEASURING = Lock()


def one_line(text: str) -> str:
    """A user's text as one line without controls: line breaks become spaces, direction marks and the like go."""
    text = text[: 4 * LONGEST]
    if not text.isprintable():
        text = "".join(_shown(letter) for letter in text)
    return " ".join(text.split())[:LONGEST]


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs", "Cn", "Co") else letter


def drawable(text: str) -> str:
    """A text with a sign in place of every character that neither family has; Qt finds other fonts by itself.

    Of a text that no chart has room for, only the beginning: matplotlib would be busy with it for minutes.
    """
    if len(text) > _DRAWN:
        text = text[:_DRAWN] + ELLIPSIS
    if text.isascii():
        return text
    regular, fallback = (characters for _, characters in _faces(is_bold=False))
    known = "".join(letter if ord(letter) in regular or ord(letter) in fallback else MISSING for letter in text)
    return unicodedata.normalize("NFC", known)


@cache
def register_fonts() -> None:
    """Make the charts' fonts known to matplotlib; once for the program."""
    for path in font_files().all():
        fontManager.addfont(str(path))


@cache
def _faces(is_bold: bool) -> tuple[tuple[FT2Font, frozenset[int]], ...]:
    files = font_files()
    paths = (files.bold, files.fallback_bold) if is_bold else (files.regular, files.fallback)
    faces = []
    for path in paths:
        font = FT2Font(str(path))
        font.set_size(1000, 72)
        faces.append((font, frozenset(font.get_charmap())))
    return tuple(faces)


@cache
def _rise() -> float:
    font = _faces(is_bold=False)[0][0]
    return float(font.ascender + font.descender) / 2 / float(font.units_per_EM)


def label_height(size: int) -> int:
    """Height of a label of a type size."""
    return round(size * 1.25)


def baseline_below_middle(size: float) -> float:
    """How far the baseline of a line lies below its middle, in the unit of its size."""
    return size * _rise()


@lru_cache(maxsize=4096)
def _advance(letter: str, is_bold: bool) -> float:
    for font, characters in _faces(is_bold):
        if ord(letter) in characters:
            # A face serves one thread at a time: the preview of the pack measures while the window draws.
            with _MEASURING:
                glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
                return float(glyph.linearHoriAdvance / 65536 / 1000)
    return 1.0


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Width of a line, in the unit of its size; without kerning, so rather too wide than too narrow."""
    return size * sum(_advance(letter, is_bold) for letter in text)


@lru_cache(maxsize=8192)
def elided(text: str, size: float, width: float, *, is_bold: bool = False) -> str:
    """The text, or as much of its beginning as fits the width, with an ellipsis."""
    room = width / size
    used = 0.0
    fits = 0
    for place, letter in enumerate(text):
        used += _advance(letter, is_bold)
        if used + _advance(ELLIPSIS, is_bold) <= room:
            fits = place + 1
        if used > room:
            return text[:fits].rstrip() + ELLIPSIS
    return text
