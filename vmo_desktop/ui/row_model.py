"""A table model whose rows are things with an id: rows come, go and move without losing selection or scroll place."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class RowModel(QAbstractTableModel):
    """Rows by id, in the order shown; `has_blank_row` adds a last row that stands for nothing yet."""

    has_blank_row = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._row_by_id: dict[int, int] = {}
        self._going: frozenset[int] = frozenset()
        self._more_blank_rows = 0

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids in the order shown."""
        return tuple(self._ids)

    def id_at(self, row: int) -> int | None:
        """The id of a row; None for a row that stands for nothing yet, or any more.

        Rows go run by run, and views look at those that are still to go while others are taken away.
        """
        row_id = self._ids[row] if 0 <= row < len(self._ids) else None
        return None if row_id in self._going else row_id

    def row_of(self, row_id: int | None) -> int | None:
        """The row of an id; None when it is not shown."""
        return None if row_id is None else self._row_by_id.get(row_id)

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ids) + self.has_blank_row + self._more_blank_rows

    def place_rows(self, ids: Sequence[int]) -> None:
        """Show these ids in this order, telling views which rows went, moved and came."""
        wanted = list(ids)
        if wanted == self._ids:
            return
        self._going = frozenset(self._ids).difference(wanted)
        self._remove_going()
        shown = set(self._ids)
        self._move_to([each for each in wanted if each in shown])
        self._insert(wanted, shown)

    def hold_rows(self, ids: Sequence[int]) -> None:
        """Have these ids without telling views: only while the whole model is reset."""
        self._ids = list(ids)
        self._index()

    def _remove_going(self) -> None:
        for first, last in reversed(_runs([row for row, each in enumerate(self._ids) if each in self._going])):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self._ids[first : last + 1]
            self._index()
            self.endRemoveRows()
        self._going = frozenset()

    def _move_to(self, order: list[int]) -> None:
        if order == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        former = list(self.persistentIndexList())
        ids = [self.id_at(index.row()) for index in former]
        self._ids = order
        self._index()
        moved = [
            index if row_id is None else self.index(self._row_by_id[row_id], index.column())
            for index, row_id in zip(former, ids, strict=True)
        ]
        self.changePersistentIndexList(former, moved)
        self.layoutChanged.emit()

    def _insert(self, wanted: list[int], shown: set[int]) -> None:
        for first, last in _runs([row for row, each in enumerate(wanted) if each not in shown]):
            if self.has_blank_row and first == len(self._ids):
                self._grow(wanted[first : last + 1])
                continue
            self.beginInsertRows(NO_PARENT, first, last)
            self._ids[first:first] = wanted[first : last + 1]
            self._index()
            self.endInsertRows()

    def _grow(self, added: list[int]) -> None:
        """Make things of the blank row and of new ones below it: the view stays on the row that was typed into."""
        first = len(self._ids)
        self.beginInsertRows(NO_PARENT, first + 1, first + len(added))
        self._more_blank_rows = len(added)
        self.endInsertRows()
        self._ids += added
        self._more_blank_rows = 0
        self._index()
        self.dataChanged.emit(self.index(first, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, len(self._ids) - 1)

    def _index(self) -> None:
        self._row_by_id = {each: row for row, each in enumerate(self._ids)}


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of consecutive numbers."""
    found = []
    for _, members in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in members]
        found.append((run[0], run[-1]))
    return found
