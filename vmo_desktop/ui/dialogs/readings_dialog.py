"""Readings in a spreadsheet: what would be taken in, and which cells are refused and why."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.kpi_words import kpi_name, series_word
from vmo_desktop.charts.table_view import EMPTY, CellValue, ChartColumn, ChartTable
from vmo_desktop.errors import SourceRefused, VmoError
from vmo_desktop.exchange.readings import FoundReadings, look_at_readings
from vmo_desktop.ui.attempt import refusal_at_end
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.ops.kpis import NewReading, set_readings


class ReadingsDialog(QDialog):
    """Reads the file beside the window; nothing is written until the button says so, and then all as one step.

    Signals
    -------
    taken(int)
        So many readings were written.
    """

    taken = Signal(int)

    def __init__(self, live: LiveWorkshop, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(self.tr("Readings in %1").replace("%1", path.name)))
        self._live = live
        self._found: FoundReadings | None = None
        self.summary = PlainLabel(self.tr("Reading the file…"), role=TextRole.LEAD, wraps=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.good = ChartTableModel(EMPTY, self)
        self.good_table = FactTable(self.good, self.tr("Readings that are taken in"), stretched=5)
        self.refused = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.bad = ChartTableModel(EMPTY, self)
        self.bad_table = FactTable(self.bad, self.tr("Rows that are refused"), stretched=3)
        self.buttons = DialogButtons(self.tr("&Take them in"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self.take_in)
        self.buttons.rejected.connect(self.reject)
        self.buttons.does.setEnabled(False)
        self._lay_out()
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        fit_to_screen(self, 900, 600)
        snapshot = live.snapshot
        self._task.start(lambda report: look_at_readings(path, snapshot, report))

    @property
    def is_read(self) -> bool:
        """Whether the file was read."""
        return not self.progress.isVisibleTo(self)

    def take_in(self) -> None:
        """Write what is good."""
        if self._found is None or not self._found.taken:
            return
        operation = replace(set_readings(self._found.taken), brings_in=True)
        sentence = refusal_at_end(self, self._live, operation)
        if sentence:
            self._say(sentence)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        parts = (
            (self.summary, 0), (self.progress, 0), (self.good_table, 3), (self.refused, 0), (self.bad_table, 2),
            (self.buttons, 0),
        )  # fmt: skip
        for part, share in parts:
            layout.addWidget(part, share)
        for part in (self.refused, self.bad_table):
            part.hide()

    def _say(self, refusal: str) -> None:
        set_state(self.summary, "error")
        self.summary.setText(refusal)

    def _on_read(self, found: FoundReadings) -> None:
        self._found = found
        self.progress.hide()
        taken, refused = len(found.taken), len(found.refused)
        self.good.show_table(self._good(found.taken))
        self.good_table.fit_columns()
        self.good_table.setVisible(bool(taken))
        words = counted(
            taken, self.tr("1 reading is taken in, as one step."), self.tr("%n readings are taken in, as one step.")
        )
        self.summary.setText(words if taken else self.tr("No row of %1 is a reading.").replace("%1", found.file))
        self.buttons.does.setEnabled(bool(taken))
        self.refused.setText(
            counted(refused, self.tr("1 row is refused and left out:"), self.tr("%n rows are refused and left out:"))
        )
        self.bad.show_table(self._bad(found.refused))
        self.bad_table.fit_columns()
        for part in (self.refused, self.bad_table):
            part.setVisible(bool(refused))

    def _on_failed(self, error: object) -> None:
        self.progress.hide()
        self.good_table.hide()
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        self._say(str(error))

    def _good(self, readings: Sequence[NewReading]) -> ChartTable:
        known, number = self._live.snapshot.value, {"is_number": True}
        columns = (
            ChartColumn(self.tr("KPI")), ChartColumn(self.tr("Series")), ChartColumn(self.tr("Day")),
            ChartColumn(self.tr("Value"), **number), ChartColumn(self.tr("So far"), **number),
            ChartColumn(self.tr("Note")),
        )  # fmt: skip
        before = {(row.kpi_id, row.series, row.on): row.value for rows in known.readings.values() for row in rows}
        rows: list[tuple[CellValue, ...]] = [
            (kpi_name(known.kpi_by_id[each.kpi_id]), series_word(each.series), date_text(each.on), each.value,
             before.get((each.kpi_id, each.series, each.on)), each.note)
            for each in readings
        ]  # fmt: skip
        return ChartTable("", columns, tuple(rows), tuple(range(1, len(rows) + 1)))

    def _bad(self, refused: Sequence[SourceRefused]) -> ChartTable:
        columns = (
            ChartColumn(self.tr("Sheet")), ChartColumn(self.tr("Row"), is_number=True, decimals=0),
            ChartColumn(self.tr("Column")), ChartColumn(self.tr("Why, and what to do")),
        )  # fmt: skip
        rows: list[tuple[CellValue, ...]] = [
            (each.place.sheet or each.place.file, None if each.place.row is None else float(each.place.row),
             each.place.column, f"{each.reason} {each.remedy}")
            for each in refused
        ]  # fmt: skip
        return ChartTable("", columns, tuple(rows), tuple(range(1, len(rows) + 1)))

    @override
    def done(self, result: int) -> None:
        """Close; a running worker is ended first, and what was taken in is told."""
        self._task.wait()
        super().done(result)
        if self._found is not None and result == QDialog.DialogCode.Accepted:
            self.taken.emit(len(self._found.taken))
