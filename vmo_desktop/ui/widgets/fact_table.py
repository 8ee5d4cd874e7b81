"""A table that is only read, with all that a reader wants of it: sorting, filters, finding and copying."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.filter_note import FilterNote
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.title_width import title_width

WIDEST = 280
"""No column of facts is wider, in pixels at 100 %; its cells tell the rest in tooltips."""


class FactTable(QWidget):
    """A grid of whole rows with a line above that tells of its filter and one below to find in it."""

    def __init__(
        self,
        model: ArrangedModel,
        name: str,
        *,
        stretched: int | None = None,
        is_editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.grid = Grid(model, is_editable=is_editable)
        self.grid.setAccessibleName(name)
        self.grid.setFrameShape(QFrame.Shape.NoFrame)
        self.grid.setShowGrid(False)
        self.grid.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.grid.verticalHeader().hide()
        self.grid.allow_sorting()
        header = self.grid.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.filters = ColumnFilters(self.grid, model, (header,))
        self._stretched = stretched
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, share in ((FilterNote(model), 0), (self.grid, 1), (FindBar(self.grid), 0)):
            layout.addWidget(part, share)
        self.setFocusProxy(self.grid)
        header.sortIndicatorChanged.connect(self.fit_columns)
        self._is_fitted = True
        self._contents: dict[int, int] = {}
        for told in (model.dataChanged, model.layoutChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
            told.connect(self._forget_contents)
        appearance().changed.connect(self._on_look_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to a look that came while the table was hidden."""
        super().showEvent(event)
        if not self._is_fitted:
            self.fit_columns()

    def _on_look_changed(self) -> None:
        self._is_fitted = False
        self._forget_contents()
        if self.isVisible():
            self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column the room of what it shows; the stretched one takes what is left."""
        self._is_fitted = True
        header = self.grid.horizontalHeader()
        header.setResizeContentsPrecision(50)
        if self._stretched is not None:
            header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        for column in range(self.grid.model().columnCount()):
            if column != self._stretched:
                content = self.content_width(column) + scaled(8)
                self.grid.setColumnWidth(column, max(min(content, scaled(WIDEST)), title_width(header, column)))

    def content_width(self, column: int) -> int:
        """The width of what a column shows, kept while a window is pulled: up to fifty cells are asked for it."""
        if column not in self._contents:
            self._contents[column] = self.grid.sizeHintForColumn(column)
        return self._contents[column]

    def _forget_contents(self) -> None:
        self._contents.clear()
