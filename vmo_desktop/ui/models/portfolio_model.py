"""What a scenario funds, waits with and leaves out, as a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.charts.numbers import compact, points
from vmo_desktop.report.numbers import percent
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import Lacks


class PortfolioColumn(IntEnum):
    """Columns of a portfolio."""

    STANDING = 0
    NAME = 1
    VALUE = 2
    COST = 3
    WHY = 4


_ORDER = tuple(Standing)


class PortfolioModel(FactModel):
    """A line for each initiative: the funded ones first, the most valuable first among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portfolio: Portfolio | None = None
        titles = (self.tr("Choice"), self.tr("Initiative"), self.tr("Value"), self.tr("Cost"), self.tr("Why"))
        numbers = (PortfolioColumn.VALUE, PortfolioColumn.COST)
        self._columns = tuple(
            FactColumn(title, is_number=column in numbers)
            for column, title in zip(PortfolioColumn, titles, strict=True)
        )

    def show(self, portfolio: Portfolio | None) -> None:
        """Show a portfolio."""
        self._portfolio = portfolio
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        if self._portfolio is None:
            return ()
        shown = self._portfolio
        rows = sorted(
            range(len(shown.shares)), key=lambda row: (_ORDER.index(shown.standing(row)), -(shown.of.values[row] or 0))
        )
        return [shown.of.snapshot.initiatives[row].id for row in rows]

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        if self._portfolio is None:
            return None
        row = self._portfolio.of.snapshot.initiative_index[row_id]
        number = self._portfolio.of.values[row] if column == PortfolioColumn.VALUE else self._portfolio.of.costs[row]
        return None if number != number else float(number)  # noqa: PLR0124 - not a number

    @override
    def text(self, row_id: int, column: int) -> str:
        if self._portfolio is None:
            return ""
        row = self._portfolio.of.snapshot.initiative_index[row_id]
        match PortfolioColumn(column):
            case PortfolioColumn.STANDING:
                return self._standing(row)
            case PortfolioColumn.NAME:
                return shown_name(self._portfolio.of.snapshot.initiatives[row])
            case PortfolioColumn.WHY:
                return self._why(row)
            case _:
                number = self.number(row_id, column)
                if number is None:
                    return ""
                return points(number) if column == PortfolioColumn.VALUE else compact(number)

    @override
    def ink(self, row_id: int, column: int) -> str:
        if self._portfolio is None or column != PortfolioColumn.STANDING:
            return ""
        row = self._portfolio.of.snapshot.initiative_index[row_id]
        return "" if self._portfolio.is_funded[row] else current_theme().text_faint

    def _standing(self, row: int) -> str:
        assert self._portfolio is not None  # noqa: S101 - asked only of a portfolio that is shown
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
        assert self._portfolio is not None  # noqa: S101 - asked only of a portfolio that is shown
        of = self._portfolio.of
        initiative = of.snapshot.initiatives[row]
        force = of.snapshot.choice.forces.get((of.scenario.id, initiative.id))
        if force is not None:
            said = self.tr("Forced in") if force.is_in else self.tr("Forced out")
            return f"{said}: {force.reason}" if force.reason else said
        lack = of.lacking[row]
        if lack is not None:
            return {
                Lacks.VALUE: self.tr("Its value is not known: scores are missing."),
                Lacks.COST: self.tr("Its cost is not known."),
                Lacks.CONFIDENCE: self.tr("Its confidence is not known."),
                Lacks.EFFORT: self.tr("Its effort is not known."),
                Lacks.YEARLY_COSTS: self.tr("Its costs by year are not known."),
            }[lack]
        return self.tr("Mandatory") if initiative.is_mandatory else ""
