"""Where the table is on a sheet: its header, its rows of data, and what around them is neither."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from vmo_desktop.exchange.explaining_row import explains_columns
from vmo_desktop.exchange.header_row import SAMPLE, find_header, first_line, headings_of, is_guess
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.merged_cells import merged_warnings
from vmo_desktop.exchange.other_tables import (
    is_given_again,
    is_title,
    rows_above,
    rows_below,
    told_above,
    told_below,
)
from vmo_desktop.exchange.remarks import is_left_over, is_line, is_page, is_remark, remark_warnings, told_alone
from vmo_desktop.exchange.row_shapes import filled, filled_texts, known_fields, shape
from vmo_desktop.exchange.surplus import divided_reason, divided_rows, surplus_warnings
from vmo_desktop.exchange.table import (
    Cell,
    Column,
    RawRow,
    RawSheet,
    SkippedRow,
    SourceRow,
    SourceTable,
    header_key,
    is_empty,
    named_columns,
)
from vmo_desktop.exchange.titles import counted_as_titled
from vmo_desktop.exchange.totals import find_totals
from vmo_desktop.exchange.units import units_in
from vmo_desktop.translation import Texts

tr = Texts("Import")


def lay_out(raw: RawSheet, options: SourceOptions = SourceOptions()) -> SourceTable:  # noqa: B008 - frozen
    """Find header and data of a sheet, by rule where the options leave it open."""
    rows = raw.rows
    transposed = options.is_transposed
    if transposed is None:
        transposed = options.header_row is None and _is_transposed(rows)
    if transposed:
        rows = _turned(rows)
    header = _chosen_header(rows, options.header_row) if options.header_row is not None else find_header(rows)
    headings = headings_of(rows, header)
    above, body, below = _parted(rows, header, headings)
    width = max([len(headings), *(len(row.cells) for row in body)], default=0)
    columns = named_columns([*headings, *[""] * (width - len(headings))])
    units = units_in(body[0].cells) if header is not None and body else None
    if units is not None:
        columns = tuple(replace(column, unit=unit) for column, unit in zip(columns, _wide(units, width), strict=True))
    of_columns = [] if units is None else [SkippedRow(body[0].number, tr("a row of units"))]
    body = body[len(of_columns) :]
    if header is not None and not transposed and explains_columns(body, headings):
        of_columns.append(SkippedRow(body[0].number, tr("a row that explains the columns")))
        body = body[1:]
    totals = find_totals(body, headings)
    data, skipped, remarks = _sort_rows(body, headings, totals.rows)
    skipped += [SkippedRow(row.number, tr("below the headings of another table")) for row in below]
    skipped = [*(SkippedRow(row.number, tr("above the headings")) for row in above), *of_columns, *skipped]
    if options.skip_hidden_rows:
        skipped += [SkippedRow(row.number, tr("a hidden row")) for row in data if row.is_hidden]
        data = [row for row in data if not row.is_hidden]
    keep = [place for place in range(width) if _is_used(columns[place], data, place, keeps_named=not transposed)]
    notes = list(raw.notes)
    if transposed:
        notes.append(tr("Each column of the sheet is an initiative; row numbers count its columns."))
    end = width if header is None else len(headings)
    divided = divided_rows(data, end, raw.delimiter)
    warnings = [told_below(below)] if below else []
    if not transposed:
        warnings += merged_warnings(raw.merged, data, columns)
    if above and options.header_row is None and header is not None:
        warnings.insert(0, told_above(above, rows[header]))
    if header is None and options.header_row != 0:
        notes.append(tr("No row of headings was found; every row was read as an initiative."))
    table = SourceTable(
        raw,
        tuple(columns[place] for place in keep),
        tuple(
            SourceRow(row.number, _padded(row.cells, keep), row.is_hidden, _fault(row, divided), row.depth)
            for row in data
        ),
        header_row=rows[header].number if header is not None else 0,
        is_transposed=transposed,
        is_header_guessed=options.header_row is None and header is not None and is_guess(rows, header),
        skipped=tuple(skipped),
        notes=tuple(notes),
        warnings=(
            *warnings,
            *totals.warnings,
            *remark_warnings(remarks),
            *told_alone(data, end),
            *surplus_warnings(data, end, divided),
        ),
    )
    return counted_as_titled(table)


def _parted(
    rows: Sequence[RawRow], header: int | None, headings: Sequence[str]
) -> tuple[Sequence[RawRow], Sequence[RawRow], Sequence[RawRow]]:
    """The rows of another table above, those of the one that is read, and those of another one below."""
    if header is None:
        return (), rows, ()
    below = rows_below(rows[header + 1 :], [header_key(text) for text in headings])
    return rows_above(rows, header), rows[header + 1 : len(rows) - len(below)], below


def _fault(row: RawRow, divided: Mapping[int, str]) -> str:
    amount = divided.get(row.number)
    return "" if amount is None else divided_reason(amount)


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


def _is_transposed(rows: Sequence[RawRow]) -> bool:
    """Whether the headings stand below one another in a column instead of side by side in a row."""
    if len(rows) < 2 or max(filled(row) for row in rows) < 2:
        return False
    header = find_header(rows)
    across = known_fields(rows[header].cells) if header is not None else 0
    wide = rows if header is None else [*filter(_as_full_as(rows[header]), rows[:header]), *rows[header:]]
    down = max(known_fields([row.cells[place] for row in wide if place < len(row.cells)]) for place in range(3))
    if max(across, down) >= 2:
        return down > across and down >= 2
    lines = header - first_line(rows, header) if header is not None else 0
    return len(rows) < SAMPLE and _sameness(_turned(rows)) > _sameness(rows[lines:]) + 0.25


def _as_full_as(header: RawRow) -> Callable[[RawRow], bool]:
    """Whether a row above a header may belong to its table: what is said of a list as a whole is narrow."""
    return lambda row: 2 * filled(row) >= filled(header)


def _sameness(rows: Sequence[RawRow]) -> float:
    """How alike the cells below one another are, 0 to 1; the first row does not count."""
    columns: dict[int, Counter[str]] = {}
    for row in rows[1:SAMPLE]:
        for place, cell in enumerate(row.cells):
            if not is_empty(cell):
                columns.setdefault(place, Counter())[shape(cell)] += 1
    if not any("text" not in kinds or len(kinds) > 1 for kinds in columns.values()):
        return 0.0
    count = sum(kinds.total() for kinds in columns.values())
    return sum(max(kinds.values()) for kinds in columns.values()) / count


def _turned(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Columns as rows, numbered as the columns were; empty ones are left out."""
    width = max((len(row.cells) for row in rows), default=0)
    turned = (
        RawRow(place + 1, tuple(row.cells[place] if place < len(row.cells) else "" for row in rows))
        for place in range(width)
    )
    return tuple(row for row in turned if filled(row))


def _sort_rows(
    body: Sequence[RawRow], headings: Sequence[str], totals: Collection[int]
) -> tuple[list[RawRow], list[SkippedRow], list[RawRow]]:
    """Part the rows of data from headers given again, totals and remarks below the table, which come last too."""
    own = [header_key(text) for text in headings]
    width = len(set(own) - {""})
    data: list[RawRow] = []
    skipped: list[SkippedRow] = []
    remarks: list[RawRow] = []
    last_full = max((place for place, row in enumerate(body) if filled(row) > 1), default=-1)
    for place, row in enumerate(body):
        texts = filled_texts(row)
        reason = ""
        if is_line(texts):
            reason = tr("a line of dashes")
        elif is_given_again(row, own):
            reason = tr("the header, given again")
        elif is_title(body, place) and is_given_again(body[place + 1], own):
            reason = tr("a title above the header, given again")
        elif row.number in totals:
            reason = tr("a row of totals")
        elif len(texts) == 1 and is_page(texts[0]):
            reason = tr("a page number")
        elif is_left_over(texts):
            reason = tr("nothing but zeros")
        elif place > last_full >= 0 and (remarks or is_remark(texts[0], row, body[place - 1], width)):
            reason = tr("a remark below the table")
            remarks.append(row)
        if reason:
            skipped.append(SkippedRow(row.number, reason))
        else:
            data.append(row)
    return data, skipped, remarks
