"""Prices of conditions and of more budget, and what would decide otherwise about each initiative, as tables."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.charts.aim_words import change_title, lost_title, more_title, worth_number
from vmo_desktop.charts.numbers import MINUS
from vmo_desktop.charts.price_words import (
    changes_text,
    cost_change_text,
    more_text,
    nearest_weight_text,
    price_text,
    turning_text,
)
from vmo_desktop.domain.portfolio import Choice
from vmo_desktop.domain.turning_points import Held, TurningPoint, next_in_line
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.price_tags import PriceTags
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

_CLEAR = 0.05
"""Value in points below which a price reads as none."""


class PriceModel(FactModel):
    """A line for more budget and for each condition: how much more value there would be, and what changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, float, str]] = []
        self._of: ScenarioProblem | None = None

    def show(self, tags: PriceTags | None) -> None:
        """Show what is known."""
        self._lines = []
        self._of = None if tags is None else tags.portfolio.of
        if tags is not None and tags.conditions is not None:
            of = tags.portfolio
            nothing, free = self.tr("brings nothing"), self.tr("costs nothing")
            more = [
                (more_text(of, each), each.value_gained, self._then(of, each.value_gained, each.then, nothing))
                for each in tags.more
            ]
            without = [
                (price_text(of, each), each.value_lost, self._then(of, each.value_lost, each.without, free))
                for each in tags.conditions
            ]
            self._lines = [*more, *sorted(without, key=lambda line: -line[1])]
        self.show_facts()

    @override
    def columns(self) -> Sequence[FactColumn]:
        return (
            FactColumn(self.tr("What if")),
            FactColumn("" if self._of is None else more_title(self._of), is_number=True),
            FactColumn(self.tr("Then")),
        )

    @override
    def own_order(self) -> Sequence[int]:
        return range(1, len(self._lines) + 1)

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return self._lines[row_id - 1][1] if column == 1 else None

    @override
    def text(self, row_id: int, column: int) -> str:
        what, gained, then = self._lines[row_id - 1]
        if column == 1:
            return "" if self._of is None else worth_number(self._of, gained)
        if column == 0:
            return what
        return then

    @staticmethod
    def _then(of: Portfolio, gained: float, choice: Choice, nothing: str) -> str:
        return changes_text(of, choice) if gained >= (0 if of.of.is_of_money else _CLEAR) else nothing


class TurningModel(FactModel):
    """A line for each initiative that was looked at; those next in line first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags: PriceTags | None = None
        self._points: dict[int, TurningPoint] = {}
        self._place: dict[int, int] = {}
        self._columns = self._titled(None)

    def show(self, tags: PriceTags | None) -> None:
        """Show what is known."""
        self._tags = tags
        self._columns = self._titled(None if tags is None else tags.portfolio.of)
        found = () if tags is None else tags.points
        line = next_in_line(found)
        in_line = {each.row for each in line}
        others = [each for each in found if each.row not in in_line]
        others.sort(key=lambda each: (each.is_funded, _size(each.replacement)))
        snapshot = None if tags is None else tags.portfolio.of.snapshot
        ordered = [*line, *others]
        self._points = {} if snapshot is None else {snapshot.initiatives[each.row].id: each for each in ordered}
        self._place = (
            {} if snapshot is None else {snapshot.initiatives[each.row].id: at for at, each in enumerate(line)}
        )
        self.show_facts()

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def own_order(self) -> Sequence[int]:
        return list(self._points)

    @override
    def number(self, row_id: int, column: int) -> float | None:
        point = self._points[row_id]
        number = {2: point.replacement, 3: point.value_change, 4: point.cost_change}.get(column, float("nan"))
        return None if isnan(number) else number

    @override
    def text(self, row_id: int, column: int) -> str:
        point, tags = self._points[row_id], self._tags
        if tags is None:
            return ""
        match column:
            case 0:
                return self._choice(row_id, point)
            case 1:
                return shown_name(tags.portfolio.of.snapshot.initiatives[point.row])
            case 5:
                return "" if tags.shifts is None else nearest_weight_text(tags.shifts, point)
            case 6:
                return turning_text(tags.portfolio, point, tags.shifts)
            case _:
                number = self.number(row_id, column)
                if number is None:
                    return ""
                return _change_text(number) if column == 4 else worth_number(tags.portfolio.of, number)

    def _titled(self, of: ScenarioProblem | None) -> tuple[FactColumn, ...]:
        currency = "" if of is None else of.snapshot.workshop.currency
        return (
            FactColumn(self.tr("Choice")),
            FactColumn(self.tr("Initiative")),
            FactColumn("" if of is None else lost_title(of), is_number=True),
            FactColumn("" if of is None else change_title(of), is_number=True),
            FactColumn(self.tr("Change of\ncost (%1)").replace("%1", currency), is_number=True),
            FactColumn(self.tr("Change of one weight")),
            FactColumn(self.tr("In words")),
        )

    def _choice(self, row_id: int, point: TurningPoint) -> str:
        if point.is_funded:
            return self.tr("Funded")
        if self._place.get(row_id) == 0 and self._tags is not None and self._tags.has_all_waiting:
            return self.tr("Next in line")
        return self.tr("Out") if point.held is Held.BY_FORCE else self.tr("Waiting")


def _change_text(cost: float) -> str:
    amount = cost_change_text(cost)
    sign = "" if amount == cost_change_text(0.0) else MINUS if cost < 0 else "+"
    return f"{sign}{amount}"


def _size(number: float) -> float:
    return float("inf") if isnan(number) else abs(number)
