"""The steps of the history as a table, newest first."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import moment_text
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.step_text import step_text
from vmo_desktop.workshop.moments import instant
from vmo_desktop.workshop.rows import StepRow


class StepColumn(IntEnum):
    """Columns of the history."""

    NUMBER = 0
    LABEL = 1
    AUTHOR = 2
    TIME = 3


class HistoryModel(FactModel):
    """Every step with its number, what was done, by whom and when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: dict[int, StepRow] = {}
        titles = (self.tr("Step"), self.tr("What was done"), self.tr("By"), self.tr("When"))
        self._columns = tuple(
            FactColumn(title, is_number=column is StepColumn.NUMBER)
            for column, title in zip(StepColumn, titles, strict=True)
        )

    def show(self, steps: tuple[StepRow, ...]) -> None:
        """Show these steps, given oldest first."""
        self._steps = {step.id: step for step in reversed(steps)}
        self.show_facts()

    def has_step(self, step: int) -> bool:
        """Whether there is such a step, shown or hidden."""
        return step in self._steps

    def step_at(self, row: int) -> StepRow:
        """Find the step of a row."""
        return self._steps[self.ids[row]]

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._steps)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return row_id

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        return instant(self._steps[row_id].at) if column == StepColumn.TIME else super().sort_key(row_id, column)

    @override
    def text(self, row_id: int, column: int) -> str:
        step = self._steps[row_id]
        if column == StepColumn.NUMBER:
            return str(step.id)
        if column == StepColumn.LABEL:
            return step_text(step)
        if column == StepColumn.AUTHOR:
            return step.author
        return moment_text(step.at)
