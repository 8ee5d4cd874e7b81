"""The readings of one KPI as a table: a day a row, with plan, forecast and actual, and an empty row below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.charts.kpi_words import series_word
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import EDITABLE, READABLE, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.list_model import ListModel
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.ops.kpis import NewReading, set_readings
from vmo_desktop.workshop.value_rows import KpiRow, ReadingRow, Series

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReadingColumn(IntEnum):
    """Columns of the table."""

    DAY = 0
    PLAN = 1
    FORECAST = 2
    ACTUAL = 3
    NOTE = 4


SERIES = {
    ReadingColumn.PLAN: Series.PLAN,
    ReadingColumn.FORECAST: Series.FORECAST,
    ReadingColumn.ACTUAL: Series.ACTUAL,
}
Day = Mapping[Series, ReadingRow]
"""The readings of one day."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What typed cells write, by series and day, and which of them are refused."""

    written: dict[tuple[Series, str], NewReading]
    refused: list[RefusedCell]


class ReadingModel(ListModel):
    """Rows are days; the note is that of the actual reading."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(live, parent)
        self._kpi: KpiRow | None = None
        self._days: dict[int, Day] = {}
        self._new_day = ""

    def show_kpi(self, kpi: KpiRow | None) -> None:
        """Show the readings of a KPI as they stand."""
        if kpi is None or self._kpi is None or kpi.id != self._kpi.id:
            self._new_day = ""
        self._kpi = kpi
        self.refresh()

    @override
    def refresh(self) -> None:
        days: dict[int, dict[Series, ReadingRow]] = {}
        known = self.live.snapshot.value.readings
        for series in Series:
            for row in () if self._kpi is None else known.get((self._kpi.id, series), ()):
                days.setdefault(date.fromisoformat(row.on).toordinal(), {})[series] = row
        self._days = {day: days[day] for day in sorted(days)}
        self.place_rows(list(self._days))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._days), self.columnCount() - 1))

    @override
    def delete_rows(self, rows: Sequence[int]) -> bool:
        gone = [day for row in rows if (day := self.id_at(row)) is not None]
        cleared = [self._cleared(row) for day in gone for row in self._days[day].values()]
        return bool(cleared) and not refusal_of(self.live, set_readings(cleared))

    @staticmethod
    def _cleared(row: ReadingRow) -> NewReading:
        return NewReading(row.kpi_id, row.series, row.on, None)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(ReadingColumn)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_frozen = index.column() == ReadingColumn.PLAN and self._kpi is not None and bool(self._kpi.frozen_at)
        return READABLE if is_frozen else EDITABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(ReadingColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in SERIES:
            return RIGHT
        return self._title(ReadingColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: ReadingColumn) -> str:
        if column in SERIES:
            return series_word(SERIES[column])
        return self.tr("Day") if column is ReadingColumn.DAY else self.tr("Note")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        row, column = index.row(), ReadingColumn(index.column())
        text = self._text(row, column)
        prompts = row == len(self.ids) and column is ReadingColumn.DAY and not text
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Add a day …") if prompts else text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ForegroundRole and prompts:
            return QColor(current_theme().text_faint)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in SERIES:
            return RIGHT
        return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _text(self, row: int, column: ReadingColumn) -> str:
        day = self.id_at(row)
        if day is None:
            return date_text(self._new_day) if column is ReadingColumn.DAY and row == len(self.ids) else ""
        if column is ReadingColumn.DAY:
            return date_text(date.fromordinal(day).isoformat())
        if column is ReadingColumn.NOTE:
            actual = self._days[day].get(Series.ACTUAL)
            return "" if actual is None else actual.note
        reading = self._days[day].get(SERIES[column])
        return "" if reading is None else number_text(reading.value)

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        day, place = self.id_at(row), ReadingColumn(column)
        reading = None if day is None or place not in SERIES else self._days[day].get(SERIES[place])
        return CopiedCell(self._text(row, place), None if reading is None else reading.value)

    # Writing

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        if self._kpi is None or not cells:
            return []
        out = _Outcome({}, [])
        rows: dict[int, list[TypedCell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        for row, typed in sorted(rows.items()):
            self._write_row(self._kpi, row, typed, out)
        if out.written:
            sentence = refusal_of(self.live, set_readings(list(out.written.values())))
            if sentence:
                out.refused.append(self._refusal(cells[0], sentence))
            elif self._new_day in {day for _, day in out.written}:
                self._keep_day("")
        return out.refused

    def _write_row(
        self,
        kpi: KpiRow,
        row: int,
        typed: Iterable[TypedCell],
        out: _Outcome,
    ) -> None:
        """What typing into a row writes; a day first, as the other cells belong to it."""
        by_column = {ReadingColumn(cell.column): cell for cell in typed}
        former = self.id_at(row)
        if former is not None and len(by_column) == len(ReadingColumn) and not any(
            cell.text.strip() for cell in by_column.values()
        ):  # fmt: skip
            out.written.update({(each.series, each.on): self._cleared(each) for each in self._days[former].values()})
            return
        day = self._day_of(row, by_column.pop(ReadingColumn.DAY, None), out)
        if not day:
            texts = [cell for cell in by_column.values() if cell.text.strip() and day is not None]
            out.refused.extend(self._refusal(cell, self.tr("Type the day first.")) for cell in texts)
            return
        if row > len(self.ids) and not any(cell.text.strip() for cell in by_column.values()):
            first = TypedCell(row, ReadingColumn.DAY, date_text(day))
            out.refused.append(self._refusal(first, self.tr("A day needs a reading beside it.")))
        known = self._readings_on(day)
        for column, cell in by_column.items():
            if column is ReadingColumn.NOTE:
                continue
            series = SERIES[column]
            value = self._number(kpi, cell)
            before = known.get(series)
            if isinstance(value, str):
                out.refused.append(self._refusal(cell, value))
            elif series is Series.PLAN and kpi.frozen_at:
                out.refused.append(self._refusal(cell, self.tr("The plan is frozen.")))
            elif value is not None or before is not None:
                note = "" if before is None else before.note
                out.written[series, day] = NewReading(kpi.id, series, day, value, note)
        noted = by_column.get(ReadingColumn.NOTE)
        if noted is not None:
            self._write_note(kpi, day, noted, out)

    def _write_note(self, kpi: KpiRow, day: str, cell: TypedCell, out: _Outcome) -> None:
        former = self._readings_on(day).get(Series.ACTUAL)
        new = out.written.get((Series.ACTUAL, day))
        value = new.value if new is not None else None if former is None else former.value
        if value is not None:
            out.written[Series.ACTUAL, day] = NewReading(kpi.id, Series.ACTUAL, day, value, cell.text.strip())
        elif cell.text.strip():
            out.refused.append(self._refusal(cell, self.tr("A note belongs to an actual reading. Type that first.")))

    def _day_of(self, row: int, cell: TypedCell | None, out: _Outcome) -> str | None:
        """The day of a row once its cell is written; '' where there is none, None where its text was refused."""
        former = self.id_at(row)
        now = (
            date.fromordinal(former).isoformat()
            if former is not None
            else self._new_day
            if row == len(self.ids)
            else ""
        )
        if cell is None:
            return now
        text = cell.text.strip()
        day = read_date(text) if text else ""
        if day is None or (not day and former is not None):
            sentence = self.tr("“%1” is not a day. Type one, such as 2027-06-30. Ctrl+Delete deletes the row.")
            sentence = sentence.replace("%1", text[:40])
            out.refused.append(self._refusal(cell, sentence))
            return None
        if former is None:
            if row == len(self.ids):
                self._keep_day(day)
            return day
        if day != now and not self._move(former, day, out):
            out.refused.append(self._refusal(cell, self.tr("There are readings of that day, or the plan is frozen.")))
            return None
        return day

    def _move(self, former: int, day: str, out: _Outcome) -> bool:
        """Give the readings of a day to another one; not where it has some, or the plan may not move."""
        readings = self._days[former]
        is_frozen = self._kpi is not None and bool(self._kpi.frozen_at) and Series.PLAN in readings
        if date.fromisoformat(day).toordinal() in self._days or is_frozen:
            return False
        for series, row in readings.items():
            out.written[series, row.on] = self._cleared(row)
            out.written[series, day] = NewReading(row.kpi_id, series, day, row.value, row.note)
        return True

    def _readings_on(self, day: str) -> Day:
        return self._days.get(date.fromisoformat(day).toordinal(), {})

    def _number(self, kpi: KpiRow, cell: TypedCell) -> float | str | None:
        """What a cell holds; None for nothing, or a sentence why it is no number."""
        text = cell.text.strip()
        if not text:
            return None
        if text.endswith("%") and "%" not in kpi.unit:
            return self.tr("The unit of this KPI is not %. Type the number in its own unit.")
        number = cell.number if cell.number is not None else read_number(text.removesuffix("%"))
        sentence = self.tr("“%1” is not a number. Type one, such as 12.5.")
        return sentence.replace("%1", text[:40]) if number is None else number

    def _keep_day(self, day: str) -> None:
        """Keep the day that is typed into the empty row until it has a reading."""
        self._new_day = day
        last = self.index(len(self.ids), ReadingColumn.DAY)
        self.dataChanged.emit(last, last)

    def _refusal(self, cell: TypedCell, reason: str) -> RefusedCell:
        title = self._title(ReadingColumn(cell.column))
        where = filled(self.tr("row %1, %2"), str(cell.row + 1), title)
        return RefusedCell(cell.row, cell.column, where, cell.text, reason)
