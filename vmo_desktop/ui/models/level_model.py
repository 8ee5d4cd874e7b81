"""The levels of a driver's scale as a ladder: the highest score on top, an empty row below for one more."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.domain.scales import Scale
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import CellModel, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.ops.drivers import Level, set_levels

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LevelColumn(IntEnum):
    """Columns of the ladder."""

    SCORE = 0
    POINTS = 1
    LABEL = 2
    STATEMENT = 3


POINTS_SHARE = Qt.ItemDataRole.UserRole + 2
"""Role of the points cell: 0 to 1, for a bar."""

_TITLES = ("Score", "Points", "Label", "Statement that can be checked")


class LevelModel(CellModel):
    """The levels of one driver; rows are places on the ladder, so an edit keeps the place of what is marked."""

    has_blank_row = True

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._driver_id: int | None = None
        self._levels: list[Level] = []

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, highest score first."""
        return tuple(self._levels)

    def show_driver(self, driver_id: int | None) -> None:
        """Show the levels of a driver as they stand."""
        self._driver_id = driver_id
        rows = self._live.snapshot.levels.get(driver_id, ()) if driver_id is not None else ()
        self._levels = [Level(row.score, row.points, row.label, row.statement) for row in reversed(rows)]
        self.place_rows(range(len(self._levels)))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._levels), self.columnCount() - 1))

    def delete_rows(self, rows: Sequence[int]) -> str:
        """Take levels off the ladder; why not, when it is refused."""
        left = [level for row, level in enumerate(self._levels) if row not in rows]
        return "" if len(left) == len(self._levels) else self._write(left)

    def replace_levels(self, levels: Sequence[Level]) -> str:
        """Put other levels in place of all; why not, when it is refused."""
        return self._write(levels)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(LevelColumn)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr(_TITLES[section]) if 0 <= section < len(_TITLES) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (LevelColumn.SCORE, LevelColumn.POINTS):
            return RIGHT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        row, column = index.row(), LevelColumn(index.column())
        is_new = row >= len(self._levels)
        text = "" if is_new else self._text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Add a level …") if is_new and column is LevelColumn.STATEMENT else text
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ForegroundRole and is_new:
            return QColor(current_theme().text_faint)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (LevelColumn.SCORE, LevelColumn.POINTS):
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and not is_new:
            return tooltip(text)
        if role == POINTS_SHARE and column is LevelColumn.POINTS and not is_new:
            return self._levels[row].points / 100
        return None

    @override
    def may_grow(self) -> bool:
        return True

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        if row >= len(self._levels):
            return CopiedCell("")
        level = self._levels[row]
        number = {LevelColumn.SCORE: level.score, LevelColumn.POINTS: level.points}.get(LevelColumn(column))
        return CopiedCell(self._text(row, LevelColumn(column)), number)

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        levels = dict(enumerate(self._levels))
        refused: list[RefusedCell] = []
        for cell in sorted(cells, key=lambda each: (each.row, each.column)):
            if cell.row not in levels:
                if not cell.text.strip():
                    continue
                levels[cell.row] = self._new_level(list(levels.values()))
            level = self._typed(levels[cell.row], cell)
            if isinstance(level, str):
                refused.append(self._refusal(cell, level))
                if cell.row >= len(self._levels):
                    del levels[cell.row]
            else:
                levels[cell.row] = level
        if list(levels.values()) != self._levels and cells:
            sentence = self._write(list(levels.values()))
            if sentence:
                refused.append(self._refusal(cells[0], sentence))
        return refused

    def _refusal(self, cell: TypedCell, reason: str) -> RefusedCell:
        title = str(self.headerData(cell.column, Qt.Orientation.Horizontal))
        where = self.tr("level {row}, {column}").format(row=cell.row + 1, column=title)
        return RefusedCell(cell.row, cell.column, where, cell.text, reason)

    def _new_level(self, levels: Sequence[Level]) -> Level:
        """A level above all others: one score higher, worth as much as the best."""
        if not levels:
            return Level(score=0.0, points=0.0)
        return Level(score=max(level.score for level in levels) + 1, points=100.0)

    def _typed(self, level: Level, cell: TypedCell) -> Level | str:
        """The level after typing into one of its cells, or why that cannot be."""
        column, text = LevelColumn(cell.column), cell.text.strip()
        if column is LevelColumn.LABEL:
            return replace(level, label=text)
        if column is LevelColumn.STATEMENT:
            return replace(level, statement=text)
        number = read_number(text) if cell.number is None else cell.number
        if number is None:
            return self.tr("“{text}” is not a number. Type one, such as 3.").format(text=text)
        if column is LevelColumn.POINTS:
            if not 0 <= number <= 100:
                return self.tr("A level is worth 0 to 100 points. Type a number in this range.")
            return replace(level, points=number)
        if any(number == other.score for other in self._levels if other is not level):
            return self.tr("Another level has the score {score}. Give this one a score of its own.").format(
                score=number_text(number)
            )
        if level not in self._levels and self._levels:
            # A level typed between two others is worth what the line between them says, until told otherwise.
            scale = Scale.levels([(each.score, each.points) for each in self._levels])
            return replace(level, score=number, points=round(float(scale.value(number)), 2))
        return replace(level, score=number)

    def _write(self, levels: Sequence[Level]) -> str:
        if self._driver_id is None:
            return ""
        return refusal_of(self._live, set_levels(self._driver_id, sorted(levels, key=lambda level: level.score)))

    def _text(self, row: int, column: LevelColumn) -> str:
        level = self._levels[row]
        if column is LevelColumn.SCORE:
            return number_text(level.score)
        if column is LevelColumn.POINTS:
            return number_text(level.points)
        return level.label if column is LevelColumn.LABEL else level.statement
