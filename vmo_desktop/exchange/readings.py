"""Readings of KPIs from a spreadsheet: one in each row, read strictly, all of them or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.dates import (
    DateRefused,
    OrderDecision,
    date_of_serial,
    decide_order,
    may_be_two_days,
    read_days,
)
from vmo_desktop.exchange.numbers import MarkDecision, NumberRefused, decide_mark, read_number, why_no_amount
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.reading_words import HEADINGS, SERIES
from vmo_desktop.exchange.surplus import divided_amount, divided_reason
from vmo_desktop.exchange.table import (
    Cell,
    Percent,
    RawRow,
    RawSheet,
    SourceKind,
    Unreadable,
    cell_text,
    header_key,
    is_empty,
    name_key,
)
from vmo_desktop.exchange.values import without_prefix
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ops.kpis import NewReading
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import KpiRow, Series

tr = Texts("Import")

NEEDED = ("kpi", "date", "value")
HEADER_WITHIN = 30
"""The header stands in one of so many first rows."""


def read_readings(path: Path, snapshot: Snapshot, report: Report | None = None) -> tuple[NewReading, ...]:
    """Read a spreadsheet with the columns KPI, Date, Value and, where wanted, Series and Note.

    Raises `SourceRefused` for the first cell that is not surely what its column says, with its row and column.
    """
    found = look_at_readings(path, snapshot, report)
    if found.refused:
        raise found.refused[0]
    return found.taken


@dataclass(frozen=True)
class FoundReadings:
    """What a spreadsheet holds: readings, and why rows of it are none, each with its place.

    Always: rows_read = len(taken) + len(refused).
    """

    file: str
    taken: tuple[NewReading, ...]
    refused: tuple[SourceRefused, ...]
    rows_read: int


def look_at_readings(path: Path, snapshot: Snapshot, report: Report | None = None) -> FoundReadings:
    """Read a spreadsheet as `read_readings` does, and go on below a row that is refused.

    Raises `SourceRefused` for a file in which no reading can be found at all.
    """
    return _Sheet(read_raw_sheet(path, report=report), snapshot).found()


@dataclass(frozen=True)
class _Sheet:
    """The rows of a sheet, and the KPIs that they may name."""

    raw: RawSheet
    snapshot: Snapshot

    def found(self) -> FoundReadings:
        """All readings, and the rows that are none."""
        taken: dict[tuple[int, Series, str], NewReading] = {}
        refused: list[SourceRefused] = []
        for row in self._rows:
            try:
                reading = self._reading(row)
                key = (reading.kpi_id, reading.series, reading.on)
                if key in taken:
                    reason = tr("there is a second reading of this KPI, series and day.")
                    raise self._refused(row, "date", reason, tr("Keep one of them."))
            except SourceRefused as error:
                refused.append(error)
            else:
                taken[key] = reading
        if not taken and not refused:
            raise SourceRefused(CellPlace(self.raw.file), tr("it has no readings."), tr("Write one in each row."))
        return FoundReadings(self.raw.file, tuple(taken.values()), tuple(refused), len(self._rows))

    @cached_property
    def _header(self) -> tuple[RawRow, Mapping[str, int]]:
        """The row of the headings, and the place of each column that there is."""
        for row in self.raw.rows[:HEADER_WITHIN]:
            keys = [header_key(cell_text(cell)) for cell in row.cells]
            places = {
                name: next((place for place, key in enumerate(keys) if key in words), -1)
                for name, words in HEADINGS.items()
            }
            if all(places[name] >= 0 for name in NEEDED):
                return row, {name: place for name, place in places.items() if place >= 0}
        reason = tr("no row heads columns with KPI, Date and Value.")
        remedy = tr("Head the columns so; Series (plan, forecast, actual) may be one more.")
        raise SourceRefused(CellPlace(self.raw.file, self.raw.sheet), reason, remedy)

    @cached_property
    def _rows(self) -> Sequence[RawRow]:
        header, _ = self._header
        return [row for row in self.raw.rows if row.number > header.number and any(map(self._says, row.cells))]

    @staticmethod
    def _says(cell: Cell) -> bool:
        return not is_empty(cell)

    def _cell(self, row: RawRow, name: str) -> Cell:
        place = self._header[1].get(name, -1)
        cell = row.cells[place] if 0 <= place < len(row.cells) else ""
        if isinstance(cell, Unreadable):
            raise self._refused(row, name, cell.reason + ".", tr("Type what it should hold."))
        is_typed = self.raw.kind is SourceKind.TEXT and isinstance(cell, str)
        return without_prefix(cell) if is_typed and isinstance(cell, str) else cell

    def _text(self, row: RawRow, name: str) -> str:
        return " ".join(cell_text(self._cell(row, name)).split())

    def _texts(self, name: str) -> Iterator[str]:
        """The cells of a column that were typed as text."""
        return (cell for row in self._rows if isinstance(cell := self._cell(row, name), str))

    def _refused(self, row: RawRow, name: str, reason: str, remedy: str) -> SourceRefused:
        header, places = self._header
        column = cell_text(header.cells[places[name]]).strip() if name in places else ""
        return SourceRefused(CellPlace(self.raw.file, self.raw.sheet, row.number, column), reason, remedy)

    def _reading(self, row: RawRow) -> NewReading:
        amount = divided_amount(row.cells, len(self._header[0].cells), self.raw.delimiter)
        if amount:
            raise self._refused(row, "value", f"{divided_reason(amount)}.", tr("Save the readings so."))
        kpi, series = self._kpi(row), self._series(row)
        if series is Series.PLAN and kpi.frozen_at:
            reason = tr("the plan of {kpi} is frozen since {day}.", kpi=kpi.name, day=kpi.frozen_at[:10])
            raise self._refused(row, "series", reason, tr("Take the row out, or free the plan first."))
        on = self._date(row)
        note = self._text(row, "note") if "note" in self._header[1] else self._known_note(kpi, series, on)
        return NewReading(kpi.id, series, on, self._value(row, kpi), note)

    def _known_note(self, kpi: KpiRow, series: Series, on: str) -> str:
        rows = self.snapshot.value.readings.get((kpi.id, series), ())
        return next((each.note for each in rows if each.on == on), "")

    @cached_property
    def _order(self) -> OrderDecision:
        return decide_order(self._texts("date"))

    @cached_property
    def _mark(self) -> MarkDecision:
        return decide_mark(self._texts("value"))

    @cached_property
    def _kpis(self) -> Mapping[str, Sequence[KpiRow]]:
        found: dict[str, list[KpiRow]] = {}
        for kpi in self.snapshot.value.kpis:
            found.setdefault(name_key(kpi.name), []).append(kpi)
        return found

    def _kpi(self, row: RawRow) -> KpiRow:
        name = self._text(row, "kpi")
        if not name:
            raise self._refused(
                row, "kpi", tr("the KPI is missing."), tr("Write its name as it stands on the page KPIs.")
            )
        found = self._kpis.get(name_key(name), ())
        if len(found) == 1:
            return found[0]
        if found:
            raise self._refused(row, "kpi", tr('several KPIs are called "{name}".', name=name), tr("Rename one first."))
        reason = tr('there is no KPI "{name}".', name=name)
        raise self._refused(row, "kpi", reason, tr("Correct the name, or add the KPI first."))

    def _series(self, row: RawRow) -> Series:
        word = self._text(row, "series")
        found = SERIES.get(word.casefold()) if word else Series.ACTUAL
        if found is None:
            reason = tr('"{word}" is no series.', word=word)
            raise self._refused(row, "series", reason, tr("Write plan, forecast or actual."))
        return found

    def _date(self, row: RawRow) -> str:
        cell = self._cell(row, "date")
        remedy = tr("Write a day such as 2027-06-30.")
        try:
            if isinstance(cell, date):
                return cell.isoformat()
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                return date_of_serial(cell, has_1904_dates=self.raw.has_1904_dates).isoformat()
            text = cell_text(cell)
            if may_be_two_days(text, self._order):
                reason = tr('"{text}" may be two days: its parts can stand in another order.', text=text)
                raise self._refused(row, "date", reason, remedy)
            found = read_days(text, self._order.order, has_1904_dates=self.raw.has_1904_dates)
        except DateRefused as error:
            reason = tr('"{text}": {why}.', text=cell_text(cell), why=error)
            raise self._refused(row, "date", reason, remedy) from error
        if found is None:
            raise self._refused(row, "date", tr("the day is missing."), remedy)
        if not found.is_day:
            reason = tr('"{text}" is a month or a quarter without a day.', text=text)
            raise self._refused(row, "date", reason, remedy)
        return found.first.isoformat()

    def _value(self, row: RawRow, kpi: KpiRow) -> float:
        cell, is_percent = self._cell(row, "value"), "%" in kpi.unit
        remedy = tr("Write one number, such as 1234.5 or 1234,5.")
        if isinstance(cell, bool | date):
            reason = tr('"{text}": {why}.', text=cell_text(cell), why=tr("this is not one number"))
            raise self._refused(row, "value", reason, remedy)
        if isinstance(cell, int | float):
            kept = self._kept(row, float(cell), remedy)
            if is_percent:
                self._check_percent(row, cell, cell_text(cell))
            return kept
        if isinstance(cell, Percent):
            return self._kept(row, cell.fraction * 100 if is_percent else cell.fraction, remedy)
        return self._typed(row, cell_text(cell), is_percent=is_percent, remedy=remedy)

    def _kept(self, row: RawRow, number: float, remedy: str) -> float:
        reason = why_no_amount(number)
        if reason is not None:
            raise self._refused(row, "value", f"{number:g}: {reason}.", remedy)
        return number

    def _typed(self, row: RawRow, text: str, *, is_percent: bool, remedy: str) -> float:
        decision = self._mark
        if not decision.is_sure and decide_mark([text]).has_ambiguous:
            raise self._refused(row, "value", tr('"{text}" may be two numbers.', text=text), remedy)
        try:
            number = read_number(text, decision.mark)
        except NumberRefused as error:
            raise self._refused(row, "value", tr('"{text}": {why}.', text=text, why=error), remedy) from error
        if number is None:
            raise self._refused(row, "value", tr("the value is missing."), tr("Write it, or take the row out."))
        if number.is_percent and not is_percent:
            reason = tr('"{text}" is a percentage, and the unit of the KPI is not %.', text=text)
            raise self._refused(row, "value", reason, remedy)
        if is_percent and not number.is_percent:
            self._check_percent(row, float(number.value), text)
        return float(number.value)

    def _check_percent(self, row: RawRow, number: float, text: str) -> None:
        """Refuse a number without a sign that may be a fraction of one, where others carry a sign."""
        if self._has_percents and 0 < abs(number) <= 1:
            reason = tr('"{text}" may be a percentage or a fraction of one: other values carry a % sign.', text=text)
            raise self._refused(row, "value", reason, tr("Write it with a % sign as well."))

    @cached_property
    def _has_percents(self) -> bool:
        cells = [self._cell(row, "value") for row in self._rows]
        return any(number is not None and number.is_percent for _, number in column_numbers(cells))
