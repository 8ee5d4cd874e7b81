"""A short list of the workshop as a table: edited in place, with a last row for typing one more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import READABLE, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.list_model import ListModel
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.snapshot import Snapshot

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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

    The first columns are those that no record goes without, as many as there are `prompts`: what the empty row asks
    for in each. `words` are there for fields that are no texts; `fixed` ones are only shown. Without `order` the
    records stay as they were written.
    """

    columns: tuple[tuple[str, str], ...]
    prompts: tuple[str, ...]
    needs: str
    read: Callable[[Snapshot], Sequence[Any]]
    add: Callable[[Values], Operation]
    edit: Callable[[int, Values], Operation]
    delete: Callable[[Sequence[int]], Operation]
    order: Callable[[Sequence[int]], Operation] | None
    words: Mapping[str, Words] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    """Fields whose columns end at the right, so that digits stand below each other."""


class RecordModel(ListModel):
    """The records of a list, and below them an empty row that becomes a record when what it needs is typed there."""

    def __init__(self, live: LiveWorkshop, records: RecordList, parent: QObject | None = None) -> None:
        super().__init__(live, parent)
        self._list = records
        self._records: dict[int, Any] = {}
        self._draft: dict[int, str] = {}
        self.refresh()

    @override
    def refresh(self) -> None:
        found = self._list.read(self.live.snapshot)
        records = {record.id: record for record in found}
        # While rows go, views may still ask for them.
        self._records = self._records | records
        self.place_rows(list(records))
        self._records = records
        if found:
            last = self.index(len(found) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def delete_rows(self, rows: Sequence[int]) -> bool:
        if len(self.ids) in rows:
            self._keep({})
        ids = [record_id for row in rows if (record_id := self.id_at(row)) is not None]
        return bool(ids) and not refusal_of(self.live, self._list.delete(ids))

    @override
    def move_rows(self, rows: Sequence[int], step: int) -> bool:
        ids = list(self.ids)
        places = [row for row in sorted(rows) if row < len(ids)]
        if self._list.order is None or not places or places[0] + step < 0 or places[-1] + step >= len(ids):
            return False
        for row in places if step < 0 else reversed(places):
            ids[row], ids[row + step] = ids[row + step], ids[row]
        return not refusal_of(self.live, self._list.order(ids))

    @property
    @override
    def has_order(self) -> bool:
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
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._list.columns):
            return None
        field_name, title = self._list.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if field_name in self._list.numbers else None
        return title_for(role, title)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._list.columns[index.column()][0] in self._list.numbers else None
        text = self._text(index.row(), index.column())
        prompt = "" if text or self.id_at(index.row()) is not None else self._prompt(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt or text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ForegroundRole and prompt:
            return QColor(current_theme().text_faint)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        return None

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
            if self._is_begun(row, texts):
                continue
            operation = self._operation(row, texts)
            if isinstance(operation, Operation):
                operations.append(operation)
            elif operation is not None:
                column, reason = operation
                refused.append(RefusedCell(row, column, self._where(row, column), texts.get(column, ""), reason))
        if operations:
            joined = operations[0] if len(operations) == 1 else together(self.tr("Several rows changed"), operations)
            draft = self._draft
            self._draft = draft if len(self.ids) not in typed else {}
            sentence = refusal_of(self.live, joined)
            if sentence:
                self._draft = draft
                refused.append(RefusedCell(cells[0].row, cells[0].column, "", cells[0].text, sentence))
        return refused

    def _is_begun(self, row: int, texts: Mapping[int, str]) -> bool:
        """Whether one cell of the empty row is typed while others that a record needs are still empty: it is kept."""
        after = self._draft | dict(texts)
        needed = range(len(self._list.prompts))
        is_begun = row == len(self.ids) and len(texts) == 1 and not all(after.get(column) for column in needed)
        readable = not any(isinstance(self._read(self._list.columns[c][0], t), Unreadable) for c, t in texts.items())
        if is_begun and (readable or not any(texts.values())) and len(needed) > 1:
            self._keep({column: text for column, text in after.items() if text})
            return True
        return False

    def _operation(self, row: int, texts: Mapping[int, str]) -> Operation | tuple[int, str] | None:
        """What typing into a row does; column and reason when it cannot be done, None when nothing is to be done."""
        columns, record_id = self._list.columns, self.id_at(row)
        after = {
            field: texts.get(column, self._text(row, column))
            for column, (field, _) in enumerate(columns)
            if field not in self._list.fixed
        }
        if not any(after.values()):
            return None if record_id is None else self._list.delete([record_id])
        if record_id is None:
            written = [column for column, (field, _) in enumerate(columns) if after.get(field) or self._is_text(field)]
        else:
            written = [column for column, text in texts.items() if text != self._text(row, column)]
        needed = [field for field, _ in columns[: len(self._list.prompts)]]
        values: dict[str, object] = {}
        for column in written:
            field = columns[column][0]
            if field not in after:
                continue
            value = self._read(field, after[field])
            if isinstance(value, Unreadable) or (field in needed and not after[field]):
                place = column if column in texts else min(texts)
                return place, value.reason if isinstance(value, Unreadable) and after[field] else self._list.needs
            values[field] = value
        if not all(after[field] for field in needed):
            return min(texts), self._list.needs
        if not values:
            return None
        return self._list.add(values) if record_id is None else self._list.edit(record_id, values)

    def _is_text(self, field: str) -> bool:
        return field not in self._list.words

    def _keep(self, draft: dict[int, str]) -> None:
        """Keep what is typed into the empty row and is no record yet."""
        self._draft = draft
        row = len(self.ids)
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _prompt(self, column: int) -> str:
        """What the empty row asks for: its first cell, and the next ones once something is typed there."""
        is_asked = column < len(self._list.prompts) and (column == 0 or self._draft)
        prompt = self._list.prompts[column] if is_asked else ""
        return prompt.replace(" …", "\N{NO-BREAK SPACE}…")  # which would stand alone in a line of its own

    def _read(self, field: str, text: str) -> object:
        words = self._list.words.get(field)
        return text if words is None else words.read(text)

    def _text(self, row: int, column: int) -> str:
        record_id = self.id_at(row)
        if record_id is None:
            return self._draft.get(column, "") if row == len(self.ids) else ""
        field = self._list.columns[column][0]
        value, words = getattr(self._records[record_id], field), self._list.words.get(field)
        return str(value) if words is None else words.write(value)

    def _where(self, row: int, column: int) -> str:
        return self.tr("row {row}, {column}").format(row=row + 1, column=self._list.columns[column][1])
