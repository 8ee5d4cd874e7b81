"""What the headings of real portfolio tables mean: the words by which a field is known."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from vmo_desktop.exchange.currencies import without_currencies
from vmo_desktop.exchange.heading_words import NAMES, QUALIFIERS
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.money_units import LETTERS, WORDS
from vmo_desktop.exchange.table import header_key

_THING = r"(?:project|programme|program|initiative|investment|proposal|epic|idea|application|app|request|business case)"

_PATTERNS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.CODE, re.compile(rf"(?:\w+ )?{_THING} (?:id|code|number|no|nr|ref|reference|identifier)")),
    (
        Field.CODE,
        re.compile(r"(?:work|work item|task|card|req|requirement|demand|feature) (?:id|code|number|no|nr|key)"),
    ),
    (
        Field.NAME,
        re.compile(rf"(?:\w+ )?(?:{_THING}|task|card|feature|demand) (?:name|title)|name of (?:the )?{_THING}"),
    ),
    (Field.OWNER, re.compile(rf"(?:{_THING}|work|work item|task|feature) (?:owner|manager|lead|leader)")),
    (Field.DESCRIPTION, re.compile(rf"{_THING} (?:description|summary|aims|objectives?|scope)")),
    (Field.CLASS, re.compile(r"(?:\w+ )?(?:report |project |initiative )(?:category|class|type)")),
    (Field.STATUS, re.compile(r"(?:\w+ )*(?:rag|dca|delivery confidence)(?: assessment| rating| status)*(?: \d{4})?")),
    (Field.COST, re.compile(r"(?:\w+ ){0,3}(?:wlc|whole life costs?|life ?cycle costs?)(?: \w+)*")),
    (Field.COST, re.compile(r"(?:\w+ )+(?<!date )(?:request|requested)")),
    (Field.START_DATE, re.compile(r"(?:\w+ )+start(?: date)?")),
    (Field.END_DATE, re.compile(r"(?:\w+ )+(?:end|finish|(?<!at )(?<!to )(?<!on )(?<!of )completion)(?: date)?")),
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

_LONGEST = 400
"""What is longer is no heading; patterns take long over it."""

_ENUMERATION = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[^\W\d_])[.)]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+)(?=[^\W\d_]{2})")
_NUMBER_SIGNS = frozenset({"#", "№", "n°", "n.º", "n.°", "n.o", "nº", "n°."})
_NUMBER_AT_END = re.compile(r"(?<=\w)\s*[#№]\s*$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT_AT_END = re.compile(
    rf"(?: (?:in|x|[x×]?1000(?: 000)?|1 000(?: 000)?|de|em|of|{WORDS}|{LETTERS}|mil"
    r"|hours?|hrs?|days?|weeks?|months?|years?|pct|percent|incl ncg|incl ngc|us"
    r"|pt|stunden|tage|personentage|wochen|monate|jahre|j h|heures|jours|jours homme|semaines|mois|ans"
    r"|horas|dias|semanas|meses|anos|uren|dagen|weken|maanden|jaren))+$"
)


@lru_cache(maxsize=MOST_KEPT)
def bare_key(header: str) -> str:
    """A heading without what brackets, units and a number in front add to it: "1. Cost (£m)" is "cost"."""
    header = _ENUMERATION.sub("", header[:_LONGEST])
    plain = without_currencies(header)
    key = header_key(_BRACKETS.sub(" ", plain)) or header_key(plain) or header_key(header)
    return _UNIT_AT_END.sub("", key) or key


@lru_cache(maxsize=MOST_KEPT)
def field_places(header: str) -> tuple[tuple[Field, int], ...]:
    """The fields that a heading can mean, each with its place: the lower, the surer."""
    found: list[tuple[Field, int]] = []
    if header.strip().casefold() in _NUMBER_SIGNS:
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
