"""Filtering and sorting a table by its columns: from the menu of a title, or by key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.ui.arranged_model import UNSORTED, ArrangedModel
from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.column_chooser import ColumnChooser
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.text_model import TextCell

KEYS = "Ctrl+Shift+L"
MOST_VALUES = 500
"""More different values than this are found by typing, not by ticking."""


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
        self._values = tuple(values)
        self.list = LineList()
        self.list.setAccessibleName(self.tr("Values of %1").replace("%1", title))
        self._fill(values, present)
        self.list.texts.ticked.connect(self._tell)
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
        lines = []
        for value, count in values.items():
            name = one_line(value) or self.tr("(nothing)")
            is_shown = present.values is None or value in present.values
            lines.append(TextCell(f"{name}  ·  {count}", is_ticked=is_shown))
        self.list.show_lines(lines)
        rows = min(max(len(values), 1), 8)
        self.list.setFixedHeight(rows * current_theme().row_height + scaled(8))

    @property
    def wanted(self) -> ColumnFilter:
        """What is ticked and typed."""
        lines = zip(self._values, self.list.lines, strict=True)
        ticked = frozenset(value for value, line in lines if line.is_ticked)
        return ColumnFilter(self.line.text(), None if len(ticked) == len(self._values) else ticked)

    def clear(self) -> None:
        """Let everything through."""
        self.line.clear()
        self.list.replace_lines([replace(line, is_ticked=True) for line in self.list.lines])
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.wanted)


class ColumnFilters(QObject):
    """Filters and sorts by a column: from the menu of its title, or by key for the current one.

    `beside` are what the titles of the rows can be filtered by besides: columns that only the model knows.
    """

    def __init__(
        self,
        grid: Grid,
        table: ArrangedModel,
        headers: Sequence[QHeaderView],
        chooser: ColumnChooser | None = None,
        beside: Sequence[int] = (),
    ) -> None:
        super().__init__(grid)
        self._grid, self._table, self._chooser, self._beside = grid, table, chooser, beside
        for header in headers:
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(partial(self._on_menu_asked, header))
        grid.has_filters = True
        grid.filter_requested.connect(lambda: self.open(grid.currentIndex().column()))

    def open(self, column: int) -> ColumnFilterBox | None:
        """Show the filter of a column below its title."""
        grid = self._grid
        is_shown = 0 <= column < grid.model().columnCount() and not grid.isColumnHidden(column)
        if not is_shown and column not in self._beside:
            return None
        table = self._table
        box = ColumnFilterBox(
            table.filter_title(column), table.column_values(column), table.column_filter(column), grid
        )
        box.changed.connect(lambda wanted: table.filter_column(column, wanted))
        box.destroyed.connect(lambda: grid.setFocus(Qt.FocusReason.OtherFocusReason))
        left = grid.columnViewportPosition(column) if is_shown else 0
        box.move(grid.viewport().mapToGlobal(QPoint(max(left, 0), 0)))
        box.show()
        box.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return box

    def menu(self, columns: Sequence[int]) -> QMenu:
        """What can be done with a column, or with each of several that stand behind one title."""
        menu = QMenu(self._grid)
        menu.setObjectName("column_menu")
        for column in columns:
            self._offer(menu, column, has_name=len(columns) > 1)
        if self._chooser is not None:
            self._chooser.fill(menu.addMenu(self.tr("Columns")))
        return menu

    def _offer(self, menu: QMenu, column: int, *, has_name: bool) -> None:
        table = self._table
        words = self.tr("Filter by this column…") + f"\t{KEYS}"
        if has_name:
            words = self.tr("Filter by %1…").replace("%1", table.filter_title(column))
        menu.addAction(words, partial(self.open, column))
        stop = menu.addAction(self.tr("Show all again"), partial(table.filter_column, column, ColumnFilter()))
        stop.setEnabled(table.column_filter(column).is_on)
        menu.addSeparator()
        orders = Qt.SortOrder
        for text, at, order in (
            (self.tr("Sort upwards"), column, orders.AscendingOrder),
            (self.tr("Sort downwards"), column, orders.DescendingOrder),
            (self.tr("Do not sort"), UNSORTED, orders.AscendingOrder),
        ):
            action = menu.addAction(text, partial(self._sort, at, order))
            action.setCheckable(True)
            action.setChecked((at, order) == table.sorting or at == table.sorting[0] == UNSORTED)
        menu.addSeparator()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if self._grid.isSortingEnabled():
            self._grid.sortByColumn(column, order)
        else:
            self._table.sort(column, order)

    def _on_menu_asked(self, header: QHeaderView, point: QPoint) -> None:
        is_across = header.orientation() is Qt.Orientation.Horizontal
        columns = [header.logicalIndexAt(point)] if is_across else self._beside
        if columns and (not is_across or columns[0] >= 0):
            menu = self.menu(columns)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(header.viewport().mapToGlobal(point))
