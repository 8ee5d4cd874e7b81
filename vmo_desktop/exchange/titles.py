"""Titles above a table and remarks below it that say what all amounts are counted in: "All amounts in TEUR"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vmo_desktop.exchange.currencies import ANY, currencies_in, without_currencies
from vmo_desktop.exchange.mapping import ColumnMap, Field
from vmo_desktop.exchange.money_units import MANY, is_doubtful, size_in
from vmo_desktop.exchange.table import Column, RawRow, SourceTable, cell_text, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_ROWS = 100
_LONGEST = 300

_UNIT = rf"(?:{MANY}\.? ?(?:of |de |di |d')?)?{ANY}(?:,? ?(?:in |amounts in )?{MANY}\.?)?|{MANY}\.?"
_STATEMENT = re.compile(
    rf"(?:^|[(\[:,;–—-] ?|(?:^|\W)(?:in|en|em|im) )(?:in |en |em )?(?P<unit>{_UNIT})"
    r"(?:$|[)\].;,]|,? (?:unless|except|excl|incl|inkl|net|gross|rounded|nominal|real|ohne|brutto|netto|sauf|ht|ttc)\b)"
)
_AT_END = re.compile(
    r"[)\].;, ]*(?:$|[(]|(?:unless|except|excl|incl|inkl|net|gross|rounded|nominal|real|ohne|brutto|netto|sauf"
    r"|ht|ttc)\b)"
)
"""A sentence that goes on after its unit may speak of something else: "ERP costs (in thousands) are on sheet 2"."""

_OF_MONEY = re.compile(
    rf"{ANY}|\b(?:units?|scale|einheit(?:en)?|unités?|unidad(?:es)?|eenheid|amounts?|figures?|costs?|budgets?|values?|betr(?:ä|ae)ge?|angaben|zahlen|werte|kosten|montants?|"
    r"co(?:û|u)ts?|importes?|valores|costos?|costes?|bedragen|financials?|funding|finanzen|expenditures?|spend)\b"
)
_LABEL = re.compile(
    r"(?:(?:all )?amounts?(?: in)?|units?(?: of (?:currency|money))?|currency(?: units?)?|scale|einheit(?:en)?|"
    r"(?:alle )?betr(?:ä|ae)ge(?: in)?|währung|unités?|devise|unidad(?:es)?|moneda|moeda|valuta|eenheid) ?:?"
)
"""What stands in the cell before a unit."""

_AMOUNT = re.compile(rf"{ANY}? ?\d[\d.,' ]*[ -]?(?:{MANY}\b\.?)?[ -]?{ANY}?")
"""An amount of its own, such as "a $5 million bond": it says nothing of other amounts."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row that is no data, or a name, says of amounts; `unit` is empty where that is not sure."""

    where: str
    text: str
    unit: str

    @property
    def size(self) -> float:
        """What amounts are counted in, as far as it is sure."""
        return size_in(self.unit)


def counted_as_titled(table: SourceTable) -> SourceTable:
    """The table with what its titles surely say of amounts, in each column whose heading does not name a currency."""
    said = _sure(statements(table))
    if not said:
        return table
    return replace(
        table,
        columns=tuple(
            column if currencies_in((column.header, column.unit), "") else replace(column, amounts_in=said)
            for column in table.columns
        ),
    )


def statements(table: SourceTable) -> list[Statement]:
    """What titles and remarks, from the top down, and the names of sheet and file say of amounts."""
    found = []
    for where, text in _texts_around(table):
        if len(text) <= _LONGEST and (unit := _unit_of(text)) is not None:
            found.append(Statement(where, text, unit))
    return found


def title_notes(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Say which amounts were counted as a title has it."""
    for each in statements(table):
        for column, mapped in _costs(table, places):
            if column.amounts_in and 1 < each.size == mapped.factor:
                told = {"label": column.label, "where": each.where, "text": each.text}
                yield tr('Column {label}: amounts were counted as {where} says: "{text}".', **told)


def title_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Name the titles that speak of thousands or millions where amounts were taken as they stand."""
    for each in statements(table):
        for column, mapped in _costs(table, places):
            if mapped.factor == 1 and (each.size > 1 or not each.unit):
                yield tr(
                    'Column {label}: amounts were taken as they stand, though {where} says "{text}". '
                    "If they are counted so, choose it under Counted in, or say factor in a map.",
                    label=column.label,
                    where=each.where,
                    text=each.text,
                )


def _costs(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> list[tuple[Column, ColumnMap]]:
    return [(table.columns[place], each) for place, each in places if each.target is Field.COST]


def _sure(said: Sequence[Statement]) -> str:
    """The unit that all statements agree on; the currencies alone where they do not, or one is not sure."""
    sized = [each for each in said if each.size > 1]
    currencies = " ".join(currencies_in([each.unit for each in said], ""))
    if not all(each.unit for each in said) or len({each.size for each in sized}) != 1:
        return currencies
    return " ".join(dict.fromkeys((sized[0].unit, currencies)))


def _texts_around(table: SourceTable) -> Iterator[tuple[str, str]]:
    for row in _rows_around(table):
        where, label = tr("row {number}", number=row.number), ""
        for text in (" ".join(cell_text(cell).split()) for cell in row.cells if not is_empty(cell)):
            yield where, f"{label}{text}"
            label = f"{text.rstrip(': ')}: " if _LABEL.fullmatch(text.casefold()) else ""
    names = ((tr("the name of the sheet"), table.raw.sheet), (tr("the name of the file"), Path(table.raw.file).stem))
    for where, name in names:
        text = name.replace("_", " ")
        if ANY in without_currencies(text) and size_in(text) > 1:
            yield where, text


def _rows_around(table: SourceTable) -> Iterator[RawRow]:
    """The rows of the sheet that are neither header nor data."""
    if table.is_transposed:
        yield from filter(_is_line, table.raw.rows[:_ROWS])
        return
    yield from (row for row in table.raw.rows[:_ROWS] if row.number < table.header_row)
    last = max((row.number for row in table.rows), default=table.header_row)
    left_out = {each.row for each in [each for each in table.skipped if each.row > last][:_ROWS]}
    yield from (row for row in table.raw.rows if row.number in left_out and _is_line(row))


def _is_line(row: RawRow) -> bool:
    return sum(not is_empty(cell) for cell in row.cells) == 1


def _unit_of(text: str) -> str | None:
    """The unit that a text surely says; empty where it speaks of one in another way, None where it does not."""
    plain = " ".join(without_currencies(text).casefold().replace("’", "'").split())
    found = _STATEMENT.search(plain)
    if (
        found
        and _AT_END.match(plain, found.end("unit"))
        and not is_doubtful(text)
        and (_OF_MONEY.search(plain) or _is_all(found, plain))
    ):
        names = currencies_in([text], "")
        if not names:
            return found["unit"]
        return found["unit"].replace(ANY, names[0]) if len(names) == 1 and ANY in found["unit"] else text
    rest = _AMOUNT.sub(" ", plain)
    return "" if size_in(rest) > 1 or is_doubtful(rest) else None


def _is_all(found: re.Match[str], plain: str) -> bool:
    """Whether a statement without a currency stands alone, such as "(in thousands)"."""
    return found["unit"] != plain and found[0].strip("()[]. ") == plain.strip("()[]. ")
