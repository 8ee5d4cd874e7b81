"""Numbers of initiatives as a table: an initiative a row, and columns that are typed and pasted beside told ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import EDITABLE, READABLE, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import FieldKind, read_texts
from vmo_desktop.ui.number_text import decimal_text, number_text, shown_decimals
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.label import shown_text, tooltip
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import InitiativeRow

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAME = "name"
"""The id of the first column."""

Key = tuple[int | str, ...]
Amounts = Mapping[Key, float]


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column; what is typed under it belongs to the initiative's id and `key`, and it is only told without one."""

    id: Key | str
    title: str
    key: Key | None = None
    kind: FieldKind = FieldKind.AMOUNT


class AmountModel(ArrangedModel):
    """Initiatives by columns; a subclass says which columns there are, where amounts stand and what writes them."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._rows: dict[int, InitiativeRow] = {}
        self._columns: tuple[AmountColumn, ...] = ()
        self._amounts: Amounts = {}
        self._decimals = 0
        self.show_all()

    # What a table says

    def columns(self) -> Sequence[AmountColumn]:
        """The columns, without that of the names."""
        raise NotImplementedError

    def amounts(self) -> Amounts:
        """What the workshop says, by initiative id and the rest of the key."""
        raise NotImplementedError

    def writing(self, amounts: Mapping[Key, float | None]) -> Operation:
        """What writes amounts; None takes one away."""
        raise NotImplementedError

    def told(self, row: InitiativeRow, column: AmountColumn) -> str | float | None:
        """What stands in a column that is only told."""
        raise NotImplementedError(f"{row.id}: {column.id}")

    def ink(self, row: InitiativeRow, column: AmountColumn) -> str:
        """The colour of a told text; empty for the usual one."""
        del row, column
        return ""

    # Following the workshop

    def show_all(self) -> None:
        """Show the workshop as it stands."""
        wanted = (AmountColumn(NAME, self.tr("Initiative"), kind=FieldKind.TEXT), *self.columns())
        if [each.id for each in wanted] == [each.id for each in self._columns]:
            self._columns = wanted
            self._read()
            self.keep_places()
            self.arranged.emit()
        else:
            self.beginResetModel()
            self._columns = wanted
            self._read()
            self.forget_columns()
            self.endResetModel()
            self.arranged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(wanted) - 1)
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(wanted) - 1))

    def _read(self) -> None:
        self._rows = {row.id: row for row in self._live.snapshot.initiatives}
        self._amounts = self.amounts()
        self._decimals = shown_decimals(self._amounts.values())

    @property
    def first_amount(self) -> int:
        """The first column that is typed; the first one of all where none is."""
        return next((place for place, each in enumerate(self._columns) if each.key is not None), 0)

    def column_of(self, column_id: Key | str) -> int:
        """The place of a column."""
        return [each.id for each in self._columns].index(column_id)

    @override
    def own_order(self) -> list[int]:
        return list(self._rows)

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        value = self._value(row_id, column)
        if isinstance(value, str):
            return value
        return "" if value is None else decimal_text(value, self._decimals)

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        return self._value(row_id, column)

    def _value(self, row_id: int, column: int) -> str | float | None:
        row, place = self._rows[row_id], self._columns[column]
        if place.id == NAME:
            return shown_name(row)
        return self.told(row, place) if place.key is None else self._amounts.get((row_id, *place.key))

    # What views read

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_typed = self._columns[index.column()].key is not None
        return EDITABLE if is_typed and not self._live.workshop.is_read_only else READABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Role.DisplayRole:
            return shown_text(column.title)
        if role == Role.DecorationRole and section in self.filtered_columns:
            return icon("filter")
        if role == Role.TextAlignmentRole:
            return LEFT if column.kind is FieldKind.TEXT else RIGHT
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is None:
            return None
        column = self._columns[index.column()]
        if role == Role.DisplayRole:
            return shown_text(self.shown_text(row_id, index.column()))
        if role == Role.EditRole:
            return self._whole(row_id, index.column())
        if role == Role.TextAlignmentRole:
            return LEFT if column.kind is FieldKind.TEXT else RIGHT
        if role == Role.AccessibleTextRole:
            return spoken_cell(self, index)
        if role == Role.ToolTipRole and column.kind is FieldKind.TEXT:
            return tooltip(self.shown_text(row_id, index.column()))
        if role == Role.ForegroundRole and column.key is None and column.id != NAME:
            ink = self.ink(self._rows[row_id], column)
            return QColor(ink) if ink else None
        return None

    def _whole(self, row_id: int, column: int) -> str:
        value = self._value(row_id, column)
        return value if isinstance(value, str) else number_text(value)

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        row_id = self.id_at(row)
        if row_id is None:
            return CopiedCell("")
        value = self._value(row_id, column)
        return CopiedCell(self._whole(row_id, column), value if isinstance(value, float) else None)

    # What views write

    @override
    def check_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return [each for each in self._read_cells(cells) if isinstance(each, RefusedCell)]

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        refused: list[RefusedCell] = []
        wanted: dict[Key, float | None] = {}
        for found in self._read_cells(cells):
            if isinstance(found, RefusedCell):
                refused.append(found)
            elif self._amounts.get(found[0]) != found[1]:
                wanted[found[0]] = found[1]
        if wanted:
            sentence = refusal_of(self._live, self.writing(wanted))
            if sentence:
                refused.append(self._refusal(cells[0], sentence))
        return sorted(refused, key=lambda each: (each.row, each.column))

    def _read_cells(self, cells: Sequence[TypedCell]) -> Iterator[RefusedCell | tuple[Key, float | None]]:
        """The key and amount of each cell, or why it holds none; the texts of a column are read together."""
        by_column: dict[int, list[TypedCell]] = {}
        for cell in cells:
            by_column.setdefault(cell.column, []).append(cell)
        for column, typed in by_column.items():
            place = self._columns[column]
            read = read_texts(place.kind, [each.text for each in typed], [each.number for each in typed])
            for cell, value in zip(typed, read, strict=True):
                row_id = self.id_at(cell.row)
                if place.key is None or row_id is None:
                    yield self._refusal(cell, self.tr("Initiatives and what is told of them are edited in the list."))
                elif isinstance(value, Unreadable):
                    yield self._refusal(cell, value.reason)
                else:
                    yield (row_id, *place.key), value if isinstance(value, float) else None

    def _refusal(self, cell: TypedCell, reason: str) -> RefusedCell:
        row_id = self.id_at(cell.row)
        name = "" if row_id is None else shown_name(self._rows[row_id])
        where = ", ".join(filter(None, [name, self._columns[cell.column].title]))
        return RefusedCell(cell.row, cell.column, where, cell.text, reason)
