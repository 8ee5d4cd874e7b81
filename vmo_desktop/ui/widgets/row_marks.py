"""Marks the rows of things that were marked together elsewhere, such as by a lasso on the chart."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from vmo_desktop.ui.row_model import RowModel
from vmo_desktop.ui.selection import Selection


def mark_rows(view: QTableView, model: RowModel, ids: Iterable[int], column: int | None = None) -> None:
    """Mark the rows of some ids, or their cells in one column; the current cell stays, and without ids everything."""
    rows = sorted(row for each in ids if (row := model.row_of(each)) is not None)
    if not rows:
        return
    first, last = (0, model.columnCount() - 1) if column is None else (column, column)
    marked = QItemSelection()
    for row in rows:
        marked.select(model.index(row, first), model.index(row, last))
    view.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if not view.hasFocus():
        view.scrollTo(model.index(rows[0], max(first, view.currentIndex().column() if column is None else column)))


def follow_marks(view: QTableView, model: RowModel, selection: Selection) -> None:
    """Keep the rows marked that are marked together, also while another one of them is selected elsewhere.

    A table that has the keyboard is left alone: there, what is marked is what the person marks.
    """

    def again(_initiative_id: int | None) -> None:
        if not view.hasFocus():
            mark_rows(view, model, selection.marked_ids)

    selection.marked_changed.connect(lambda ids: mark_rows(view, model, ids))
    selection.initiative_changed.connect(again)
