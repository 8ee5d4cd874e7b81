"""Rectangles of a table: copied, cut, pasted, filled and emptied as a spreadsheet does, each as one step."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.cell_model import CellModel, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard import put_block, taken_block
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.widgets.blocks import Landing, Marked, landings
from vmo_desktop.ui.widgets.paste_plan import PastePlan
from vmo_desktop.ui.widgets.paste_preview import PastePreview
from vmo_desktop.ui.widgets.whole_text import whole_title

WRITABLE = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable


class CellBlocks(QObject):
    """What is marked in a table, and what can be done with it.

    Signals
    -------
    written(object, int)
        After a paste or a fill: the `RefusedCell`s and how many cells there were.
    refused(str)
        Nothing was done, and why.
    """

    written = Signal(object, int)
    refused = Signal(str)

    def __init__(self, view: QTableView, cells: CellModel) -> None:
        super().__init__(view)
        self._view = view
        self._cells = cells

    def shown_columns(self) -> list[int]:
        """Columns that are not hidden, from left to right."""
        header = self._view.horizontalHeader()
        ordered = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in ordered if not self._view.isColumnHidden(column)]

    def _marked_indexes(self) -> list[QModelIndex]:
        return self._view.selectionModel().selectedIndexes() or [self._view.currentIndex()]

    def _typed_indexes(self) -> list[QModelIndex]:
        """Marked cells that a text is meant for: where whole rows are marked, those below and above the current one."""
        marked = self._marked_indexes()
        if self._view.selectionBehavior() != QTableView.SelectionBehavior.SelectRows:
            return marked
        return [each for each in marked if each.column() == self._view.currentIndex().column()]

    def typed(self) -> list[QModelIndex]:
        """Cells that a text goes into when it is written to all that is marked."""
        return [each for each in self._typed_indexes() if self._takes_text(each)]

    def marked(self) -> Marked:
        """The smallest rectangle around the marked cells; empty when nothing is marked."""
        return self._around(self._marked_indexes())

    def _around(self, marked: Iterable[QModelIndex]) -> Marked:
        indexes = [each for each in marked if each.isValid()]
        marked_columns = {index.column() for index in indexes}
        rows = sorted({index.row() for index in indexes})
        return Marked(tuple(rows), tuple(each for each in self.shown_columns() if each in marked_columns))

    def copy(self) -> None:
        """Copy the marked rectangle."""
        self._put(self.marked(), with_headers=False)

    def copy_with_headers(self) -> None:
        """Copy the marked rectangle below its column titles."""
        self._put(self.marked(), with_headers=True)

    def copy_table(self) -> None:
        """Copy all rows that are shown, below their column titles."""
        self._put(Marked(tuple(range(self._cells.rowCount())), tuple(self.shown_columns())), with_headers=True)

    def _put(self, marked: Marked, *, with_headers: bool) -> None:
        rows = [[self._cells.copied_cell(row, column) for column in marked.columns] for row in marked.rows]
        if with_headers:
            rows.insert(0, [CopiedCell(self._title(column)) for column in marked.columns])
        if rows:
            put_block(rows)

    def _title(self, column: int) -> str:
        return " ".join(whole_title(self._cells, column).split())

    def cut(self) -> None:
        """Copy the marked rectangle and empty it."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the marked cells; where the current one holds nothing to empty, all of its row."""
        self._fill(self.typed() or [each for each in self._marked_indexes() if self._takes_text(each)], "")

    def fill(self, text: str) -> None:
        """Write a text to all marked cells."""
        self._fill(self.typed(), text)

    def _fill(self, targets: Iterable[QModelIndex], text: str) -> None:
        self._write([TypedCell(each.row(), each.column(), text) for each in targets])

    def _takes_text(self, index: QModelIndex) -> bool:
        is_writable = bool(self._cells.flags(index) & WRITABLE)
        return index.isValid() and is_writable and not self._view.isColumnHidden(index.column())

    def fill_down(self) -> None:
        """Copy the first marked row into the others, or the row above into a single marked row."""
        marked = self._around(self._typed_indexes())
        if not marked.rows:
            return
        source, targets = marked.rows[0], marked.rows[1:]
        if not targets:
            source, targets = source - 1, (source,)
        if source >= 0:
            copied = {column: self._cells.copied_cell(source, column) for column in marked.columns}
            cells = [(row, column, each) for row in targets for column, each in copied.items()]
            self._write([TypedCell(row, column, each.text, each.number) for row, column, each in cells])

    def paste(self) -> None:
        """Put the clipboard's rectangle at the marked cells; what cannot be read is told and the rest goes in."""
        marked = self._around(self._typed_indexes())
        try:
            block = taken_block()
        except VmoError as error:
            self.refused.emit(str(error))
            return
        typed: list[TypedCell] = []
        outside: list[RefusedCell] = []
        for landing in landings(block, marked, self.shown_columns()):
            reason = self._no_cell(landing)
            if landing.column is not None and not reason:
                cell = landing.content
                typed.append(TypedCell(landing.row, landing.column, cell.text, cell.number))
            else:
                where = self.tr("right of the table") if landing.column is None else self.tr("below the table")
                outside.append(RefusedCell(landing.row, -1, where, landing.content.text, reason))
        plan = PastePlan(
            tuple(typed),
            tuple(outside),
            tuple(self._cells.check_cells(typed) if typed else ()),
            self._filled_rows(),
            self._cells.texts_after(typed),
            frozenset(each for each in {cell.column for cell in typed} if self._holds_numbers(each)),
        )
        if plan.is_worth_a_look:
            self._ask(plan)
        else:
            self._do(plan)

    def _holds_numbers(self, column: int) -> bool:
        side = self._cells.data(self._cells.index(0, column), Qt.ItemDataRole.TextAlignmentRole)
        return side is not None and bool(Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight)

    def _filled_rows(self) -> int:
        """Rows that stand for something already."""
        rows = self._cells.rowCount()
        return rows - 1 if self._cells.may_grow() and rows and self._cells.id_at(rows - 1) is None else rows

    def _ask(self, plan: PastePlan) -> None:
        preview = PastePreview(plan, self._title, self._row_title, self._view)
        preview.accepted.connect(lambda: self._do(plan))
        preview.open()

    def _row_title(self, row: int) -> str:
        return " ".join(str(self._cells.headerData(row, Qt.Orientation.Vertical) or "").split())

    def _do(self, plan: PastePlan) -> None:
        self._write(list(plan.cells), plan.outside)
        self._mark(list(plan.cells))

    def _no_cell(self, landing: Landing[CopiedCell]) -> str:
        """Why there is no cell for a text; empty when there is one."""
        if landing.column is None:
            return self.tr("There is no column here.")
        if landing.row >= self._cells.rowCount() and not self._cells.may_grow():
            return self.tr("There is no row here.")
        most = self._cells.most_new_rows()
        if most is not None and landing.row >= self._filled_rows() + most:
            return self.tr("One paste adds up to %1 rows here. Paste the others after it.").replace("%1", str(most))
        return ""

    def _write(self, cells: list[TypedCell], outside: Iterable[RefusedCell] = ()) -> None:
        found = [*(self._cells.write_cells(cells) if cells else ()), *outside]
        if cells or found:
            self.written.emit(found, len(cells))

    def _mark(self, cells: list[TypedCell]) -> None:
        if not cells:
            return
        rows = [cell.row for cell in cells]
        first = self._cells.index(min(rows), cells[0].column)
        last = self._cells.index(min(max(rows), self._cells.rowCount() - 1), cells[-1].column)
        selection = QItemSelection()
        selection.select(first, last)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().select(selection, flags)
