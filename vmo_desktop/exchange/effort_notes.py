"""What a plan tells about efforts: how they were converted, and which columns are called so but are none."""

from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import ColumnMap, Field, Target
from vmo_desktop.exchange.table import Column, SourceTable, header_key
from vmo_desktop.exchange.work_units import assumptions, is_effort, units_in_cells, work_unit
from vmo_desktop.translation import Texts

tr = Texts("Import")


def effort_notes(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], own: str) -> Iterator[str]:
    """What was made of efforts, and what was not taken for them."""
    targets = {place: each.target for place, each in places}
    for place, each in places:
        if each.target is Field.EFFORT:
            yield from _converted(table, place, each.factor, own)
    if Field.EFFORT not in targets.values():
        yield from _refused(table, targets, own)


def _converted(table: SourceTable, place: int, factor: float, own: str) -> Iterator[str]:
    column, target = table.columns[place], work_unit(own)
    unit = work_unit(f"{column.header} {column.unit}")
    if factor != 1:
        yield tr(
            "Column {label}: efforts were made {own}, multiplied by {factor} ({assumed}).",
            label=column.label,
            own=own,
            factor=f"{factor:.6g}",
            assumed=assumptions((unit, target)),
        )
    elif unit is None and "size" in header_key(column.header).split():
        yield tr("Column {label} was taken for the effort, in {own}.", label=column.label, own=own)
    texts = [cell for row in table.rows if isinstance(cell := row.cells[place], str)]
    others = [each for each in units_in_cells(texts) if target and each is not target]
    if others:
        yield tr(
            "Column {label}: efforts that name a unit of their own were made {own} ({assumed}).",
            label=column.label,
            own=own,
            assumed=assumptions((*others, target)),
        )


def _refused(table: SourceTable, targets: Mapping[int, Target], own: str) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        if place not in targets and _means_effort(column) and not is_effort(column, own):
            yield tr(
                "Column {label} was not taken for the effort, which is counted in {own}.", label=column.label, own=own
            )


def _means_effort(column: Column) -> bool:
    return any(field is Field.EFFORT for field, _ in field_places(column.header))
