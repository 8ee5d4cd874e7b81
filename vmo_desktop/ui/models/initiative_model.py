"""The initiatives as a table: every field a column, and a blank last row that takes the next one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.cell_model import CHECKABLE, EDITABLE, READABLE, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import (
    COLUMN_OF,
    DATES,
    FIELDS,
    NUMBERS,
    FieldKind,
    no_word,
    read_texts,
    title,
    yes_word,
)
from vmo_desktop.ui.number_text import date_text, here, number_text, shown_decimals
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.cell_delegate import IS_LONG_TEXT
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import InitiativeRow

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BLANK_ROW = "*"
"""What stands for the number of the row that takes the next initiative: every font has it."""


class InitiativeModel(ArrangedModel):
    """Initiatives by fields; their own order changes by moving alone."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.has_blank_row = not live.workshop.is_read_only
        self._rows: dict[int, InitiativeRow] = {}
        self._numbers: dict[int, int] = {}
        self._decimals: dict[str, int] = {}
        self.show_all()

    def show_all(self) -> None:
        """Show the workshop as it stands, sorted and filtered anew."""
        self._read()
        self.arrange()
        self._tell(range(len(self._ids)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FIELDS) - 1)

    def show_changes(self, changes: Changes) -> None:
        """Show what was written; rows keep their places until they are sorted or filtered again."""
        if changes.touches("workshop"):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FIELDS) - 1)
        if not changes.touches("initiative"):
            return
        decimals = self._decimals
        self._read()
        self.keep_places(int(key[0]) for key in changes.rows["initiative"])
        touched = range(len(self._ids)) if decimals != self._decimals else self._rows_of(changes)
        self._tell(touched)

    def _rows_of(self, changes: Changes) -> list[int]:
        found = (self.row_of(int(key[0])) for key in changes.rows["initiative"])
        return sorted(row for row in found if row is not None)

    def _tell(self, rows: Sequence[int]) -> None:
        if len(rows) > 40:
            rows = range(rows[0], rows[-1] + 1)
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(FIELDS) - 1))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(FIELDS) - 1))

    def _read(self) -> None:
        self._rows = {row.id: row for row in self._live.snapshot.initiatives}
        self._numbers = {row_id: number for number, row_id in enumerate(self._rows, start=1)}
        self._decimals = {
            field.name: shown_decimals(getattr(row, field.name) for row in self._rows.values())
            for field in FIELDS
            if field.kind in NUMBERS
        }

    # Order and filter

    @override
    def own_order(self) -> list[int]:
        return list(self._rows)

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        return self._shown(self._rows[row_id], column)

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        value: SortKey = getattr(self._rows[row_id], FIELDS[column].name)
        return value

    # What views read

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_title(section) if role == Role.DisplayRole else None
        if not 0 <= section < len(FIELDS):
            return None
        if role == Role.DecorationRole and section in self._filter.columns:
            return icon("filter")
        if role == Role.TextAlignmentRole:
            return RIGHT if FIELDS[section].kind in NUMBERS else LEFT
        return title_for(role, title(FIELDS[section], self._live.snapshot.workshop))

    def _row_title(self, row: int) -> str:
        row_id = self.id_at(row)
        return BLANK_ROW if row_id is None else str(self._numbers[row_id])

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.has_blank_row:
            return READABLE
        if FIELDS[index.column()].kind is FieldKind.FLAG:
            return CHECKABLE if self.id_at(index.row()) is not None else READABLE
        return EDITABLE

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field = FIELDS[index.column()]
        if role == Role.TextAlignmentRole:
            return RIGHT if field.kind in NUMBERS else LEFT
        if role == IS_LONG_TEXT:
            return field.kind is FieldKind.LONG_TEXT or "\n" in str(self.data(index, Role.EditRole))
        row_id = self.id_at(index.row())
        if row_id is None:
            is_spoken = role == Role.AccessibleTextRole and field.name != "name"
            return spoken_cell(self, index) if is_spoken else self._blank(field.name, role)
        row = self._rows[row_id]
        if role == Role.DisplayRole:
            return None if field.kind is FieldKind.FLAG else self._shown(row, index.column())
        if role == Role.EditRole:
            return self._shown(row, index.column()) if field.kind in DATES else _whole(row, field.name)
        if role == Role.CheckStateRole and field.kind is FieldKind.FLAG:
            return Qt.CheckState.Checked if row.is_mandatory else Qt.CheckState.Unchecked
        if role == Role.ToolTipRole and field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT):
            text = getattr(row, field.name)
            return tooltip(text) if len(text) > 16 else None
        return spoken_cell(self, index) if role == Role.AccessibleTextRole else None

    def _blank(self, name: str, role: int) -> Any:
        if role in (Role.ToolTipRole, Role.AccessibleTextRole) and name == "name":
            return self.tr("Type here to add an initiative")
        if role == Role.EditRole:
            return ""
        return None

    def _shown(self, row: InitiativeRow, column: int) -> str:
        field = FIELDS[column]
        value = getattr(row, field.name)
        if field.kind in NUMBERS:
            return "" if value is None else here().toString(float(value), "f", self._decimals[field.name])
        if field.kind is FieldKind.FLAG:
            return yes_word() if value else ""
        return date_text(value) if field.kind in DATES else str(value)

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        row_id = self.id_at(row)
        if row_id is None:
            return CopiedCell("")
        field = FIELDS[column]
        initiative = self._rows[row_id]
        if field.kind is FieldKind.FLAG:
            return CopiedCell(yes_word() if initiative.is_mandatory else no_word())
        number = getattr(initiative, field.name) if field.kind in NUMBERS else None
        return CopiedCell(_whole(initiative, field.name), number)

    # What views write

    @override
    def may_grow(self) -> bool:
        return self.has_blank_row

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role == Role.CheckStateRole and FIELDS[index.column()].kind is FieldKind.FLAG:
            text = yes_word() if Qt.CheckState(value) is Qt.CheckState.Checked else no_word()
            return super().setData(index, text, Role.EditRole)
        return super().setData(index, value, role)

    @override
    def check_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return sorted(
            (each for each in self._read_cells(cells) if isinstance(each, RefusedCell)),
            key=lambda each: (each.row, each.column),
        )

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        edits: dict[int, dict[str, object]] = {}
        added: dict[int, dict[str, object]] = {}
        refused: list[RefusedCell] = []
        for found in self._read_cells(cells):
            if isinstance(found, RefusedCell):
                refused.append(found)
                continue
            row, name, value = found
            row_id = self.id_at(row)
            if row_id is None:
                added.setdefault(row, {})[name] = value
            elif getattr(self._rows[row_id], name) != value:
                edits.setdefault(row_id, {})[name] = value
        rows = [values for _, values in sorted(added.items()) if any(map(_says_something, values.values()))]
        if edits:
            self._live.do(edit_initiatives(edits, added=rows))
        elif rows:
            self._live.do(add_initiatives(rows))
        return sorted(refused, key=lambda each: (each.row, each.column))

    @override
    def texts_after(self, cells: Sequence[TypedCell]) -> dict[tuple[int, int], str]:
        found = (each for each in self._read_cells(cells) if not isinstance(each, RefusedCell))
        return {(row, COLUMN_OF[name]): _told(FIELDS[COLUMN_OF[name]].kind, value) for row, name, value in found}

    def _read_cells(self, cells: Sequence[TypedCell]) -> Iterator[RefusedCell | tuple[int, str, object]]:
        """Row, field and value of each cell, or why it holds none."""
        names = {cell.row: cell.text.strip() for cell in cells if FIELDS[cell.column].name == "name"}
        for column, typed in _by_column(cells).items():
            field = FIELDS[column]
            read = read_texts(field.kind, [each.text for each in typed], [each.number for each in typed])
            for cell, value in zip(typed, read, strict=True):
                if isinstance(value, Unreadable):
                    yield RefusedCell(cell.row, column, self._where(cell.row, column, names), cell.text, value.reason)
                else:
                    yield cell.row, field.name, value

    def _where(self, row: int, column: int, names: Mapping[int, str]) -> str:
        """A cell by the number of its row and the name that it gets together with the cell."""
        row_id = self.id_at(row)
        known = "" if row_id is None else shown_name(self._rows[row_id])
        number = self._row_title(row) if row_id is not None else str(len(self._rows) + row - len(self._ids) + 1)
        name = names.get(row) or known or self.tr("new row")
        field = title(FIELDS[column], self._live.snapshot.workshop)
        return self.tr("row {number}, {name}, {field}").format(number=number, name=name, field=field)


def _by_column(cells: Sequence[TypedCell]) -> dict[int, list[TypedCell]]:
    found: dict[int, list[TypedCell]] = {}
    for cell in cells:
        found.setdefault(cell.column, []).append(cell)
    return found


def _says_something(value: object) -> bool:
    return value is not None and value is not False and value != ""


def _whole(row: InitiativeRow, name: str) -> str:
    """The text of a field that reads back as exactly what the field holds."""
    value = getattr(row, name)
    return number_text(value) if FIELDS[COLUMN_OF[name]].kind in NUMBERS else str(value)


def _told(kind: FieldKind, value: object) -> str:
    """A value that was read from a text, as a preview shows it."""
    if kind is FieldKind.FLAG:
        return yes_word() if value else no_word()
    if kind in DATES:
        return date_text(str(value))
    return number_text(value) if isinstance(value, float) else str("" if value is None else value)
