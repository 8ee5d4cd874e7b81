"""What a scenario funds, waits with and leaves out, as a table; what is typed into it is assumed in this scenario."""

from collections.abc import Sequence
from enum import IntEnum
from math import isnan
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.charts.aim_words import worth_number, worth_title
from vmo_desktop.charts.condition_words import lack_text
from vmo_desktop.charts.numbers import compact
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.report.numbers import percent
from vmo_desktop.ui.assumed_cells import AssumedCells
from vmo_desktop.ui.cell_model import EDITABLE, RefusedCell, TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.standing_sign import standing_icon
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

Role = Qt.ItemDataRole


class PortfolioColumn(IntEnum):
    """Columns of a portfolio."""

    STANDING = 0
    NAME = 1
    VALUE = 2
    COST = 3
    EFFORT = 4
    WHY = 5


FIELDS = {PortfolioColumn.VALUE: "value", PortfolioColumn.COST: "cost", PortfolioColumn.EFFORT: "effort"}
"""What a scenario can assume, by column."""

_ORDER = tuple(Standing)


class PortfolioModel(FactModel):
    """A line for each initiative: the funded ones first, the most valuable first among them.

    While a choice is looked for, lines keep their places and say that it is not known yet.
    """

    def __init__(self, live: LiveWorkshop, edits: ScenarioEdits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._of: ScenarioProblem | None = None
        self._portfolio: Portfolio | None = None
        self._is_infeasible = False
        self._places: dict[int, int] = {}
        self._assumed = AssumedCells(edits)
        self._columns = self._named_columns()

    def show(self, of: ScenarioProblem, portfolio: Portfolio | None) -> None:
        """Show a scenario and its portfolio; None, or one that was not found: not known."""
        self._of = of
        self._columns = self._named_columns()
        self._is_infeasible = portfolio is not None and portfolio.choice.status is Status.INFEASIBLE
        self._portfolio = portfolio if portfolio is not None and portfolio.choice.is_found else None
        if self._portfolio is not None or not self._places:
            self._places = {each: place for place, each in enumerate(self._ordered())}
        self.show_facts()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(PortfolioColumn) - 1)

    def _ordered(self) -> list[int]:
        of = self._of
        if of is None:
            return []
        values = of.values

        def place(row: int) -> tuple[int, float]:
            standing = _ORDER.index(self._portfolio.standing(row)) if self._portfolio is not None else 0
            return standing, -float(values[row]) if not isnan(values[row]) else 0.0

        rows = sorted(range(len(of.snapshot.initiatives)), key=place)
        return [of.snapshot.initiatives[row].id for row in rows]

    def standing(self, row_id: int) -> Standing | None:
        """Where an initiative stands; None while that is not known."""
        return None if self._portfolio is None else self._portfolio.standing(self._row(row_id))

    @override
    def own_order(self) -> Sequence[int]:
        if self._of is None:
            return ()
        last = len(self._places)
        return sorted(
            (each.id for each in self._of.snapshot.initiatives), key=lambda each: self._places.get(each, last)
        )

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    def _named_columns(self) -> Sequence[FactColumn]:
        frame = self._live.snapshot.workshop
        cost, effort = self.tr("Cost\n(%1)"), self.tr("Effort\n(%1)")
        return (
            FactColumn(self.tr("Choice")),
            FactColumn(self.tr("Initiative")),
            FactColumn(self.tr("Value") if self._of is None else worth_title(self._of), is_number=True),
            FactColumn(cost.replace("%1", frame.currency) if frame.currency else self.tr("Cost"), is_number=True),
            FactColumn(
                effort.replace("%1", frame.effort_unit) if frame.effort_unit else self.tr("Effort"), is_number=True
            ),
            FactColumn(self.tr("Why")),
        )

    @override
    def number(self, row_id: int, column: int) -> float | None:
        of = self._of
        if of is None or column not in FIELDS:
            return None
        row, portfolio = self._row(row_id), self._portfolio
        numbers = {PortfolioColumn.VALUE: of.values, PortfolioColumn.COST: of.costs, PortfolioColumn.EFFORT: of.efforts}
        if portfolio is not None and portfolio.approval is not None and portfolio.is_funded[row]:
            # What was approved stays as it was, whatever is known now.
            numbers |= {PortfolioColumn.VALUE: portfolio.values, PortfolioColumn.COST: portfolio.costs}
        number = float(numbers[PortfolioColumn(column)][row])
        return None if isnan(number) else number

    @override
    def text(self, row_id: int, column: int) -> str:
        if self._of is None:
            return ""
        row = self._row(row_id)
        match PortfolioColumn(column):
            case PortfolioColumn.STANDING:
                return self._standing(row)
            case PortfolioColumn.NAME:
                return shown_name(self._of.snapshot.initiatives[row])
            case PortfolioColumn.WHY:
                return self._why(row)
            case field:
                number = self.number(row_id, column)
                is_worth = field is PortfolioColumn.VALUE
                text = "" if number is None else worth_number(self._of, number) if is_worth else compact(number)
                return f"≈ {text}" if self._assumes(row_id, column) else text

    @override
    def ink(self, row_id: int, column: int) -> str:
        if self._of is None:
            return ""
        if self._assumes(row_id, column):
            return current_theme().accent
        is_funded = self._portfolio is not None and bool(self._portfolio.is_funded[self._row(row_id)])
        return "" if is_funded or column != PortfolioColumn.STANDING else current_theme().text_secondary

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is None or self._of is None:
            return None
        column = index.column()
        if role == Role.DecorationRole and column == PortfolioColumn.STANDING:
            is_forced = self._row(row_id) in self._of.forced_in | self._of.forced_out
            return standing_icon(self.standing(row_id), is_forced=is_forced)
        if role == Role.EditRole and self._can_be_typed(column):
            return self._assumed.edited_text(self._of, self._row(row_id), FIELDS[PortfolioColumn(column)])
        if role == Role.ToolTipRole and self._can_be_typed(column):
            return self._assumed.tip(self._of, self._row(row_id), FIELDS[PortfolioColumn(column)])
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        can_be_typed = index.isValid() and self._can_be_typed(index.column()) and not self._live.workshop.is_read_only
        return EDITABLE if can_be_typed else super().flags(index)

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        if self._of is None:
            return []
        typed: list[tuple[TypedCell, int, str]] = []
        for cell in cells:
            row_id = self.id_at(cell.row)
            if row_id is not None and self._can_be_typed(cell.column):
                typed.append((cell, self._row(row_id), FIELDS[PortfolioColumn(cell.column)]))
        return self._assumed.write(self._of, typed)

    def _can_be_typed(self, column: int) -> bool:
        """Whether a scenario can assume it: net present value is counted from cash lines."""
        is_counted = self._of is not None and self._of.is_of_money and column == PortfolioColumn.VALUE
        return column in FIELDS and not is_counted

    def _row(self, row_id: int) -> int:
        return 0 if self._of is None else self._of.snapshot.initiative_index[row_id]

    def _assumes(self, row_id: int, column: int) -> bool:
        if not self._can_be_typed(column):
            return False
        assumed = None if self._of is None else self._of.assumptions[self._row(row_id)]
        field = FIELDS.get(PortfolioColumn(column))
        return assumed is not None and field is not None and getattr(assumed, field) is not None

    def _standing(self, row: int) -> str:
        if self._portfolio is None:
            return self.tr("No portfolio") if self._is_infeasible else self.tr("Not known")
        share, level = self._portfolio.shares[row], self._portfolio.levels[row]
        match self._portfolio.standing(row):
            case Standing.FUNDED if level:
                return self.tr("Funded: %1").replace("%1", level)
            case Standing.FUNDED if share < 1:
                return self.tr("Funded: %1").replace("%1", percent(float(share)))
            case Standing.FUNDED:
                return self.tr("Funded")
            case Standing.WAITING:
                return self.tr("Waiting")
            case Standing.FORCED_OUT:
                return self.tr("Out")
            case Standing.LACKING:
                return self.tr("Cannot be chosen")

    def _why(self, row: int) -> str:
        of = self._of
        if of is None:
            return ""
        initiative, parts = of.snapshot.initiatives[row], []
        force = of.snapshot.choice.forces.get((of.scenario.id, initiative.id))
        if force is not None:
            said = self.tr("Forced in") if force.is_in else self.tr("Forced out")
            parts.append(f"{said}: {force.reason}" if force.reason else said)
            if force.author:
                parts[-1] += f" ({force.author})"
        lack = of.lacking[row]
        if lack is not None:
            parts.append(lack_text(lack))
        elif initiative.is_mandatory and force is None:
            parts.append(self.tr("Mandatory"))
        parts += self._assumed.told(of, row)
        return " · ".join(parts)
