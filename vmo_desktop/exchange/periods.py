"""The days that a date without a day stands for: those of a month or of a quarter, written in numbers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTHS = (
    re.compile(_YEAR + r"[-/](?P<month>\d{2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[-/.]" + _YEAR, re.ASCII),
)
_WORD = r"(?:q|t|k|qtr|quarter|quartal|kwartaal|kvartal|trimestre|trimester)\.?"
_NTH = r"(?:\.|st|nd|rd|th|er|e|ème|º|°)?"
_OF = r",?(?:[\s\-/]*|\s+(?:de|del|of)\s+)"
_QUARTERS = (
    re.compile(_WORD + r"\s*(?P<quarter>[1-4])" + _OF + _YEAR, re.IGNORECASE),
    re.compile(r"(?P<quarter>[1-4])" + _NTH + r"\s*" + _WORD + _OF + _YEAR, re.IGNORECASE),
    re.compile(_YEAR + r"[\s\-/]*" + _WORD + r"\s*(?P<quarter>[1-4])", re.IGNORECASE),
)
_YEARS = re.compile(r"(?:19|20)(?P<one>\d{2})[-/](?P<other>\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last of the days that a text names: the same one, where it names a day."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether there is one day alone."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or the three of a quarter; the month need not be one that there is."""

    year: int
    month: int
    months: int = 1

    def days_from(self, first: date) -> Days:
        """The days of the period, of which the first is known."""
        last = first.month + self.months - 1
        return Days(first, first.replace(month=last, day=monthrange(first.year, last)[1]))


def period_of(plain: str) -> Period | None:
    """The month or quarter that a text names in numbers; None where it names none."""
    if are_two_years(plain):
        return None
    for pattern in _MONTHS:
        if found := pattern.fullmatch(plain):
            return Period(int(found["year"]), int(found["month"]))  # type: ignore[number-of-text]  # digits alone
    for pattern in _QUARTERS:
        if found := pattern.fullmatch(plain):
            quarter = int(found["quarter"])  # type: ignore[number-of-text]  # one digit
            return Period(int(found["year"]), 3 * quarter - 2, 3)  # type: ignore[number-of-text]  # four digits
    return None


def are_two_years(plain: str) -> bool:
    """Whether a text may be a year over the turn of two: 2026/27 is, and so is 2009/10, which no October has to be."""
    found = _YEARS.fullmatch(plain)
    return found is not None and (int(found["one"]) + 1) % 100 == int(found["other"])  # type: ignore[number-of-text]  # two digits
