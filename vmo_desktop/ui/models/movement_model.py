"""Movements between two rankings as a table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import here
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy


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


class MovementColumn(IntEnum):
    """Columns of the comparison."""

    RANK_THEN = 0
    NAME = 1
    VALUE_THEN = 2
    RANK_NOW = 3
    VALUE_NOW = 4
    PLACES = 5


class MovementModel(FactModel):
    """Each initiative with its rank and value then and now, and the places between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._movements: dict[int, Movement] = {}
        titles = (
            self.tr("Then"), self.tr("Initiative"), self.tr("Value"), self.tr("Now"), self.tr("Value"),
            self.tr("Moved"),
        )  # fmt: skip
        self._columns = tuple(
            FactColumn(title, is_number=column is not MovementColumn.NAME)
            for column, title in zip(MovementColumn, titles, strict=True)
        )

    def show(self, rows: tuple[Movement, ...]) -> None:
        """Show a comparison."""
        self._movements = {row.initiative_id: row for row in rows}
        self.show_facts()

    def movement_at(self, row: int) -> Movement:
        """Find the movement of a row."""
        return self._movements[self.ids[row]]

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._movements)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        row = self._movements[row_id]
        found = {
            MovementColumn.RANK_THEN: row.rank_then or None,
            MovementColumn.RANK_NOW: row.rank_now or None,
            MovementColumn.VALUE_THEN: None if math.isnan(row.value_then) else row.value_then,
            MovementColumn.VALUE_NOW: None if math.isnan(row.value_now) else row.value_now,
            MovementColumn.PLACES: row.places,
        }
        return found[MovementColumn(column)]

    @override
    def text(self, row_id: int, column: int) -> str:
        row = self._movements[row_id]
        if column == MovementColumn.NAME:
            return row.name
        if column == MovementColumn.PLACES:
            return self._places(row)
        number = self.number(row_id, column)
        if number is None:
            return "–"
        is_value = column in (MovementColumn.VALUE_THEN, MovementColumn.VALUE_NOW)
        return here().toString(float(number), "f", 1) if is_value else str(number)

    def _places(self, row: Movement) -> str:
        if row.rank_then is None:
            return self.tr("new")
        if row.rank_now is None:
            return self.tr("deleted")
        if not row.places:
            return "–" if row.places == 0 else ""
        return f"▲ {row.places}" if row.places > 0 else f"▼ {-row.places}"

    @override
    def ink(self, row_id: int, column: int) -> str:
        places = self._movements[row_id].places
        if column != MovementColumn.PLACES or not places:
            return ""
        return current_theme().accent if places > 0 else current_theme().amber


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
