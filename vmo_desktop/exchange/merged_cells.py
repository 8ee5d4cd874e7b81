"""Cells that are merged over several rows of data: what they say counts for the first row only."""

from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.table import Column, MergedCells, RawRow, and_more, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_NAMED = 5
"""So many merged cells of a column are named."""


def merged_warnings(merged: Sequence[MergedCells], data: Sequence[RawRow], columns: Sequence[Column]) -> Iterator[str]:
    """Name the columns in which rows of data lack what a merged cell says above."""
    rows = {row.number: row for row in data}
    for column, cells in _by_column(merged).items():
        lacking = [each for each in cells if _is_lacked(each, rows)]
        if not lacking or column > len(columns):
            continue
        shown = ", ".join(f"{each.first_row}-{each.last_row}" for each in lacking[:_NAMED])
        yield tr(
            "Cells are merged downwards in column {label}, rows {rows}: what they say counts for the first row only. "
            "If it is meant for each row, unmerge them and write it into each.",
            label=columns[column - 1].label,
            rows=and_more(shown, len(lacking) - _NAMED),
        )


def _by_column(merged: Sequence[MergedCells]) -> Mapping[int, Sequence[MergedCells]]:
    found: dict[int, list[MergedCells]] = {}
    for each in sorted(merged, key=lambda each: (each.column, each.first_row)):
        found.setdefault(each.column, []).append(each)
    return found


def _is_lacked(cells: MergedCells, rows: Mapping[int, RawRow]) -> bool:
    """Whether a merged cell says something that a row of data below its first one does not hold."""
    below = [rows[row] for row in range(cells.first_row + 1, cells.last_row + 1) if row in rows]
    first = rows.get(cells.first_row)
    return first is not None and _says(first, cells.column) and not all(_says(row, cells.column) for row in below)


def _says(row: RawRow, column: int) -> bool:
    return len(row.cells) >= column and not is_empty(row.cells[column - 1])
