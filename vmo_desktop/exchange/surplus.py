"""Rows with more cells than there are headings: something in them was divided that is one value."""

import re
from collections.abc import Mapping, Sequence

from vmo_desktop.exchange.row_shapes import shape
from vmo_desktop.exchange.table import Cell, RawRow, cell_text, is_empty, some_rows
from vmo_desktop.translation import Texts

tr = Texts("Import")

_COMMA = ","
_SAMPLE = 200
_BEGINNING = re.compile(r"\s*[-+(]*\s*(?:[^\W\d_]{0,3}[^\w\s]?\s*)?[1-9]\d{0,2}", re.ASCII)
_LONGEST = 40
"""No amount is longer; a pattern takes long over what is."""

_GROUP = re.compile(r"\d{3}", re.ASCII)
_END = re.compile(r"\d{3}(?:\.\d+)?\s*[^\d,]{0,8}", re.ASCII)


def divided_amount(cells: Sequence[Cell], width: int, delimiter: str) -> str:
    """The amount, such as "1,234", whose comma explains why a row has more cells than headings; "" for none."""
    surplus = len(cells) - width
    if delimiter != _COMMA or surplus < 1:
        return ""
    amounts = _amounts([cell_text(cell) for cell in cells])
    explained = sum(len(parts) - 1 for parts in amounts)
    return _COMMA.join(amounts[0]).strip() if surplus <= explained else ""


def divided_rows(rows: Sequence[RawRow], width: int, delimiter: str) -> Mapping[int, str]:
    """The amounts that commas have divided, by the number of their rows."""
    spare = min((_spare(row, width) for row in rows), default=0)
    wide = [row for row in rows if len(row.cells) - spare > width]
    found = {row.number: divided_amount(row.cells[: len(row.cells) - spare], width, delimiter) for row in wide}
    fitting = [row for row in rows if len(row.cells) - spare == width]
    if not fitting and not all(found.values()):
        return {}  # all rows go on in one way: a heading is missing
    return {row.number: found[row.number] for row in wide if found[row.number] and not _fits(row, fitting, width)}


def _fits(row: RawRow, fitting: Sequence[RawRow], width: int) -> bool:
    """Whether a row has numbers and texts where rows that are not too wide have them: then nothing in it is shifted."""
    return any(
        [shape(cell) for cell in row.cells[:width]] == [shape(cell) for cell in other.cells[:width]]
        for other in fitting[:_SAMPLE]
    )


def divided_reason(amount: str) -> str:
    """Why nothing of such a row can be believed."""
    return tr(
        'the comma in "{amount}" divided it, and all values after it stand in wrong columns; '
        "write the amount in quotation marks or without the comma",
        amount=amount,
    )


def surplus_warnings(rows: Sequence[RawRow], width: int, divided: Mapping[int, str]) -> list[str]:
    """What is to be told of the rows that go on to the right of the last heading."""
    warnings = []
    if divided:
        warnings.append(
            tr.counted(
                len(divided),
                "{n} row is rejected: a comma inside an amount such as {amount} divided it ({rows}). "
                "Save the table with amounts in quotation marks or without commas.",
                "{n} rows are rejected: a comma inside an amount such as {amount} divided it ({rows}). "
                "Save the table with amounts in quotation marks or without commas.",
                amount=next(iter(divided.values())),
                rows=some_rows(list(divided), 5),
            )
        )
    others = [row.number for row in rows if row.number not in divided and not all(map(is_empty, row.cells[width:]))]
    if others:
        warnings.append(
            tr(
                "More cells than headings in {rows}: look whether the values there stand in the right columns.",
                rows=some_rows(others, 5),
            )
        )
    return warnings


def _amounts(texts: Sequence[str]) -> list[list[str]]:
    """Runs of cells that are one amount when there are commas between them."""
    found: list[list[str]] = []
    place = 0
    while place < len(texts):
        end = place + 1
        if len(texts[place]) <= _LONGEST and _BEGINNING.fullmatch(texts[place].strip()):
            while end < len(texts) and _GROUP.fullmatch(texts[end]):
                end += 1
            if end < len(texts) and len(texts[end]) <= _LONGEST and _END.fullmatch(texts[end]):
                end += 1
        if end > place + 1:
            found.append(list(texts[place:end]))
        place = end
    return found


def _spare(row: RawRow, width: int) -> int:
    """How many empty cells stand at the end of a row, to the right of the headings: some programs end rows so."""
    beyond = row.cells[width:]
    return next((count for count, cell in enumerate(reversed(beyond)) if not is_empty(cell)), len(beyond))
