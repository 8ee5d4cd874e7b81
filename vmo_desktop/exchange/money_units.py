"""What amounts are counted in, as headings, rows of units, number formats and titles say it in many languages."""

import re
from decimal import Decimal

from vmo_desktop.exchange.currencies import ANY, without_currencies

_MONEY = r"(?= ?(?:¤|lei|ron\b|tl\b|lira))"
"""Behind words that mean something else where no money of their country follows."""

_SIZES = (
    (1e9, "bn?|mrd|mld",
     r"bn|billions?|mrd|milliarden|milliards?|mil(?:es de)? millones|млрд|milyar|miliar(?:d[iy]?)?|tỷ|δισ"),
    (1e8, "", r"[億亿](?=[円元])|억(?=원)"),
    (1e7, "cr", r"crores?|crs"),
    (1e6, "mm?|mio?|mill",
     r"mn|mio|mln|millions?|millionen|millones|mdp|mdd|milh(?:õ|o)es|milioni|miljoen|miljoner|млн|百万(?=[円元])|"
     r"milyon|juta|milioane|milion(?:y|ů|ów)|millió|milijon(?:ov|a)?|εκατ|triệu|milj|백만(?=원)"),
    (1e5, "", r"lakhs?|lacs?"),
    (1e4, "", r"万(?=[円元])"),
    (1e3, "[kt]|ths|tis|tys|miles",
     r"thousands?|tsd|tausend|milliers|millares|milhares|migliaia|miles de|en miles|duizend(?:en)?|tusen|тыс|"
     rf"千(?=[円元])|천(?=원)|(?:bin|mii|ezer){_MONEY}|ribu|χιλ|tuh|tisoč|tisuća|тис|хил|nghìn|"
     r"(?<!\d)(?<!\d[.,' ])'?000(?:'?s)?"),
    (1e2, "", r"(?<=in )hundreds"),
)  # fmt: skip
"""Sizes with the letters that mean them beside a currency, and the words that mean them anywhere; the largest first."""

_THOUSANDS = r"(?:[.,'’ ]?000)"
_COUNTED = rf"1{_THOUSANDS}+(?:'?s)?"
"""A thousand or a million in digits."""

LETTERS = "|".join(letters for _, letters, _ in _SIZES if letters)
WORDS = "|".join(words for _, _, words in _SIZES)
MANY = rf"(?:{LETTERS}|{WORDS}|mil|{_COUNTED})"
"""Whatever may stand for thousands or more, in small letters."""

_DIGITS = re.compile(
    rf"(?:\b(?:in|en|em) |[x×*] ?)(?P<a>{_COUNTED})(?!\d)|(?<![\d.,]){ANY} ?(?P<b>{_COUNTED})(?= ?[)\]]|$)"
    rf"|(?<![\d.,])(?P<c>{_COUNTED}) ?{ANY}"
)
_MIL = re.compile(r"(?:r\$|brl) ?(?:em )?mil\b|\bmil (?:r\$|brl|reais|euros)|\bem mil\b")
"""In Portuguese a thousand; beside other money it may be a million as well."""

_ENGLISH_MIL = re.compile(
    r"\b(?:costs?|budgets?|spend(?:ing)?|funding|amounts?|investments?|prices?|expenditures?|capex)\b"
    rf".*(?:[(\[] ?|\bin |{ANY} ?)mil\.? ?(?:[)\]]|$)"
)
"""In an English heading it is a million."""

_IN_BRACKETS = re.compile(rf"[(\[] ?(?:in |em )?(?:{LETTERS}|mil)\.? ?[)\]]")

_AMOUNT = rf"(?<![\w.,])(?!(?:19|20)\d\d\b|1 ?[^\W\d])\d[\d.,]*[ -]?(?:{LETTERS}|{WORDS})\b"
_DOUBTFUL = re.compile(rf"{ANY} ?mil\b|\bmil\.? ?{ANY}|\brounded to (?:the )?(?:nearest )?\w+|{_AMOUNT}")
"""What is thousands in one language and millions in another; rounded amounts; an amount such as "5 million"."""

_FORINTS = re.compile(r"\b[eEM]Ft\b")
"""In large letters alone these are no money: EFT is a way to pay, and MFT to send files."""


def _pattern(letters: str, words: str) -> re.Pattern[str]:
    beside = rf"\b(?:{letters})\.? ?{ANY}|{ANY} ?(?:in )?(?:{letters})\b|" if letters else ""
    return re.compile(rf"{beside}(?<![^\W_])(?:{words})(?:\b|(?=[円元원]))")


_FACTORS = tuple((_pattern(letters, words), factor) for factor, letters, words in _SIZES)
_ALONE = (
    (re.compile(r"[(\[](?:in )?(?:mm?|mill\.?)[)\]]|\bin mm?\b|\bmm?$"), 1e6),
    (re.compile(r"[(\[](?:in )?(?:[kt]|miles)[)\]]|\bin [kt]\b|\b[kt]$"), 1e3),
)
"""Letters that stand alone in a heading of amounts: "Cost (K)"."""


_USUAL = re.compile(rf"\b(?:{LETTERS}|{WORDS}|ca|est|approx|circa|incl|inkl|excl|exkl|brutto|netto|net|gross)\b")
_POWER = re.compile(r"\b10(?:\^|\*\*)?([36³⁶])(?!\d)")


def size_in(text: str) -> float:
    """What a text says that amounts are counted in: 1e6 for "£m", 1 where it says nothing."""
    if _MIL.search(_folded(text)):
        return 1e3
    plain = _DOUBTFUL.sub(" ", _folded(without_currencies(text)))
    if digits := _DIGITS.search(plain):
        return 1e3 ** digits[0].count("000")
    return next((factor for pattern, factor in _FACTORS if pattern.search(plain)), 1.0)


def counted_in(word: str) -> Decimal | None:
    """How many one stands for where a currency is written together with it: 1,000 for "TEUR", "kUSD" and "T€"."""
    if ANY not in without_currencies(word):
        return None
    return Decimal(repr(size_in(word)))


def money_factor(heading: str) -> float:
    """What amounts below a heading are counted in: 1e6 below "Cost (£m)" and "Cost (M)", 1 where it says nothing."""
    plain = _folded(heading).strip()
    alone = next((factor for pattern, factor in _ALONE if pattern.search(plain)), 1.0)
    size = max(size_in(heading), alone)
    return 1e6 if size == 1 and _ENGLISH_MIL.search(_folded(without_currencies(heading)).strip()) else size


def is_doubtful(text: str) -> bool:
    """Whether a text may say what amounts are counted in, or something else."""
    is_said = _DOUBTFUL.search(_folded(without_currencies(text))) or _FORINTS.search(text)
    return size_in(text) == 1 and bool(is_said)


def is_doubtful_heading(heading: str) -> bool:
    """Whether a heading may say so and nothing was made of it, such as "Custo (mil)" or "Cost (Cr)"."""
    return money_factor(heading) == 1 and (is_doubtful(heading) or bool(_IN_BRACKETS.search(_folded(heading))))


def has_strange_words(shown: str) -> bool:
    """Whether words stand beside a number that may make another amount of it: neither a currency nor a size."""
    return any(each.isalpha() or each in "/‰" for each in _USUAL.sub(" ", _folded(without_currencies(shown))))


def _folded(text: str) -> str:
    plain = text.casefold().replace("_", " ").replace("’", "'")
    return " ".join(_POWER.sub(lambda found: "1" + "000" * (2 if found[1] in "6⁶" else 1), plain).split())
