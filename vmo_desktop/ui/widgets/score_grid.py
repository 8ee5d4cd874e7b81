"""A grid of scores in which one key is a score: a digit writes it and moves on."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.cell_model import CellModel, Unreadable
from vmo_desktop.ui.widgets.cell_delegate import Way
from vmo_desktop.ui.widgets.grid import Grid, Select
from vmo_desktop.ui.widgets.score_delegate import ScoreDelegate
from vmo_desktop.workshop.ops.scores import Cell

Index = QModelIndex | QPersistentModelIndex


class ScoreTable(Protocol):
    """What a grid of scores asks of its model besides a `CellModel`'s."""

    scores: AgreedScores

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The initiative and driver whose score a cell holds; None when it holds something else."""


class ScoreGrid(Grid):
    """A grid whose digits score.

    Where every level of a driver is a single digit, one digit writes the score and goes on; elsewhere a digit opens
    the cell's editor, because it may be the first of several.

    Signals
    -------
    text_typed(str)
        The text in the open editor changed.
    left()
        The pointer went elsewhere.
    """

    text_typed = Signal(str)
    left = Signal()

    def __init__(self, model: CellModel, table: ScoreTable, names: QHeaderView, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setVerticalHeader(names)
        self.fit_rows()
        self._table = table
        self.onward = Way.DOWN
        delegate = ScoreDelegate(table.scores, self)
        delegate.text_typed.connect(self.text_typed)
        self.use_delegate(delegate)
        self.setShowGrid(True)
        self.setMouseTracking(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, modifiers = self.currentIndex(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cell = self._table.cell_at(index.row(), index.column()) if index.isValid() else None
        if cell is not None and modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            if event.key() == Qt.Key.Key_N:
                self.go_to_missing(-1 if modifiers else 1)
                return
            is_digit = not modifiers and event.text() in tuple("0123456789")
            if is_digit and self.is_editable and self._table.scores.reader(cell[1]).is_one_key:
                self.score_by_key(index, cell, int(event.text()))  # type: ignore[number-of-text]  # one digit
                return
        super().keyPressEvent(event)

    def score_by_key(self, index: QModelIndex, cell: Cell, digit: int) -> None:
        """Write the score that a digit stands for and go on, or to all marked cells; refuse what is no level."""
        read = self._table.scores.reader(cell[1]).read_digit(digit)
        marked = self.selectionModel().selectedIndexes()
        if isinstance(read, Unreadable):
            self.show_refusal(index, read.reason)
        elif len(marked) > 1 and index in marked:
            self.blocks.fill(str(digit))
        elif self._table.scores.set(cell, read):
            self.go_on()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current cell in sight where the table loses height, such as to a notice."""
        super().resizeEvent(event)
        cell = self.visualRect(self.currentIndex())
        if QRect(QPoint(0, 0), event.oldSize()).contains(cell) and not self.viewport().rect().contains(cell):
            self.scrollTo(self.currentIndex())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def go_on(self) -> None:
        """Go to the next cell in the chosen direction; from the end of a line to the start of the next."""
        index, columns = self.currentIndex(), self._score_columns()
        rows = self.model().rowCount()
        if index.column() not in columns:
            return
        row, place = index.row(), columns.index(index.column())
        if self.onward is Way.DOWN:
            row, place = (row + 1, place) if row + 1 < rows else (0, place + 1)
        else:
            row, place = (row, place + 1) if place + 1 < len(columns) else (row + 1, 0)
        if row < rows and place < len(columns):
            self.select_cell(row, columns[place])

    def _score_columns(self) -> list[int]:
        return [column for column in self.shown_columns() if self._table.cell_at(0, column) is not None]

    def go_to_missing(self, direction: int = 1) -> bool:
        """Go to the next (1) or former (-1) cell without a score, around the end; False when none is missing."""
        place = self._missing_place(direction)
        if place is None:
            self.say(self.currentIndex(), self._nothing_missing())
            return False
        self.select_cell(*place)
        return True

    def _nothing_missing(self) -> str:
        hidden = self.cells.hidden_count if isinstance(self.cells, ArrangedModel) else 0
        if hidden:
            said = self.tr("Every cell that is shown has a score. The filter hides %1 initiatives.")
            return said.replace("%1", str(hidden))
        return self.tr("Every cell has a score.")

    def begin(self) -> None:
        """Make a cell current where none is: the first without a score, else the first."""
        columns = self._score_columns()
        if not self.currentIndex().isValid() and columns and self.model().rowCount():
            self.select_cell(*(self._missing_place(1) or (0, columns[0])))

    def _missing_place(self, direction: int) -> tuple[int, int] | None:
        scores = self._table.scores
        for row, column in self._cells_from_current(direction):
            cell = self._table.cell_at(row, column)
            if cell is not None and scores.value(cell) is None and scores.is_needed(cell):
                return row, column
        return None

    def _cells_from_current(self, direction: int) -> Iterator[tuple[int, int]]:
        """All other cells in the order of scoring, beginning after (or before) the current one, if there is one."""
        columns, rows = self._score_columns(), self.model().rowCount()
        current = self.currentIndex()
        if not columns or not rows:
            return
        row, place = max(current.row(), 0), columns.index(current.column()) if current.column() in columns else 0
        is_down, count = self.onward is Way.DOWN, rows * len(columns)
        start = place * rows + row if is_down else row * len(columns) + place
        for step in range(1 if current.isValid() else 0, count):
            major, minor = divmod((start + direction * step) % count, rows if is_down else len(columns))
            yield (minor, columns[major]) if is_down else (major, columns[minor])

    def mark_row(self, row: int) -> None:
        """Make a row current and keep the column."""
        current = self.currentIndex()
        index = self.model().index(row, max(current.column(), 0))
        if index.isValid() and current.row() != row:
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.scrollTo(index)
