"""Rows of a table in the order in which they are shown, and by what they belong to."""

from collections.abc import Iterable
from typing import Any


def in_position(rows: Iterable[Any]) -> tuple[Any, ...]:
    """Rows by their position, those of one position by their id."""
    return tuple(sorted(rows, key=lambda row: (row.position, row.id)))


def grouped(rows: Iterable[Any], column: str) -> dict[int, tuple[Any, ...]]:
    """Rows by the value of a column, each group in the order of the rows."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return {key: tuple(group) for key, group in found.items()}
