"""The table of this program: a view that answers to the keys and the clipboard as a spreadsheet does."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from vmo_desktop.ui.cell_model import CellModel
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_blocks import CellBlocks
from vmo_desktop.ui.widgets.cell_delegate import CellDelegate, Way, editor_text
from vmo_desktop.ui.widgets.cell_menu import CellMenu
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.note import CellNote
from vmo_desktop.ui.widgets.row_fit import RowFit

Index = QModelIndex | QPersistentModelIndex
Select = QItemSelectionModel.SelectionFlag
Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
Commit = Callable[[QWidget], None]
Close = Callable[[QWidget, QAbstractItemDelegate.EndEditHint], None]


class Grid(QTableView):
    """A table edited like a spreadsheet: arrows, Tab, Enter, F2, Delete, typing, and rectangles on the clipboard.

    Signals
    -------
    block_written(object, int)
        After a paste or a fill: the `RefusedCell`s and how many cells there were.
    move_requested(int)
        Alt with an arrow: the marked rows are to go up (-1) or down (1).
    find_requested()
        Ctrl+F.
    filter_requested()
        Ctrl+Shift+L: the rows are to be filtered by the current column.
    """

    block_written = Signal(object, int)
    move_requested = Signal(int)
    find_requested = Signal()
    filter_requested = Signal()

    def __init__(self, model: CellModel, parent: QWidget | None = None, *, is_editable: bool = True) -> None:
        super().__init__(parent)
        self.cells = model
        self.is_editable = is_editable
        self.has_filters = False
        self._way_column: int | None = None
        self._is_refused = False
        self._cell_delegate = CellDelegate(self)
        self.setModel(model)
        self.use_delegate(self._cell_delegate)
        self._note = CellNote(self, self.cell_area)
        self.blocks = CellBlocks(self, model)
        self.blocks.written.connect(self.block_written)
        self.blocks.refused.connect(lambda reason: self.show_refusal(self.currentIndex(), reason))
        self.rows = RowFit(self)
        self._keys = dict(self._key_table())
        self._set_up()
        model.refused.connect(self.show_refusal)
        self.selectionModel().currentChanged.connect(self.unsay)

    def use_delegate(self, delegate: CellDelegate) -> None:
        """Draw and edit the cells with another delegate."""
        self._cell_delegate = delegate
        delegate.cut_off.connect(self.say)
        self.setItemDelegate(delegate)

    def bind(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, command: Callable[[], None]) -> None:
        """Let keys do something else in this table."""
        self._keys[key, modifiers] = command

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        if self.is_editable:
            self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        else:
            self.setEditTriggers(triggers.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab and Enter are ours, see `_key_table`
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        HeaderTips(self.horizontalHeader())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give the rows the height of the look in use."""
        height = current_theme().row_height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.rows.fit()

    def allow_sorting(self) -> None:
        """Let a click on a title sort by it, another one the other way, and a third one end it."""
        leave_unsorted(self.horizontalHeader())
        self.setSortingEnabled(True)

    def _key_table(self) -> Iterable[tuple[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]]:
        for key in (Key.Key_Return, Key.Key_Enter):
            yield (key, NONE), partial(self.go, Way.DOWN)
            yield (key, SHIFT), partial(self.go, Way.UP)
        yield (Key.Key_C, CTRL | SHIFT), self.blocks.copy_with_headers
        yield (Key.Key_F, CTRL), self.find_requested.emit
        yield (Key.Key_L, CTRL | SHIFT), self.filter_requested.emit
        yield (Key.Key_H, CTRL | SHIFT), self.rows.toggle
        if self.is_editable:
            yield (Key.Key_Tab, NONE), partial(self.go, Way.RIGHT)
            yield (Key.Key_Backtab, SHIFT), partial(self.go, Way.LEFT)
            yield (Key.Key_Backtab, NONE), partial(self.go, Way.LEFT)
            yield (Key.Key_Delete, NONE), self.blocks.clear
            yield (Key.Key_Backspace, NONE), self.blocks.clear
            yield (Key.Key_D, CTRL), self.blocks.fill_down
            yield (Key.Key_Up, ALT), partial(self.move_requested.emit, -1)
            yield (Key.Key_Down, ALT), partial(self.move_requested.emit, 1)

    def command_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does in the table as a whole; None when it belongs to a cell or to nobody here."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.blocks.copy
        if self.is_editable and event.matches(QKeySequence.StandardKey.Cut):
            return self.blocks.cut
        if self.is_editable and event.matches(QKeySequence.StandardKey.Paste):
            return self.blocks.paste
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get((Key(event.key()), modifiers))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.command_of(event):
            event.accept()  # the table's own keys come before the window's
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.command_of(event)
        if command is not None:
            command()
            event.accept()
            return
        if event.key() == Key.Key_Escape:
            self.unsay()
        if not event.text():
            self._way_column = None  # an arrow begins a new line of entries
        super().keyPressEvent(event)
        self._tell_of_block()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab for going from cell to cell; Ctrl+Tab leaves the table."""
        keeps_tab = self.is_editable and self.currentIndex().isValid()
        return False if keeps_tab else super().focusNextPrevChild(next)

    def _tell_of_block(self) -> None:
        """Say how a text that is begun over a marked block goes into all of it."""
        editor = self.window().focusWidget()
        count = len(self.blocks.typed())
        if count > 1 and editor is not None and editor.objectName() == "cellEditor" and self.isAncestorOf(editor):
            words = self.tr("Ctrl+Enter writes this to all {count} marked cells.").format(count=count)
            self.say(self.currentIndex(), words)

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Let Ctrl with an arrow, Home or End mark where it goes; Qt would leave the marks where they were."""
        if isinstance(event, QKeyEvent) and event.key() != Key.Key_Space and event.modifiers() & CTRL:
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~CTRL)
        return super().selectionCommand(index, event)

    def fit_column(self, column: int, width: int) -> None:
        """Give a column a width, or more where its title needs it."""
        self.setColumnWidth(column, max(width, self.horizontalHeader().sectionSizeHint(column)))

    def widen_for(self, column: int, texts: Iterable[str], most: int) -> None:
        """Give a column the room that its texts need, up to a width; never less than it has."""
        measure = self.fontMetrics().horizontalAdvance
        wanted = max((measure(text[:60]) for text in texts), default=0) + scaled(20)
        if self.columnWidth(column) < min(wanted, most):
            self.setColumnWidth(column, min(wanted, most))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._way_column = None
        super().mousePressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_note"):
            self.fit_rows()

    # Moving

    def shown_columns(self) -> list[int]:
        """Columns that are not hidden, from left to right."""
        return self.blocks.shown_columns()

    def go(self, way: Way) -> None:
        """Make a neighbour of the current cell current; left and right go on in the next row."""
        columns, index = self.shown_columns(), self.currentIndex()
        rows = self.model().rowCount()
        if not index.isValid() or not columns or not rows:
            return
        row, place = index.row(), columns.index(index.column()) if index.column() in columns else 0
        if way in (Way.RIGHT, Way.LEFT):
            self._way_column = self._way_column if self._way_column is not None else place
            step = row * len(columns) + place + (1 if way is Way.RIGHT else -1)
            row, place = divmod(min(max(step, 0), rows * len(columns) - 1), len(columns))
        elif way in (Way.DOWN, Way.UP):
            if self._way_column is not None and way is Way.DOWN:
                place = self._way_column
            self._way_column = None
            row = min(max(row + (1 if way is Way.DOWN else -1), 0), rows - 1)
        self.select_cell(row, columns[place])

    def select_cell(self, row: int, column: int) -> None:
        """Make a cell current and the only one marked."""
        index = self.model().index(row, column)
        whole = self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
        flags = Select.ClearAndSelect | Select.Rows if whole else Select.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def cell_area(self, index: Index) -> QRect:
        """Where a cell is drawn, in the grid's own coordinates."""
        return self.visualRect(index).translated(self.viewport().pos())

    # Editing

    def show_refusal(self, index: Index, reason: str) -> None:
        """Say at a cell why it did not take a text."""
        self._is_refused = True
        self._note.show_at(index, reason)

    def say(self, index: Index, text: str) -> None:
        """Say something at a cell that is no refusal."""
        self._note.show_at(index, text, is_refusal=False)

    def unsay(self) -> None:
        """Take back what was said at a cell."""
        self._note.hide()

    @override
    def commitData(self, editor: QWidget) -> None:
        if editor.parentWidget() is self.viewport():
            self.commit_from(editor, super().commitData)

    def commit_from(self, editor: QWidget, commit: Commit) -> None:
        """Write what an editor of this table, or of a view over it, holds."""
        self._is_refused = False
        if self._cell_delegate.way is Way.FILL:
            self.blocks.fill(editor_text(editor))
        else:
            commit(editor)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor.parentWidget() is self.viewport():
            self.close_from(editor, hint, super().closeEditor)

    def close_from(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint, close: Close) -> None:
        """Close an editor of this table, or of a view over it, and go where its last key wants."""
        hints = QAbstractItemDelegate.EndEditHint
        way = self._cell_delegate.way
        if hint == hints.RevertModelCache or not self._is_refused:
            self.unsay()
        elif way is not Way.STAY:
            self._is_refused = False  # the text stays in its editor, to be put right
            return
        self._cell_delegate.way = Way.STAY
        close(editor, hints.NoHint)
        if hint != hints.RevertModelCache:
            self.go(way)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isAncestorOf(self.window().focusWidget() or self):
            self.unsay()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The commands of the marked cells, with their keys."""
        menu = CellMenu(self, self.blocks, self.rows, is_editable=self.is_editable)
        menu.addAction(self.tr("Find in the table") + "\tCtrl+F", self.find_requested.emit)
        if self.has_filters:
            menu.addAction(self.tr("Filter by this column…") + "\tCtrl+Shift+L", self.filter_requested.emit)
        return menu


def leave_unsorted(header: QHeaderView) -> None:
    """Show that rows stand in their own order, and let a third click on a title come back to it."""
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)
