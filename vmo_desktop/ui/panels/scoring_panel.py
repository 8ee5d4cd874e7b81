"""Scoring: one key a score, the scale always in sight, in a grid or along one driver or one initiative."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import ListColumn, ScoreListModel
from vmo_desktop.ui.models.score_model import BesideColumn, ScoreModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import Way
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.filter_note import FilterNote
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.ui.widgets.row_marks import mark_rows
from vmo_desktop.ui.widgets.scale_side import ScaleSide
from vmo_desktop.ui.widgets.score_bar import ScoreBar, ScoreMode, line_text
from vmo_desktop.ui.widgets.score_grid import ScoreGrid
from vmo_desktop.ui.widgets.score_headers import DriverHeader, NameHeader
from vmo_desktop.ui.widgets.score_pointing import ScorePointing
from vmo_desktop.ui.widgets.statement_line import StatementLine
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import Results, shown_name

WIDE = 820
"""From this width on, in pixels at 100 %, the scale stands beside the grid instead of below it."""

LOW = 400
"""Below this height the scores and their scale come first; rationales are then written in the lists."""

NARROWEST = 300
NAMES_WIDE, NAMES_NARROW, NAMES_WIDEST = 260, 180, 420
NARROWEST_DRIVER, WIDEST_DRIVER = 84, 140


class _Flag(StrEnum):
    ACROSS = "score/across"


class ScoringPanel(Panel):
    """The scores of all initiatives on all drivers."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("scoring_panel")
        self.model = ScoreModel(live, self)
        self.line = ScoreListModel(live, self)
        self.bar = ScoreBar()
        self.side = ScaleSide(self.model.scores)
        self.card, self.rationale = self.side.card, self.side.rationale
        self.statement = StatementLine(self.model.scores)
        self._pointing = ScorePointing(self.model.scores, self.card, self.statement, self.current_cell)
        self.rejects = RejectList()
        self.grid = self._make_grid()
        self.list = self._make_list()
        self._is_following = False
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.grid)
        self.bar.set_across(Settings().flag(_Flag.ACROSS, default=False))
        self.rebuild()

    def _make_grid(self) -> ScoreGrid:
        self._names = NameHeader(self.model.row_progress, NAMES_WIDE)
        grid = ScoreGrid(self.model, self.model, self._names)
        header = DriverHeader(self.model.column_progress, self.model.weight, self._colour, self.model)
        grid.setHorizontalHeader(header)
        self.filters = ColumnFilters(grid, self.model, (header, self._names), beside=tuple(BesideColumn))
        self.model.progressed.connect(lambda rows, _columns: self._names.repaint_sections(rows))
        self.model.progressed.connect(lambda _rows, columns: header.repaint_sections(columns))
        header.setMinimumSectionSize(scaled(48))
        grid.setAccessibleName(self.tr("Scores"))
        return grid

    def _make_list(self) -> ScoreGrid:
        self._line_names = NameHeader(self.line.row_progress, NAMES_WIDE)
        grid = ScoreGrid(self.line, self.line, self._line_names)
        grid.horizontalHeader().setStretchLastSection(True)
        self.line.progressed.connect(lambda rows, _columns: self._line_names.repaint_sections(rows))
        grid.setAccessibleName(self.tr("Scores in a list"))
        return grid

    def _colour(self, column: int) -> str:
        return current_theme().driver(column, self.model.driver(column).colour)

    def _lay_out(self) -> None:
        self._tables = QStackedWidget()
        self._tables.addWidget(self.grid)
        self._tables.addWidget(self.list)
        tables = QWidget()
        column = QVBoxLayout(tables)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.filter_note = FilterNote(self.model)
        column.addWidget(self.filter_note)
        column.addWidget(self._tables, 1)
        column.addWidget(self.statement)
        column.addWidget(FindBar(self.grid))
        column.addWidget(FindBar(self.list))
        column.addWidget(self.rejects)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(tables)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        scoring = QWidget()
        inner = QVBoxLayout(scoring)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(current_theme().space.s)
        inner.addWidget(self.bar)
        inner.addWidget(self._splitter, 1)
        self._empty = EmptyState(
            "",
            (
                (self.tr("Add value drivers"), lambda: self.page_wanted.emit("drivers")),
                (self.tr("Add initiatives"), lambda: self.page_wanted.emit("initiatives")),
            ),
        )
        outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)  # before it is filled: a shown page without a parent would be a window
        self._stack.addWidget(scoring)
        self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        self.bar.mode_chosen.connect(self.show_mode)
        self.bar.line_chosen.connect(self._on_line_chosen)
        self.bar.across_chosen.connect(self._on_across_chosen)
        self.bar.next_missing_requested.connect(self._on_next_missing)
        self.rejects.undo_requested.connect(self._on_undo_paste)
        for grid in (self.grid, self.list):
            grid.selectionModel().currentChanged.connect(self._on_current_changed)
            grid.block_written.connect(self.rejects.show_cells)
        self._pointing.watch(self.grid, self.model.cell_at)
        self._pointing.watch(self.list, lambda row, _column: self.line.cell_of_row(row))
        self.selection.initiative_changed.connect(self._on_selected)
        self.selection.driver_changed.connect(self._on_selected)
        self.selection.marked_changed.connect(self._on_marked)
        self.live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self._fit)

    # Following the workshop

    @override
    def rebuild(self) -> None:
        self.model.show_all()
        self.line.show_all()
        self._show_state()
        self._fit()
        self._on_selected()
        if self.isVisible():
            self._begin()
        self._show_cell()

    def _begin(self) -> None:
        """Let the next digit have a cell; what is current is what is selected everywhere."""
        if self.current_cell() is None:
            self._table.begin()
        elif self.selection.initiative_id is None:
            self._on_current_changed(QModelIndex(), QModelIndex())

    @override
    def refresh(self, changes: Changes) -> None:
        self.model.show_changes(changes)
        self.rejects.settle()
        if self._is_list:
            self.line.show_changes(changes)
            self._show_line_progress()
        if not changes.only("agreed_score"):
            self._show_state()
            self._fit_columns()
            self._begin()
        self._show_progress()
        self._show_cell()

    def _show_state(self) -> None:
        snapshot = self.live.snapshot
        missing = []
        if not snapshot.initiatives:
            missing.append(self.tr("initiatives"))
        if not snapshot.leaves:
            missing.append(self.tr("value drivers"))
        self._stack.setCurrentIndex(1 if missing else 0)
        if missing:
            drivers, initiatives = self._empty.buttons()
            drivers.setVisible(not snapshot.leaves)
            initiatives.setVisible(not snapshot.initiatives)
            what = self.tr(" and ").join(missing)
            self._empty.set_sentence(self.tr("Nothing to score yet: there are no {what}.").format(what=what))
        self._show_lines()
        self._show_progress()

    def _show_progress(self) -> None:
        self.bar.show_progress(*self.model.scores.progress())

    def _show_line_progress(self) -> None:
        """Tell in the list's choice how far the listed driver or initiative has come."""
        cell, snapshot, scores = self.current_cell(), self.live.snapshot, self.model.scores
        if cell is None or cell[0] not in snapshot.initiative_index or cell[1] not in snapshot.leaf_index:
            return
        if self.bar.mode is ScoreMode.DRIVER:
            name = snapshot.driver_by_id[cell[1]].name
            self.bar.show_line_progress(cell[1], name, *scores.progress(driver_id=cell[1]))
        else:
            name = shown_name(snapshot.initiative(cell[0]))
            self.bar.show_line_progress(cell[0], name, *scores.progress(initiative_id=cell[0]))

    def _show_cell(self) -> None:
        self.side.show_cell(self.current_cell())
        self.statement.show_cell(self.current_cell())

    def _fit(self) -> None:
        layout, look = self.layout(), current_theme()
        self.setMinimumWidth(scaled(NARROWEST))
        if layout is not None:
            layout.setContentsMargins(look.space.l, look.space.m, look.space.l, 0)
        self._fit_columns()

    def _fit_columns(self) -> None:
        is_wide = self.width() >= scaled(WIDE)
        self.rationale.setVisible(self.height() >= scaled(LOW))
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._splitter.orientation() != orientation or not self._splitter.property("is_laid_out"):
            self._splitter.setProperty("is_laid_out", self.isVisible())
            self._splitter.setOrientation(orientation)
            room, side = (self.width(), round(0.34 * self.width())) if is_wide else (self.height(), self._side_height())
            self._splitter.setSizes([room - side, side])
        count = self.model.columnCount()
        width = round(self.width() / appearance().zoom)
        least = NAMES_WIDE if is_wide else min(NAMES_NARROW, round(0.4 * width))
        self._line_names.set_width(least)
        self._names.set_width(least if is_wide else max(least, min(width - count * WIDEST_DRIVER - 60, NAMES_WIDEST)))
        if count:
            room = self.grid.viewport().width() // count
            width = min(max(room, scaled(NARROWEST_DRIVER)), scaled(WIDEST_DRIVER))
            self.grid.horizontalHeader().setDefaultSectionSize(width)
        self.list.setColumnWidth(ListColumn.SCORE, scaled(90))
        room = self.list.viewport().width() - scaled(90)
        self.list.setColumnWidth(ListColumn.MEANING, max(room * 6 // 10, scaled(120)))

    def _side_height(self) -> int:
        """What the longest scale needs with a rationale below it, less than half of the room."""
        longest = max((len(each) for each in self.live.snapshot.levels.values()), default=0)
        return min(round(0.46 * self.height()), scaled(190 + 46 * longest))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()
        self._begin()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        if event.size().height() < event.oldSize().height():
            self._spare_rows()

    def _spare_rows(self) -> None:
        """The splitter takes a lower window's loss from the grid alone; the scale gives its part."""
        if self._splitter.orientation() is Qt.Orientation.Vertical:
            sizes, most = self._splitter.sizes(), self._side_height()
            if sizes[-1] > most:
                self._splitter.setSizes([sum(sizes) - most, most])

    # Modes

    @property
    def _is_list(self) -> bool:
        return self.bar.mode is not ScoreMode.GRID

    @property
    def _table(self) -> ScoreGrid:
        return self.list if self._is_list else self.grid

    def show_mode(self, mode: ScoreMode) -> None:
        """Show the grid, or one driver or one initiative as a list."""
        cell = self.current_cell()
        self.bar.show_mode(mode)
        self._tables.setCurrentWidget(self._table)
        self.setFocusProxy(self._table)
        self._show_lines()
        if cell is not None:
            self._go_to(cell)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_cell()

    def _show_lines(self) -> None:
        """Offer the drivers or the initiatives for the list, and list the selected one."""
        snapshot = self.live.snapshot
        if self.bar.mode is ScoreMode.DRIVER and snapshot.leaves:
            chosen = self.selection.driver_id
            chosen = chosen if chosen in snapshot.leaf_index else snapshot.leaves[0].id
            progress = self.model.scores.progress
            names = [(each.id, line_text(each.name, *progress(driver_id=each.id))) for each in snapshot.leaves]
            self.bar.offer_lines(names, chosen)
            self.line.show_driver(chosen)
        elif self.bar.mode is ScoreMode.INITIATIVE and snapshot.initiatives:
            chosen = self.selection.initiative_id
            chosen = chosen if chosen in snapshot.initiative_index else snapshot.initiatives[0].id
            progress = self.model.scores.progress
            lines = [
                (each.id, line_text(shown_name(each), *progress(initiative_id=each.id)))
                for each in snapshot.initiatives
            ]
            self.bar.offer_lines(lines, chosen)
            self.line.show_initiative(chosen)

    def current_cell(self) -> Cell | None:
        """The initiative and driver that the current row or cell stands for."""
        if self._is_list:
            return self.line.cell_of_row(self.list.currentIndex().row())
        index = self.grid.currentIndex()
        return self.model.cell_at(index.row(), index.column())

    def _go_to(self, cell: Cell) -> None:
        if self._is_list:
            row = self.line.row_of(cell[0] if self.bar.mode is ScoreMode.DRIVER else cell[1])
            if row is not None:
                self.list.select_cell(row, ListColumn.SCORE)
            return
        row, column = self.model.row_of(cell[0]), self.model.column_of(cell[1])
        if row is not None and column is not None:
            self.grid.select_cell(row, column)

    # Slots

    def _on_current_changed(self, _current: QModelIndex, _former: QModelIndex) -> None:
        cell = self.current_cell()
        if cell is not None and not self._is_following and self.isVisible():
            self._is_following = True
            self.selection.select_initiative(cell[0])
            self.selection.select_driver(cell[1])
            self._is_following = False
        self._show_cell()

    def _on_selected(self, _selected: object = None) -> None:
        if self._is_following:
            return
        self._is_following = True
        if self._is_list:
            self._show_lines()
        present = self.current_cell()
        initiative_id, driver_id = self.selection.initiative_id, self.selection.driver_id
        snapshot = self.live.snapshot
        if initiative_id not in snapshot.initiative_index:
            initiative_id = present[0] if present else None
        if driver_id not in snapshot.leaf_index:
            driver_id = present[1] if present else (snapshot.leaves[0].id if snapshot.leaves else None)
        if initiative_id is not None and driver_id is not None and (initiative_id, driver_id) != present:
            self._go_to((initiative_id, driver_id))
            if not self._table.hasFocus():
                self._on_marked(self.selection.marked_ids)
        self._is_following = False

    def _on_marked(self, initiative_ids: frozenset[int]) -> None:
        """Mark initiatives on the current driver alone: a digit then scores them on this one."""
        if self.model.columnCount():
            mark_rows(self.grid, self.model, initiative_ids, max(self.grid.currentIndex().column(), 0))
        if self.bar.mode is ScoreMode.DRIVER:
            mark_rows(self.list, self.line, initiative_ids, ListColumn.SCORE)

    def _on_line_chosen(self, line_id: int) -> None:
        if self.bar.mode is ScoreMode.DRIVER:
            self.selection.select_driver(line_id)
        else:
            self.selection.select_initiative(line_id)

    def _on_across_chosen(self, is_across: bool) -> None:
        Settings().remember_flag(_Flag.ACROSS, is_across)
        self.grid.onward = Way.RIGHT if is_across else Way.DOWN

    def _on_next_missing(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._table.go_to_missing()

    def _on_undo_paste(self) -> None:
        self.rejects.hide()
        self.live.undo()

    def _on_previewed(self, results: Results | None) -> None:
        self.model.show_weights(results or self.live.results)
