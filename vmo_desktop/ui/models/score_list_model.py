"""Scores as a list: all initiatives on one driver, or one initiative on all drivers, with meaning and rationale."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.cell_model import EDITABLE, READABLE, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.widgets.cell_delegate import IS_LONG_TEXT
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scores import Cell, set_rationale
from vmo_desktop.workshop.results import shown_name

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


LINE_NAME = -2
"""Stands for the titles of the rows, which can be filtered and sorted by, besides the columns."""


class ListColumn(IntEnum):
    """The columns of the list."""

    SCORE = 0
    MEANING = 1
    RATIONALE = 2


class ScoreListModel(ArrangedModel):
    """One line of the score table, laid out as a list.

    Signals
    -------
    progressed(object, object)
        Rows in which scores came or went, and an empty set of columns.
    """

    progressed = Signal(object, object)

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[int] = []
        self.scores = AgreedScores(live)
        self._is_editable = not live.workshop.is_read_only
        self._driver_id: int | None = None
        self._initiative_id: int | None = None

    def show_driver(self, driver_id: int | None) -> None:
        """List all initiatives on one driver."""
        self._show_line(driver_id, None)

    def show_initiative(self, initiative_id: int | None) -> None:
        """List all drivers for one initiative."""
        self._show_line(None, initiative_id)

    def _show_line(self, driver_id: int | None, initiative_id: int | None) -> None:
        is_of_another_kind = (driver_id is None) != (self._driver_id is None)
        is_same = (driver_id, initiative_id) == (self._driver_id, self._initiative_id)
        self._driver_id, self._initiative_id = driver_id, initiative_id
        self.show_all()
        if is_of_another_kind:
            self.show_hidden()  # what was asked of initiatives says nothing of drivers
        elif not is_same:
            self.arrange()

    def show_all(self) -> None:
        """Show the workshop as it stands."""
        self.scores.forget()
        snapshot = self.scores.snapshot
        self._lines = []
        if self._driver_id in snapshot.leaf_index:
            self._lines = [each.id for each in snapshot.initiatives]
        elif self._initiative_id in snapshot.initiative_index:
            self._lines = [each.id for each in snapshot.leaves]
        self.keep_places()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(ListColumn) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    # Order and filter

    @override
    def own_order(self) -> list[int]:
        return self._lines

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        if column == LINE_NAME:
            return self._name(row_id)
        cell = self._cell_of(row_id)
        if cell is None:
            return ""
        if column == ListColumn.SCORE:
            return self.scores.shown(cell)
        return self.scores.meaning(cell) if column == ListColumn.MEANING else self.scores.rationale(cell)

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        cell = self._cell_of(row_id)
        if column == ListColumn.SCORE and cell is not None:
            return self.scores.value(cell)
        return self.shown_text(row_id, column)

    @override
    def filter_title(self, column: int) -> str:
        if column != LINE_NAME:
            return super().filter_title(column)
        return self.tr("Driver") if self._driver_id is None else self.tr("Initiative")

    def show_changes(self, changes: Changes) -> None:
        """Show what was written."""
        if not changes.only("agreed_score"):
            if changes.touches("driver", "scale_level", "initiative", "agreed_score", "weight", "weight_set"):
                self.show_all()
            else:
                self.scores.catch_up()
            return
        cells = [(int(key[0]), int(key[1])) for key in changes.rows["agreed_score"]]
        self.scores.recount(cells)
        for cell in cells:
            row = self._row_of_cell(cell)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(ListColumn) - 1))
                self.progressed.emit({row}, set())

    def _row_of_cell(self, cell: Cell) -> int | None:
        if self._driver_id is not None:
            return self.row_of(cell[0]) if cell[1] == self._driver_id else None
        return self.row_of(cell[1]) if cell[0] == self._initiative_id else None

    def cell_of_row(self, row: int) -> Cell | None:
        """The initiative and driver of a row."""
        row_id = self.id_at(row)
        return None if row_id is None else self._cell_of(row_id)

    def _cell_of(self, row_id: int) -> Cell | None:
        if self._driver_id is not None:
            return row_id, self._driver_id
        return None if self._initiative_id is None else (self._initiative_id, row_id)

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The initiative and driver whose score a cell holds."""
        return self.cell_of_row(row) if column == ListColumn.SCORE else None

    def row_progress(self, row: int) -> tuple[int, int]:
        """Whether a row is scored, as a count."""
        cell = self.cell_of_row(row)
        return (0, 0) if cell is None else self.scores.progress(initiative_id=cell[0], driver_id=cell[1])

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(ListColumn)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row_id = self.id_at(index.row())
        cell = None if row_id is None else self._cell_of(row_id)
        is_counted = cell is not None and self.scores.is_counted(cell[1])
        is_typed = self._is_editable and not is_counted and index.column() != ListColumn.MEANING
        return EDITABLE if is_typed else READABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_title(section, role)
        if role == Role.DisplayRole and 0 <= section < len(ListColumn):
            return (self.tr("Score"), self.tr("What it means"), self.tr("Rationale"))[section]
        if role == Role.DecorationRole and section in self.filtered_columns:
            return icon("filter")
        if role == Role.TextAlignmentRole:
            return CENTRE if section == ListColumn.SCORE else LEFT
        return None

    def _row_title(self, row: int, role: int) -> str | None:
        row_id = self.id_at(row)
        if row_id is None:
            return None
        name = self._name(row_id)
        return tooltip(name) if role == Role.ToolTipRole else title_for(role, name)

    def _name(self, row_id: int) -> str:
        snapshot = self.scores.snapshot
        is_driver = self._driver_id is None
        return snapshot.driver_by_id[row_id].name if is_driver else shown_name(snapshot.initiative(row_id))

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        cell = self.cell_of_row(index.row()) if index.isValid() else None
        if cell is None:
            return None
        column = index.column()
        if role == Role.TextAlignmentRole:
            return CENTRE if column == ListColumn.SCORE else LEFT
        if role == IS_LONG_TEXT:
            return column == ListColumn.RATIONALE
        if column == ListColumn.SCORE:
            return self._score(cell, role)
        text = self.scores.meaning(cell) if column == ListColumn.MEANING else self.scores.rationale(cell)
        if role in (Role.DisplayRole, Role.EditRole):
            return text
        return (tooltip(text) or None) if role == Role.ToolTipRole else None

    def _score(self, cell: Cell, role: int) -> Any:
        if role == Role.DisplayRole:
            return self.scores.shown(cell)
        if role == Role.EditRole:
            return self.scores.whole(cell)
        if role == Role.AccessibleTextRole:
            return self.scores.shown(cell) or self.tr("not scored")
        return None

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        cell = self.cell_of_row(row)
        if cell is not None and column == ListColumn.SCORE:
            return CopiedCell(self.scores.whole(cell), self.scores.value(cell))
        return CopiedCell(str(self.index(row, column).data(Role.EditRole) or ""))

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        scores: dict[Cell, TypedCell] = {}
        rationales: list[Operation] = []
        refused: list[RefusedCell] = []
        for typed in cells:
            cell = self.cell_of_row(typed.row)
            if cell is None:
                continue
            if typed.column == ListColumn.SCORE:
                scores[cell] = typed
            elif typed.column == ListColumn.RATIONALE:
                if typed.text != self.scores.rationale(cell):
                    operation = set_rationale(initiative_id=cell[0], driver_id=cell[1], rationale=typed.text)
                    rationales.append(operation)
            elif typed.text != self.scores.meaning(cell):
                reason = self.tr("The meaning comes from the scale. Edit the scale on the Drivers page.")
                refused.append(self._refused(typed, reason))
        unread = self.scores.write(scores, besides=rationales)
        return [*refused, *(self._refused(scores[cell], why.reason) for cell, why in unread.items())]

    def _refused(self, typed: TypedCell, reason: str) -> RefusedCell:
        where = self._row_title(typed.row, Role.DisplayRole) or ""
        return RefusedCell(typed.row, typed.column, where, typed.text, reason)
