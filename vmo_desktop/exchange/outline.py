"""Rows that hold the sum of the rows below them in an outline, as scheduling programs write them: both would count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from vmo_desktop.domain.amounts import is_amount
from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.table import SourceTable, cell_text, header_key, name_key, some_numbers
from vmo_desktop.translation import Texts

tr = Texts("Import")

_LEVELS = re.compile(
    "(?:(?:outline|wbs|hierarchy|indent) )?level|(?:gliederungs|hierarchie)?ebene"
    "|niveau(?: hiérarchique)?|nivel|livello"
)
_NUMBERS = re.compile("wbs(?: code)?|outline number|gliederungsnummer|psp code|numéro hiérarchique")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
"""As 1.2.3 stands below 1.2."""

_PARENT = re.compile(r"parent(?: (?:id|key|task|name|project|item|ref))?")
_INDENT = re.compile(r"[\s\u00a0]*(?:[-–•·*>↳└]+[\s\u00a0]*)?")
"""What stands before the names of parts: spaces, dashes and the like."""

_OFF = Decimal("0.005")
"""By less than this sums of fractions are off."""

_NAMED = 10


def outline_warnings(table: SourceTable, targets: Mapping[int, Target]) -> Iterator[str]:
    """Name the rows whose cost is the sum of the rows right below them in an outline."""
    above = _rows_above(table, targets)
    costs = [place for place, target in targets.items() if target is Field.COST and above]
    rows = sorted({row for place in costs for row in _sums(table, place, above)})
    if rows:
        yield tr.counted(
            len(rows),
            "Row {rows} holds the sum of the rows that its outline has below it, so that both would count. "
            "Delete it, or the rows below it, after the import.",
            "Rows {rows} hold the sums of the rows that their outline has below them, so that both would count. "
            "Delete them, or the rows below them, after the import.",
            rows=some_numbers([table.rows[row].number for row in rows], _NAMED),
        )


def _sums(table: SourceTable, place: int, above: Mapping[int, int]) -> Iterator[int]:
    """Places of the rows that hold the sum of several right below them in the outline."""
    cells = [row.cells[place] for row in table.rows]
    amounts = [
        number.value if number is not None and is_amount(number.value) else Decimal(0)
        for _, number in column_numbers(cells)
    ]
    below: dict[int, list[Decimal]] = {}
    for row, parent in above.items():
        if amounts[row]:
            below.setdefault(parent, []).append(amounts[row])
    for row, parts in below.items():
        if len(parts) > 1 and amounts[row] and abs(amounts[row] - sum(parts)) < _OFF:
            yield row


def _rows_above(table: SourceTable, targets: Mapping[int, Target]) -> dict[int, int]:
    """The row that stands above each in an outline, by levels, numbers such as 1.2, parents or indents; else empty."""
    for place, column in enumerate(table.columns):
        key = header_key(column.header)
        is_numbered = bool(_NUMBERS.fullmatch(key)) or targets.get(place) is Field.CODE
        if not _LEVELS.fullmatch(key) and not is_numbered:
            continue
        texts = [cell_text(row.cells[place]).strip().rstrip(".") for row in table.rows]
        said = [text for text in texts if text]
        if all(map(_NUMBER.fullmatch, said)) and (found := _by_number(texts) if is_numbered else _by_level(texts)):
            return found
    parents = [place for place, column in enumerate(table.columns) if _PARENT.fullmatch(column.key)]
    by_parent = (found for place in parents if (found := _by_parent(table, place)))
    return next(by_parent, None) or _by_indent(table, targets)


def _by_parent(table: SourceTable, place: int) -> dict[int, int]:
    """The row whose code or name each one gives in a column for its parent."""
    columns = [[name_key(cell_text(row.cells[each])) for row in table.rows] for each in range(len(table.columns))]
    parents = columns.pop(place)
    said = set(parents) - {""}
    for texts in columns:
        rows = {text: row for row, text in enumerate(texts)}
        if said <= rows.keys() and len(rows) == len(texts):
            return {row: rows[parent] for row, parent in enumerate(parents) if parent}
    return {}


def _by_indent(table: SourceTable, targets: Mapping[int, Target]) -> dict[int, int]:
    """Below a row come those that a workbook has grouped or indented below it, or whose names stand further in."""
    names = next((place for place, target in targets.items() if target is Field.NAME), None)
    if names is None:
        return {}
    depths = [row.depth or _indent(cell_text(row.cells[names])) for row in table.rows]
    return _by_level(["x" * (depth + 1) for depth in depths]) if any(depths) else {}


def _indent(text: str) -> int:
    found = _INDENT.match(text)
    return len(found[0]) if found else 0


def _by_level(texts: Sequence[str]) -> dict[int, int]:
    """Below a row of level 1 come those of level 2, up to the next of level 1."""
    found: dict[int, int] = {}
    path: list[tuple[tuple[int, str], int]] = []
    for row, text in enumerate(texts):
        digits = text.lstrip("0")
        level = len(digits), digits
        while path and (not text or path[-1][0] >= level):
            path.pop()
        if path:
            found[row] = path[-1][1]
        if text:
            path.append((level, row))
    return found


def _by_number(texts: Sequence[str]) -> dict[int, int]:
    """Below 1.2 comes 1.2.3."""
    places = {text: row for row, text in enumerate(texts) if text}
    parents = {row: text.rpartition(".")[0] for text, row in places.items()}
    return {row: places[parent] for row, parent in parents.items() if parent in places}
