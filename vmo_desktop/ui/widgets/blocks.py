"""Where a pasted block lands: the rectangle arithmetic of spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked rectangle of a grid: rows, and columns as shown from left to right (hidden ones left out)."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Landing(Generic[Content]):
    """One cell of a block and the place for it; column None: there is no such column."""

    row: int
    column: int | None
    content: Content


def landings(block: Sequence[Sequence[Content]], marked: Marked, columns: Sequence[int]) -> list[Landing[Content]]:
    """Spread a block from the first marked cell over the shown columns.

    A block is repeated to fill the marked rectangle when that is a whole multiple of it, as spreadsheets do.
    """
    height, width = len(block), max((len(row) for row in block), default=0)
    if not height or not width or not marked.rows or not marked.columns:
        return []
    down, across = _repeats(len(marked.rows), height), _repeats(len(marked.columns), width)
    if down is None or across is None:
        down = across = 1
    first = list(columns).index(marked.columns[0])
    found = []
    for row in range(down * height):
        line = block[row % height]
        for column in range(across * width):
            if column % width < len(line):
                place = first + column
                target = columns[place] if place < len(columns) else None
                found.append(Landing(marked.rows[0] + row, target, line[column % width]))
    return found


def _repeats(marked: int, size: int) -> int | None:
    """How often a block of a size fits what is marked; None when it does not, 1 when only a start is marked."""
    if marked == 1:
        return 1
    return marked // size if marked % size == 0 else None
