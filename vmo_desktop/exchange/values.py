"""From a cell to the value of a field or the score of a driver, by what its column was decided to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vmo_desktop.domain.scales import Scale
from vmo_desktop.exchange import durations
from vmo_desktop.exchange.dates import DateRefused, date_of_serial, may_be_day_or_year, read_days
from vmo_desktop.exchange.mapping import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    PERCENT_FIELDS,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Field,
    Target,
)
from vmo_desktop.exchange.numbers import MAGNITUDES, NO_UNITS, NumberRefused, read_number, why_no_amount
from vmo_desktop.exchange.periods import Days
from vmo_desktop.exchange.table import Cell, Percent, Shown, Unreadable, cell_text, is_empty, name_key, number_text
from vmo_desktop.exchange.work_units import work_words
from vmo_desktop.translation import Texts

tr = Texts("Import")

Value = str | float | bool

_YES = frozenset("yes y true 1 x ✓ ✔ ja j wahr oui vrai si sí mandatory required must".split())  # noqa: SIM905
_NO = frozenset("no n false 0 nein falsch non faux optional -".split())  # noqa: SIM905
_FORMULA_START = re.compile(r"[\s'\"]*[=+\-@\t\r＝＋－＠]")

_ESTIMATED = re.compile(r"(?<=[^\W\d_])\? *$")
"""What programs for plans write behind a duration that nobody has confirmed: "100 days?"."""

_PADDING = " \u00a0\n"
"""What is taken off around a short text; a tab may be meant."""


class CellRefused(ValueError):
    """A cell cannot be what its column is; the message is the reason, to follow the text."""


@dataclass(frozen=True, slots=True)
class DriverScale:
    """What a driver accepts: its scale, and its levels by the key of their labels."""

    name: str
    scale: Scale
    labels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one mapped column."""

    column: ColumnMap
    decimal: DecimalMark
    dates: DateOrder
    texts: Mapping[str, float | str]
    is_text_file: bool
    has_1904_dates: bool
    units: Mapping[str, Decimal]
    driver: DriverScale | None = None
    has_days: bool = False

    def read(self, cell: Cell) -> Value | None:
        """The value of a cell; None where it says nothing. Raises `CellRefused`."""
        if isinstance(cell, Unreadable):
            raise CellRefused(cell.reason)
        if is_empty(cell):
            return None
        target = self.column.target
        if isinstance(target, DriverTarget) or target in NUMBER_FIELDS:
            return self._number(cell)
        if target in DATE_FIELDS:
            return self._date(cell)
        if target is Field.MANDATORY:
            return _flag(cell)
        return self._text(cell)

    def _text(self, cell: Cell) -> str | None:
        text = cell_text(cell)
        if self.column.target not in (Field.DESCRIPTION, Field.NOTES):
            text = text.strip(_PADDING)
        known = self.texts.get(name_key(text))
        if known is not None:
            return str(known)
        return without_prefix(text) if self.is_text_file and isinstance(cell, str) else text

    def _number(self, cell: Cell) -> float | None:
        found = self._translated(cell)
        if found is None:
            found = self._written(cell)
        if found is None:
            return None
        reason = why_no_amount(found)
        if reason is not None:
            raise CellRefused(reason)
        self._check_range(found)
        return found

    def _translated(self, cell: Cell) -> float | None:
        """The number that the map, or a level's label, gives to a text."""
        key = name_key(cell_text(cell))
        known = self.texts.get(key)
        if known is None and isinstance(cell, Shown):
            known = self.texts.get(name_key(number_text(cell)))
        if known is None and self.driver is not None:
            known = self.driver.labels.get(key)
        if isinstance(known, str):
            raise CellRefused(tr("the map gives this text no number"))
        return None if known is None else float(known)

    def _written(self, cell: Cell) -> float | None:
        factor = Decimal(repr(self.column.factor))
        if isinstance(cell, bool):
            raise CellRefused(tr("this is true or false, not a number"))
        if isinstance(cell, date):
            raise CellRefused(tr("this is a date, not a number"))
        if isinstance(cell, int | float):
            factor = self._factor_of(cell)
            return float(cell) if factor == 1 else float(Decimal(repr(cell)) * factor)
        if isinstance(cell, Percent):
            return float(self._of_percent(Decimal(repr(cell.fraction)) * 100))
        assert isinstance(cell, str)  # noqa: S101 - all others are handled above
        text = without_prefix(cell) if self.is_text_file else cell
        try:
            number = read_number(_ESTIMATED.sub("", text) if self.units else text, self.decimal, self.units)
        except NumberRefused as error:
            raise CellRefused(str(error)) from error
        if number is None:
            return None
        if number.is_percent:
            return float(self._of_percent(number.value))
        if number.has_unit or (number.has_multiplier and factor in MAGNITUDES):
            factor = Decimal(1)  # "£3.2m" below "Cost (£m)" is already in full, "2 years" below "Weeks" in months
        return float(number.value * factor)

    def _factor_of(self, cell: float) -> Decimal:
        """What a workbook's number is multiplied by: words that are shown beside it go before its heading."""
        factor = Decimal(repr(self.column.factor))
        if not isinstance(cell, Shown):
            return factor
        if self.column.target is Field.DURATION:
            return Decimal(repr(durations.months_in(cell.text))) if factor == 1 else factor
        if self.column.target is not Field.COST or (cell.size == 1 and factor not in MAGNITUDES):
            return factor
        size, more = (Decimal(repr(cell.size)), factor) if cell.size > 1 else (factor, Decimal(1))
        return size / Decimal(repr(cell.divisor)) * (1 if more in MAGNITUDES else more)

    def _of_percent(self, percent: Decimal) -> Decimal:
        """A percentage in the unit of the target: drivers that end at 1 or below are scored in fractions.

        It says itself what it is counted in: no factor is for it.
        """
        if self.driver is not None:
            scale = self.driver.scale
            if 1 < scale.high < 100:
                # 80 % of a scale of levels lies between two statements that nobody agreed to.
                raise CellRefused(
                    tr(
                        "a percentage is no score of {name} ({low} to {high})",
                        name=self.driver.name,
                        low=f"{scale.low:g}",
                        high=f"{scale.high:g}",
                    )
                )
            return percent / 100 if scale.high <= 1 else percent
        if self.column.target not in PERCENT_FIELDS:
            raise CellRefused(tr("a percentage is no amount"))
        return percent

    def _check_range(self, number: float) -> None:
        if self.driver is not None and not self.driver.scale.accepts(number):
            scale = self.driver.scale
            raise CellRefused(
                tr(
                    "{amount} is not on the scale of {name} ({low} to {high})",
                    amount=f"{number:g}",
                    name=self.driver.name,
                    low=f"{scale.low:g}",
                    high=f"{scale.high:g}",
                )
            )
        if self.column.target in PERCENT_FIELDS and not 0 <= number <= 100:
            raise CellRefused(tr("a percentage lies between 0 and 100"))

    def _date(self, cell: Cell) -> str | None:
        found = self.days(cell)
        if found is None:
            return None
        return (found.last if self.column.target is Field.END_DATE else found.first).isoformat()

    def days(self, cell: Cell) -> Days | None:
        """The days that a cell of dates names; None where it says nothing. Raises `CellRefused`."""
        text = cell_text(cell).strip()
        known = self.texts.get(name_key(text))
        try:
            if known is not None:
                return read_days(str(known), self.dates)
            if isinstance(cell, date):
                return Days(cell, cell)
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                day = date_of_serial(cell, has_1904_dates=self.has_1904_dates)
                return Days(day, day)
            found = read_days(text, self.dates, has_1904_dates=self.has_1904_dates)
        except DateRefused as error:
            raise CellRefused(str(error)) from error
        if self.has_days and may_be_day_or_year(text):
            raise CellRefused(tr("this may be a day or a year; write both, as in other dates of the column"))
        return found


def units_of(target: Target, effort_unit: str) -> Mapping[str, Decimal]:
    """The words that may follow a number of a field: durations are in months, efforts in the workshop's unit."""
    if target is Field.DURATION:
        return durations.IN_CELLS
    return work_words(effort_unit) if target is Field.EFFORT else NO_UNITS


def without_prefix(text: str) -> str:
    """Take off the apostrophe that our CSV files put before what a spreadsheet program would take for a formula."""
    return text[1:] if text.startswith("'") and _FORMULA_START.match(text) else text


def with_prefix(text: str) -> str:
    """Put an apostrophe before what a spreadsheet program would take for a formula; see `without_prefix`."""
    return "'" + text if _FORMULA_START.match(text) else text


def _flag(cell: Cell) -> bool:
    key = name_key(cell_text(cell))
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise CellRefused(tr("this is neither yes nor no"))
