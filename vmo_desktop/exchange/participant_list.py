"""People from a spreadsheet: a name in each row, and what else is known of them."""

from pathlib import Path
from typing import Any

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.heading_words import PERSON_WORDS
from vmo_desktop.exchange.importing import read_source
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NumberRefused, decide_mark, read_number
from vmo_desktop.exchange.table import cell_text, name_key
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.participants import add_participants
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")


def add_listed(path: Path, snapshot: Snapshot) -> Operation:
    """Add the people of a spreadsheet: all of them or none.

    Raises `SourceRefused` when a row names nobody, somebody twice or who takes part already, or a weight is no number.
    """
    table = read_source(path)
    places = {
        field: next((place for place, column in enumerate(table.columns) if column.key in keys), None)
        for field, keys in PERSON_WORDS.items()
    }
    if places["name"] is None:
        reason = tr("no column is headed Name.")
        raise SourceRefused(CellPlace(path.name), reason, tr("Head the column of the names so."))
    mark = decide_mark([cell_text(row.cells[each]) for row in table.rows for each in _weight_column(places)]).mark
    known = {name_key(each.name) for each in snapshot.participants}
    rows = []
    for row in table.rows:
        texts = {field: cell_text(row.cells[place]).strip() for field, place in places.items() if place is not None}
        place = CellPlace(path.name, table.raw.sheet, row.number, table.columns[places["name"]].label)
        if row.fault:
            raise SourceRefused(place, f"{row.fault}.", tr("Save the list so, and add it again."))
        if not name_key(texts["name"]):
            raise SourceRefused(place, tr("this row has no name."), tr("Write one, or take the row out."))
        if name_key(texts["name"]) in known:
            remedy = tr("Take the row out, or tell the two apart.")
            raise SourceRefused(place, tr("{name} takes part already or is listed twice.", name=texts["name"]), remedy)
        known.add(name_key(texts["name"]))
        rows.append(_values(texts, mark, place))
    return add_participants(rows)


def _weight_column(places: dict[str, int | None]) -> list[int]:
    place = places["voting_weight"]
    return [] if place is None else [place]


def _values(texts: dict[str, str], mark: DecimalMark, place: CellPlace) -> dict[str, Any]:
    values: dict[str, Any] = {field: text for field, text in texts.items() if field != "voting_weight"}
    text = texts.get("voting_weight", "")
    try:
        number = read_number(text, mark) if text else None
    except NumberRefused:
        number = None
    if text and (number is None or number.value < 0):
        reason = tr("the voting weight is no number from 0 on.")
        raise SourceRefused(place, reason, tr("Correct it, or leave it empty for 1."))
    if number is not None:
        values["voting_weight"] = float(number.value)
    return values
