"""Dates as people write them: the order of day and month is decided for a column, and nothing impossible is bent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from vmo_desktop.exchange.mapping import DateOrder
from vmo_desktop.exchange.months import MONTHS
from vmo_desktop.exchange.periods import Days, Period, are_two_years, period_of
from vmo_desktop.translation import Texts

tr = Texts("Import")

_FIRST_OF_TWO_DIGITS = 1980
"""A year of two digits lies within the hundred years from here: initiatives end later than they begin."""

_LIKELY_YEARS = range(15, 46)
"""Two digits in this range are probably a year of a portfolio, 2015 to 2045, and may be a day as well."""

_FIRST_OF_PLANS, _SPREAD = 20, 8
"""A year of two digits below the first is seldom one of a plan, and years are seldom farther apart."""

_EPOCH_1900 = date(1899, 12, 30)  # counts the 29 February 1900 that spreadsheets believe in
_EPOCH_1904 = date(1904, 1, 1)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NAME = r"(?P<month>[^\W\d_]{3,})\.?"
_NTH = r"(?:st|nd|rd|th|er|\.|º|°|ª)?"
_OF = r"(?:[\s\-/]*|\s+(?:de|del|of)\s+)"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<third>\d{1,2})" + _TIME, re.ASCII
)
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)" + _YEAR + _TIME, re.ASCII)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<second>\d{2})(?P<third>\d{2})", re.ASCII)
_DAY_MONTH_NAME = re.compile(r"(?:[^\W\d_]+,?\s+)?(?P<day>\d{1,2})" + _NTH + _OF + _NAME + r",?" + _OF + _YEAR + _TIME)
_MONTH_NAME_DAY = re.compile(
    r"(?:[^\W\d_]+,?\s+)??" + _NAME + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{4})" + _TIME
)
_MONTH_NAME_YEAR = re.compile(_NAME + r",?" + _OF + r"'?" + _YEAR)
_SHORT_MONTH = re.compile(_NAME + r"(?P<sep>[\s\-/]*)(?P<part>\d{2})")
_DAY_ALONE = (re.compile(r"\d{1,2}" + _NTH + _OF + _NAME), re.compile(_NAME + r"[\s\-/]*\d"))
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|mo|di|mi|do|fr|sa|so|(?:mont|dienst|donners|frei|sams|sonn)ag"
    r"|mittwoch|(?:lun|mar|mer|mi[ée]|jeu|jue|ven|vie|sam|s[áa]b|dim|dom|seg|ter|qua|qui|sex)[^\W\d_]{0,7})"
    r"\.?,? (?=\d{1,4}[-/.]\d)",
    re.IGNORECASE,
)
"""The day of the week before a day in numbers."""

_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d|fy\s?'?\d\d(?:\d\d)?(?:[-/]\d\d(?:\d\d)?)?", re.IGNORECASE | re.ASCII)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "null", "none"})


class DateRefused(ValueError):
    """A text is not a date; the message is the reason, to follow the text."""


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """How a column writes its dates, and whether its cells left that open."""

    order: DateOrder
    is_sure: bool
    has_ambiguous: bool = False

    @property
    def is_open(self) -> bool:
        """Whether cells can be read in two ways, and no other decides between them."""
        return self.has_ambiguous and not self.is_sure


def read_days(text: str, order: DateOrder, *, has_1904_dates: bool = False) -> Days | None:
    """Read one date, which may be a month or a quarter; None where the text says that there is none.

    Raises `DateRefused`. A year of two digits only stands in front where the order says so; dots always stand in
    day.month.year.
    """
    plain = _plain(text)
    if plain.lower() in _MISSING:
        return None
    if period := period_of(plain):
        return period.days_from(_date(period.year, period.month, 1))
    if found := _MONTH_NAME_YEAR.fullmatch(plain):
        year, month = _year(found["year"]), _month(found["month"])
        return Period(year, month).days_from(_date(year, month, 1))
    if found := _SERIAL.fullmatch(plain):
        day = date_of_serial(float(found[0]), has_1904_dates=has_1904_dates)  # type: ignore[number-of-text]  # five digits
    else:
        day = _day(plain, order)
    return Days(day, day)


def read_date(text: str, order: DateOrder) -> date | None:
    """Read one date as `read_days` does: the first day of a month or a quarter."""
    found = read_days(text, order)
    return None if found is None else found.first


def _day(plain: str, order: DateOrder) -> date:
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
    raise DateRefused(_reason(plain))


def date_of_serial(serial: float, *, has_1904_dates: bool) -> date:
    """The date of a number: the day of a spreadsheet, or year, month and day in one. Raises `DateRefused`."""
    if int(serial) in _SERIALS:
        return (_EPOCH_1904 if has_1904_dates else _EPOCH_1900) + timedelta(days=int(serial))
    text = f"{serial:.15g}"
    if _COMPACT.fullmatch(text):
        return _day(text, DateOrder.YEAR_FIRST)
    raise DateRefused(_year_alone(text) or tr("this number is no date of our time"))


def is_serial(number: float) -> bool:
    """Whether a number is the day of a spreadsheet, or year, month and day in one."""
    try:
        return bool(date_of_serial(number, has_1904_dates=False))
    except DateRefused:
        return False


def may_be_day_or_year(text: str) -> bool:
    """Whether two digits beside a month, as in "Apr 05", may be its day or its year."""
    return _SHORT_MONTH.fullmatch(_plain(text)) is not None


def are_rather_days(texts: Iterable[str]) -> bool:
    """Whether what stands behind months may be their days: "June 15" and "Jul 30", but not "Jun-15" or "Jun 32"."""
    found = [
        each
        for text in texts
        if text[:1].isalpha() and (each := _SHORT_MONTH.fullmatch(_plain(text))) and not each["sep"].strip()
    ]
    parts = [int(each["part"]) for each in found]  # type: ignore[number-of-text]  # two digits
    return bool(parts) and max(parts) <= 31 and (min(parts) < _FIRST_OF_PLANS or max(parts) - min(parts) > _SPREAD)


def is_day_alone(text: str) -> bool:
    """Whether a text is a day and a month without a year, such as "July 4"."""
    found = next((found for each in _DAY_ALONE if (found := each.fullmatch(_plain(text)))), None)
    return found is not None and found["month"].casefold() in MONTHS


def is_whole_date(text: str, order: DateOrder) -> bool:
    """Whether a text is a date, and surely says of which year."""
    try:
        return read_days(text, order) is not None and not may_be_day_or_year(text)
    except DateRefused:
        return False


def may_be_two_days(text: str, decision: OrderDecision) -> bool:
    """Whether a date can be read in two orders, and its column does not decide between them."""
    return not decision.is_sure and decide_order([text]).has_ambiguous


def allows_order(texts: Iterable[str], order: DateOrder) -> bool:
    """Whether all dates that are written in numbers are days in an order."""
    return all(_is_possible(each, order) for each in _dates_of(texts))


def are_dates(texts: Sequence[str]) -> bool:
    """Whether most of the texts are dates that are written in numbers."""
    return len(_dates_of(texts)) * 2 > len(texts)


def decide_order(texts: Iterable[str]) -> OrderDecision:
    """How a column writes its dates: by those that can be read in one way only, and by what its years would be."""
    dates = _dates_of(texts)
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


def _plain(text: str) -> str:
    plain = normalize("NFC", " ".join(text.split()))
    return _WEEKDAY.sub("", plain) if plain[:1].isalpha() else plain


def _dates_of(texts: Iterable[str]) -> list[re.Match[str]]:
    """The dates whose parts can stand in several orders."""
    found = (_YEAR_LAST.fullmatch(_plain(text)) for text in texts)
    return [each for each in found if each and each["sep"] != "."]


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
    month = MONTHS.get(name.casefold())
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


def _reason(plain: str) -> str:
    if year := _year_alone(plain):
        return year
    if is_day_alone(plain):
        return tr("this is a day without a year")
    is_text = len(_WORDS.findall(plain)) > 1 or not any(letter.isdigit() for letter in plain)
    return tr("this is text, not a date") if is_text else tr("this is not a date")


def _year_alone(plain: str) -> str:
    """What is wrong with a year that nothing follows; empty where a text is none."""
    if are_two_years(plain):
        return tr("this may be a business year, without day and month")
    return tr("this is a year without day and month") if _YEAR_ALONE.fullmatch(plain) else ""
