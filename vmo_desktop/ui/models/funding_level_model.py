"""The funding levels of one initiative, and an empty row below for one more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.list_model import ListModel
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS, FieldKind, read_texts, title
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels

NAME, COST, SHARE = range(3)
Role = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FundingLevelModel(ListModel):
    """Rows are places in the list, so an edit keeps the place of what is marked."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(live, parent)
        self._initiative_id: int | None = None
        self._levels: list[Level] = []

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, in order."""
        return tuple(self._levels)

    def show_initiative(self, initiative_id: int | None) -> None:
        """Show the levels of an initiative."""
        self._initiative_id = initiative_id
        self.refresh()

    @override
    def refresh(self) -> None:
        rows = self.live.snapshot.choice.funding_levels.get(self._initiative_id or 0, ())
        self._levels = [Level(row.name, row.cost, row.value_share) for row in rows]
        self.place_rows(range(len(self._levels)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SHARE)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._levels), SHARE))

    @override
    def delete_rows(self, rows: Sequence[int]) -> bool:
        left = [level for row, level in enumerate(self._levels) if row not in rows]
        return len(left) < len(self._levels) and not self._write(left)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else SHARE + 1

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= SHARE:
            return None
        if role == Role.TextAlignmentRole and section != NAME:
            return RIGHT
        cost = title(FIELDS[COLUMN_OF["cost"]], self.live.snapshot.workshop)
        titles = (self.tr("Level"), cost, self.tr("Share of value (%)"))
        return titles[section] if role == Role.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        is_new = row >= len(self._levels)
        if role == Role.AccessibleTextRole:
            return spoken_cell(self, index)
        if role == Role.DisplayRole:
            return self.tr("Add a level …") if is_new and column == NAME else self._text(row, column)
        if role == Role.EditRole:
            return self._text(row, column)
        if role == Role.ForegroundRole and is_new:
            return QColor(current_theme().text_faint)
        if role == Role.TextAlignmentRole and column != NAME:
            return RIGHT
        if role == Role.ToolTipRole and column == NAME and not is_new:
            return tooltip(self._text(row, column))
        return None

    def _text(self, row: int, column: int) -> str:
        if row >= len(self._levels):
            return ""
        level = self._levels[row]
        return (level.name, number_text(level.cost), number_text(round(level.value_share * 100, 6)))[column]

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        if row >= len(self._levels):
            return CopiedCell("")
        level = self._levels[row]
        number = (None, level.cost, round(level.value_share * 100, 6))[column]
        return CopiedCell(self._text(row, column), number)

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        levels = dict(enumerate(self._levels))
        refused: list[RefusedCell] = []
        for cell in sorted(cells, key=lambda each: (each.row, each.column)):
            text = cell.text.strip()
            if cell.row not in levels and not text:
                continue
            level = self._typed(levels.get(cell.row) or self._new_level(cell.row, levels.values()), cell, text)
            if isinstance(level, Unreadable):
                refused.append(self._refusal(cell, level.reason))
            else:
                levels[cell.row] = level
        after = [levels[row] for row in sorted(levels)]
        if after != self._levels:
            sentence = self._write(after)
            if sentence:
                refused.append(self._refusal(cells[0], sentence))
        return refused

    def _new_level(self, row: int, others: Iterable[Level]) -> Level:
        """A level that is the whole initiative, until its cost and value are typed."""
        snapshot = self.live.snapshot
        cost = snapshot.initiative(self._initiative_id).cost if self._initiative_id is not None else None
        taken = {level.name.casefold() for level in others}
        names = (self.tr("Level {number}").format(number=number) for number in count(row + 1))
        name = next(each for each in names if each.casefold() not in taken)
        return Level(name=name, cost=max(cost or 0.0, 0.0), value_share=1.0)

    def _typed(self, level: Level, cell: TypedCell, text: str) -> Level | Unreadable:
        """The level after typing into one of its cells, or why that cannot be."""
        if cell.column == NAME:
            needs = self.tr("A funding level needs a name. To delete the row press Ctrl+Delete.")
            return replace(level, name=text) if text else Unreadable(needs)
        (value,) = read_texts(FieldKind.AMOUNT if cell.column == COST else FieldKind.PERCENT, [text], [cell.number])
        if isinstance(value, Unreadable):
            return value
        if not isinstance(value, float):
            return Unreadable(self.tr("A funding level needs its cost and its share of the value."))
        return replace(level, cost=value) if cell.column == COST else replace(level, value_share=value / 100)

    def _refusal(self, cell: TypedCell, reason: str) -> RefusedCell:
        column = str(self.headerData(cell.column, Qt.Orientation.Horizontal))
        where = self.tr("level {row}, {column}").format(row=cell.row + 1, column=column)
        return RefusedCell(cell.row, cell.column, where, cell.text, reason)

    def _write(self, levels: Sequence[Level]) -> str:
        if self._initiative_id is None:
            return ""
        return refusal_of(self.live, set_funding_levels(self._initiative_id, levels))
