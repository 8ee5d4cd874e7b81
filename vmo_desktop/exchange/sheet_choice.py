"""Which sheet of a workbook is read where nobody says so: covers and instructions come before many a list."""

from collections.abc import Sequence
from typing import Any

from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import Field

_LOOKED_AT = 50
"""So many rows and columns of a sheet are looked at."""

_LONGEST_HEADING = 400


def likeliest_first(book: Any, names: Sequence[str]) -> list[str]:
    """The sheets in the order in which a list is looked for: their own, unless the first heads nothing of one."""
    if len(names) < 2 or max(map(len, _headed(book[names[0]])), default=0) > 1:
        return [*names]
    lists = [name for name in names[1:] if any(map(_heads_initiatives, _headed(book[name])))]
    return [*lists, *(name for name in names if name not in lists)]


def first_rows(worksheet: Any) -> list[tuple[Any, ...]]:
    """The first rows of a sheet; none where it is damaged, which concerns nobody unless it is read."""
    worksheet.reset_dimensions()
    try:
        return list(worksheet.iter_rows(max_row=_LOOKED_AT, max_col=_LOOKED_AT, values_only=True))
    except Exception:  # a damaged sheet can raise anything in the parser
        return []


def _headed(worksheet: Any) -> list[frozenset[Field]]:
    """The fields that each of the first rows may head."""
    return [
        frozenset(
            places[0][0]
            for cell in row
            if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and (places := field_places(cell.strip()))
        )
        for row in first_rows(worksheet)
    ]


def _heads_initiatives(fields: frozenset[Field]) -> bool:
    return len(fields) > 2 and not fields.isdisjoint({Field.NAME, Field.CODE})
