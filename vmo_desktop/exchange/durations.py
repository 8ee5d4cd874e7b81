"""Durations, which are in months: the units of time that headings and cells name, and what is told of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median

from vmo_desktop.exchange import time_words
from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.mapping import ColumnMap, Field
from vmo_desktop.exchange.table import SourceTable, cell_text
from vmo_desktop.translation import Texts

tr = Texts("Import")

_DAYS_A_YEAR = 365.25
MONTHS_A_YEAR, MONTHS_A_QUARTER, MONTHS_A_WEEK, MONTHS_A_DAY = 12.0, 3.0, 12 * 7 / _DAYS_A_YEAR, 12 / _DAYS_A_YEAR
"""What a number in another unit of time is multiplied by."""

_LONG = 60
"""So many months last most initiatives of hardly any portfolio."""

_LETTERS = {"m": 1.0, "an": MONTHS_A_YEAR}
"""Units of durations that are none of work."""

_WORDS = {
    time_words.DAYS: MONTHS_A_DAY,
    time_words.WEEKS: MONTHS_A_WEEK,
    time_words.MONTHS: 1.0,
    time_words.QUARTERS: MONTHS_A_QUARTER,
    time_words.YEARS: MONTHS_A_YEAR,
}
_MONTHS: Mapping[str, float] = {word: each for words, each in _WORDS.items() for word in words.split()} | _LETTERS

IN_CELLS: Mapping[str, Decimal] = {word: Decimal(repr(months)) for word, months in _MONTHS.items()}
"""The words that may follow a duration, and what they multiply it by."""

_WORKING = re.compile(r"\b(?:working|business|work|ouvr[ée]s|h[áa]biles|[úu]teis|lavorativi)\b")
"""Of such days a week has five."""

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"\d\s*([^\W\d_]+)\.?$")


def months_in(text: str) -> float:
    """How many months the unit of time is that a text names, the longest of several; 1 where it names none."""
    months = max((_MONTHS[word] for word in _units_of_time(text)), default=1.0)
    return months * 7 / 5 if months == MONTHS_A_DAY and _WORKING.search(text.casefold()) else months


def names_time(text: str) -> bool:
    """Whether a text names a unit of time."""
    return any(_units_of_time(text))


def _units_of_time(text: str) -> Iterator[str]:
    """The units in a text; letters are some where they stand alone or in brackets."""
    plain = text.casefold().replace("_", " ")
    words = _WORD.findall(plain)
    alone = {*_WORD.findall(" ".join(_IN_BRACKETS.findall(plain))), *(words if len(words) == 1 else ())}
    return (word for word in words if word in _MONTHS and (word in alone or (len(word) > 1 and word not in _LETTERS)))


def duration_notes(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """What was made of durations that are not counted in months."""
    for place, each in places:
        if each.target is not Field.DURATION:
            continue
        label = table.columns[place].label
        if each.factor != 1:
            yield tr(
                "Column {label}: durations were made months, multiplied by {factor}.",
                label=label,
                factor=f"{each.factor:.6g}",
            )
        texts = (cell_text(row.cells[place]).strip() for row in table.rows)
        example = next((text for text in texts if _names_others(text)), "")
        if example:
            yield tr('Column {label}: "{example}" and the like were made months.', label=label, example=example)


def duration_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Where bare numbers may be days or weeks: beside durations that name these, or as so many months are years."""
    for place, each in places:
        if each.target is not Field.DURATION or each.factor != 1:
            continue
        texts = [cell_text(row.cells[place]).strip() for row in table.rows]
        named, bare = next(filter(_names_less, texts), ""), next(filter(_is_bare, texts), "")
        if named and bare:
            yield tr(
                'Column {label}: "{bare}" was taken for months, although other durations are such as "{named}".',
                label=table.columns[place].label,
                bare=bare,
                named=named,
            )
        else:
            yield from _long_durations(table, place)


def _long_durations(table: SourceTable, place: int) -> Iterator[str]:
    """Bare numbers that are years and years when they are months, and that no heading calls so."""
    column = table.columns[place]
    texts = [text for row in table.rows if _is_bare(text := cell_text(row.cells[place]).strip())]
    numbers = [number.value for _, number in column_numbers(texts) if number is not None]
    if numbers and median(numbers) > _LONG and not names_time(f"{column.header} ({column.unit})"):
        yield tr(
            'Column {label}: "{bare}" and the like were taken for months. '
            "If they are days or weeks, choose these under Counted in.",
            label=column.label,
            bare=max(texts, key=len),
        )


def _names_less(text: str) -> bool:
    return _names_others(text) and months_in(text) < 1


def _is_bare(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _names_others(text: str) -> bool:
    found = _LAST_WORD.search(text.casefold())
    return found is not None and _MONTHS.get(found[1], 1.0) != 1
