"""Numbers and dates as people write them where they live, read back without guessing."""

import math
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
DECIMALS = 2
"""Most decimals that a column shows."""

_MULTIPLES = {"k": 1e3, "m": 1e6, "bn": 1e9}


def here() -> QLocale:
    """The user's locale; English where the system names none, as its "C" writes thousands without separators."""
    locale = QLocale()
    is_nameless = locale.language() is QLocale.Language.C
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if is_nameless else locale


def number_text(value: float | None, locale: QLocale | None = None) -> str:
    """Write a number with all its digits and with separators of thousands; None gives no text."""
    if value is None:
        return ""
    digits = repr(float(value))
    if "e" in digits or "n" in digits:
        return digits
    decimals = len(digits.rsplit(".", maxsplit=1)[1].rstrip("0"))
    return (locale or here()).toString(float(value), "f", decimals)


def decimal_text(value: float, decimals: int) -> str:
    """Write a number with so many decimals, as all tables and charts on screen do."""
    return here().toString(float(value), "f", decimals)


def shown_decimals(values: Iterable[float | None]) -> int:
    """How many decimals a column of these numbers shows; editing and copying give all of them."""
    known = [value for value in values if value is not None]
    places = range(DECIMALS)
    return next((each for each in places if all(round(v, each) == round(v, DECIMALS) for v in known)), DECIMALS)


def whole_text(count: int) -> str:
    """Write how many there are, with separators of thousands."""
    return here().toString(count)


def read_number(text: str, locale: QLocale | None = None) -> float | None:
    """Read a finite number as the locale or as programs write it, with k, M or bn behind; None when it is none."""
    locale = locale or here()
    bare = text.strip().translate(_SPACES).replace("−", "-")
    factor = 1.0
    for ending, multiple in _MULTIPLES.items():
        if bare.lower().endswith(ending):
            bare, factor = bare[: -len(ending)], multiple
            break
    if not bare or not any(letter.isdigit() for letter in bare):
        return None
    value, is_number = locale.toDouble(bare)
    if not is_number:
        # The group separators of other places are not stripped by a locale: "1234.5" is the same everywhere.
        value, is_number = QLocale.c().toDouble(bare)
    value *= factor
    return value if is_number and math.isfinite(value) else None


def date_text(iso: str, locale: QLocale | None = None) -> str:
    """Write an ISO date as the locale does, with the whole year; anything else as it is."""
    found = QDate.fromString(iso, "yyyy-MM-dd")
    locale = locale or here()
    return locale.toString(found, _pattern(locale)) if found.isValid() else iso


def moment_text(moment: str) -> str:
    """Write an ISO date with its time as the locale does, on this computer's clock; anything else as it is."""
    found = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    if not found.isValid():
        return moment
    return f"{date_text(found.date().toString(Qt.DateFormat.ISODate))} {clock_text(found.time())}"


def clock_text(time: QTime) -> str:
    """Write a time of day without its seconds."""
    return here().toString(time, QLocale.FormatType.ShortFormat)


def read_date(text: str, locale: QLocale | None = None) -> str | None:
    """Read a date as ISO or as the locale writes it; gives ISO, or None when it is no date."""
    bare = text.strip()
    try:
        return date.fromisoformat(bare).isoformat()
    except ValueError:
        pass
    locale = locale or here()
    # One "d" or "M" reads one digit as well as two.
    pattern = _pattern(locale).replace("dd", "d").replace("MM", "M")
    for each in (pattern, pattern.replace("yyyy", "yy"), locale.dateFormat(QLocale.FormatType.LongFormat)):
        found = locale.toDate(bare, each, 2000)
        if found.isValid():
            return date(found.year(), found.month(), found.day()).isoformat()
    return None


def _pattern(locale: QLocale) -> str:
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")
