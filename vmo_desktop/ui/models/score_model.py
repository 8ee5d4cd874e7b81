"""Scores as a table: initiatives down, drivers across. A typed score tells views of its one cell and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.cell_model import EDITABLE, READABLE, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import DriverRow

Role = Qt.ItemDataRole
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MANY = 400
"""From so many touched cells on, one message for the whole table is cheaper than one for each cell."""


class BesideColumn(IntEnum):
    """What the titles of the rows can be filtered and sorted by, besides the drivers' columns."""

    NAME = -2
    CLASS = -3


class ScoreModel(ArrangedModel):
    """Initiatives by leaf drivers.

    Signals
    -------
    progressed(object, object)
        Rows and columns in which scores came or went: their titles tell other counts. (Qt's own message for changed
        titles makes views measure every title and paint the whole table again.)
    """

    progressed = Signal(object, object)

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.scores = AgreedScores(live)
        self._is_editable = not live.workshop.is_read_only
        self._drivers: tuple[DriverRow, ...] = ()
        self._column_by_id: dict[int, int] = {}
        self._weights: dict[int, float] = {}
        self.show_all()

    def show_all(self) -> None:
        """Show the workshop as it stands."""
        self.scores.forget()
        drivers = self.scores.drivers
        if [each.id for each in drivers] != [each.id for each in self._drivers]:
            self.beginResetModel()
            self._take_drivers(drivers)
            self.forget_columns()
            self.endResetModel()
            self.arranged.emit()
        self._take_drivers(drivers)
        self.keep_places()
        self.show_weights(self._live.results)
        self._tell_all()

    def _take_drivers(self, drivers: tuple[DriverRow, ...]) -> None:
        self._drivers = drivers
        self._column_by_id = {each.id: column for column, each in enumerate(drivers)}

    def _tell_all(self) -> None:
        if self._ids and self._drivers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._drivers) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._ids) - 1)
        if self._drivers:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._drivers) - 1)

    def show_changes(self, changes: Changes) -> None:
        """Show what was written: scores cell by cell, anything else as a whole."""
        if changes.only("agreed_score"):
            self._tell(changes)
        elif changes.touches("driver", "scale_level", "initiative", "agreed_score", "weight", "weight_set"):
            self.show_all()
        else:
            self.scores.catch_up()

    def _tell(self, changes: Changes) -> None:
        keys = changes.rows["agreed_score"]
        self.scores.recount((int(key[0]), int(key[1])) for key in keys)
        if len(keys) > MANY:
            self._tell_all()
            return
        rows, columns = set(), set()
        for key in keys:
            row, column = self.row_of(int(key[0])), self._column_by_id.get(int(key[1]))
            if row is not None and column is not None:
                index = self.index(row, column)
                self.dataChanged.emit(index, index)
                rows.add(row)
                columns.add(column)
        self.progressed.emit(rows, columns)

    def show_weights(self, results: Results) -> None:
        """Show these weights in the column titles: those of the default weight set."""
        default = results.snapshot.default_weight_set
        weights: dict[int, float] = {}
        if default is not None:
            found = results.set_weights[default.id].tolist()
            weights = {driver.id: weight for driver, weight in zip(results.snapshot.leaves, found, strict=True)}
        if weights != self._weights:
            self._weights = weights
            if self._drivers:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._drivers) - 1)

    # Order and filter

    @override
    def own_order(self) -> list[int]:
        return [row.id for row in self.scores.snapshot.initiatives]

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        if column == BesideColumn.NAME:
            return shown_name(self.scores.snapshot.initiative(row_id))
        if column == BesideColumn.CLASS:
            return self.scores.snapshot.initiative(row_id).class_name
        return self.scores.shown((row_id, self._drivers[column].id))

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        if column < 0:
            return self.shown_text(row_id, column)
        return self.scores.value((row_id, self._drivers[column].id))

    @override
    def filter_title(self, column: int) -> str:
        beside = {BesideColumn.NAME: self.tr("Initiative"), BesideColumn.CLASS: self.tr("Class")}
        return beside[BesideColumn(column)] if column < 0 else super().filter_title(column)

    # What views read

    def driver(self, column: int) -> DriverRow:
        """The driver of a column."""
        return self._drivers[column]

    def column_of(self, driver_id: int | None) -> int | None:
        """The column of a driver; None when it is not shown."""
        return None if driver_id is None else self._column_by_id.get(driver_id)

    def weight(self, column: int) -> float:
        """Overall weight of a column's driver in the default weight set, 0-1."""
        return self._weights.get(self._drivers[column].id, 0.0)

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The initiative and driver of a cell."""
        row_id = self.id_at(row)
        return None if row_id is None or not 0 <= column < len(self._drivers) else (row_id, self._drivers[column].id)

    def row_progress(self, row: int) -> tuple[int, int]:
        """How many drivers of an initiative are scored, of those that count."""
        row_id = self.id_at(row)
        return (0, 0) if row_id is None else self.scores.progress(initiative_id=row_id)

    def column_progress(self, column: int) -> tuple[int, int]:
        """How many initiatives are scored on a driver, of those for which it counts."""
        return self.scores.progress(driver_id=self._drivers[column].id)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._drivers)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_counted = self.scores.is_counted(self._drivers[index.column()].id)
        return EDITABLE if self._is_editable and not is_counted else READABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_title(section, role)
        if not 0 <= section < len(self._drivers):
            return None
        driver = self._drivers[section]
        if role == Role.ToolTipRole:
            return tooltip("\n".join(filter(None, [driver.name, driver.description])))
        return title_for(role, driver.name)

    def _row_title(self, row: int, role: int) -> str | None:
        row_id = self.id_at(row)
        if row_id is None:
            return None
        name = self.shown_text(row_id, BesideColumn.NAME)
        return tooltip(name) if role == Role.ToolTipRole else title_for(role, name)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        cell = self.cell_at(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return None
        if role == Role.DisplayRole:
            return self.scores.shown(cell)
        if role == Role.EditRole:
            return self.scores.whole(cell)
        if role == Role.TextAlignmentRole:
            return CENTRE if self.scores.reader(cell[1]).scale.is_anchored else RIGHT
        if role == Role.ToolTipRole:
            return tooltip("\n".join(filter(None, [self.scores.meaning(cell), self.scores.rationale(cell)]))) or None
        if role == Role.AccessibleTextRole:
            return self.scores.shown(cell) or self.tr("not scored")
        return None

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        cell = self.cell_at(row, column)
        return CopiedCell("") if cell is None else CopiedCell(self.scores.whole(cell), self.scores.value(cell))

    # What views write

    @override
    def check_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return self._told(cells, self.scores.check)

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return self._told(cells, self.scores.write)

    @override
    def texts_after(self, cells: Sequence[TypedCell]) -> dict[tuple[int, int], str]:
        typed = {cell: each for each in cells if (cell := self.cell_at(each.row, each.column)) is not None}
        return {(typed[cell].row, typed[cell].column): text for cell, text in self.scores.texts_after(typed).items()}

    def _told(
        self, cells: Sequence[TypedCell], act: Callable[[Mapping[Cell, TypedCell]], Mapping[Cell, Unreadable]]
    ) -> list[RefusedCell]:
        typed = {cell: each for each in cells if (cell := self.cell_at(each.row, each.column)) is not None}
        refused = act(typed)
        return [
            RefusedCell(typed[cell].row, typed[cell].column, self._where(cell), typed[cell].text, why.reason)
            for cell, why in refused.items()
        ]

    def _where(self, cell: Cell) -> str:
        snapshot = self.scores.snapshot
        return f"{shown_name(snapshot.initiative(cell[0]))}, {snapshot.driver_by_id[cell[1]].name}"
