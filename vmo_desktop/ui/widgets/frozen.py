"""Columns that stay in sight at the left of a grid while the others scroll."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from vmo_desktop.ui.cell_model import CellModel
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.grid import Grid, leave_unsorted

Index = QModelIndex | QPersistentModelIndex


class _Columns(QTableView):
    """The view over the grid's first columns: it takes the mouse and holds editors, the grid takes the keys."""

    def __init__(self, grid: "FrozenGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.setObjectName("frozenColumns")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(grid.itemDelegate())
        self.setEditTriggers(grid.editTriggers())
        self.setSelectionMode(grid.selectionMode())
        self.setVerticalScrollMode(grid.verticalScrollMode())
        self.setWordWrap(False)
        for turn_off in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            turn_off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._grid.contextMenuEvent(event)

    @override
    def commitData(self, editor: QWidget) -> None:
        if editor.parentWidget() is self.viewport():
            self._grid.commit_from(editor, super().commitData)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor.parentWidget() is self.viewport():
            self._grid.close_from(editor, hint, super().closeEditor)
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)


class FrozenGrid(Grid):
    """A grid whose first columns do not scroll sideways."""

    _frozen_count = 0
    _columns: _Columns | None = None  # Qt calls us while the grid below is still being made

    def __init__(
        self, model: CellModel, frozen: int, parent: QWidget | None = None, *, is_editable: bool = True
    ) -> None:
        super().__init__(model, parent, is_editable=is_editable)
        columns = _Columns(self)
        self._frozen_count, self._columns = frozen, columns
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        columns.horizontalHeader().sectionResized.connect(self._on_frozen_resized)
        self.verticalHeader().sectionResized.connect(lambda row, _old, new: columns.setRowHeight(row, new))
        ours, theirs = self.verticalScrollBar(), columns.verticalScrollBar()
        ours.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(ours.setValue)
        self.verticalHeader().installEventFilter(self)
        self.horizontalHeader().installEventFilter(self)
        self._hide_scrolling()
        model.modelReset.connect(self._hide_scrolling)
        self.frozen_header = columns.horizontalHeader()
        columns.show()
        self.fit_rows()
        appearance().changed.connect(self._on_look_changed)

    def _hide_scrolling(self) -> None:
        """Leave the columns that scroll to the grid; after a reset there may be others."""
        if self._columns is not None:
            for column in range(self._frozen_count, self.model().columnCount()):
                self._columns.setColumnHidden(column, True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        """The current cell may be one of the columns in sight."""
        if self._columns is not None:
            self._columns.viewport().update()

    def is_frozen(self, column: int) -> bool:
        """Whether a column stays in sight."""
        return column < self._frozen_count

    @override
    def setColumnHidden(self, column: int, hide: bool) -> None:
        super().setColumnHidden(column, hide)
        if self._columns is not None and self.is_frozen(column):
            self._columns.setColumnHidden(column, hide)
        self._lay_out()

    @override
    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        if self._columns is not None:
            self._columns.setWordWrap(on)

    @override
    def allow_sorting(self) -> None:
        if self._columns is not None:
            leave_unsorted(self.frozen_header)
            self._columns.setSortingEnabled(True)
            for header in (self.horizontalHeader(), self.frozen_header):
                header.sortIndicatorChanged.connect(self._on_sorted)
        super().allow_sorting()

    def _on_sorted(self, column: int, order: Qt.SortOrder) -> None:
        """Show the sign of sorting in both headers; only one of them was clicked."""
        for header in (self.horizontalHeader(), self.frozen_header):
            if (header.sortIndicatorSection(), header.sortIndicatorOrder()) != (column, order):
                header.blockSignals(True)
                header.setSortIndicator(column, order)
                header.blockSignals(False)
                header.viewport().update()

    @override
    def fit_rows(self) -> None:
        super().fit_rows()
        if self._columns is not None:
            height = self.verticalHeader().defaultSectionSize()
            self._columns.verticalHeader().setMinimumSectionSize(height)
            self._columns.verticalHeader().setDefaultSectionSize(height)

    def _on_look_changed(self) -> None:
        """Give rows their height in both views, whatever a new zoom made of them."""
        self.fit_rows()
        if not self.rows.is_on:
            self.rows.set_on(False)
        if self._columns is not None:
            for row in range(self.model().rowCount()):
                self._columns.setRowHeight(row, self.rowHeight(row))
        self._lay_out()

    def _on_resized(self, column: int, _former: int, width: int) -> None:
        if self._columns is not None and self.is_frozen(column):
            self._columns.setColumnWidth(column, width)
            self._lay_out()

    def _on_frozen_resized(self, column: int, _former: int, width: int) -> None:
        if self.is_frozen(column) and width and self.columnWidth(column) != width:
            self.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        if self._columns is None:
            return
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        left = frame + (self.verticalHeader().width() if self.verticalHeader().isVisible() else 0)
        self._columns.setGeometry(left, frame, self._frozen_width(), height)
        self._columns.horizontalHeader().setFixedHeight(self.horizontalHeader().height())

    def _frozen_width(self) -> int:
        return sum(self.columnWidth(column) for column in range(self._frozen_count) if not self.isColumnHidden(column))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._lay_out()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self.is_frozen(index.column()):
            bar.setValue(before)
            return
        covered = self._frozen_width() - self.visualRect(index).left()
        if covered > 0:
            bar.setValue(bar.value() - covered)

    @override
    def cell_area(self, index: Index) -> QRect:
        area = super().cell_area(index)
        if self._columns is not None and self.is_frozen(index.column()):
            area.moveLeft(self._columns.x() + self._columns.viewport().x() + self._columns.visualRect(index).left())
        return area

    @override
    def edit(  # type: ignore[override]  # PySide declares the slot and the virtual as one overload
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        if self._columns is not None and index.isValid() and self.is_frozen(index.column()):
            return self._columns.edit(index, trigger, event)  # type: ignore[arg-type]  # Qt takes None
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # Qt takes None
