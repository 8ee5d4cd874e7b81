"""What the headings of real portfolio tables mean: the words by which a field is known."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from vmo_desktop.exchange.currencies import CODE, SIGN
from vmo_desktop.exchange.heading_words import NAMES, QUALIFIERS
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.table import header_key

_THING = r"(?:project|programme|program|initiative|investment|proposal|epic|idea|application|app|request|business case)"

_PATTERNS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.CODE, re.compile(rf"(?:\w+ )?{_THING} (?:id|code|number|no|nr|ref|reference|identifier)")),
    (Field.NAME, re.compile(rf"(?:\w+ )?{_THING} (?:name|title)|name of (?:the )?{_THING}")),
    (Field.DESCRIPTION, re.compile(rf"{_THING} (?:description|summary|aims|objectives?|scope)")),
    (Field.CLASS, re.compile(r"(?:\w+ )?(?:report |project |initiative )(?:category|class|type)")),
    (Field.STATUS, re.compile(r"(?:\w+ )*(?:rag|dca|delivery confidence)(?: assessment| rating| status)*(?: \d{4})?")),
    (Field.COST, re.compile(r"(?:\w+ ){0,3}(?:wlc|whole life costs?|life ?cycle costs?)(?: \w+)*")),
    (Field.COST, re.compile(r"(?:\w+ )+(?<!date )(?:request|requested)")),
    (Field.START_DATE, re.compile(r"(?:\w+ )+start(?: date)?")),
    (Field.END_DATE, re.compile(r"(?:\w+ )+(?:end|finish|completion)(?: date)?")),
)
_FALLBACK_CLASS = frozenset(
    {"department", "department name", "lead department", "division", "agency", "agency name", "ministry"}
)
"""Who an initiative belongs to is its class where nothing better is."""

_COMMENTARY = re.compile(
    r"\b(?:comments?|commentary|narrative|variance|reason|score|rank|divided|per|pro|par|por|ratio|benefits?"
    r"|(?:number|no|nr) of|anzahl)\b"
)
"""Words that make a column say something about a field instead of being it."""

_PLACES: Mapping[str, tuple[Field, int]] = {
    name: (field, place) for field, names in NAMES.items() for place, name in enumerate(names.split("; "))
}
PATTERN_PLACE = 100
LOOSE_PLACE = 120
FALLBACK_PLACE = 200

MOST_KEPT = 4096
"""Headings whose meaning is remembered: more than a file has columns, and a day of imports does not fill the memory."""

_ENUMERATION = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[^\W\d_])[.)]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+)(?=[^\W\d_]{2})")
_NUMBER_AT_END = re.compile(r"(?<=\w)\s*[#№]\s*$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT_AT_END = re.compile(
    rf"(?: (?:in|[kmt]?{CODE}|s?fr|000s?|(?:x ?)?1(?: ?000){{1,2}}s?|m|mn|mio|millions?|k|t|tsd|thousands?|bn|mrd"
    r"|hours?|hrs?|days?|weeks?|months?|years?|pct|percent|incl ncg|incl ngc|us"
    r"|pt|stunden|tage|personentage|wochen|monate|jahre|j h|heures|jours|jours homme|semaines|mois|ans"
    r"|horas|dias|semanas|meses|anos|uren|dagen|weken|maanden|jaren))+$"
)


@lru_cache(maxsize=MOST_KEPT)
def bare_key(header: str) -> str:
    """A heading without what brackets, units and a number in front add to it: "1. Cost (£m)" is "cost"."""
    header = _ENUMERATION.sub("", header)
    key = header_key(_BRACKETS.sub(" ", header)) or header_key(header)
    return _UNIT_AT_END.sub("", key) or key


@lru_cache(maxsize=MOST_KEPT)
def field_places(header: str) -> tuple[tuple[Field, int], ...]:
    """The fields that a heading can mean, each with its place: the lower, the surer."""
    found: list[tuple[Field, int]] = []
    if header.strip() in ("#", "№", "n°"):
        found.append((Field.CODE, PATTERN_PLACE))
    header = _NUMBER_AT_END.sub(" number", header)
    for key in dict.fromkeys((header_key(header), bare_key(header))):
        if key in _PLACES:
            found.append(_PLACES[key])
        if key in _FALLBACK_CLASS:
            found.append((Field.CLASS, FALLBACK_PLACE))
        if not _COMMENTARY.search(key):
            found += [(field, PATTERN_PLACE) for field, pattern in _PATTERNS if pattern.fullmatch(key)]
            loose = _BY_WORDS.get(_words(key))
            found += [(loose, LOOSE_PLACE)] if loose is not None and loose not in dict(found) else []
    return tuple(dict.fromkeys(found))


def _words(key: str) -> frozenset[str]:
    """The words that tell a heading's meaning, whatever their order and accents."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", key) if not unicodedata.combining(each))
    return frozenset(plain.split()) - QUALIFIERS


_BY_WORDS: Mapping[frozenset[str], Field] = {
    words: field for name, (field, _) in reversed(list(_PLACES.items())) if (words := _words(name))
}


def _counted_in(letters: str, words: str) -> re.Pattern[str]:
    """Letters beside a currency ("£m", "m EUR", "TEUR", "k€"), or a word of its own."""
    before, after = rf"\b{letters} ?(?:{SIGN}|{CODE}\b)", rf"(?:{SIGN}|\b{CODE}) ?{letters}\b"
    return re.compile(rf"{before}|{after}|\b(?:{words})\b")


_IN_FULL = r"(?<!\d)1(?:[.,'’ ]?000){zeros}(?![.,'’ ]?\d)"
"""Thousands and millions that are written in digits."""

_FACTORS = (
    (_counted_in("(?:bn|mrd)", "bn|billions?|mrd|milliarden|milliards?"), 1e9),
    (re.compile(_IN_FULL.format(zeros="{2}")), 1e6),
    (_counted_in("(?:m|mm|mio)", "mn|mio|mln|millions?|millionen"), 1e6),
    (_counted_in("[kt]", "thousands?|tsd|tausend|milliers|000s?"), 1e3),
    (re.compile(_IN_FULL.format(zeros="{1}")), 1e3),
    (re.compile(r"[(\[] ?mm? ?[)\]]"), 1e6),
    (re.compile(r"[(\[] ?k ?[)\]]"), 1e3),
)


def money_factor(header: str) -> float:
    """What amounts below a heading are counted in: 1e6 below "Cost (£m)", 1 where it says nothing."""
    text = header.casefold().replace("_", " ")
    return next((factor for pattern, factor in _FACTORS if pattern.search(text)), 1.0)
