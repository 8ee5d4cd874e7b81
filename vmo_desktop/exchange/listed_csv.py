"""Rows of a list, as its `add` takes them, from one CSV file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vmo_desktop.exchange.workshop_csv import Record, records


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: texts, numbers, and what is called by a code of others, in a column less its `_id`."""

    texts: Sequence[str] = ()
    numbers: Sequence[str] = ()
    references: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    others: Sequence[str] = ()
    """Columns that are read elsewhere."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.texts, *self.numbers, *self.references, *self.others)

    def values(self, record: Record) -> dict[str, Any]:
        """What a line says; an empty cell says nothing."""
        found: dict[str, Any] = {name: record.text(name) for name in self.texts if record.text(name)}
        found |= {name: record.number(name) for name in self.numbers if record.text(name)}
        for name, known in self.references.items():
            if record.text(name):
                found[f"{name}_id"] = record.one_of(name, known)
        return found


def listed(path: Path, columns: Columns, required: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a file, with ids from 1; none when there is no such file."""
    return [
        {"id": number, **columns.values(record)} for number, record in enumerate(_lines(path, columns, required), 1)
    ]


def ids_of(path: Path, columns: Columns, column: str) -> dict[str, int]:
    """The id of each row by what stands in a column, which is used once."""
    return {record.text(column): number for number, record in enumerate(_lines(path, columns, (column,)), 1)}


def _lines(path: Path, columns: Columns, required: Sequence[str]) -> list[Record]:
    return list(records(path, required, columns.names))
