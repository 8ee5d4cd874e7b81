"""Columns that are called like a driver: left out as they cannot be its scores, or scored on another scale than its."""

import re
from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.contradictions import rating_ends
from vmo_desktop.exchange.decisions import ColumnDecisions
from vmo_desktop.exchange.field_words import meant_number
from vmo_desktop.exchange.left_out import is_percent, means_driver
from vmo_desktop.exchange.mapping import ColumnMap, DriverTarget, Target, map_column
from vmo_desktop.exchange.numbers import is_number
from vmo_desktop.exchange.table import Cell, Column, SourceTable, cell_text, is_empty
from vmo_desktop.exchange.unread_columns import is_refused, shortened
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow, ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def unread_scores(table: SourceTable, targets: Mapping[int, Target], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns that are called like a driver that no other column scores, while their cells are no scores."""
    for driver in snapshot.leaves:
        target = DriverTarget(driver.code)
        if driver.source is not ScoreSource.TYPED or target in targets.values():
            continue
        called = []
        for place, column in enumerate(table.columns):
            cells = _filled(table, place)
            if place in targets or not cells or meant_number(column) or not means_driver(column, driver):
                continue
            refused = _refused(table, place, map_column(column, target), snapshot)
            if not refused:
                called.append(column.label)
            elif not all(map(is_percent, cells)):  # percentages are told of in words of their own
                yield _left_out(column, driver, len(cells), refused, snapshot)
        if len(called) > 1:
            yield tr(
                "Columns {columns} are all called like {driver}, so none was taken. Choose one under Becomes.",
                columns=", ".join(called),
                driver=driver.name or driver.code,
            )


def other_scales(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns of scores that are probably counted on another scale: by their heading, or by several scores."""
    drivers = {driver.code: driver for driver in snapshot.leaves}
    for place, mapped in places:
        if not isinstance(mapped.target, DriverTarget) or mapped.factor != 1:
            continue
        column, driver = table.columns[place], drivers[mapped.target.code]
        if said := _other_range(column, driver, snapshot):
            yield tr(
                'Column {label}: scores were taken as they stand, though its heading says "{said}" and {driver} is '
                "scored from {low} to {high}. Convert them in the file, or leave the column out.",
                label=column.label,
                said=said,
                **_scale_words(driver, snapshot),
            )
            continue
        outside = [cell for cell in _refused(table, place, mapped, snapshot) if is_number(cell_text(cell))]
        if len(outside) > 1:
            yield tr(
                "Column {label}: {count} numbers such as {example} are not on the scale of {driver}, which is scored "
                "from {low} to {high}. If all are counted on another scale, the scores that were taken are wrong too.",
                label=column.label,
                count=len(outside),
                example=cell_text(outside[0]).strip(),
                **_scale_words(driver, snapshot),
            )


def _filled(table: SourceTable, place: int) -> list[Cell]:
    return [cell for row in table.rows if not is_empty(cell := row.cells[place])]


def _refused(table: SourceTable, place: int, mapped: ColumnMap, snapshot: Snapshot) -> list[Cell]:
    reader = ColumnDecisions(table, [(place, mapped)], snapshot).reader(place, mapped)
    return [cell for cell in _filled(table, place) if is_refused(reader, cell)]


def _other_range(column: Column, driver: DriverRow, snapshot: Snapshot) -> str:
    """The range that a heading or a row of units names, where it is not that of its driver; else empty."""
    own = _scale_words(driver, snapshot)
    said = (rating_ends(text.strip()) for text in _BRACKETS.findall(f"{column.header} ({column.unit})"))
    others = ("-".join(ends) for ends in said if ends and ends != (own["low"], own["high"]))
    return next(others, "")


def _left_out(column: Column, driver: DriverRow, count: int, refused: Sequence[Cell], snapshot: Snapshot) -> str:
    return tr(
        "Column {label} was left out: {refused} of its {count} cells are no scores of {driver}, which is scored from "
        '{low} to {high}, such as "{example}". Write scores, or the words of its levels, instead.',
        label=column.label,
        refused=f"{len(refused):,}",
        count=f"{count:,}",
        example=shortened(refused[0]),
        **_scale_words(driver, snapshot),
    )


def _scale_words(driver: DriverRow, snapshot: Snapshot) -> dict[str, str]:
    scale = snapshot.scales[driver.id]
    return {"driver": driver.name or driver.code, "low": f"{scale.low:g}", "high": f"{scale.high:g}"}
