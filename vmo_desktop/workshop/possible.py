"""Which rows a workshop can hold: every choice is one that there is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.snapshot import CONVERTERS, ROWS, VOTES


def _choices(row_class: Any) -> dict[str, Callable[[Any], Any]]:
    names = [field.name for field in fields(row_class)]
    return {names[index]: convert for index, convert in CONVERTERS[row_class]}


_CHOICES: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    table: _choices(row_class) for table, row_class in {**ROWS, **VOTES, "step": StepRow}.items()
}
"""By table and column. What has no row class, as what rows were before a step, is not looked at."""


def is_possible(table: str, columns: Sequence[str], row: Sequence[object]) -> bool:
    """Whether a row, whose values are of the kinds of these columns, is one that a workshop can hold."""
    choices = _CHOICES.get(table, {})
    try:
        for name, value in zip(columns, row, strict=True):
            if name in choices:
                choices[name](value)
    except ValueError:
        return False
    return True
