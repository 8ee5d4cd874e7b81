"""The import window: the file on top, what its columns become, and what will happen, all in one place."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.decisions import Question
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.importing import import_operation, propose_map, user_maps_folder
from vmo_desktop.exchange.map_file import map_as_toml, read_map
from vmo_desktop.exchange.mapping import ImportMap, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.rejects import save_rejects
from vmo_desktop.progress import Report
from vmo_desktop.ui.attempt import close_after
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.import_columns import ColumnsTable
from vmo_desktop.ui.widgets.import_decisions import BY_HEADINGS, FROM_FILE, DecisionStrip
from vmo_desktop.ui.widgets.import_foot import ImportFoot
from vmo_desktop.ui.widgets.import_parts import ImportParts
from vmo_desktop.ui.widgets.import_preview import PreviewView
from vmo_desktop.ui.widgets.import_reading import ReadingStrip
from vmo_desktop.ui.widgets.import_result import ResultPanel
from vmo_desktop.ui.widgets.import_texts import MOST, TextsDialog
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.warning_list import WarningList
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.safe_write import write_bytes_safely


class ImportWizard(QDialog):
    """Imports one file into the open workshop, as one step."""

    def __init__(self, live: LiveWorkshop, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._path = path
        self._options = SourceOptions()
        self._map: ImportMap | None = None
        self._proposed = ""
        self.draft: ImportDraft | None = None
        self.plan: ImportPlan | None = None
        self._operation: Operation | None = None
        live.ended_long.connect(self._on_written)
        self.setObjectName("import_wizard")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(self.tr("Import %1").replace("%1", path.name)))
        self._build()
        self._reading = LatestTask(self)
        self._reading.progressed.connect(self._foot.show_work)
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._planning = LatestTask(self)
        self._planning.progressed.connect(self._foot.show_work)
        self._planning.finished.connect(self._on_planned)
        self._planning.failed.connect(self._on_failed)
        self._read(self._options)

    def _build(self) -> None:
        self._strip = ReadingStrip()
        self._strip.decided.connect(self._on_reading_decided)
        self._preview = PreviewView()
        self._decisions = DecisionStrip()
        self._decisions.map_chosen.connect(self._on_map_chosen)
        self._decisions.existing_chosen.connect(lambda value: self._change(lambda draft: draft.with_existing(value)))
        self._decisions.answered.connect(self._on_answered)
        self._columns = ColumnsTable()
        for signal, change in (
            (self._columns.target_chosen, ImportDraft.with_target),
            (self._columns.decimal_chosen, ImportDraft.with_decimal),
            (self._columns.dates_chosen, ImportDraft.with_dates),
            (self._columns.factor_chosen, ImportDraft.with_factor),
        ):
            signal.connect(partial(self._on_column_changed, change))
        self._columns.texts_wanted.connect(self._on_texts_wanted)
        self._result = ResultPanel(self._decisions.for_outcome)
        self._result.save_wanted.connect(self._on_save_rejects)
        self._warnings = WarningList()
        self._foot = ImportFoot()
        self._foot.map_wanted.connect(self._on_save_map)
        self._foot.cancelled.connect(self.reject)
        self._foot.import_wanted.connect(self._on_import)
        file, columns = _above(self._strip, self._preview), _above(self._decisions, self._columns)
        self._content = ImportParts(file, columns, self._result)
        self._content.hide()
        self.waiting = PlainLabel(self.tr("Reading the file…"), role=TextRole.LEAD, wraps=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        layout.setSpacing(scaled(8))
        self._title = ElidedLabel(self._path.name, role=TextRole.TITLE)
        layout.addWidget(self._title)
        layout.addWidget(self.waiting, 1)
        layout.addWidget(self._content, 1)
        layout.addWidget(self._warnings)
        layout.addWidget(self._foot)
        fit_to_screen(self, 1290, 690)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the file's name to the window's own title where room is short."""
        super().resizeEvent(event)
        self._title.setVisible(not self._content.is_in_steps)

    # Reading and laying out

    def _read(self, options: SourceOptions) -> None:
        self._options = options
        for part in (self._decisions, self._columns):
            part.setEnabled(False)
        self._foot.show_work()
        path, snapshot, known = self._path, self._live.snapshot, self._map

        def read(report: Report) -> ImportDraft:
            return ImportDraft.begin(read_raw_sheet(path, options, report), options, snapshot, known)

        self._reading.start(read)

    def _on_read(self, draft: ImportDraft) -> None:
        self._show(draft)
        self.waiting.hide()
        self._content.show()
        for part in (self._decisions, self._columns):
            part.setEnabled(True)

    def _on_reading_decided(self, options: SourceOptions) -> None:
        if self.draft is None:
            return
        needs_file = ("sheet", "encoding", "delimiter")
        if any(getattr(options, name) != getattr(self._options, name) for name in needs_file):
            self._read(options)
        else:
            self._options = options
            self._on_read(ImportDraft.begin(self.draft.raw, options, self._live.snapshot, self._map))

    def _on_failed(self, error: object) -> None:
        self._foot.show_plan(None)
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        self.plan = None
        self._columns.show_plan(None)
        if self.draft is None:
            set_state(self.waiting, "error")
            self.waiting.setText(str(error))
        else:
            self._result.show_failure(str(error))

    # Deciding

    def _show(self, draft: ImportDraft) -> None:
        is_new_table = self.draft is None or self.draft.table is not draft.table
        self.draft = draft
        if is_new_table:
            self._strip.show_table(draft.table, draft.options)
            self._preview.show_table(draft.table)
            self._decisions.forget_questions()
            self._proposed = propose_map(draft.table, draft.snapshot).name
        self._decisions.show_map(draft.mapping.name, self._proposed, draft.mapping.existing)
        self._columns.show_draft(draft)
        self._foot.show_work()
        self._planning.start(draft.plan)

    def _change(self, change: Callable[[ImportDraft], ImportDraft]) -> None:
        if self.draft is not None:
            self._show(change(self.draft))

    def _on_column_changed(self, change: Callable[..., ImportDraft], place: int, value: object) -> None:
        self._change(lambda draft: change(draft, place, value))

    def _on_answered(self, question: Question, value: object) -> None:
        change = ImportDraft.with_dates if question.is_about_dates else ImportDraft.with_decimal
        self._on_column_changed(change, question.place, value)

    def _on_planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._foot.show_plan(plan)
        self._columns.show_plan(plan)
        self._decisions.ask(plan.questions)
        self._result.show_plan(plan)
        self._warnings.show_warnings(plan.warnings)

    def _on_map_chosen(self, choice: object) -> None:
        if self.draft is None:
            return
        if choice == BY_HEADINGS:
            self._map = None
            self._show(self.draft.by_headings())
            return
        if choice != FROM_FILE:
            self._show(replace(self.draft, mapping=propose_map(self.draft.table, self.draft.snapshot)))
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a map"), str(user_maps_folder()), self.tr("Maps (*.toml)")
        )
        if name:
            self.use_map(Path(name))
        else:
            self._show(self.draft)

    def use_map(self, path: Path) -> None:
        """Read the file again as a saved map says."""
        try:
            self._map = read_map(path)
        except VmoError as error:
            self._on_failed(error)
            return
        self._read(self._map.source)

    def _on_texts_wanted(self, place: int) -> None:
        draft = self.draft
        mapped = draft.columns[place] if draft is not None else None
        if draft is None or mapped is None:
            return
        label = draft.table.columns[place].label
        unread = [each.text.strip() for each in self.plan.unread_cells if each.column == label] if self.plan else []
        dialog = TextsDialog(label, list(dict.fromkeys(unread))[:MOST], dict(mapped.texts), self)
        dialog.decided.connect(partial(self._on_column_changed, ImportDraft.with_texts, place))
        dialog.open()

    # Files

    def _on_save_map(self) -> None:
        folder = user_maps_folder()
        with suppress(OSError):  # writing says what is in the way
            folder.mkdir(parents=True, exist_ok=True)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save this map"), str(folder / f"{self._path.stem}.toml"), self.tr("Maps (*.toml)")
        )
        if name:
            self.save_map(Path(name).with_suffix(".toml"))

    def save_map(self, path: Path) -> None:
        """Write the decisions to a file that `vmo import --map` and this window read."""
        if self.draft is None:
            return
        content = map_as_toml(self.draft.saved_map(path.stem)).encode()
        self._write(lambda: write_bytes_safely(path, content))

    def _on_save_rejects(self) -> None:
        proposal = str(self._path.with_name(f"{self._path.stem} not imported.csv"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save this list"), proposal, self.tr("CSV (*.csv)"))
        if name:
            self.save_rejects(Path(name))

    def save_rejects(self, path: Path) -> None:
        """Write the list of what cannot be taken to a file."""
        plan = self.plan
        if plan is not None:
            self._write(lambda: save_rejects(plan, path))

    def _write(self, write: Callable[[], None]) -> None:
        try:
            write()
        except VmoError as error:
            self._result.show_failure(str(error))

    # The end

    def _on_import(self) -> None:
        if self.plan is None:
            return
        self._content.setEnabled(False)
        self._foot.show_writing()
        self._operation = import_operation(self.plan)
        self._live.do_long(self._operation)

    def _on_written(self, operation: Operation, outcome: object) -> None:
        """The file took the rows, refused them or was stopped; only a refusal leaves something to do here."""
        if operation is not self._operation:
            return
        self._operation = None
        if outcome is None:
            self.reject()
            return
        if close_after(self, self._live, operation, is_done=not isinstance(outcome, VmoError)):
            return
        self._content.setEnabled(True)
        self._foot.show_plan(self.plan)
        self._result.show_failure(str(outcome))

    @override
    def reject(self) -> None:
        """Close; what is being written is stopped first, unless it is too late for that."""
        if self._operation is None:
            super().reject()
            return
        self._foot.show_stopping()
        self._live.stop_long()

    @override
    def done(self, result: int) -> None:
        """Close; a running worker is ended first."""
        self._reading.wait()
        self._planning.wait()
        super().done(result)


def _above(upper: QWidget, table: QWidget) -> QWidget:
    """A strip over the table that it is about."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(scaled(8))
    column.addWidget(upper)
    column.addWidget(table, 1)
    return part
