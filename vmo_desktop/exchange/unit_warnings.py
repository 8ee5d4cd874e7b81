"""Units that stand beside numbers and that nothing was made of: in a column of their own, or against the workshop's."""

from collections.abc import Iterator, Sequence

from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.mapping import ColumnMap, DriverTarget, Field
from vmo_desktop.exchange.money_units import money_factor, size_in
from vmo_desktop.exchange.table import Column, SourceTable, cell_text, is_empty
from vmo_desktop.exchange.units import is_unit_of_money, strange_unit
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")


def units_beside(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[tuple[Column, list[str]]]:
    """Columns that hold nothing but units of money, such as a currency in each row, and what they hold."""
    amounts = {place for place, each in places if each.target is Field.COST}
    for place, column in enumerate(table.columns):
        texts = (cell_text(row.cells[place]) for row in table.rows if not is_empty(row.cells[place]))
        known: dict[str, bool] = {}
        if place not in amounts and all(_is_unit(text, known) for text in texts) and known:
            yield column, list(known)


def _is_unit(text: str, known: dict[str, bool]) -> bool:
    """Whether a text is a unit of money; it is kept, as a column says the same again and again."""
    if text not in known:
        known[text] = is_unit_of_money(text)
    return known[text]


def unit_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns whose numbers are counted in something else than what they became."""
    drivers = {driver.code: driver for driver in snapshot.leaves}
    for place, each in places:
        column = table.columns[place]
        if each.factor != 1:
            continue
        if (strange := strange_unit(column, each.target)) != "":
            yield tr(
                'Column {label}: numbers were taken as they stand, though its heading says "{unit}". '
                "Choose what they are under Counted in, convert them in the file, or leave the column out.",
                label=column.label,
                unit=strange,
            )
        if each.target is Field.COST:
            yield from _sizes_beside(column, table, places)
        elif isinstance(each.target, DriverTarget):
            yield from _other_money(column, drivers[each.target.code])


def _sizes_beside(column: Column, table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    for beside, texts in units_beside(table, places):
        found = next((text for text in texts if size_in(text) > 1), "")
        if found:
            yield tr(
                'Column {unit} says "{text}"; amounts of column {label} were taken as they stand. If all are counted '
                "so, choose it under Counted in; else write them in full.",
                unit=beside.label,
                text=found,
                label=column.label,
            )


def _other_money(column: Column, driver: DriverRow) -> Iterator[str]:
    said = f"{column.header} {column.unit}".strip()
    if not currencies_in([said], "") and money_factor(said) == 1:
        said = column.amounts_in
    is_money = currencies_in([driver.unit], "") and currencies_in([said], "")
    if is_money and (money_factor(said) != money_factor(driver.unit) or _money(said) != _money(driver.unit)):
        yield tr(
            'Column {label}: scores were taken as they stand, though {driver} is measured in "{unit}". '
            "Convert them in the file, or choose it under Counted in.",
            label=column.label,
            driver=driver.name or driver.code,
            unit=driver.unit,
        )


def _money(text: str) -> list[str]:
    return currencies_in([text], "")
