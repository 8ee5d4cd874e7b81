"""Columns that are left out because hardly a cell of theirs is what the heading says: which, and how it is written."""

from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.contradictions import says_otherwise
from vmo_desktop.exchange.decisions import ColumnDecisions
from vmo_desktop.exchange.field_words import FIELD_WORDS, meant_number
from vmo_desktop.exchange.mapping import Target, map_column
from vmo_desktop.exchange.table import Cell, SourceTable, cell_text, is_empty
from vmo_desktop.exchange.values import CellReader, CellRefused
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

READABLE = 0.2
"""Share of the filled cells that must be numbers or dates: real cost columns are half "exempt"."""

_LONGEST_EXAMPLE = 60


def unread_columns(table: SourceTable, targets: Mapping[int, Target], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns whose headings mean a number or a date that no other column gives, while their cells do not."""
    for place, column in enumerate(table.columns):
        field = meant_number(column)
        if place in targets or field is None or field in targets.values():
            continue
        cells = [cell for row in table.rows if not is_empty(cell := row.cells[place])]
        if not cells or says_otherwise(column, field, snapshot.workshop.effort_unit):
            continue
        mapped = map_column(column, field)
        reader = ColumnDecisions(table, [(place, mapped)], snapshot).reader(place, mapped)
        refused = [cell for cell in cells if is_refused(reader, cell)]
        count = len(cells) - sum(_says_nothing(reader, cell) for cell in cells)
        if refused and count - len(refused) < READABLE * count:
            yield _sentence(column.label, tr.marked(FIELD_WORDS[field]), count, refused)


def _sentence(label: str, field: str, count: int, refused: Sequence[Cell]) -> str:
    said = {"label": label, "field": field, "example": shortened(refused[0])}
    if len(refused) == count:
        return tr.counted(
            count,
            'Column {label} looks like {field}, but its one filled cell could not be read: "{example}".',
            'Column {label} looks like {field}, but none of its {n} cells could be read, such as "{example}".',
            **said,
        )
    return tr(
        "Column {label} looks like {field} and was left out: only {read} of its {n} cells could be read; "
        '"{example}" and the like could not.',
        read=f"{count - len(refused):,}",
        n=f"{count:,}",
        **said,
    )


def is_refused(reader: CellReader, cell: Cell) -> bool:
    """Whether a cell cannot be what its column is."""
    try:
        reader.read(cell)
    except CellRefused:
        return True
    return False


def _says_nothing(reader: CellReader, cell: Cell) -> bool:
    return not is_refused(reader, cell) and reader.read(cell) is None


def shortened(cell: Cell) -> str:
    """What a cell says, no longer than an example in a sentence may be."""
    words = " ".join(cell_text(cell).split())
    return words if len(words) <= _LONGEST_EXAMPLE else f"{words[:_LONGEST_EXAMPLE]}…"
