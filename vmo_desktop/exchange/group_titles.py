"""Rows that hold nothing but a name between full ones: they may be the titles of groups."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.row_shapes import shape
from vmo_desktop.exchange.table import SourceRow, SourceTable, cell_text, is_empty, some_numbers
from vmo_desktop.translation import Texts

tr = Texts("Import")


def group_warnings(table: SourceTable, targets: Mapping[int, Target]) -> Iterator[str]:
    """Name the rows that may be titles; where many rows hold only a name, it is a list of names."""
    keys = {place: target for place, target in targets.items() if target in (Field.NAME, Field.CODE)}
    codes = [place for place, target in keys.items() if target is Field.CODE]
    alone = [row.number for row in table.rows if _is_alone(row, keys)]
    titles = [
        row.number
        for row, below in pairwise(table.rows)
        if (_is_alone(row, keys) and not _is_alone(below, keys)) or _is_numbered_above(row, below, keys, codes)
    ]
    if titles and 2 * len(alone) <= len(table.rows):
        yield tr.counted(
            len(titles),
            "Row {rows} holds nothing but a name; it may be the title of a group, and no initiative.",
            "Rows {rows} hold nothing but a name; they may be titles of groups, and no initiatives.",
            rows=some_numbers(titles, 10),
        )


def _is_numbered_above(row: SourceRow, below: SourceRow, keys: Collection[int], codes: Sequence[int]) -> bool:
    """Whether a row of name and code is numbered 1 where the full one below is numbered 1.1."""
    filled, full = ({place for place, cell in enumerate(each.cells) if not is_empty(cell)} for each in (row, below))
    numbers = [[cell_text(each.cells[place]).strip().rstrip(".") for each in (row, below)] for place in codes]
    return filled == {*keys} < full and any(own and lower.startswith(f"{own}.") for own, lower in numbers)


def _is_alone(row: SourceRow, keys: Collection[int]) -> bool:
    filled = [place for place, cell in enumerate(row.cells) if not is_empty(cell)]
    return len(filled) == 1 and filled[0] in keys and shape(row.cells[filled[0]]) == "text"
