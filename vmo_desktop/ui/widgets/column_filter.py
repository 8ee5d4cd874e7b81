"""Filtering a table by its columns: a small window below a column's title, from its menu or by key."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole

KEYS = "Ctrl+Shift+L"
VALUE = Qt.ItemDataRole.UserRole
MOST_VALUES = 500
"""More different values than this are found by typing, not by ticking."""


class FilteredTable(Protocol):
    """What filtering by columns asks of a model."""

    def column_filter(self, column: int) -> ColumnFilter:
        """The filter of a column."""

    def filter_column(self, column: int, wanted: ColumnFilter) -> None:
        """Filter by a column."""

    def column_values(self, column: int) -> Mapping[str, int]:
        """How often each text stands in a column, whatever is hidden."""


class ColumnFilterBox(QFrame):
    """What a column must hold; every key and tick shows its result at once, Escape or Enter closes.

    Signals
    -------
    changed(object)
        The new `ColumnFilter`.
    """

    changed = Signal(object)

    def __init__(self, title: str, values: Mapping[str, int], present: ColumnFilter, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("column_filter")
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(present.text)
        self.line.setPlaceholderText(self.tr("Holds this text"))
        self.line.setAccessibleName(self.tr("Text in %1").replace("%1", title))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._tell)
        self.line.returnPressed.connect(self.close)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Values of %1").replace("%1", title))
        self._fill(values, present)
        self.list.itemChanged.connect(self._tell)
        clear = QPushButton(self.tr("Show all again"))
        clear.setProperty("kind", "quiet")
        clear.setAccessibleName(clear.text())
        clear.clicked.connect(self.clear)
        look = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.space.m, look.space.m, look.space.m, look.space.s)
        layout.setSpacing(look.space.s)
        for part in (ElidedLabel(title, role=TextRole.LEAD), self.line, self.list, clear):
            layout.addWidget(part)
        self.setFixedWidth(scaled(280))

    def _fill(self, values: Mapping[str, int], present: ColumnFilter) -> None:
        self.list.setVisible(1 < len(values) <= MOST_VALUES)
        for value, count in values.items():
            name = one_line(value) or self.tr("(nothing)")
            item = QListWidgetItem(f"{name}  ·  {count}")
            item.setData(VALUE, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            is_shown = present.values is None or value in present.values
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        rows = min(max(len(values), 1), 8)
        self.list.setFixedHeight(rows * current_theme().row_height + scaled(8))

    @property
    def wanted(self) -> ColumnFilter:
        """What is ticked and typed."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = frozenset(item.data(VALUE) for item in items if item.checkState() is Qt.CheckState.Checked)
        return ColumnFilter(self.line.text(), None if len(ticked) == len(items) else ticked)

    def clear(self) -> None:
        """Let everything through."""
        self.line.clear()
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self, _what: object = None) -> None:
        self.changed.emit(self.wanted)


class ColumnFilters(QObject):
    """Opens the filter of a column: from the menu of its title, or by key for the current column.

    Signals
    -------
    changed()
        Other rows are shown.
    """

    changed = Signal()

    def __init__(self, grid: Grid, table: FilteredTable, headers: tuple[QHeaderView, ...]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = table
        for header in headers:
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(partial(self._on_menu_asked, header))
        keys = QShortcut(QKeySequence(KEYS), grid)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(lambda: self.open(grid.currentIndex().column()))

    def open(self, column: int) -> ColumnFilterBox | None:
        """Show the filter of a column below its title."""
        if not 0 <= column < self._grid.model().columnCount() or self._grid.isColumnHidden(column):
            return None
        box = ColumnFilterBox(
            self._title(column), self._table.column_values(column), self._table.column_filter(column), self._grid
        )
        box.changed.connect(lambda wanted: self._filter(column, wanted))
        box.destroyed.connect(lambda: self._grid.setFocus(Qt.FocusReason.OtherFocusReason))
        left = self._grid.columnViewportPosition(column)
        box.move(self._grid.viewport().mapToGlobal(QPoint(max(left, 0), 0)))
        box.show()
        box.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return box

    def menu(self, column: int) -> QMenu:
        """What can be done with a column."""
        menu = QMenu(self._grid)
        menu.setObjectName("column_menu")
        menu.addAction(self.tr("Filter by this column…") + f"\t{KEYS}", partial(self.open, column))
        stop = menu.addAction(self.tr("Show all again"), partial(self._filter, column, ColumnFilter()))
        stop.setEnabled(self._table.column_filter(column).is_on)
        return menu

    def _on_menu_asked(self, header: QHeaderView, point: QPoint) -> None:
        column = header.logicalIndexAt(point)
        if column >= 0:
            menu = self.menu(column)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(header.viewport().mapToGlobal(point))

    def _filter(self, column: int, wanted: ColumnFilter) -> None:
        self._table.filter_column(column, wanted)
        self.changed.emit()

    def _title(self, column: int) -> str:
        title = self._grid.model().headerData(column, Qt.Orientation.Horizontal)
        return " ".join(str(title or "").split())
