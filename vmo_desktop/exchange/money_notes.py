"""What a plan tells about amounts: what they were multiplied by, and which money they are in."""

from collections.abc import Iterator, Sequence

from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.mapping import ColumnMap, Field
from vmo_desktop.exchange.money_units import has_strange_words, is_doubtful_heading
from vmo_desktop.exchange.numbers import MAGNITUDES
from vmo_desktop.exchange.table import Cell, Shown, SourceTable, words_in
from vmo_desktop.exchange.unit_warnings import units_beside
from vmo_desktop.translation import Texts

tr = Texts("Import")


def money_notes(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], own: str) -> list[str]:
    """What was done to amounts, and what was not, where the file itself speaks of units or currencies."""
    notes = []
    for place, each in places:
        column = table.columns[place]
        if each.target is not Field.COST:
            continue
        cells = [row.cells[place] for row in table.rows]
        if each.factor != 1:
            notes.append(
                tr(
                    "Column {label}: amounts were multiplied by {factor}.",
                    label=column.label,
                    factor=_written(each.factor),
                )
            )
        notes += _format_notes(column.label, cells, each.factor)
    for label, found in _currencies(table, places, own):
        if len(found) == 1:
            notes.append(_not_converted(label, found, own))
    return notes


def currency_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], own: str) -> Iterator[str]:
    """Name the columns whose amounts are in several currencies, so that their sums are of none."""
    for label, found in _currencies(table, places, own):
        if len(found) > 1:
            remedy = tr("Convert them in the file to one currency, else sums of them mean nothing.")
            yield f"{_not_converted(label, found, own)} {remedy}"


def _currencies(
    table: SourceTable, places: Sequence[tuple[int, ColumnMap]], own: str
) -> Iterator[tuple[str, list[str]]]:
    """The columns of costs that say a currency other than our own alone, and all that they say."""
    beside = [text for _, texts in units_beside(table, places) for text in texts]
    for place, each in places:
        if each.target is not Field.COST:
            continue
        column, cells = table.columns[place], [row.cells[place] for row in table.rows]
        found = currencies_in((column.header, column.unit, column.amounts_in, *beside, *words_in(cells)), own)
        if found and found != [own]:
            yield column.label, found


def heading_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Name the headings of costs that may say thousands or millions."""
    for place, each in places:
        column = table.columns[place]
        if each.target is Field.COST and each.factor == 1 and is_doubtful_heading(f"{column.header} {column.unit}"):
            yield tr(
                "The heading {label} may say thousands or millions; amounts were taken as they stand. "
                "If they are counted so, choose it under Counted in, or say factor in a map.",
                label=column.label,
            )


def _format_notes(label: str, cells: Sequence[Cell], factor: float) -> Iterator[str]:
    """What was made of amounts by what their workbook shows beside them."""
    shown = [cell for cell in cells if isinstance(cell, Shown)]
    examples = {cell.size / cell.divisor: cell.text for cell in reversed(shown) if cell.size > 1}
    for times, text in sorted(examples.items()):
        if times != 1:
            yield tr(
                'Column {label}: amounts shown as "{text}" and the like were multiplied by {factor}.',
                label=label,
                text=text,
                factor=_written(times),
            )
    strange = next((cell.text for cell in shown if cell.size == 1 and has_strange_words(cell.text)), "")
    if strange:
        yield tr(
            'Column {label}: amounts shown as "{text}" and the like were taken without these words.',
            label=label,
            text=strange,
        )
    full = [cell for cell in shown if cell.divisor > 1]
    if full and factor in MAGNITUDES:
        yield tr.counted(
            len(full),
            "Column {label}: {n} amount is stored in full and shown in less; it was not multiplied.",
            "Column {label}: {n} amounts are stored in full and shown in less; they were not multiplied.",
            label=label,
        )


def _not_converted(label: str, found: Sequence[str], own: str) -> str:
    told = {"label": label, "found": ", ".join(found)}
    if own:
        return tr(
            "Column {label}: amounts in {found} were taken as they stand; nothing was converted to {own}.",
            own=own,
            **told,
        )
    return tr("Column {label}: amounts in {found} were taken as they stand; nothing was converted.", **told)


def _written(factor: float) -> str:
    return f"{factor:,.15g}"
