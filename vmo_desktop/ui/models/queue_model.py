"""The discussion queue as a table, in its own order."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.discussion_words import Place, agreement_text, brief_stake_text, percent_text, why_text
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.discussion_queue import DiscussionQueue, QueueLine
from vmo_desktop.workshop.results import shown_name


class QueueColumn(IntEnum):
    """Columns of the queue."""

    INITIATIVE = 0
    DRIVER = 1
    VOTES = 2
    CHANCE = 3
    DECIDES = 4


class QueueModel(FactModel):
    """A line for each cell on which votes differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: DiscussionQueue | None = None
        self._lines: dict[int, QueueLine] = {}
        titles = (self.tr("Initiative"), self.tr("Driver"), self.tr("Votes"), self.tr("Chance"), self.tr("Decides"))
        self._columns = tuple(
            FactColumn(title, is_number=column is QueueColumn.CHANCE)
            for column, title in zip(QueueColumn, titles, strict=True)
        )

    def show(self, queue: DiscussionQueue | None, lines: Sequence[QueueLine]) -> None:
        """Show these lines of a queue."""
        self._queue = queue
        self._lines = {self.line_id((line.row, line.column)): line for line in lines}
        self.show_facts()

    def line_id(self, cell: Place) -> int:
        """The id of a cell's line."""
        across = len(self._queue.results.snapshot.leaves) if self._queue is not None else 1
        return cell[0] * across + cell[1] + 1

    def cell_at(self, row: int) -> Place | None:
        """The cell of a row of the table."""
        line = self._lines.get(self.id_at(row) or 0)
        return None if line is None else (line.row, line.column)

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._lines)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        line = self._lines[row_id]
        return None if line.is_accepted or line.chance is None else line.chance

    @override
    def text(self, row_id: int, column: int) -> str:
        line, queue = self._lines[row_id], self._queue
        if queue is None:
            return ""
        snapshot = queue.results.snapshot
        if column == QueueColumn.INITIATIVE:
            return shown_name(snapshot.initiatives[line.row])
        if column == QueueColumn.DRIVER:
            driver = snapshot.leaves[line.column]
            return driver.name or driver.code
        if column == QueueColumn.VOTES:
            return agreement_text(queue.votes, (line.row, line.column))
        if column == QueueColumn.DECIDES:
            return brief_stake_text(queue, line)
        if line.is_accepted:
            return "✓"
        return "" if line.chance is None else percent_text(line.chance)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines.get(self.id_at(index.row()) or 0)
        if role == Qt.ItemDataRole.ToolTipRole and line is not None and self._queue is not None:
            names = " · ".join(self.text(self.line_id((line.row, line.column)), each) for each in (0, 1))
            return tooltip(f"{names}\n{why_text(self._queue, line)}")
        return super().data(index, role)

    @override
    def ink(self, row_id: int, column: int) -> str:
        line, look = self._lines[row_id], current_theme()
        if line.is_accepted:
            return look.text_faint
        return look.text if line.chance or line.chance is None else look.text_secondary
