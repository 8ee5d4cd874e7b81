"""Initiatives in the order of one field, as people sort: numbers by size, names as the locale has them."""

from collections.abc import Iterable
from functools import cmp_to_key

from PySide6.QtCore import QCollator, Qt

from vmo_desktop.ui.models.initiative_fields import NUMBERS, FieldKind, InitiativeField
from vmo_desktop.ui.number_text import here
from vmo_desktop.workshop.rows import InitiativeRow


def in_order(rows: Iterable[InitiativeRow], field: InitiativeField, order: Qt.SortOrder) -> list[InitiativeRow]:
    """Sort by a field; what is unknown stays at the end in either direction."""
    given = list(rows)
    known = [row for row in given if getattr(row, field.name) not in (None, "")]
    unknown = [row for row in given if getattr(row, field.name) in (None, "")]
    is_down = order is Qt.SortOrder.DescendingOrder
    if field.kind in NUMBERS or field.kind in (FieldKind.DATE, FieldKind.FLAG):
        known.sort(key=lambda row: getattr(row, field.name), reverse=is_down)
    else:
        collator = QCollator(here())
        collator.setNumericMode(True)
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        compare = cmp_to_key(collator.compare)
        known.sort(key=lambda row: compare(getattr(row, field.name)), reverse=is_down)
    return known + unknown
