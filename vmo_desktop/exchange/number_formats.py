"""Number formats of workbooks: what a cell shows around its number, and what those words make of it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from vmo_desktop.exchange.currencies import without_currencies
from vmo_desktop.exchange.money_units import money_factor, size_in
from vmo_desktop.exchange.table import Shown, cell_text

MOST_KEPT = 1024
_MOST_DECIMALS = 15
_DIGITS_KEPT = 1e15
"""Spreadsheet programs keep fifteen digits."""

_FIRST_SECTION = re.compile(r"(?:\"[^\"]*\"|\\.|[^;])*", re.DOTALL)
_PIECE = re.compile(
    r"(?P<number>General|[0#?][0#?.,]*|\.[0#?]+,*)|\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(?P<other>.)",
    re.DOTALL,
)
_ZEROS = re.compile(r"(?:[.,' ]?000)+(?!\d)")
"""Thousands that are written behind the number and are none of it."""

_NOT_SHOWN_SO = frozenset("E/%@")
"""Exponents, fractions and the like: the number is not shown as decimals."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What stands before, between and after the digits, and the size that these words give to the number.

    `digits` has the least number of digits of each group: two in "00-000". `divisor` is what scaling commas leave out.
    """

    words: tuple[str, ...]
    digits: tuple[int, ...]
    decimals: int
    divisor: int
    size: float

    def shown(self, value: float) -> str:
        """What a cell shows, with all decimals that the number has: nothing of a code is lost."""
        is_bare = self.divisor > 1 and not any(word.strip() for word in self.words)
        digits = "" if is_bare else self._digits(abs(value))
        if not digits:
            return cell_text(float(value))
        whole, mark, fraction = digits.partition(".")
        groups: list[str] = []
        for least in reversed(self.digits[1:]):
            whole = whole.zfill(least)
            groups.insert(0, whole[-least:])
            whole = whole[:-least]
        groups.insert(0, whole.zfill(self.digits[0]))
        before, *between, after = self.words
        number = groups[0] + "".join(word + group for word, group in zip(between, groups[1:], strict=True))
        return f"{'-' if value < 0 else ''}{before}{number}{mark}{fraction}{after}".strip()

    def _digits(self, value: float) -> str:
        """The digits that are shown, or more where the number has more; none where it has too many."""
        if self.divisor == 1 and round(value, self.decimals) == value:
            return f"{value:.{self.decimals}f}"
        written = Decimal(f"{value:.15g}") / self.divisor
        places = max(self.decimals, -int(written.normalize().as_tuple().exponent))
        return f"{written:.{places}f}" if places <= _MOST_DECIMALS else ""


def as_shown(value: float, code: str) -> float:
    """A number with what its format shows, where that is more than the number itself."""
    found = number_format(code)
    if found is None or abs(value) >= _DIGITS_KEPT:
        return value
    text = found.shown(value)
    says_more = found.divisor > 1 or text != cell_text(value)
    return Shown(value, text, found.size, found.divisor) if says_more else value


@lru_cache(maxsize=MOST_KEPT)
def number_format(code: str) -> NumberFormat | None:
    """What a format shows of a number that is not negative; None where that is the number with its thousands parted."""
    section = _FIRST_SECTION.match(code)
    words, numbers = [""], list[str]()
    for piece in _PIECE.finditer(section[0] if section else ""):
        if piece["other"] in _NOT_SHOWN_SO:
            return None
        if piece["number"]:
            numbers.append(piece["number"])
            words.append("")
        words[-1] += piece["quoted"] or piece["escaped"] or piece["currency"] or piece["other"] or ""
    whole, mark, fraction = (numbers[-1] if numbers else "").partition(".")
    integers = [*numbers[:-1], whole.rstrip(",")]
    scales = len(fraction) - len(fraction.rstrip(",")) + len(whole) - len(whole.rstrip(","))
    has_words = any(word.strip() for word in words)
    is_parted = any("," in each for each in integers)
    is_plain = is_parted or (len(numbers) == 1 and whole.count("0") < 2 and "0" not in fraction)
    if not numbers or (len(numbers) > 1 and (mark or is_parted)) or (is_plain and not has_words and not scales):
        return None
    least = [integers[0].count("0"), *map(len, integers[1:])]
    around = without_currencies("0".join(words)).replace("0", " ")
    zeros = _ZEROS.match(words[-1])
    size = 1000.0 ** zeros[0].count("000") if zeros else max(size_in(" ".join(around.split())), money_factor(words[-1]))
    return NumberFormat(tuple(words), tuple(least), fraction.count("0"), 1000**scales, size)
