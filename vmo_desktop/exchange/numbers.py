"""Numbers as people write them in spreadsheets, read strictly: what is not surely one number is refused in words.

Python's own `float` is never asked: it takes "1_000", "nan" and "1e400" for numbers.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from vmo_desktop.domain.amounts import MOST, is_amount
from vmo_desktop.exchange.currencies import LONGEST, is_currency
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.money_units import counted_in
from vmo_desktop.translation import Texts

tr = Texts("Import")

MAX_LETTERS = 100
"""A longer text is a sentence."""

_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
_PLAIN = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width forms
    | {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'", "\u02bc": "'"}
    | dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff")
)
_MISSING = frozenset({"", "-", "--", "n/a", "na", "n.a.", "null", "none"})
_MULTIPLIERS: Mapping[str, int] = {
    **dict.fromkeys(("k", "thousand", "tsd"), 10**3),
    "lakh": 10**5,
    **dict.fromkeys(("m", "mn", "mio", "mln", "million", "millions"), 10**6),
    "crore": 10**7,
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions"), 10**9),
    **dict.fromkeys(("tn", "trillion", "trillions"), 10**12),
}
MAGNITUDES = frozenset(_MULTIPLIERS.values())
"""What a multiplier can stand for."""

_JOINING = r"(?:(?<![^\W\d_])(?:US |de |d'))?"
_WORD_AT_END = re.compile(
    rf"{_JOINING}(?P<word>(?:[^\W\d_]+\$?|[^\W\d_]+/[^\W\d_]+|[^\W\d_]+-[^\W\d_]+)\.?|%)$", re.IGNORECASE
)
_SIGN_AT_END = re.compile(r"(?P<word>(?:(?<![^\W\d_])t ?)?\S)$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_WORD_AT_START = re.compile(rf"^(?P<word>(?:[^\W\d_]{{1,{LONGEST}}}\$?|[sb]/)\.?)(?=[\s\d.,+(-])", re.IGNORECASE)
_NO_CENTS = re.compile(r"(?<=\d)([.,]) ?--?(?=\D*$)")
_RUPEES_ONLY = re.compile(r"(?<=\d) ?/[-=]$")
"""So people end an amount in India and in East Africa, that nothing is added behind it."""


def _grammar(group: str, mark: str) -> re.Pattern[str]:
    groups = rf"[1-9]\d{{0,2}}(?:(?P<sep>{group})\d{{3}})(?:(?P=sep)\d{{3}})*"
    indian = r"|[1-9]\d?(?:,\d\d)+,\d{3}" if mark == "." else ""
    return re.compile(rf"(?:(?:\d+|{groups}{indian})(?:\{mark}\d+)?|\{mark}\d+)(?:[eE][+-]?\d{{1,3}})?", re.ASCII)


_GRAMMARS = {DecimalMark.POINT: _grammar("[,' ]", "."), DecimalMark.COMMA: _grammar("[.' ]", ",")}


class NumberRefused(ValueError):
    """A text is not a number; the message is the reason, to follow the text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly as written; "12 %" is 12 with `is_percent`, "3.2m" is 3,200,000 with `has_multiplier`.

    `has_unit`: one of the units asked for follows it, and is in the value.
    """

    value: Decimal
    is_percent: bool = False
    has_multiplier: bool = False
    has_unit: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """A number's text taken apart; `body` is digits, marks and exponent."""

    body: str
    is_negative: bool = False
    is_percent: bool = False
    has_multiplier: bool = False
    has_unit: bool = False
    times: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class MarkDecision:
    """How a column writes its numbers, and whether its cells left that open."""

    mark: DecimalMark
    is_sure: bool
    has_ambiguous: bool = False


NO_UNITS: Mapping[str, Decimal] = MappingProxyType({})


def read_number(text: str, mark: DecimalMark, units: Mapping[str, Decimal] = NO_UNITS) -> Number | None:
    """Read one number; None where the text says that there is none. Raises `NumberRefused`.

    `units` are words that may follow the number, in lower case, and what they multiply it by.
    """
    plain = text.translate(_PLAIN)
    if _is_accounting_zero(plain):
        return Number(Decimal(0))
    if plain.strip().lower() in _MISSING:
        return None
    parts = _take_apart(plain, units)
    grammar = _GRAMMARS[mark]
    if not grammar.fullmatch(parts.body):
        raise NumberRefused(_reason(parts.body, mark))
    value = _exact(parts.body, mark) * parts.times
    reason = why_no_amount(value)
    if reason is not None:
        raise NumberRefused(reason)
    return Number(-value if parts.is_negative else value, parts.is_percent, parts.has_multiplier, parts.has_unit)


def is_number(text: str) -> bool:
    """Whether a text is one number and nothing else."""
    try:
        return read_number(text, decide_mark([text]).mark) is not None
    except NumberRefused:
        return False


def why_no_amount(number: float | Decimal) -> str | None:
    """Why no workshop takes a number, to follow it in a sentence; None where it does."""
    if is_amount(number):
        return None
    if isinstance(number, float) and not math.isfinite(number):
        return tr("this is not a finite number")
    if -MOST <= number <= MOST:
        return tr("this number is too close to 0")
    return tr("this number is too large: {most} is the most", most=f"{MOST:,.0f}")


def decide_mark(texts: Iterable[str], units: Mapping[str, Decimal] = NO_UNITS) -> MarkDecision:
    """How a column writes its numbers: by the cells that can be read in one way only."""
    votes = {DecimalMark.POINT: 0, DecimalMark.COMMA: 0}
    ambiguous = False
    for text in texts:
        try:
            body = _take_apart(text.translate(_PLAIN), units).body
        except NumberRefused:
            continue
        readings = {mark: _exact(body, mark) for mark, grammar in _GRAMMARS.items() if grammar.fullmatch(body)}
        if len(readings) == 1:
            votes[next(iter(readings))] += 1
        elif len(set(readings.values())) == 2:
            ambiguous = True
    mark = DecimalMark.COMMA if votes[DecimalMark.COMMA] > votes[DecimalMark.POINT] else DecimalMark.POINT
    has_votes = any(votes.values())
    contradicts = all(votes.values())
    return MarkDecision(mark, is_sure=has_votes and not contradicts, has_ambiguous=ambiguous or contradicts)


def _is_accounting_zero(plain: str) -> bool:
    """Accounting formats show zero as a dash, padded on its right or with a currency sign; a bare dash says nothing."""
    dash = plain.strip()
    if dash == "-":
        return plain.endswith("  ")
    return dash.count("-") == 1 and all(c in "- " or unicodedata.category(c) == "Sc" for c in dash)


def _take_apart(plain: str, units: Mapping[str, Decimal]) -> _Parts:
    """Take sign, currency, percent, multiplier and unit off; each may stand once."""
    rest = _NO_CENTS.sub(r"\g<1>0", _RUPEES_ONLY.sub("", plain.strip()))
    if (
        len(rest) > MAX_LETTERS
        or len(_WORDS.findall(rest)) > 2
        or not any(letter.isascii() and letter.isdigit() for letter in rest)
    ):
        raise NumberRefused(_wordy_reason(rest))
    rest, is_negative = _without_sign(rest)
    times = Decimal(1)
    seen: set[str] = set()
    while found := _WORD_AT_END.search(rest) or _currency_sign(rest):
        kind, factor = _meaning(found["word"], units)
        if kind in seen:
            raise NumberRefused(tr("this is not one number"))
        seen.add(kind)
        times *= factor
        rest = rest[: found.start()].rstrip()
        if not is_negative:
            rest, is_negative = _without_sign(rest)
    return _Parts(rest, is_negative, "percent" in seen, "multiplier" in seen, "unit" in seen, times)


def _currency_sign(rest: str) -> re.Match[str] | None:
    found = _SIGN_AT_END.search(rest)
    return found if found and unicodedata.category(rest[-1]) == "Sc" else None


def _without_sign(text: str) -> tuple[str, bool]:
    """Take a leading currency and one sign off: "-£5", "£-5", "(£5)", "£(5)", "5-"."""
    rest = _without_currency(text)
    if rest.startswith("(") and rest.endswith(")"):
        return _without_currency(rest[1:-1].strip()), True
    for sign in "-+":
        if rest.startswith(sign):
            return _without_currency(rest[1:].lstrip()), sign == "-"
    if rest.endswith("-") and rest[:-1].rstrip()[-1:].isdigit():
        return rest[:-1].rstrip(), True
    return rest, False


def _without_currency(text: str) -> str:
    if text and unicodedata.category(text[0]) == "Sc":
        return text[1:].lstrip()
    found = _WORD_AT_START.match(text)
    if found and is_currency(found["word"].rstrip(".")):
        return text[found.end() :].lstrip()
    return text


def _meaning(word: str, units: Mapping[str, Decimal]) -> tuple[str, Decimal]:
    """What a word after a number does: its kind and what it multiplies by."""
    name = word.lower().rstrip(".")
    if name in ("%", "percent", "pct"):
        return "percent", Decimal(1)
    if name in units:
        return "unit", units[name]
    if name in _MULTIPLIERS:
        return "multiplier", Decimal(_MULTIPLIERS[name])
    if is_currency(word.rstrip(".")):
        return "currency", Decimal(1)
    if is_currency(word[:3]) and name[3:] in _MULTIPLIERS:
        return "multiplier", Decimal(_MULTIPLIERS[name[3:]])
    if counted := counted_in(word):
        return "multiplier", counted
    raise NumberRefused(
        tr("this is text, not a number") if len(name) > 3 else tr('"{word}" does not belong to a number', word=word)
    )


def _exact(body: str, mark: DecimalMark) -> Decimal:
    groups = ",' " if mark is DecimalMark.POINT else ".' "
    digits = body.translate(str.maketrans(dict.fromkeys(groups)))
    return Decimal(digits.replace(",", "."))


def _wordy_reason(rest: str) -> str:
    if rest.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return tr("this is not a finite number")
    if rest.startswith("#"):
        return tr("the spreadsheet shows an error here")
    if any(letter.isdigit() for letter in rest) and not _WORDS.search(rest) and len(rest) <= MAX_LETTERS:
        return tr("these digits are not understood")
    return tr("this is text, not a number")


def _reason(body: str, mark: DecimalMark) -> str:
    other = DecimalMark.COMMA if mark is DecimalMark.POINT else DecimalMark.POINT
    if _GRAMMARS[other].fullmatch(body):
        return tr("this is no number with a decimal {mark}", mark=mark)
    if "_" in body:
        return tr("an underscore does not belong to a number")
    if _WORDS.search(body):
        return tr("this is text, not a number")
    return tr("this is not one number")
