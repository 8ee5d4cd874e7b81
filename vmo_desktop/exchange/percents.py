"""Columns of percentages: whether numbers without a sign are percentages or fractions of one, 80 or 0.8."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.decisions import driver_scale
from vmo_desktop.exchange.mapping import PERCENT_FIELDS, ColumnMap, DriverTarget, Target
from vmo_desktop.exchange.table import Cell, Column, SourceTable, cell_text, header_key, is_empty
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

PERCENT = 100.0
"""What a fraction of one is multiplied by."""

_RATINGS = frozenset(map(Decimal, range(11)))
"""What people rate risks with; as percentages so small and whole they would be strange."""

_PRODUCTS = _RATINGS | {one * other for one in _RATINGS for other in _RATINGS if max(one, other) <= 5}
"""Ratings of risks are often the product of likelihood and impact."""

_RATED = re.compile(r"\b(?:rating|score|level|index|matrix|bewertung|cotation|nota|punkte)\b")


@dataclass(frozen=True, slots=True)
class Percents:
    """The numbers of a column: what signs and its heading say of them, and those that are bare."""

    has_signs: bool
    is_headed: bool
    is_score: bool
    is_rated: bool
    bare: tuple[tuple[str, Decimal], ...]

    @property
    def are_fractions(self) -> bool:
        """Whether the bare ones are surely meant as fractions: none above 1, and others signed or something between."""
        if self.has_signs:
            return self._are_small and bool(self._small)
        return not self.is_score and not self.is_headed and self._are_small and self._has_parts

    @property
    def doubtful(self) -> str:
        """A bare number that is perhaps a fraction where they are read as percentages; "" for none."""
        if self.has_signs:
            is_open = True
        elif self._are_small:
            is_open = self._has_parts or not self.is_score
        else:
            is_open = self._has_parts and not self.is_headed and not self.is_score
        return self.example if is_open else ""

    @property
    def example(self) -> str:
        """The first number that could be a fraction."""
        return next((text for text, _ in self._small), "")

    @property
    def rating(self) -> str:
        """The largest of the numbers where all look like ratings, as from 1 to 5; "" where they do not."""
        values = {value for _, value in self.bare}
        if self.has_signs or self.is_score or self.is_headed or not values:
            return ""
        are_ratings = (
            values <= (_PRODUCTS if self.is_rated else _RATINGS)
            and not values <= {0, 1}
            and any(value % 5 for value in values if value)
        )
        return max(self.bare, key=lambda each: each[1])[0] if are_ratings else ""

    @property
    def _small(self) -> list[tuple[str, Decimal]]:
        return [(text, value) for text, value in self.bare if 0 < value <= 1]

    @property
    def _are_small(self) -> bool:
        return all(0 <= value <= 1 for _, value in self.bare)

    @property
    def _has_parts(self) -> bool:
        return any(value < 1 for _, value in self._small)


def percents_of(column: Column, cells: Sequence[Cell], target: Target, snapshot: Snapshot) -> Percents | None:
    """The percentages of a column; None where the target is not counted in them."""
    if isinstance(target, DriverTarget):
        if driver_scale(snapshot, target.code).scale.high < PERCENT:
            return None
    elif target not in PERCENT_FIELDS:
        return None
    found = [(cell, number) for cell, number in column_numbers(cells) if number is not None]
    return Percents(
        has_signs=any(number.is_percent for _, number in found),
        is_headed="%" in column.header + column.unit,
        is_score=isinstance(target, DriverTarget),
        is_rated=_RATED.search(header_key(column.header)) is not None,
        bare=tuple((cell_text(cell).strip(), number.value) for cell, number in found if not number.is_percent),
    )


@dataclass(frozen=True, slots=True)
class PercentColumn:
    """A column that is counted in percent, and what its numbers are multiplied by."""

    label: str
    factor: float
    percents: Percents


def percent_columns(
    table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot
) -> Iterator[PercentColumn]:
    """The columns of a table that become something counted in percent."""
    for place, mapped in places:
        column = table.columns[place]
        cells = [row.cells[place] for row in table.rows if not is_empty(row.cells[place])]
        percents = percents_of(column, cells, mapped.target, snapshot)
        if percents is not None:
            yield PercentColumn(column.label, mapped.factor, percents)


def fraction_notes(columns: Sequence[PercentColumn]) -> Iterator[str]:
    """Say where bare numbers were read as fractions because others carry a sign."""
    for each in columns:
        if each.factor == PERCENT and each.percents.has_signs and each.percents.example:
            yield tr(
                'Column {label}: "{example}" and the like were read as fractions of one, as other cells have a % sign.',
                label=each.label,
                example=each.percents.example,
            )


def fraction_warnings(columns: Sequence[PercentColumn]) -> Iterator[str]:
    """Say where bare numbers were read as percentages although they may be fractions."""
    for each in columns:
        if each.factor == 1 and each.percents.doubtful:
            yield tr(
                'Column {label}: "{example}" and the like were read as percentages, not as fractions of one. '
                "If that is wrong, choose fractions of 1 under Counted in, or say factor = 100 in a map.",
                label=each.label,
                example=each.percents.doubtful,
            )
        elif each.factor == 1 and each.percents.rating:
            yield tr(
                'Column {label}: "{example}" and the like were read as percentages, though they look like ratings. '
                "If they are, choose a driver for the column under Becomes, or leave it out.",
                label=each.label,
                example=each.percents.rating,
            )
