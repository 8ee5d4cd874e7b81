"""The headings of a table of cash flows, and the time that the heading of a column of money names."""

import re
from collections.abc import Mapping
from datetime import date

from vmo_desktop.exchange.dates import DateRefused, read_days
from vmo_desktop.exchange.mapping import DateOrder
from vmo_desktop.exchange.table import header_key

NAME, RATE, FINANCE, REINVESTMENT = "name", "rate", "finance rate", "reinvestment rate"
INVESTMENT, FLOWS, DATES, PERIOD, TIMING = "investment", "flows", "dates", "period", "timing"
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("name", "code", "id", "project", "initiative", "option", "item", "case"), NAME),
    **dict.fromkeys(
        ("rate", "discount rate", "cost of capital", "wacc", "hurdle rate", "rate for xnpv", "required return"), RATE
    ),
    **dict.fromkeys(("finance rate", "financing rate", "borrowing rate"), FINANCE),
    **dict.fromkeys(("reinvestment rate", "reinvest rate", "reinvestment"), REINVESTMENT),
    **dict.fromkeys(("investment", "initial investment", "initial outlay", "outlay", "initial cost"), INVESTMENT),
    **dict.fromkeys(
        ("flows", "flow", "cash flows", "cash flow", "cashflows", "cashflow", "amount", "amounts", "values", "value"),
        FLOWS,
    ),
    **dict.fromkeys(("dates", "date", "day", "days"), DATES),
    **dict.fromkeys(("period", "year", "month", "quarter", "time", "t"), PERIOD),
    **dict.fromkeys(("timing", "first flow"), TIMING),
}
FIRST_YEAR = 1900
"""Numbers from here on are years, and the first of them is the first period."""

_PERIOD = re.compile(r"(?:(?:year|yr|period|month|quarter|flow|cash flow|cf|c|t|y|p|m|q) ?)?(\d{1,4})")


def known_heading(text: str) -> str | None:
    """What a column of this heading holds; None where it is no word of ours."""
    return HEADINGS.get(header_key(text))


def period_of(text: str) -> int | None:
    """The number of a period, as in "3", "Year 3", "t=3" or "2027"."""
    found = _PERIOD.fullmatch(header_key(text))
    return int(found[1]) if found and not text.strip().startswith(("-", "(", "\u2212")) and "." not in text else None  # type: ignore[number-of-text]  # four digits at most


def day_of(text: str, order: DateOrder, *, has_1904_dates: bool) -> date | None:
    """The day that a text names, the first one of a month or a quarter; None where it names none."""
    try:
        found = read_days(text, order, has_1904_dates=has_1904_dates)
    except DateRefused:
        return None
    return None if found is None else found.first
