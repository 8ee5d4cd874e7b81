"""A short list of the workshop as a table: edited in place, with a last row for typing one more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import READABLE, CellModel, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.snapshot import Snapshot


class Record(Protocol):
    """A frozen row of the workshop with an id."""

    @property
    def id(self) -> int:
        """Its key."""


Values = Mapping[str, object]


@dataclass(frozen=True)
class Words:
    """How a field that is no text is written, and read; `read` gives `Unreadable` for what the field cannot hold."""

    write: Callable[[Any], str]
    read: Callable[[str], object]


@dataclass(frozen=True)
class RecordList:
    """What a list of the workshop is: its columns (field and title), where it is read, how it is written.

    The first column is the one that no record goes without. `words` are there for fields that are no texts; `fixed`
    ones are only shown. Without `order` the records stay as they were written.
    """

    columns: tuple[tuple[str, str], ...]
    prompt: str
    needs: str
    read: Callable[[Snapshot], Sequence[Any]]
    add: Callable[[Values], Operation]
    edit: Callable[[int, Values], Operation]
    delete: Callable[[Sequence[int]], Operation]
    order: Callable[[Sequence[int]], Operation] | None
    words: Mapping[str, Words] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()


class RecordModel(CellModel):
    """The records of a list, and below them an empty row that becomes a record when something is typed there."""

    has_blank_row = True

    def __init__(self, live: LiveWorkshop, records: RecordList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._list = records
        self._records: dict[int, Any] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it stands."""
        found = self._list.read(self._live.snapshot)
        self._records = {record.id: record for record in found}
        self.place_rows([record.id for record in found])
        if found:
            last = self.index(len(found) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def delete_rows(self, rows: Sequence[int]) -> bool:
        """Delete the records of some rows; the empty last row stays."""
        ids = [record_id for row in rows if (record_id := self.id_at(row)) is not None]
        return bool(ids) and not refusal_of(self._live, self._list.delete(ids))

    def move_rows(self, rows: Sequence[int], step: int) -> bool:
        """Move neighbouring records one place up (-1) or down (1)."""
        ids = list(self.ids)
        places = [row for row in sorted(rows) if row < len(ids)]
        if self._list.order is None or not places or places[0] + step < 0 or places[-1] + step >= len(ids):
            return False
        for row in places if step < 0 else reversed(places):
            ids[row], ids[row + step] = ids[row + step], ids[row]
        return not refusal_of(self._live, self._list.order(ids))

    @property
    def has_order(self) -> bool:
        """Whether the records can be put in another order."""
        return self._list.order is not None

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._list.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_fixed = index.isValid() and self._list.columns[index.column()][0] in self._list.fixed
        return READABLE if is_fixed else super().flags(index)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._list.columns[section][1] if 0 <= section < len(self._list.columns) else None
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        text = self._text(index.row(), index.column())
        is_prompt = self.id_at(index.row()) is None and index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return self._list.prompt if is_prompt else text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ForegroundRole and is_prompt:
            return QColor(current_theme().text_faint)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        return None

    @override
    def may_grow(self) -> bool:
        return True

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        return CopiedCell(self._text(row, column))

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        typed: dict[int, dict[int, str]] = {}
        for cell in cells:
            typed.setdefault(cell.row, {})[cell.column] = cell.text.strip()
        operations: list[Operation] = []
        refused: list[RefusedCell] = []
        for row, texts in sorted(typed.items()):
            operation = self._operation(row, texts)
            if isinstance(operation, Operation):
                operations.append(operation)
            elif operation:
                column = min(texts)
                refused.append(RefusedCell(row, column, self._where(row, column), texts[column], operation))
        if operations:
            joined = operations[0] if len(operations) == 1 else together(self.tr("Several rows changed"), operations)
            sentence = refusal_of(self._live, joined)
            if sentence:
                refused.append(RefusedCell(cells[0].row, cells[0].column, "", cells[0].text, sentence))
        return refused

    def _operation(self, row: int, texts: Mapping[int, str]) -> Operation | str:
        """What typing into a row does; a sentence when it cannot be done, an empty text when nothing is to be done."""
        columns = self._list.columns
        record_id = self.id_at(row)
        after = {
            field: texts.get(column, self._text(row, column))
            for column, (field, _) in enumerate(columns)
            if field not in self._list.fixed
        }
        if not any(after.values()):
            return "" if record_id is None else self._list.delete([record_id])
        if not after[columns[0][0]]:
            return self._list.needs
        if record_id is None:
            written = {field: text for field, text in after.items() if text or field not in self._list.words}
        else:
            written = {columns[c][0]: text for c, text in texts.items() if text != self._text(row, c)}
        values = {field: self._read(field, text) for field, text in written.items() if field in after}
        reason = next((value.reason for value in values.values() if isinstance(value, Unreadable)), "")
        if reason or not values:
            return reason
        return self._list.add(values) if record_id is None else self._list.edit(record_id, values)

    def _read(self, field: str, text: str) -> object:
        words = self._list.words.get(field)
        return text if words is None else words.read(text)

    def _text(self, row: int, column: int) -> str:
        record_id = self.id_at(row)
        if record_id is None:
            return ""
        field = self._list.columns[column][0]
        value, words = getattr(self._records[record_id], field), self._list.words.get(field)
        return str(value) if words is None else words.write(value)

    def _where(self, row: int, column: int) -> str:
        return self.tr("row {row}, {column}").format(row=row + 1, column=self._list.columns[column][1])
