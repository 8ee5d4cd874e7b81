"""Numbers and dates typed or pasted together: their own marks decide, and the user's locale where they do not.

"1.234" alone is what the locale says; beside "1.234,5" it is one thousand two hundred and thirty-four.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from vmo_desktop.exchange.dates import DateRefused, decide_order, read_days
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NO_UNITS, Number, NumberRefused, decide_mark, read_number
from vmo_desktop.ui.number_text import here, read_date
from vmo_desktop.ui.number_text import read_number as read_number_here

_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?e[+-]?\d+", re.IGNORECASE | re.ASCII)


class NotANumber(ValueError):
    """A text is no number."""


def read_numbers(
    texts: Sequence[str], units: Mapping[str, Decimal] = NO_UNITS, known: Sequence[float | None] = ()
) -> list[Number | NotANumber | None]:
    """Read numbers that belong together; None where a text says that there is none.

    `known` are the numbers that some of the texts are known to mean, in percent where the text is.
    """
    decision = decide_mark(texts, units)
    local = DecimalMark.COMMA if here().decimalPoint() == "," else DecimalMark.POINT
    mark = decision.mark if decision.is_sure else local
    return [
        _number(text, mark, units) if sure is None else Number(Decimal(repr(sure)), is_percent="%" in text)
        for text, sure in zip(texts, known or [None] * len(texts), strict=True)
    ]


def _number(text: str, mark: DecimalMark, units: Mapping[str, Decimal]) -> Number | NotANumber | None:
    if _EXPONENT.fullmatch(text.strip()):
        mark = DecimalMark.POINT  # as programs write it everywhere, and as we copy numbers beyond all decimals
    try:
        return read_number(text, mark, units)
    except NumberRefused:
        pass
    # Digits of other scripts are known to the locale alone.
    has_own_digits = any(letter.isdigit() and not letter.isascii() for letter in text)
    found = read_number_here(text) if has_own_digits else None
    return NotANumber(text) if found is None else Number(Decimal(found))


def read_dates(texts: Sequence[str], *, is_end: bool = False) -> list[str | None]:
    """Read dates that belong together as ISO; empty where there is none, None where a text is no date.

    A month or a quarter is its first day, or its last one where something ends.
    """
    decision = decide_order(texts)
    found: list[str | None] = []
    for text in texts:
        iso = "" if not text.strip() else read_date(text) if not decision.is_sure else None
        if iso is None:
            try:
                days = read_days(text, decision.order)
                iso = "" if days is None else (days.last if is_end else days.first).isoformat()
            except DateRefused:
                iso = read_date(text)
        found.append(iso)
    return found
