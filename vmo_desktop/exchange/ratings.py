"""Scores of several raters on several items from a text table, with names beside the numbers or without."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.translation import Texts

tr = Texts("Import")

NOT_SCORED = frozenset({"", "*", ".", "?", "nan", "x"})
"""What stands in published tables where somebody did not score, besides what every import takes for missing."""

CORNERS = frozenset({
    "", "rater", "raters", "judge", "judges", "coder", "coders", "participant", "participants", "person", "observer",
    "name", "item", "items", "subject", "subjects", "initiative", "initiatives", "unit", "units", "case", "id", "row",
})  # fmt: skip
"""What stands in the corner between the names of the rows and those of the columns."""


@dataclass(frozen=True)
class Ratings:
    """Scores of shape (raters, items); NaN where somebody did not score."""

    raters: tuple[str, ...]
    items: tuple[str, ...]
    scores: FloatArray


def read_ratings(path: Path, *, items_in_rows: bool) -> Ratings:
    """Read a table of scores; a row is a rater, or with `items_in_rows` an item. Raises `SourceRefused`."""
    table = NumberTable(path)
    first, rest = table.rows[0], table.rows[1:]
    is_headed = _is_corner(first) or any(_is_word(table, first, column) for column in range(1, len(first.cells)))
    body = rest if is_headed else table.rows
    is_named = _has_names(table, first, body, is_headed=is_headed)
    start = 1 if is_named else 0
    width = max((len(row.cells) for row in body), default=0)
    if not body or width <= start:
        raise SourceRefused(CellPlace(path.name), tr("there are no numbers."), tr("Give one row of scores a rater."))
    scores = [[_score(table, row, column) for column in range(start, width)] for row in body]
    heads = first.cells[len(first.cells) - (width - start) :] if is_headed else ()
    rows = _names([row.cells[0] for row in body] if is_named else [], len(body))
    columns = _names(list(heads), width - start)
    grid = np.array(scores, dtype=np.float64)
    return Ratings(columns, rows, grid.T) if items_in_rows else Ratings(rows, columns, grid)


def _is_corner(row: NumberRow) -> bool:
    return row.cells[0].casefold() in CORNERS


def _has_names(table: NumberTable, first: NumberRow, body: list[NumberRow], *, is_headed: bool) -> bool:
    """Whether the first column holds names: words, or anything beside titles that leave room for it."""
    if is_headed and (_is_corner(first) or any(len(row.cells) > len(first.cells) for row in body)):
        return True
    return any(_is_word(table, row, 0) for row in body)


def _is_word(table: NumberTable, row: NumberRow, column: int) -> bool:
    text = row.cells[column] if column < len(row.cells) else ""
    if text.casefold() in NOT_SCORED:
        return False
    try:
        table.number(row, column)
    except SourceRefused:
        return True
    return False


def _score(table: NumberTable, row: NumberRow, column: int) -> float:
    text = row.cells[column] if column < len(row.cells) else ""
    number = None if text.casefold() in NOT_SCORED else table.number(row, column)
    return float("nan") if number is None else number


def _names(given: list[str], count: int) -> tuple[str, ...]:
    """Names that are all there and all different, or numbers from 1."""
    is_usable = len(given) == count and all(given) and len(set(given)) == count
    return tuple(given) if is_usable else tuple(str(place) for place in range(1, count + 1))
