"""The menu over the marked cells of a table: what its keys do, in words."""

from PySide6.QtWidgets import QMenu, QTableView

from vmo_desktop.ui.widgets.cell_blocks import CellBlocks
from vmo_desktop.ui.widgets.row_fit import RowFit


class CellMenu(QMenu):
    """Commands for rectangles of cells, each with its keys, below what the table itself can do with a row."""

    def __init__(self, view: QTableView, blocks: CellBlocks, rows: RowFit, *, is_editable: bool) -> None:
        super().__init__(view)
        self.setObjectName("gridMenu")
        self.addActions(view.actions())
        self.addSeparator()
        if is_editable:
            self.addAction(self.tr("Cut") + "\tCtrl+X", blocks.cut)
        self.addAction(self.tr("Copy") + "\tCtrl+C", blocks.copy)
        self.addAction(self.tr("Copy with column titles") + "\tCtrl+Shift+C", blocks.copy_with_headers)
        if is_editable:
            self.addAction(self.tr("Paste") + "\tCtrl+V", blocks.paste)
            self.addSeparator()
            self.addAction(self.tr("Fill down") + "\tCtrl+D", blocks.fill_down)
            self.addAction(self.tr("Clear cells") + "\tDel", blocks.clear)
        self.addSeparator()
        tall = self.addAction(self.tr("Rows as high as their text") + "\tCtrl+Shift+H", rows.toggle)
        tall.setCheckable(True)
        tall.setChecked(rows.is_on)
