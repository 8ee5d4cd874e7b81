"""A raw sheet as JSON and back: what the worker process hands over."""

from datetime import date
from typing import Any

from vmo_desktop.exchange.table import (
    Cell,
    MergedCells,
    Percent,
    RawRow,
    RawSheet,
    SheetName,
    Shown,
    SourceKind,
    Unreadable,
)


def sheet_as_json(sheet: RawSheet) -> dict[str, Any]:
    """Plain values for `json.dumps`; floats survive exactly."""
    return {
        "file": sheet.file,
        "kind": sheet.kind.value,
        "rows": [
            [row.number, row.is_hidden, row.depth, [_cell_as_json(cell) for cell in row.cells]] for row in sheet.rows
        ],
        "sheets": [[each.name, each.is_hidden] for each in sheet.sheets],
        "sheet": sheet.sheet,
        "decoded_as": sheet.decoded_as,
        "delimiter": sheet.delimiter,
        "has_1904_dates": sheet.has_1904_dates,
        "notes": list(sheet.notes),
        "merged": [[each.first_row, each.last_row, each.column] for each in sheet.merged],
    }


def sheet_of_json(values: dict[str, Any]) -> RawSheet:
    """The sheet that `sheet_as_json` made plain."""
    return RawSheet(
        file=values["file"],
        kind=SourceKind(values["kind"]),
        rows=tuple(
            RawRow(number, tuple(map(_cell_of_json, cells)), hidden, depth)
            for number, hidden, depth, cells in values["rows"]
        ),
        sheets=tuple(SheetName(name, hidden) for name, hidden in values["sheets"]),
        sheet=values["sheet"],
        decoded_as=values["decoded_as"],
        delimiter=values["delimiter"],
        has_1904_dates=values["has_1904_dates"],
        notes=tuple(values["notes"]),
        merged=tuple(MergedCells(*each) for each in values["merged"]),
    )


def _cell_as_json(cell: Cell) -> Any:
    if isinstance(cell, Percent):
        return ["percent", cell.fraction]
    if isinstance(cell, Shown):
        return ["shown", float(cell), cell.text, cell.size, cell.divisor]
    if isinstance(cell, Unreadable):
        return ["unreadable", cell.text, cell.reason]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    return cell


def _cell_of_json(value: Any) -> Cell:
    if not isinstance(value, list):
        assert isinstance(value, str | int | float)  # noqa: S101 - the worker is ours
        return value
    if value[0] == "percent":
        return Percent(value[1])
    if value[0] == "shown":
        return Shown(*value[1:])
    if value[0] == "date":
        return date.fromisoformat(value[1])
    return Unreadable(value[1], value[2])
