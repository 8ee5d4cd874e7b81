"""The scores as a grid, or as a list along one driver or one initiative, with the line that chooses among them."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import LINE_NAME, ListColumn, ScoreListModel
from vmo_desktop.ui.models.score_model import BesideColumn, ScoreModel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import Way
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.row_marks import mark_rows
from vmo_desktop.ui.widgets.score_bar import ScoreBar, ScoreMode, line_text
from vmo_desktop.ui.widgets.score_grid import ScoreGrid
from vmo_desktop.ui.widgets.score_headers import DriverHeader, NameHeader
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import shown_name

NAMES_WIDE, NAMES_NARROW, NAMES_WIDEST = 260, 180, 420
NARROWEST_DRIVER, WIDEST_DRIVER = 80, 140


class _Flag(StrEnum):
    ACROSS = "score/across"


class ScoreTables(QStackedWidget):
    """One of two tables over the same scores; `bar` chooses and stands wherever a panel puts it.

    Signals
    -------
    cell_entered()
        Another cell is current.
    block_written(object, int)
        As `Grid.block_written`.
    mode_shown()
        The scores are laid out in another way.
    """

    cell_entered = Signal()
    block_written = Signal(object, int)
    mode_shown = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self.model = ScoreModel(live, self)
        self.line = ScoreListModel(live, self)
        self.bar = ScoreBar()
        self.grid = self._make_grid()
        self.list = self._make_list()
        self.addWidget(self.grid)
        self.addWidget(self.list)
        self.bar.mode_chosen.connect(self.show_mode)
        self.bar.line_chosen.connect(self._on_line_chosen)
        self.bar.across_chosen.connect(self._on_across_chosen)
        self.bar.next_missing_requested.connect(self._on_next_missing)
        for grid in (self.grid, self.list):
            grid.selectionModel().currentChanged.connect(self._on_current_changed)
            grid.block_written.connect(self.block_written)
        self.bar.set_across(Settings().flag(_Flag.ACROSS, default=False))

    def _make_grid(self) -> ScoreGrid:
        self._names = NameHeader(self.model.row_progress, NAMES_WIDE)
        grid = ScoreGrid(self.model, self.model, self._names)
        self._drivers = header = DriverHeader(self.model.column_progress, self.model.weight, self._colour, self.model)
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
        header = grid.horizontalHeader()
        header.setStretchLastSection(True)
        grid.allow_sorting()
        self.list_filters = ColumnFilters(grid, self.line, (header, self._line_names), beside=(LINE_NAME,))
        self.line.progressed.connect(lambda rows, _columns: self._line_names.repaint_sections(rows))
        grid.setAccessibleName(self.tr("Scores in a list"))
        return grid

    def _colour(self, column: int) -> str:
        return current_theme().driver(column, self.model.driver(column).colour)

    # Following the workshop

    def show_all(self) -> None:
        """Show all scores from scratch."""
        self.model.show_all()
        self.line.show_all()

    def show_changes(self, changes: Changes) -> None:
        """Show what a write did to the scores."""
        self.model.show_changes(changes)
        if self.is_list:
            self.line.show_changes(changes)
            self._show_line_progress()

    def show_progress(self) -> None:
        """Tell in the bar how far the room has come."""
        self.bar.show_progress(*self.model.scores.progress())

    def _show_line_progress(self) -> None:
        """Tell in the list's choice how far the listed driver or initiative has come."""
        cell, snapshot, scores = self.current_cell(), self.model.scores.snapshot, self.model.scores
        if cell is None or cell[0] not in snapshot.initiative_index or cell[1] not in snapshot.leaf_index:
            return
        if self.bar.mode is ScoreMode.DRIVER:
            name = snapshot.driver_by_id[cell[1]].name
            self.bar.show_line_progress(cell[1], name, *scores.progress(driver_id=cell[1]))
        else:
            name = shown_name(snapshot.initiative(cell[0]))
            self.bar.show_line_progress(cell[0], name, *scores.progress(initiative_id=cell[0]))

    def fit_columns(self, width: int, *, is_wide: bool, is_low: bool) -> None:
        """Share a width, that of the whole view, among names and drivers; long titles need height, too."""
        count = self.model.columnCount()
        plain = round(width / appearance().zoom)
        least = NAMES_WIDE if is_wide else min(NAMES_NARROW, round(0.4 * plain))
        self._line_names.set_width(least)
        self._names.set_width(least if is_wide else max(least, min(plain - count * WIDEST_DRIVER - 60, NAMES_WIDEST)))
        if count:
            room = self.grid.viewport().width() // count
            self.grid.horizontalHeader().setDefaultSectionSize(
                min(max(room, scaled(NARROWEST_DRIVER)), scaled(WIDEST_DRIVER))
            )
            self.grid.updateGeometries()  # Qt keeps the scroll range of the former widths
        self._drivers.allow_lines(2 if is_low else 3)
        self.setMinimumHeight(self.height_for(1))
        self.list.setColumnWidth(ListColumn.SCORE, scaled(90))
        room = self.list.viewport().width() - scaled(90)
        self.list.setColumnWidth(ListColumn.MEANING, max(room * 6 // 10, scaled(120)))

    def height_for(self, rows: int) -> int:
        """The height in which this many lines of scores are in sight."""
        heads = max(each.horizontalHeader().sizeHint().height() for each in (self.grid, self.list))
        bar = self.grid.horizontalScrollBar().sizeHint().height()
        return heads + rows * current_theme().row_height + bar

    # Modes

    @property
    def is_list(self) -> bool:
        """Whether one driver or one initiative is listed."""
        return self.bar.mode is not ScoreMode.GRID

    @property
    def table(self) -> ScoreGrid:
        """The table that is shown."""
        return self.list if self.is_list else self.grid

    def show_mode(self, mode: ScoreMode) -> None:
        """Show the grid, or one driver or one initiative as a list."""
        cell = self.current_cell()
        self.bar.show_mode(mode)
        self.setCurrentWidget(self.table)
        self.show_lines()
        if cell is not None:
            self.go_to(cell)
        self.mode_shown.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self) -> None:
        """Offer the drivers or the initiatives for the list, and list the selected one."""
        snapshot, progress = self.model.scores.snapshot, self.model.scores.progress
        if self.bar.mode is ScoreMode.DRIVER and snapshot.leaves:
            chosen = self._selection.driver_id
            chosen = chosen if chosen in snapshot.leaf_index else snapshot.leaves[0].id
            names = [(each.id, line_text(each.name, *progress(driver_id=each.id))) for each in snapshot.leaves]
            self.bar.offer_lines(names, chosen)
            self.line.show_driver(chosen)
        elif self.bar.mode is ScoreMode.INITIATIVE and snapshot.initiatives:
            chosen = self._selection.initiative_id
            chosen = chosen if chosen in snapshot.initiative_index else snapshot.initiatives[0].id
            lines = [
                (each.id, line_text(shown_name(each), *progress(initiative_id=each.id)))
                for each in snapshot.initiatives
            ]
            self.bar.offer_lines(lines, chosen)
            self.line.show_initiative(chosen)

    # Cells

    def current_cell(self) -> Cell | None:
        """The initiative and driver that the current row or cell stands for."""
        if self.is_list:
            return self.line.cell_of_row(self.list.currentIndex().row())
        index = self.grid.currentIndex()
        return self.model.cell_at(index.row(), index.column())

    def go_to(self, cell: Cell) -> None:
        """Make a cell current, where it is shown."""
        if self.is_list:
            row = self.line.row_of(cell[0] if self.bar.mode is ScoreMode.DRIVER else cell[1])
            if row is not None:
                self.list.select_cell(row, ListColumn.SCORE)
            return
        row, column = self.model.row_of(cell[0]), self.model.column_of(cell[1])
        if row is not None and column is not None:
            self.grid.select_cell(row, column)

    def reveal(self) -> None:
        """Bring the current cell into sight."""
        self.table.scrollTo(self.table.currentIndex())

    def mark(self, initiative_ids: frozenset[int]) -> None:
        """Mark initiatives on the current driver alone: a digit then scores them on this one."""
        if self.model.columnCount():
            mark_rows(self.grid, self.model, initiative_ids, max(self.grid.currentIndex().column(), 0))
        if self.bar.mode is ScoreMode.DRIVER:
            mark_rows(self.list, self.line, initiative_ids, ListColumn.SCORE)

    # Slots

    def _on_current_changed(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self.cell_entered.emit()

    def _on_line_chosen(self, line_id: int) -> None:
        if self.bar.mode is ScoreMode.DRIVER:
            self._selection.select_driver(line_id)
        else:
            self._selection.select_initiative(line_id)

    def _on_across_chosen(self, is_across: bool) -> None:
        Settings().remember_flag(_Flag.ACROSS, is_across)
        self.grid.onward = Way.RIGHT if is_across else Way.DOWN

    def _on_next_missing(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.go_to_missing()
