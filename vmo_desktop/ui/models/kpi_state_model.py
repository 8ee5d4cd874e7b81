"""Where KPIs stand, as a table that is only read."""

from collections.abc import Sequence
from enum import IntEnum
from math import isnan

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.charts.kpi_words import kpi_name, share_text, status_colour, status_text, value_text
from vmo_desktop.domain.realization import Status
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.kpi_state import KpiState


class StateColumn(IntEnum):
    """Columns of the table."""

    KPI = 0
    STATUS = 1
    PROGRESS = 2
    PLANNED = 3
    ACTUAL = 4
    TARGET = 5
    AT_END = 6
    NEXT = 7
    OWNER = 8


class KpiStateModel(FactModel):
    """A row for each KPI; a status is a shape and a word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: dict[int, KpiState] = {}
        numbers = (StateColumn.PROGRESS, StateColumn.PLANNED, StateColumn.ACTUAL, StateColumn.TARGET,
                   StateColumn.AT_END)  # fmt: skip
        titles = (
            self.tr("KPI"), self.tr("Status"), self.tr("Progress"), self.tr("Planned"), self.tr("Actual"),
            self.tr("Target"), self.tr("In the end"), self.tr("Next reading"), self.tr("Owner"),
        )  # fmt: skip
        self._columns = tuple(
            FactColumn(title, is_number=column in numbers) for column, title in zip(StateColumn, titles, strict=True)
        )

    def show(self, states: Sequence[KpiState]) -> None:
        """Show these KPIs."""
        self._states = {state.kpi.id: state for state in states}
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._states)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        state = self._states[row_id]
        found = {
            StateColumn.PROGRESS: state.progress,
            StateColumn.PLANNED: state.planned,
            StateColumn.ACTUAL: None if state.latest is None else state.latest.value,
            StateColumn.TARGET: state.kpi.target,
            StateColumn.AT_END: state.at_completion,
        }.get(StateColumn(column))
        return None if found is None or isnan(found) else found

    @override
    def text(self, row_id: int, column: int) -> str:
        state, place = self._states[row_id], StateColumn(column)
        if place is StateColumn.KPI:
            return kpi_name(state.kpi)
        if place is StateColumn.STATUS:
            return status_text(state.status)
        if place is StateColumn.OWNER:
            return state.kpi.owner
        if place is StateColumn.NEXT:
            return self._next(state)
        if place in (StateColumn.PROGRESS, StateColumn.PLANNED):
            return share_text(state.progress if place is StateColumn.PROGRESS else state.planned)
        return value_text(state.kpi, self.number(row_id, column))

    def _next(self, state: KpiState) -> str:
        if state.next_due is None:
            return ""
        day = date_text(state.next_due.isoformat())
        return self.tr("! overdue since %1").replace("%1", day) if state.is_overdue else day

    @override
    def ink(self, row_id: int, column: int) -> str:
        state = self._states[row_id]
        if column == StateColumn.STATUS and state.status in (Status.AT_RISK, Status.OFF_TRACK):
            return status_colour(state.status, current_theme())
        return current_theme().amber if column == StateColumn.NEXT and state.is_overdue else ""
