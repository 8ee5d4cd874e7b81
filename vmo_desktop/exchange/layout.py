"""Where the table is on a sheet: its header, its rows of data, and what around them is neither."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import quantiles

from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.table import (
    Cell,
    Column,
    RawRow,
    RawSheet,
    SkippedRow,
    SourceRow,
    SourceTable,
    cell_text,
    header_key,
    is_empty,
    named_columns,
    number_text,
    some_numbers,
)
from vmo_desktop.exchange.titles import counted_as_titled
from vmo_desktop.exchange.units import units_in
from vmo_desktop.translation import Texts

tr = Texts("Import")

_CANDIDATES = 60
"""A header stands among the first so many filled rows."""

_SAMPLE = 200
_LONGEST_HEADING = 400
_LOOKS_LIKE_NUMBER = re.compile(r"[-+(]?\s*[^\w\s]?\s*\d[\d.,'’\s/:-]*\s*(?:%|[a-zA-Z€£$]{0,3})\)?")
_LOOKS_LIKE_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|portfolio)[ -]?)?totals?(?: (?:sum|amount|costs?|budget|all|overall|general|général))?"
    r"|sum|sums|summe|gesamt(?:summe)?|zwischensumme|insgesamt|somme|suma|totale|average|mean|median|mittelwert",
)
_REMARK = re.compile(
    r"(?:source|note|notes|remark|disclaimer|quelle|hinweis|anmerkung|page \d|data as (?:at|of))\b|[*†©¹²³]|\(\d\)"
)


def lay_out(raw: RawSheet, options: SourceOptions = SourceOptions()) -> SourceTable:  # noqa: B008 - frozen
    """Find header and data of a sheet, by rule where the options leave it open."""
    rows = raw.rows
    transposed = options.is_transposed
    if transposed is None:
        transposed = options.header_row is None and _is_transposed(rows)
    if transposed:
        rows = _turned(rows)
    header = _chosen_header(rows, options.header_row) if options.header_row is not None else _find_header(rows)
    headings = _headings(rows, header)
    body = rows[header + 1 :] if header is not None else rows
    width = max([len(headings), *(len(row.cells) for row in body)], default=0)
    columns = named_columns([*headings, *[""] * (width - len(headings))])
    units = units_in(body[0].cells) if header is not None and body else None
    if units is not None:
        columns = tuple(replace(column, unit=unit) for column, unit in zip(columns, _wide(units, width), strict=True))
    data, skipped = _sort_rows(body if units is None else body[1:], headings)
    if units is not None:
        skipped.insert(0, SkippedRow(body[0].number, tr("a row of units")))
    if options.skip_hidden_rows:
        skipped += [SkippedRow(row.number, tr("a hidden row")) for row in data if row.is_hidden]
        data = [row for row in data if not row.is_hidden]
    keep = [place for place in range(width) if _is_used(columns[place], data, place, keeps_named=not transposed)]
    notes = list(raw.notes)
    if transposed:
        notes.append(tr("Each column of the sheet is an initiative; row numbers count its columns."))
    ragged = [row.number for row in data if len(row.cells) > len(headings) and header is not None]
    if ragged and len(ragged) < 0.5 * len(data):
        notes.append(tr("More cells than headings in row {rows}.", rows=some_numbers(ragged, 5)))
    table = SourceTable(
        raw,
        tuple(columns[place] for place in keep),
        tuple(SourceRow(row.number, _padded(row.cells, keep), row.is_hidden) for row in data),
        header_row=rows[header].number if header is not None else 0,
        is_transposed=transposed,
        skipped=tuple(skipped),
        notes=tuple(notes),
    )
    return counted_as_titled(table)


def _wide(texts: Sequence[str], width: int) -> tuple[str, ...]:
    return (*texts, *[""] * (width - len(texts)))


def _padded(cells: tuple[Cell, ...], keep: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(cells[place] if place < len(cells) else "" for place in keep)


def _is_used(column: Column, data: Sequence[RawRow], place: int, *, keeps_named: bool) -> bool:
    if keeps_named and column.header:
        return True
    return any(place < len(row.cells) and not is_empty(row.cells[place]) for row in data)


def _chosen_header(rows: Sequence[RawRow], number: int) -> int | None:
    """Place of the row with this number; the next filled one where it is empty; None for 0."""
    if number == 0:
        return None
    return next((place for place, row in enumerate(rows) if row.number >= number), None)


def _headings(rows: Sequence[RawRow], header: int | None) -> list[str]:
    """The header's texts; a gap takes the text right above it, as cells merged over two rows leave it."""
    if header is None:
        return []
    texts = [cell_text(cell) for cell in rows[header].cells]
    above = rows[header - 1] if header > 0 else None
    if above is not None and above.number == rows[header].number - 1 and _filled(above) > 1:
        higher = [cell_text(cell) for cell in above.cells]
        texts += [""] * (len(higher) - len(texts))
        texts = [text if text.strip() or place >= len(higher) else higher[place] for place, text in enumerate(texts)]
    return texts


def _filled(row: RawRow) -> int:
    return sum(not is_empty(cell) for cell in row.cells)


def _find_header(rows: Sequence[RawRow]) -> int | None:
    """Place of the header among the rows; None when there is none."""
    counts = [_filled(row) for row in rows[:_SAMPLE]]
    if not counts:
        return None
    typical = quantiles(counts, n=4)[2] if len(counts) > 1 else counts[0]
    best, place_of_best, is_header = 0.0, None, False
    for place in range(min(_CANDIDATES, len(rows))):
        if counts[place] < 0.4 * typical:
            continue
        score, headings = _header_score(rows, place, typical)
        if score > best + 1e-9:
            best, place_of_best, is_header = score, place, headings
    if not is_header or place_of_best is None:
        return None
    # A header given again further down scores best, because it does not come again below: the first one counts.
    texts = _heading_keys(rows[place_of_best])
    first = next(place for place, row in enumerate(rows) if _heading_keys(row) == texts)
    return first + _has_second_line(rows, first)


def _heading_keys(row: RawRow) -> list[str]:
    return [header_key(cell_text(cell)) for cell in row.cells]


def _has_second_line(rows: Sequence[RawRow], header: int) -> bool:
    """Whether the row below goes on with the header, as below headings that are merged over their columns."""
    if header + 1 >= len(rows):
        return False
    upper, lower = rows[header].cells, rows[header + 1].cells
    first = next(place for place, cell in enumerate(upper) if not is_empty(cell))
    filled = [place for place, cell in enumerate(lower) if not is_empty(cell)]
    fills_gap = any(place >= len(upper) or is_empty(upper[place]) for place in filled)
    wordy = all(_shape(lower[place]) == "text" for place in filled)
    return first not in filled and fills_gap and wordy


def _header_score(rows: Sequence[RawRow], place: int, typical: float) -> tuple[float, bool]:
    """How much a row looks like a header, and whether it looks like one at all."""
    row = rows[place]
    below = rows[place + 1 : place + 1 + _SAMPLE]
    cells = [(column, cell_text(cell).strip()) for column, cell in enumerate(row.cells) if not is_empty(cell)]
    texts = [text for _, text in cells]
    known = sum(bool(field_places(text)) for text in texts if len(text) <= _LONGEST_HEADING)
    wordy = sum(len(text) <= _LONGEST_HEADING and not _LOOKS_LIKE_NUMBER.fullmatch(text) for text in texts)
    fresh = changes = 0
    for column, text in cells:
        under = [number_text(each.cells[column]).strip() for each in below if column < len(each.cells)]
        fresh += text not in under
        numbers = sum(bool(_LOOKS_LIKE_NUMBER.fullmatch(each)) for each in under if each)
        changes += not _LOOKS_LIKE_NUMBER.fullmatch(text) and numbers > 0.5 * sum(map(bool, under))
    count = len(texts)
    distinct = len({header_key(text) for text in texts}) / count
    score = 2 * known / count + (wordy + fresh + changes) / count + 0.5 * distinct + min(1.0, count / typical)
    return score - 0.01 * place, known > 0 or (wordy >= 0.6 * count and (changes > 0 or place == 0))


def _is_transposed(rows: Sequence[RawRow]) -> bool:
    """Whether the headings stand below one another in a column instead of side by side in a row."""
    if len(rows) < 2 or max(_filled(row) for row in rows) < 2:
        return False
    header = _find_header(rows)
    across = _known(rows[header].cells) if header is not None else 0
    down = max(_known([row.cells[place] for row in rows if place < len(row.cells)]) for place in range(3))
    if max(across, down) >= 2:
        return down > across and down >= 2
    return len(rows) < _SAMPLE and _sameness(_turned(rows)) > _sameness(rows) + 0.25


def _known(cells: Sequence[Cell]) -> int:
    """How many different fields these headings name."""
    texts = {cell_text(cell) for cell in cells if not is_empty(cell) and len(cell_text(cell)) <= _LONGEST_HEADING}
    return len({places[0][0] for places in map(field_places, texts) if places})


def _sameness(rows: Sequence[RawRow]) -> float:
    """How alike the cells below one another are, 0 to 1; the first row does not count."""
    columns: dict[int, Counter[str]] = {}
    for row in rows[1:_SAMPLE]:
        for place, cell in enumerate(row.cells):
            if not is_empty(cell):
                columns.setdefault(place, Counter())[_shape(cell)] += 1
    if not any("text" not in kinds or len(kinds) > 1 for kinds in columns.values()):
        return 0.0
    filled = sum(kinds.total() for kinds in columns.values())
    return sum(max(kinds.values()) for kinds in columns.values()) / filled


def _shape(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "float" if isinstance(cell, float) else type(cell).__name__
    text = cell.strip()
    if _LOOKS_LIKE_DATE.match(text):
        return "date"
    return "number" if _LOOKS_LIKE_NUMBER.fullmatch(text) else "text"


def _turned(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Columns as rows, numbered as the columns were; empty ones are left out."""
    width = max((len(row.cells) for row in rows), default=0)
    turned = (
        RawRow(place + 1, tuple(row.cells[place] if place < len(row.cells) else "" for row in rows))
        for place in range(width)
    )
    return tuple(row for row in turned if _filled(row))


def _sort_rows(body: Sequence[RawRow], headings: Sequence[str]) -> tuple[list[RawRow], list[SkippedRow]]:
    """Part the rows of data from headers given again, totals and remarks below the table."""
    keys = {header_key(text) for text in headings if text.strip()}
    data: list[RawRow] = []
    skipped: list[SkippedRow] = []
    last_full = max((place for place, row in enumerate(body) if _filled(row) > 1), default=-1)
    for place, row in enumerate(body):
        texts = [cell_text(cell).strip() for cell in row.cells if not is_empty(cell)]
        reason = ""
        if len(keys) > 1 and len(texts) > 1 and {header_key(text) for text in texts} <= keys:
            reason = tr("the header, given again")
        elif _TOTAL.fullmatch(_without_extras(texts[0])) and len(texts) > 1:
            reason = tr("a row of totals")
        elif place > last_full >= 0 and len(keys) > 2 and _is_remark(texts[0], row, body[place - 1]):
            reason = tr("a remark below the table")
        if reason:
            skipped.append(SkippedRow(row.number, reason))
        else:
            data.append(row)
    return data, skipped


def _without_extras(text: str) -> str:
    return re.sub(r"\s*(?:\([^()]*\)|:)\s*$", "", text).strip().casefold()


def _is_remark(text: str, row: RawRow, before: RawRow) -> bool:
    return row.number > before.number + 1 or bool(_REMARK.match(text.casefold())) or len(text) > 200
