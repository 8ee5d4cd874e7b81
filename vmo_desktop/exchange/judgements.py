"""Judgements about drivers from a text table: a list of names with numbers, or a matrix of pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.domain.pairwise import judgement_matrix
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.translation import Texts

tr = Texts("Import")

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
    """Read names and numbers, one pair a row, with or without a header. Raises `SourceRefused`."""
    reader = NumberTable(path)
    rows = reader.rows if reader.is_number(reader.rows[0], 1) else reader.rows[1:]
    numbers = []
    for row in rows:
        number = reader.number(row, 1)
        if number is None:
            raise reader.refused(row, 1, tr("there is no number."), tr("Give a name and a number in each row."))
        numbers.append(number)
    if not numbers:
        raise SourceRefused(
            CellPlace(path.name), tr("there are no numbers."), tr("Give a name and a number in each row.")
        )
    return NumberList(tuple(row.cells[0] for row in rows), tuple(numbers))


def read_matrix(path: Path) -> PairMatrix:
    """Read a square table of pairs, with names in the first row and column or without any.

    An empty cell was not judged; one cell of each pair is enough, and fractions such as 1/3 are understood. Raises
    `SourceRefused` naming the cell.
    """
    reader = NumberTable(path)
    is_named = not reader.is_number(reader.rows[0], 0)
    rows = reader.rows[1:] if is_named else reader.rows
    first = 1 if is_named else 0
    names = reader.rows[0].cells[1:] if is_named else tuple(str(place) for place in range(1, len(rows) + 1))
    if len(rows) != len(names) or any(len(row.cells) > len(names) + first for row in rows):
        reason = tr(
            "the table has {rows} rows and {columns} columns of judgements.", rows=len(rows), columns=len(names)
        )
        raise SourceRefused(CellPlace(path.name), reason, tr("Give as many rows as columns."))
    if is_named:
        for row, name in zip(rows, names, strict=True):
            if row.cells[0] != name:
                raise reader.refused(
                    row,
                    0,
                    tr('this row is named "{row}", its column "{column}".', row=row.cells[0], column=name),
                    tr("Use the same order in both."),
                )
    return PairMatrix(names, judgement_matrix(len(names), _pairs(reader, rows, first)))


def _pairs(reader: NumberTable, rows: Sequence[NumberRow], first: int) -> dict[tuple[int, int], float]:
    judged: dict[tuple[int, int], float] = {}
    for i, row in enumerate(rows):
        for j in range(len(rows)):
            times = reader.number(row, first + j)
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
