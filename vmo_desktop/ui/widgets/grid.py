"""The table of this program: a view that answers to the keys and the clipboard as a spreadsheet does."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.cell_model import CellModel, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard import CopiedCell, put_block, taken_block
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.blocks import Marked, landings
from vmo_desktop.ui.widgets.cell_delegate import CellDelegate, Way, editor_text
from vmo_desktop.ui.widgets.note import CellNote

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
    """

    block_written = Signal(object, int)
    move_requested = Signal(int)
    find_requested = Signal()

    def __init__(self, model: CellModel, parent: QWidget | None = None, *, is_editable: bool = True) -> None:
        super().__init__(parent)
        self.cells = model
        self.is_editable = is_editable
        self._way_column: int | None = None
        self._is_refused = False
        self._cell_delegate = CellDelegate(self)
        self.setModel(model)
        self.use_delegate(self._cell_delegate)
        self._note = CellNote(self.viewport())
        self._keys = dict(self._key_table())
        self._set_up()
        model.refused.connect(self.show_refusal)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def use_delegate(self, delegate: CellDelegate) -> None:
        """Draw and edit the cells with another delegate."""
        self._cell_delegate = delegate
        self.setItemDelegate(delegate)

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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give the rows the height of the look in use."""
        height = current_theme().row_height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _key_table(self) -> Iterable[tuple[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]]:
        for key in (Key.Key_Return, Key.Key_Enter):
            yield (key, NONE), partial(self.go, Way.DOWN)
            yield (key, SHIFT), partial(self.go, Way.UP)
        yield (Key.Key_C, CTRL | SHIFT), self.copy_with_headers
        yield (Key.Key_F, CTRL), self.find_requested.emit
        if self.is_editable:
            yield (Key.Key_Tab, NONE), partial(self.go, Way.RIGHT)
            yield (Key.Key_Backtab, SHIFT), partial(self.go, Way.LEFT)
            yield (Key.Key_Backtab, NONE), partial(self.go, Way.LEFT)
            yield (Key.Key_Delete, NONE), self.clear_cells
            yield (Key.Key_Backspace, NONE), self.clear_cells
            yield (Key.Key_D, CTRL), self.fill_down
            yield (Key.Key_Up, ALT), partial(self.move_requested.emit, -1)
            yield (Key.Key_Down, ALT), partial(self.move_requested.emit, 1)

    def command_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does in the table as a whole; None when it belongs to a cell or to nobody here."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if self.is_editable and event.matches(QKeySequence.StandardKey.Cut):
            return self.cut
        if self.is_editable and event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
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
            self._note.hide()
        if not event.text():
            self._way_column = None  # an arrow begins a new line of entries
        super().keyPressEvent(event)

    def fit_column(self, column: int, width: int) -> None:
        """Give a column a width, or more where its title needs it."""
        self.setColumnWidth(column, max(width, self.horizontalHeader().sectionSizeHint(column)))

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
        header = self.horizontalHeader()
        ordered = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in ordered if not self.isColumnHidden(column)]

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

    def marked(self) -> Marked:
        """The smallest rectangle around the marked cells; empty when nothing is marked."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        marked_columns = {index.column() for index in indexes if index.isValid()}
        rows = sorted({index.row() for index in indexes if index.isValid()})
        return Marked(tuple(rows), tuple(each for each in self.shown_columns() if each in marked_columns))

    # Clipboard

    def copy(self) -> None:
        """Copy the marked rectangle."""
        self._copy(with_headers=False)

    def copy_with_headers(self) -> None:
        """Copy the marked rectangle below its column titles."""
        self._copy(with_headers=True)

    def _copy(self, *, with_headers: bool) -> None:
        marked = self.marked()
        rows = [[self.cells.copied_cell(row, column) for column in marked.columns] for row in marked.rows]
        if with_headers:
            rows.insert(0, [CopiedCell(self.column_title(column)) for column in marked.columns])
        if rows:
            put_block(rows)

    def column_title(self, column: int) -> str:
        """The title of a column, on one line."""
        return " ".join(str(self.model().headerData(column, Qt.Orientation.Horizontal) or "").split())

    def cut(self) -> None:
        """Copy the marked rectangle and empty it."""
        self.copy()
        self.clear_cells()

    def clear_cells(self) -> None:
        """Empty the marked cells in one step."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        self._write([TypedCell(each.row(), each.column(), "") for each in indexes if self._takes_text(each)])

    def _takes_text(self, index: QModelIndex) -> bool:
        flags = self.model().flags(index)
        can = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return index.isValid() and bool(flags & can) and not self.isColumnHidden(index.column())

    def fill_down(self) -> None:
        """Copy the first marked row into the others, or the row above into a single marked row."""
        marked = self.marked()
        if not marked.rows:
            return
        source, targets = marked.rows[0], marked.rows[1:]
        if not targets:
            source, targets = source - 1, (source,)
        if source >= 0:
            texts = {column: self.cells.copied_cell(source, column).text for column in marked.columns}
            self._write([TypedCell(row, column, text) for row in targets for column, text in texts.items()])

    def paste(self) -> None:
        """Put the clipboard's rectangle at the marked cells in one step; what cannot be read is told and left out."""
        marked = self.marked()
        try:
            block = taken_block()
        except VmoError as error:
            self.show_refusal(self.currentIndex(), str(error))
            return
        found = landings(block, marked, self.shown_columns())
        if not found:
            return
        rows = self.model().rowCount()
        typed, refused = [], []
        for landing in found:
            if landing.column is None:
                reason = self.tr("There is no column here.")
            elif landing.row >= rows and not self.cells.may_grow():
                reason = self.tr("There is no row here.")
            else:
                typed.append(TypedCell(landing.row, landing.column, landing.text))
                continue
            where = self.tr("right of the table") if landing.column is None else self.tr("below the table")
            refused.append(RefusedCell(landing.row, -1, where, landing.text, reason))
        self._write(typed, refused)
        self._mark([(cell.row, cell.column) for cell in typed])

    def _write(self, cells: list[TypedCell], refused: Iterable[RefusedCell] = ()) -> None:
        if cells or refused:
            found = [*self.cells.write_cells(cells), *refused] if cells else list(refused)
            self.block_written.emit(found, len(cells))

    def _mark(self, places: list[tuple[int, int]]) -> None:
        if not places:
            return
        rows, columns = [row for row, _ in places], [column for _, column in places]
        model = self.model()
        first = model.index(min(rows), columns[0])
        last = model.index(min(max(rows), model.rowCount() - 1), columns[-1])
        selection = QItemSelection()
        selection.select(first, last)
        self.selectionModel().select(selection, Select.ClearAndSelect)

    # Editing

    def show_refusal(self, index: Index, reason: str) -> None:
        """Say at a cell why it did not take a text."""
        self._is_refused = True
        self._note.show_at(self.visualRect(index), reason)

    def say(self, index: Index, text: str) -> None:
        """Say something at a cell that is no refusal."""
        self._note.show_at(self.visualRect(index), text, is_refusal=False)

    @override
    def commitData(self, editor: QWidget) -> None:
        if editor.parentWidget() is self.viewport():
            self.commit_from(editor, super().commitData)

    def commit_from(self, editor: QWidget, commit: Commit) -> None:
        """Write what an editor of this table, or of a view over it, holds."""
        self._is_refused = False
        if self._cell_delegate.way is Way.FILL:
            text = editor_text(editor)
            targets = [each for each in self.selectedIndexes() if self._takes_text(each)]
            self._write([TypedCell(each.row(), each.column(), text) for each in targets])
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
        if hint == hints.RevertModelCache:
            self._note.hide()
        elif self._is_refused and way is not Way.STAY:
            self._is_refused = False  # the text stays in its editor, to be put right
            return
        self._cell_delegate.way = Way.STAY
        close(editor, hints.NoHint)
        if hint != hints.RevertModelCache:
            self.go(way)

    def _on_current_changed(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self._note.hide()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isAncestorOf(self.window().focusWidget() or self):
            self._note.hide()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The commands of the marked cells, with their keys."""
        menu = QMenu(self)
        menu.setObjectName("gridMenu")
        if self.is_editable:
            menu.addAction(self.tr("Cut") + "\tCtrl+X", self.cut)
        menu.addAction(self.tr("Copy") + "\tCtrl+C", self.copy)
        menu.addAction(self.tr("Copy with column titles") + "\tCtrl+Shift+C", self.copy_with_headers)
        if self.is_editable:
            menu.addAction(self.tr("Paste") + "\tCtrl+V", self.paste)
            menu.addSeparator()
            menu.addAction(self.tr("Fill down") + "\tCtrl+D", self.fill_down)
            menu.addAction(self.tr("Clear cells") + "\tDel", self.clear_cells)
        return menu
