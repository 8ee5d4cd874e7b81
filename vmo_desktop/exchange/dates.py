"""Dates as people write them: the order of day and month is decided for a column, and nothing impossible is bent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vmo_desktop.exchange.mapping import DateOrder
from vmo_desktop.translation import Texts

tr = Texts("Import")

_FIRST_OF_TWO_DIGITS = 1980
"""A year of two digits lies within the hundred years from here: initiatives end later than they begin."""

_LIKELY_YEARS = range(15, 46)
"""Two digits in this range are probably a year of a portfolio, 2015 to 2045, and may be a day as well."""

_EPOCH_1900 = date(1899, 12, 30)  # counts the 29 February 1900 that spreadsheets believe in
_EPOCH_1904 = date(1904, 1, 1)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YEARS = range(1900, 2100)

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NAME = r"(?P<month>[^\W\d_]{3,})\.?"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<third>\d{1,2})" + _TIME, re.ASCII
)
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)" + _YEAR + _TIME, re.ASCII)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<second>\d{2})(?P<third>\d{2})", re.ASCII)
_DAY_MONTH_NAME = re.compile(
    r"(?:[^\W\d_]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]*" + _NAME + r",?[\s\-/]*" + _YEAR + _TIME
)
_MONTH_NAME_DAY = re.compile(
    r"(?:[^\W\d_]+,?\s+)??" + _NAME + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?,\s*(?P<year>\d{4})" + _TIME
)
_MONTH_NAME_YEAR = re.compile(_NAME + r"[\s\-/]*'?" + _YEAR)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "null", "none"})

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio",
            "feb february februar février fevrier febrero febbraio",
            "mar march mär mrz märz mars marzo",
            "apr april avr avril abril aprile",
            "may mai mayo maggio",
            "jun june juni juin junio giugno",
            "jul july juli juillet julio luglio",
            "aug august août aout agosto",
            "sep sept september septembre septiembre settembre",
            "oct october okt oktober octobre octubre ottobre",
            "nov november novembre noviembre",
            "dec december dez dezember décembre decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}


class DateRefused(ValueError):
    """A text is not a date; the message is the reason, to follow the text."""


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """How a column writes its dates, and whether its cells left that open."""

    order: DateOrder
    is_sure: bool
    has_ambiguous: bool = False


def read_date(text: str, order: DateOrder) -> date | None:
    """Read one date; None where the text says that there is none. Raises `DateRefused`.

    A year in front is always followed by month and day, and one of two digits only stands there where the order says
    so; dots always stand in day.month.year.
    """
    plain = " ".join(text.split())
    if plain.lower() in _MISSING:
        return None
    if found := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _date(int(found["year"]), int(found["second"]), int(found["third"]))  # type: ignore[number-of-text]  # digits alone
    if found := _YEAR_LAST.fullmatch(plain):
        first, second = int(found["first"]), int(found["second"])  # type: ignore[number-of-text]  # digits alone
        has_dots = found["sep"] == "."
        if order is DateOrder.YEAR_FIRST and not has_dots and _may_begin_with_year(found):
            return _date(_year(found["first"]), second, int(found["year"]))  # type: ignore[number-of-text]  # two digits
        month, day = (first, second) if order is DateOrder.MONTH_FIRST and not has_dots else (second, first)
        return _date(_year(found["year"]), month, day)
    if found := _DAY_MONTH_NAME.fullmatch(plain) or _MONTH_NAME_DAY.fullmatch(plain):
        return _date(_year(found["year"]), _month(found["month"]), int(found["day"]))  # type: ignore[number-of-text]  # digits alone
    if found := _MONTH_NAME_YEAR.fullmatch(plain):
        return _date(_year(found["year"]), _month(found["month"]), 1)
    if found := _SERIAL.fullmatch(plain):
        return date_of_serial(float(found[0]), has_1904_dates=False)  # type: ignore[number-of-text]  # five digits
    raise DateRefused(_reason(plain))


def date_of_serial(serial: float, *, has_1904_dates: bool) -> date:
    """The date of a spreadsheet's day number. Raises `DateRefused`."""
    if serial in _YEARS:
        raise DateRefused(_no_day())
    if int(serial) not in _SERIALS:
        raise DateRefused(tr("this number is no date of our time"))
    return (_EPOCH_1904 if has_1904_dates else _EPOCH_1900) + timedelta(days=int(serial))


def decide_order(texts: Iterable[str]) -> OrderDecision:
    """How a column writes its dates: by those that can be read in one way only, and by what its years would be."""
    found = [each for text in texts if (each := _YEAR_LAST.fullmatch(" ".join(text.split())))]
    dates = [each for each in found if each["sep"] != "."]
    by_days = _order_of_days(dates)
    if not dates or not all(_is_possible(each, DateOrder.YEAR_FIRST) for each in dates):
        return by_days
    if any(int(each["first"]) > 31 for each in dates):  # type: ignore[number-of-text]  # two digits
        return OrderDecision(DateOrder.YEAR_FIRST, is_sure=True)
    if not _are_years(each["first"] for each in dates):
        return by_days
    if _are_years(each["year"] for each in dates):
        return OrderDecision(by_days.order, is_sure=False, has_ambiguous=True)
    ends_with_year = any(
        all(_is_possible(each, order) for each in dates) for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    )
    return OrderDecision(DateOrder.YEAR_FIRST, is_sure=not ends_with_year, has_ambiguous=ends_with_year)


def _order_of_days(dates: Sequence[re.Match[str]]) -> OrderDecision:
    """Whether day or month stands in front, where the year stands at the end."""
    day_first = month_first = 0
    ambiguous = False
    for found in dates:
        first, second = int(found["first"]), int(found["second"])  # type: ignore[number-of-text]  # two digits at most
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            ambiguous = True
    order = DateOrder.MONTH_FIRST if month_first > day_first else DateOrder.DAY_FIRST
    contradicts = bool(day_first and month_first)
    is_sure = bool(day_first or month_first) and not contradicts
    return OrderDecision(order, is_sure, has_ambiguous=ambiguous or contradicts)


def _may_begin_with_year(found: re.Match[str]) -> bool:
    return len(found["first"]) == len(found["year"]) == 2


def _is_possible(found: re.Match[str], order: DateOrder) -> bool:
    """Whether there is such a day when the parts of a date stand in an order."""
    if order is DateOrder.YEAR_FIRST and not _may_begin_with_year(found):
        return False
    try:
        return read_date(found[0], order) is not None
    except DateRefused:
        return False


def _are_years(texts: Iterable[str]) -> bool:
    return all(int(text) in _LIKELY_YEARS for text in texts)  # type: ignore[number-of-text]  # digits alone


def _year(text: str) -> int:
    year = int(text)  # type: ignore[number-of-text]  # two or four digits
    return year if len(text) == 4 else (year - _FIRST_OF_TWO_DIGITS) % 100 + _FIRST_OF_TWO_DIGITS


def _month(name: str) -> int:
    month = _MONTHS.get(name.casefold())
    if month is None:
        raise DateRefused(tr("this is text, not a date") if len(name) > 9 else tr('"{name}" is no month', name=name))
    return month


def _date(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise DateRefused(tr("there is no month {month}", month=month))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateRefused(
            tr("there is no day {day} in month {month} of {year}", day=day, month=month, year=year)
        ) from error


def _no_day() -> str:
    return tr("this is a year without day and month")


def _reason(plain: str) -> str:
    if re.fullmatch(r"(19|20)\d\d", plain):
        return _no_day()
    is_text = len(_WORDS.findall(plain)) > 1 or not any(letter.isdigit() for letter in plain)
    return tr("this is text, not a date") if is_text else tr("this is not a date")
