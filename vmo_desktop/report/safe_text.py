"""User text made fit for paper: one look for every control, nothing obeyed, nothing lost without a word."""

import unicodedata

from vmo_desktop.report.right_to_left import ISOLATE, ISOLATED, POP, isolated
from vmo_desktop.translation import Texts

LONGEST = 20_000
"""Characters of a text that are printed: nobody reads more than these few pages of one."""

_IN_A_LINE = 40
"""A text of as many characters has no more lines than if each were at least so long."""

_ROOM = 500
"""Characters left for saying that a text goes on, and for a sentence of ours around it, which is not cut again."""

_LINE_BREAKS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_DIRECTION_MARKS = {
    "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
NO_BREAK_SPACE = "\u00a0"
_UNBREAKABLE = frozenset("\u00a0\u2007\u202f")
_INVISIBLE = frozenset("\u00ad\u200c\u200d\u2060\ufe0e\ufe0f")
"""Joiners and selectors that only matter to a shaping engine."""

tr = Texts("Pack")


def spelt(character: str) -> str:
    """A character as its code point, for what cannot or must not be drawn."""
    return f"[U+{ord(character):04X}]"


def printable(text: str, most: int = LONGEST) -> str:
    """Text with every control made visible, composed (NFC), and with plain line breaks; at most so much of it.

    Direction marks but whole isolates are named, not obeyed: a name can then never reorder what stands beside it.
    """
    shown, lines = _visible(text[:most]), most // _IN_A_LINE
    if len(text) <= most >= len(shown) and shown.count("\n") <= lines:
        return shown
    beginning = "\n".join(shown[: most - _ROOM].split("\n", lines)[:lines])
    goes_on = tr("(the text goes on: all {count} characters of it are in the workshop file)", count=f"{len(text):,}")
    return f"{_cut(beginning)} {goes_on}"


def _visible(text: str) -> str:
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    text = unicodedata.normalize("NFC", text.expandtabs(4))
    if text.isprintable():
        return text
    # An isolate cannot reorder what stands beside it; our own sentences isolate names.
    shown = ["".join(_shown(character) for character in part) for part in ISOLATED.split(text)]
    return "".join(f"{ISOLATE}{part}{POP}" if place % 2 else part for place, part in enumerate(shown))


def _shown(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    if character in _DIRECTION_MARKS:
        return f"⟦{_DIRECTION_MARKS[character]}⟧"
    if character in _INVISIBLE:
        return ""
    if unicodedata.category(character) == "Zs":
        return NO_BREAK_SPACE if character in _UNBREAKABLE else " "
    return spelt(character)


def one_line(text: str) -> str:
    """Printable text with line breaks and runs of spaces as single spaces."""
    return " ".join(printable(text).split())


def shortened(text: str, characters: int) -> str:
    """One line of at most so many characters, with an ellipsis where it was cut."""
    line = one_line(text)
    if len(line) <= characters:
        return line
    return _cut(line[: characters - 1])


def _cut(beginning: str) -> str:
    cut = beginning.rstrip() + "…"
    return cut + POP if cut.count(ISOLATE) > cut.count(POP) else cut


def name_in_sentence(name: str, characters: int) -> str:
    """A name short enough for a sentence of ours, and kept together there if it is written from right to left."""
    return isolated(shortened(name, characters))
