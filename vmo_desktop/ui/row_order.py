"""Rows in the order of one column, as people sort: numbers by size, names as the locale has them."""

from collections.abc import Callable, Iterable
from functools import cmp_to_key

from PySide6.QtCore import QCollator, Qt

from vmo_desktop.ui.number_text import here

SortKey = float | str | None
"""What a cell is sorted by; None where it holds nothing."""


def in_order(ids: Iterable[int], key_of: Callable[[int], SortKey], order: Qt.SortOrder) -> list[int]:
    """Sort rows by their keys; what is unknown stays at the end in either direction."""
    numbers: list[tuple[float, int]] = []
    texts: list[tuple[str, int]] = []
    unknown: list[int] = []
    for each in ids:
        key = key_of(each)
        if key is None or key == "":
            unknown.append(each)
        elif isinstance(key, str):
            texts.append((key, each))
        else:
            numbers.append((key, each))
    is_down = order is Qt.SortOrder.DescendingOrder
    collator = QCollator(here())
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    compare = cmp_to_key(collator.compare)
    numbers.sort(key=lambda pair: pair[0], reverse=is_down)
    texts.sort(key=lambda pair: compare(pair[0]), reverse=is_down)
    return [each for _, each in numbers] + [each for _, each in texts] + unknown
