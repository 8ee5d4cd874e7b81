"""Columns that leave the order of day and month open, settled by what else stands in the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from vmo_desktop.exchange.dates import allows_order
from vmo_desktop.exchange.mapping import DateOrder
from vmo_desktop.exchange.table import SourceRow
from vmo_desktop.exchange.values import CellReader, CellRefused

Span = tuple[str, str]
"""The start and the end of one initiative, as ISO."""


@dataclass(frozen=True, slots=True)
class ElsewhereFound:
    """An order, and the column that is surely written so; none where it alone puts every start before its end."""

    order: DateOrder
    like: str = ""


@dataclass(frozen=True, slots=True)
class SettledOrder:
    """A column that left its order open, with one of its cells, and what settled it."""

    column: str
    example: str
    found: ElsewhereFound


def order_of_others(texts: Sequence[str], sure: Mapping[str, DateOrder]) -> ElsewhereFound | None:
    """The order of the columns that are sure, by label, where they agree and the texts can be read so."""
    orders = set(sure.values())
    if len(orders) != 1:
        return None
    label, order = next(iter(sure.items()))
    return ElsewhereFound(order, label) if allows_order(texts, order) else None


def order_by_time(
    columns: Iterable[Sequence[str]], spans_in: Callable[[DateOrder], Sequence[Span]]
) -> ElsewhereFound | None:
    """The one order in which all columns can be read with every start before its end."""
    texts = [text for column in columns for text in column]
    fitting = [order for order in DateOrder if allows_order(texts, order) and _runs_forward(spans_in(order))]
    return ElsewhereFound(fitting[0]) if len(fitting) == 1 else None


def _runs_forward(spans: Sequence[Span]) -> bool:
    return bool(spans) and all(start <= end for start, end in spans)


def spans_of(rows: Iterable[SourceRow], starts: tuple[int, CellReader], ends: tuple[int, CellReader]) -> list[Span]:
    """What the rows say of start and end, by the places and readers of the two columns."""
    found = []
    for row in rows:
        with suppress(CellRefused):
            start, end = (reader.read(row.cells[place]) for place, reader in (starts, ends))
            if start and end:
                found.append((str(start), str(end)))
    return found
