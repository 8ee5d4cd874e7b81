"""What a plan tells about its dates: what settled their order, which were completed, and which look wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vmo_desktop.exchange.date_orders import SettledOrder
from vmo_desktop.exchange.dates import are_rather_days, may_be_day_or_year
from vmo_desktop.exchange.decisions import ColumnDecisions
from vmo_desktop.exchange.mapping import DATE_FIELDS, ColumnMap, DateOrder, Field
from vmo_desktop.exchange.periods import Days
from vmo_desktop.exchange.table import Cell, SourceTable, some_rows
from vmo_desktop.exchange.values import CellReader, CellRefused
from vmo_desktop.translation import Texts

tr = Texts("Import")

_ROWS = 5
_PLANNED = range(1950, 2101)
"""Years of plans; the first and the last days that programs know stand for none."""

_UNIVERSAL = re.compile(r":\d\d(?:\.\d+)?(?:Z|\+00:?00)$")
_EVENING = re.compile(r"[T ](?:18|19|2\d):[03]0(?::00(?:\.0+)?)?(?:Z|\+00:?00)$")

_FAR = 2060
"""A year of two digits that is read as one from here on may be of the century before."""


def date_notes(columns: Sequence["DateColumn"], settled: Iterable[SettledOrder]) -> Iterator[str]:
    """How an order was settled, and what was taken for months and quarters without a day."""
    yield from map(_settled_note, settled)
    for column in columns:
        wholes = [each for each in column.dates if not each.days.is_day]
        if wholes:
            yield _whole_note(column, wholes)


def date_warnings(columns: Sequence["DateColumn"]) -> Iterator[str]:
    """What was read as it stands, and is probably something else."""
    for column in columns:
        far = [each for each in column.dates if each.is_far]
        if far:
            yield tr(
                'Column {column}: "{example}" in {rows} was read as {day}. '
                "If that is wrong, write the year with four digits.",
                column=column.label,
                example=far[0].text,
                rows=some_rows([each.row for each in far], _ROWS),
                day=far[0].days.first,
            )
        no_days = [each for each in column.dates if each.days.first.year not in _PLANNED]
        if no_days:
            yield tr(
                "Column {column}: {day} in {rows} is far from any plan; "
                "it may stand for no day at all. If so, empty the cell.",
                column=column.label,
                day=no_days[0].days.first,
                rows=some_rows([each.row for each in no_days], _ROWS),
            )
        if column.may_be_midnights:
            yield tr(
                'Column {column}: "{example}" and the like, in universal time, may be midnights of the next day; '
                "the days were taken as they are written. If they are a day early, export them without times.",
                column=column.label,
                example=column.universal[0],
            )
        if column.may_be_days:
            yield tr(
                'Column {column}: "{example}" and the like were read as a month and its year, which may be a day. '
                "If it is, write the year as well.",
                column=column.label,
                example=next(each.text for each in column.dates if may_be_day_or_year(each.text)),
            )
        if column.may_be_turned:
            yield tr(
                "Column {column} holds dates and texts, and only the texts have days after the 12th: "
                "a spreadsheet program that takes day and month in the other order makes that of a file. "
                "Compare the dates with their source, for instance row {row}.",
                column=column.label,
                row=next(each.row for each in column.dates if not each.text),
            )


@dataclass(frozen=True, slots=True)
class _Date:
    """A cell of dates as it was read; without a text it was a date already."""

    row: int
    text: str
    days: Days

    @property
    def is_far(self) -> bool:
        """Whether a year of two digits was read as one far ahead."""
        year = self.days.first.year
        return bool(self.text) and year >= _FAR and str(year) not in self.text and not self.text.isdigit()


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The dates of a column as they were read."""

    label: str
    is_end: bool
    dates: Sequence[_Date]

    @property
    def universal(self) -> list[str]:
        """The times that are said to be universal time."""
        return [each.text for each in self.dates if _UNIVERSAL.search(each.text)]

    @property
    def may_be_midnights(self) -> bool:
        """Whether all of these lie where midnight may be in other time zones: programs on the web so write days."""
        return bool(self.universal) and all(map(_EVENING.search, self.universal))

    @property
    def may_be_days(self) -> bool:
        """Whether months with two digits rather are of days than of years."""
        return are_rather_days(each.text for each in self.dates)

    @property
    def may_be_turned(self) -> bool:
        """Whether a program that reads days and months in the other order left as texts what it could not read so."""
        dates = [each for each in self.dates if not each.text]
        texts = [each for each in self.dates if "/" in each.text]
        return bool(dates and texts) and (
            all(each.days.first.day <= 12 for each in dates) and all(each.days.first.day > 12 for each in texts)
        )


def date_columns(
    table: SourceTable, places: Sequence[tuple[int, ColumnMap]], decisions: ColumnDecisions
) -> Iterator[DateColumn]:
    """The columns of a table that become dates."""
    for place, column in places:
        if column.target in DATE_FIELDS:
            reader = decisions.reader(place, column)
            cells = ((row.number, row.cells[place]) for row in table.rows)
            dates = [found for row, cell in cells if (found := _read(reader, row, cell))]
            yield DateColumn(table.columns[place].label, column.target is Field.END_DATE, dates)


def _read(reader: CellReader, row: int, cell: Cell) -> _Date | None:
    try:
        days = reader.days(cell)
    except CellRefused:
        return None
    text = cell.strip() if isinstance(cell, str) else ""
    return None if days is None or not isinstance(cell, str | date) else _Date(row, text, days)


def _whole_note(column: DateColumn, wholes: Sequence[_Date]) -> str:
    asked = {
        "column": column.label,
        "rows": some_rows([each.row for each in wholes], _ROWS),
        "example": wholes[0].text,
    }
    if column.is_end:
        return tr(
            "Column {column}: a month or a quarter without a day in {rows}; "
            'its last day was taken, for "{example}" {day}.',
            day=wholes[0].days.last,
            **asked,
        )
    return tr(
        "Column {column}: a month or a quarter without a day in {rows}; "
        'its first day was taken, for "{example}" {day}.',
        day=wholes[0].days.first,
        **asked,
    )


def _settled_note(settled: SettledOrder) -> str:
    order = settled.found.order
    first, second = (each for each in DateOrder if each is not order)
    asked = {
        "column": settled.column,
        "example": settled.example,
        "order": _order_words(order),
        "first": first,
        "second": second,
    }
    if settled.found.like:
        return tr(
            'Column {column}: "{example}" and the like were read {order}, as column {like} surely is. '
            "If that is wrong, choose another order under Written as, "
            'or say dates = "{first}" or "{second}" in a map.',
            like=settled.found.like,
            **asked,
        )
    return tr(
        'Column {column}: "{example}" and the like were read {order}: in no other order does each start lie '
        "before its end. If that is wrong, choose another order under Written as, "
        'or say dates = "{first}" or "{second}" in a map.',
        **asked,
    )


def _order_words(order: DateOrder) -> str:
    match order:
        case DateOrder.DAY_FIRST:
            return tr("day first")
        case DateOrder.MONTH_FIRST:
            return tr("month first")
        case DateOrder.YEAR_FIRST:
            return tr("year first")
