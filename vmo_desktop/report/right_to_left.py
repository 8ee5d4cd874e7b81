"""Hebrew and Arabic on paper: names keep their own direction within a line that runs from left to right.

A PDF is drawn from left to right, letter by letter: Arabic letters are joined first, while the text is still in the
order of reading, so that it can be measured and broken into lines; each line is ordered for the eye when it is drawn.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from bidi.algorithm import get_display

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

ISOLATE, POP = "\u2068", "\u2069"
"""Unicode's marks around a text whose direction is its own (first strong isolate, pop directional isolate)."""

ISOLATED = re.compile(f"{ISOLATE}([^\u2066-\u2069]*){POP}")

_FIRST = "\u0590"
"""No letter before this one is written from right to left."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and any(_is_rtl(letter) for letter in text)


def _is_rtl(letter: str) -> bool:
    return letter >= _FIRST and unicodedata.bidirectional(letter) in ("R", "AL")


def isolated(name: str) -> str:
    """A name that is to stand in a sentence without reordering what is beside it."""
    return f"{ISOLATE}{name}{POP}" if is_right_to_left(name) else name


def stretches(text: str) -> Iterator[tuple[bool, str]]:
    """Parts of a text in order: whether each is to be ordered from right to left; marks of isolation are gone.

    What begins from right to left is one stretch. In all else a stretch ends where letters of the other kind follow.
    """
    for part in ISOLATED.split(text):
        strong = [(place, _is_rtl(letter)) for place, letter in enumerate(part) if _is_strong(letter)]
        if strong and strong[0][1]:
            yield True, part
            continue
        end = 0
        for is_rtl, group in groupby(strong, key=lambda pair: pair[1]):
            places = [place for place, _ in group]
            if is_rtl:
                yield False, part[end : places[0]]
                yield True, part[places[0] : places[-1] + 1]
                end = places[-1] + 1
        if end < len(part):
            yield False, part[end:]


def _is_strong(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("L", "R", "AL")


def joined(stretch: str) -> str:
    """Arabic letters in the forms in which they join their neighbours."""
    return str(_reshaper().reshape(stretch)) if _ARABIC.search(stretch) else stretch


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 - it looks for font tools; few packs need it

    return ArabicReshaper(configuration={"delete_harakat": False})


def visual(run: str) -> str:
    """A piece of a line as it is drawn from left to right; one without such letters stays as it is."""
    if not is_right_to_left(run):
        return run
    core = run.strip(" ")
    before, _, after = run.partition(core)
    return f"{before}{get_display(core, base_dir='R')}{after}"
