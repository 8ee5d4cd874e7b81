"""The heat map of agreement as a table: initiatives down, drivers across; a sign and the median in each cell."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.charts.agreement_look import agreement_ground, agreement_sign, agreement_word
from vmo_desktop.charts.agreement_map import asked_columns, asked_rows
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.ui.discussion_words import Place, agreement_text, score_text, votes_text
from vmo_desktop.ui.models.fact_model import LEFT, FactColumn, FactModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import BoolArray, RevealedVotes

Role = Qt.ItemDataRole
CENTRE = Qt.AlignmentFlag.AlignCenter


class AgreementModel(FactModel):
    """One line an initiative; the first column names it. Sorted by a driver, the farthest apart come first or last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._votes: RevealedVotes | None = None
        self._accepted: BoolArray = np.zeros((0, 0), dtype=np.bool_)
        self._rows: dict[int, int] = {}
        self._across: list[int] = []
        self._columns: tuple[FactColumn, ...] = (FactColumn(self.tr("Initiative")),)

    def show(self, votes: RevealedVotes | None, accepted: BoolArray) -> None:
        """Show the agreement of votes, and which cells are accepted."""
        self._votes, self._accepted = votes, accepted
        rows = [] if votes is None else asked_rows(votes)
        snapshot = None if votes is None else votes.snapshot
        self._rows = {} if snapshot is None else {snapshot.initiatives[row].id: row for row in rows}
        self._across = [] if votes is None else asked_columns(votes)
        leaves = () if snapshot is None else snapshot.leaves
        names = [leaves[column].name or leaves[column].code for column in self._across]
        columns = tuple(FactColumn(name) for name in (self.tr("Initiative"), *names))
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.forget_columns()
            self.endResetModel()
        self.show_facts()

    def cell_at(self, row: int, column: int) -> Place | None:
        """The cell of a place of the table; the names stand for their first cell."""
        found = self._rows.get(self.id_at(row) or 0)
        if found is None or self._votes is None or not self._across:
            return None
        cell = found, self._across[max(column - 1, 0)]
        return cell if self._votes.is_asked[cell] else None

    def place_of(self, cell: Place) -> tuple[int, int] | None:
        """Where in the table a cell is shown; None where it is not."""
        if self._votes is None or cell[1] not in self._across:
            return None
        row = self.row_of(self._votes.snapshot.initiatives[cell[0]].id)
        return None if row is None else (row, self._across.index(cell[1]) + 1)

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._rows)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return None

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        cell = self._cell(row_id, column)
        if cell is None or self._votes is None:
            return self.text(row_id, column)
        return float(np.nan_to_num(self._votes.consensus.spread[cell], nan=-1.0))

    @override
    def text(self, row_id: int, column: int) -> str:
        if self._votes is None:
            return ""
        if column <= 0:
            return shown_name(self._votes.snapshot.initiatives[self._rows[row_id]])
        cell = self._cell(row_id, column)
        if cell is None:
            return ""
        median = float(self._votes.medians[cell])
        # The median of a split cell is what nobody voted: its camps stand in its place.
        has_score = not np.isnan(median) and self._votes.camps(*cell) is None
        parts = (agreement_sign(self._votes, *cell), score_text(median) if has_score else "", self._tick(cell))
        return " ".join(part for part in parts if part)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        cell = None if row_id is None else self._cell(row_id, index.column())
        if cell is None or self._votes is None:
            return super().data(index, role)
        agreement = Agreement(int(self._votes.consensus.agreement[cell]))
        ground = agreement_ground(current_theme(), agreement)
        if role == Role.BackgroundRole:
            return QColor(ground)
        if role == Role.ForegroundRole:
            return QColor(current_theme().text_on(ground))
        if role == Role.TextAlignmentRole:
            return CENTRE
        if role == Role.ToolTipRole:
            return tooltip(f"{agreement_text(self._votes, cell)}\n{votes_text(self._votes, cell)}".strip())
        if role == Role.AccessibleTextRole:
            return self._spoken(cell, agreement)
        return super().data(index, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return CENTRE if section else LEFT
        return super().headerData(section, orientation, role)

    def _tick(self, cell: Place) -> str:
        return "✓" if self._accepted[cell] else ""

    def _spoken(self, cell: Place, agreement: Agreement) -> str:
        if self._votes is None:
            return ""
        snapshot = self._votes.snapshot
        parts = [
            shown_name(snapshot.initiatives[cell[0]]),
            snapshot.leaves[cell[1]].name,
            agreement_word(agreement) if self._votes.camps(*cell) is None else agreement_text(self._votes, cell),
        ]
        median = self._votes.medians[cell]
        if not np.isnan(median):
            parts.append(self.tr("median %1").replace("%1", score_text(float(median))))
        if self._accepted[cell]:
            parts.append(self.tr("accepted"))
        return ", ".join(parts)

    def _cell(self, row_id: int, column: int) -> Place | None:
        if column <= 0 or self._votes is None or column > len(self._across):
            return None
        cell = self._rows[row_id], self._across[column - 1]
        return cell if self._votes.is_asked[cell] else None
