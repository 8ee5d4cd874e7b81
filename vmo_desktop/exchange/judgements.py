"""Judgements about drivers from a text table: a list of names with numbers, or a matrix of pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.domain.pairwise import judgement_matrix
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.exchange.table import name_key
from vmo_desktop.exchange.verbal_scale import SEVEN_WORDS
from vmo_desktop.translation import Texts

tr = Texts("Import")

_NO_HEADINGS = frozenset({"nan", "inf", "infinity"})

SAME = 0.05
"""A judgement and its inverse may differ by this share: 1/7 is often typed as 0.14."""


@dataclass(frozen=True, slots=True)
class NumberList:
    """Names with a number each."""

    names: tuple[str, ...]
    numbers: tuple[float, ...]


@dataclass(frozen=True)
class PairMatrix:
    """Names with judgements of their pairs, as in `vmo_desktop.domain.pairwise`."""

    names: tuple[str, ...]
    matrix: FloatArray


def read_list(path: Path) -> NumberList:
    """Read names and numbers. Raises `SourceRefused`.

    One pair a row, with or without a header; numbers alone, one a row or all in one; or a row of numbers below their
    names. Numbers without names are called 1, 2, 3.
    """
    reader = NumberTable(path)
    across = _list_across(reader)
    if across is not None:
        return across
    rows = reader.rows[1:] if _is_heading(reader.rows[0]) else reader.rows
    numbers = []
    for row in rows:
        if any(row.cells[2:]):
            raise reader.refused(row, 2, tr("there is a second number."), tr("Give a name and a number in each row."))
        number = reader.number(row, 1)
        if number is None:
            raise reader.refused(row, 1, tr("there is no number."), tr("Give a name and a number in each row."))
        numbers.append(number)
    if not numbers:
        raise SourceRefused(
            CellPlace(path.name), tr("there are no numbers."), tr("Give a name and a number in each row.")
        )
    return NumberList(_without_twins(path.name, [row.cells[0] for row in rows]), tuple(numbers))


def _is_heading(row: NumberRow) -> bool:
    """Whether the first row heads the columns: words stand there, and no number that went wrong."""
    text = row.cells[1].casefold() if len(row.cells) > 1 else ""
    return not any(letter.isdigit() for letter in text) and text.lstrip("+-") not in _NO_HEADINGS


def _without_twins(file: str, names: Sequence[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    for name in names:
        if name_key(name) in seen:
            reason = tr('"{name}" is there twice.', name=name)
            raise SourceRefused(CellPlace(file), reason, tr("Give every driver its own name."))
        seen.add(name_key(name))
    return tuple(names)


def _list_across(reader: NumberTable) -> NumberList | None:
    """A list that does not have a name and a number in each row; None where it has."""
    first, last = reader.rows[0], reader.rows[-1]
    width = len(first.cells)
    if all(len(row.cells) == 1 and reader.is_number(row, 0) for row in reader.rows):
        numbers = [reader.number(row, 0) for row in reader.rows]
    elif width > 1 and len(last.cells) == width and all(reader.is_number(last, column) for column in range(width)):
        has_names = len(reader.rows) == 2 and not any(reader.is_number(first, column) for column in range(width))
        if not has_names and (len(reader.rows) > 1 or width == 2):
            return None
        numbers = [reader.number(last, column) for column in range(width)]
        if has_names:
            return NumberList(
                _without_twins(reader.file, first.cells), tuple(number for number in numbers if number is not None)
            )
    else:
        return None
    return NumberList(_counted(len(numbers)), tuple(number for number in numbers if number is not None))


def _counted(count: int) -> tuple[str, ...]:
    return tuple(str(place) for place in range(1, count + 1))


def read_matrix(path: Path) -> PairMatrix:
    """Read a square table of pairs, with names in the first row and column, in the first row alone or without any.

    An empty cell was not judged; one cell of each pair is enough, and fractions such as 1/3 and the scale of seven
    words are understood. Raises `SourceRefused` naming the cell.
    """
    reader = NumberTable(path)
    is_named = not reader.is_number(reader.rows[0], 0)
    rows = reader.rows[1:] if is_named else reader.rows
    has_rows = is_named and not all(reader.is_number(row, 0) or not row.cells[0] for row in rows)
    first = 1 if has_rows else 0
    names = reader.rows[0].cells[first:] if is_named else _counted(len(rows))
    if len(rows) != len(names) or any(len(row.cells) > len(names) + first for row in rows):
        reason = tr(
            "the table has {rows} rows and {columns} columns of judgements.", rows=len(rows), columns=len(names)
        )
        raise SourceRefused(CellPlace(path.name), reason, tr("Give as many rows as columns."))
    if has_rows:
        for row, name in zip(rows, names, strict=True):
            if row.cells[0] != name:
                raise reader.refused(
                    row,
                    0,
                    tr('this row is named "{row}", its column "{column}".', row=row.cells[0], column=name),
                    tr("Use the same order in both."),
                )
    return PairMatrix(_without_twins(path.name, names), judgement_matrix(len(names), _pairs(reader, rows, first)))


def _times(reader: NumberTable, row: NumberRow, column: int) -> float | None:
    """A judgement in numbers or words; None for an empty cell."""
    text = row.cells[column] if column < len(row.cells) else ""
    word = " ".join(text.casefold().removesuffix("important").split())
    return SEVEN_WORDS[word] if word in SEVEN_WORDS else reader.number(row, column)


def _pairs(reader: NumberTable, rows: Sequence[NumberRow], first: int) -> dict[tuple[int, int], float]:
    judged: dict[tuple[int, int], float] = {}
    for i, row in enumerate(rows):
        for j in range(len(rows)):
            times = _times(reader, row, first + j)
            if times is None:
                continue
            if not times > 0 or (i == j and times != 1):
                raise reader.refused(
                    row,
                    first + j,
                    tr("{times} is no judgement here.", times=f"{times:g}"),
                    tr("1 means equally important."),
                )
            if (j, i) in judged and abs(judged[j, i] * times - 1) > SAME:
                raise reader.refused(
                    row,
                    first + j,
                    tr("{times} is not the inverse of {other}.", times=f"{times:g}", other=f"{judged[j, i]:g}"),
                    tr("Correct one of the two."),
                )
            if i != j and (j, i) not in judged:
                judged[i, j] = times
    return judged
