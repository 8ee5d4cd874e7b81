"""The steps of the history as a table, newest first; and a ranking then beside the ranking now."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.step_text import step_text
from vmo_desktop.ui.widgets.label import shown_text, tooltip
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy, StepRow

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
STEP_ROLE = Qt.ItemDataRole.UserRole + 1


class StepColumn(IntEnum):
    """Columns of the history."""

    NUMBER = 0
    LABEL = 1
    AUTHOR = 2
    TIME = 3


class HistoryModel(QAbstractTableModel):
    """Every step with its number, what was done, by whom and when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepRow, ...] = ()

    def show(self, steps: tuple[StepRow, ...]) -> None:
        """Show these steps, given oldest first."""
        newest_first = tuple(reversed(steps))
        added = len(newest_first) - len(self._steps)
        if 0 < added < 50 and newest_first[added:] == self._steps:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._steps = newest_first
            self.endInsertRows()
        elif newest_first != self._steps:
            self.beginResetModel()
            self._steps = newest_first
            self.endResetModel()

    def step_at(self, row: int) -> StepRow:
        """Find the step of a row."""
        return self._steps[row]

    def row_of(self, step: int) -> int:
        """Find the row of a step; -1 when there is none."""
        return next((row for row, each in enumerate(self._steps) if each.id == step), -1)

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._steps)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(StepColumn)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        step = self._steps[index.row()]
        column = StepColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(step, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is StepColumn.LABEL:
            return tooltip(step_text(step))
        if role == Qt.ItemDataRole.TextAlignmentRole and column is StepColumn.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == STEP_ROLE:
            return step.id
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == StepColumn.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Step"), self.tr("What was done"), self.tr("By"), self.tr("When"))[section]

    def _text(self, step: StepRow, column: StepColumn) -> str:
        if column is StepColumn.NUMBER:
            return str(step.id)
        if column is StepColumn.LABEL:
            return step_text(step)
        if column is StepColumn.AUTHOR:
            return shown_text(step.author)
        moment = QDateTime.fromString(step.at, Qt.DateFormat.ISODate)
        return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat) if moment.isValid() else step.at


@dataclass(frozen=True, slots=True)
class Movement:
    """One initiative then and now: ranks are 0 where it had no complete value, None where it did not exist."""

    initiative_id: int
    name: str
    rank_then: int | None
    rank_now: int | None
    value_then: float
    value_now: float

    @property
    def places(self) -> int | None:
        """Places won (positive) or lost since then; None where either rank is unknown."""
        return self.rank_then - self.rank_now if self.rank_then and self.rank_now else None


def movements(then: Results, now: Results) -> tuple[Movement, ...]:
    """Compare two rankings by value: in the order of then, what is new since at the end."""
    rows_now = now.snapshot.initiative_index
    found = []
    ranking_then, ranking_now = then.ranking(RankBy.VALUE), now.ranking(RankBy.VALUE)
    for row in ranking_then.order:
        initiative = then.snapshot.initiatives[row]
        here = rows_now.get(initiative.id)
        found.append(
            Movement(
                initiative.id,
                shown_name(initiative),
                int(ranking_then.ranks[row]),
                None if here is None else int(ranking_now.ranks[here]),
                float(then.valuation.value[row]),
                float("nan") if here is None else float(now.valuation.value[here]),
            )
        )
    known = then.snapshot.initiative_index
    for row in ranking_now.order:
        initiative = now.snapshot.initiatives[row]
        if initiative.id not in known:
            rank, value = int(ranking_now.ranks[row]), float(now.valuation.value[row])
            found.append(Movement(initiative.id, shown_name(initiative), None, rank, float("nan"), value))
    return tuple(found)
