"""Numbers of initiatives as a part of the stage edits them: a grid, its filter and search, and what was refused."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.amount_model import AmountModel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.filter_note import FilterNote
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.ui.widgets.title_width import title_width

NAMES, NARROW_NAMES = 280, 150
WIDEST = 320
LEAST_HEIGHT = 220
"""What is around the table scrolls where there is less room, in pixels at 100 %."""


class AmountTable(QWidget):
    """The names stay in sight; the initiative of the current row is the one that is selected everywhere."""

    def __init__(
        self, live: LiveWorkshop, selection: Selection, model: AmountModel, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self.model = model
        self.grid = FrozenGrid(model, 1, self)
        self.grid.setAccessibleName(name)
        self.grid.verticalHeader().hide()
        self.grid.allow_sorting()
        self.filters = ColumnFilters(self.grid, model, (self.grid.horizontalHeader(), self.grid.frozen_header))
        self.rejects = RejectList()
        self.rejects.undo_requested.connect(live.undo)
        self.grid.block_written.connect(self.rejects.show_cells)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, share in ((FilterNote(model), 0), (self.grid, 1), (FindBar(self.grid), 0), (self.rejects, 0)):
            layout.addWidget(part, share)
        self.setFocusProxy(self.grid)
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        selection.initiative_changed.connect(self._on_selected)
        model.modelReset.connect(self.fit)
        appearance().changed.connect(self.fit)
        self.fit()

    def refresh(self) -> None:
        """Show the workshop as it stands."""
        self.rejects.settle()
        self.model.show_all()
        self._fit_columns()
        self._on_selected(self._selection.initiative_id)

    def go_to(self, column: int) -> None:
        """Put the keyboard into a column, in the current row or the first."""
        self.grid.setFocus()
        self.grid.select_cell(max(self.grid.currentIndex().row(), 0), column)

    @property
    def current_id(self) -> int | None:
        """The initiative whose row has the keyboard, or the first."""
        return self.model.id_at(max(self.grid.currentIndex().row(), 0))

    def fit(self) -> None:
        """Give the columns and the table their room in the look in use."""
        self.grid.setMinimumHeight(scaled(LEAST_HEIGHT))
        self._fit_columns()

    def _fit_columns(self) -> None:
        header = self.grid.horizontalHeader()
        header.setResizeContentsPrecision(50)
        is_narrow = self.width() < 2 * scaled(NAMES)
        self.grid.setColumnWidth(0, scaled(NARROW_NAMES if is_narrow else NAMES))
        for column in range(1, self.model.columnCount()):
            content = min(self.grid.sizeHintForColumn(column) + scaled(12), scaled(WIDEST))
            wanted = max(content, title_width(header, column), header.sectionSizeFromContents(column).width())
            self.grid.setColumnWidth(column, wanted)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()
        self.grid.scrollTo(self.grid.currentIndex())

    def _on_current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        row_id = self.model.id_at(current.row())
        if row_id is not None and self.isVisible():
            self._selection.select_initiative(row_id)

    def _on_selected(self, initiative_id: int | None) -> None:
        row = self.model.row_of(initiative_id)
        current = self.grid.currentIndex()
        if row is None or current.row() == row:
            return
        column = current.column() if current.isValid() else self.model.first_amount
        index = self.model.index(row, column)
        self.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if self.isVisible():
            self.grid.scrollTo(index)
