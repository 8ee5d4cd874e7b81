"""Everything that is probably wrong with what an import would do, each kind of doubt asked of its own module."""

from collections.abc import Iterator, Sequence

from vmo_desktop.exchange.amounts import amount_warnings
from vmo_desktop.exchange.drivers_in_rows import drivers_in_rows
from vmo_desktop.exchange.durations import duration_warnings
from vmo_desktop.exchange.group_titles import group_warnings
from vmo_desktop.exchange.heading_groups import spread_warnings
from vmo_desktop.exchange.left_out import unused_amounts
from vmo_desktop.exchange.mapping import ColumnMap, DriverTarget, ImportMap
from vmo_desktop.exchange.money_notes import currency_warnings, heading_warnings
from vmo_desktop.exchange.outline import outline_warnings
from vmo_desktop.exchange.plan_notes import guessed_header, made_date_warnings
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.exchange.titles import title_warnings
from vmo_desktop.exchange.unit_warnings import unit_warnings
from vmo_desktop.exchange.unread_columns import unread_columns
from vmo_desktop.exchange.unread_scores import other_scales, unread_scores
from vmo_desktop.workshop.snapshot import Snapshot


def plan_warnings(
    table: SourceTable, mapping: ImportMap, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot
) -> Iterator[str]:
    """The warnings of a table read with a map, what the table itself says first."""
    yield from table.warnings
    targets = {place: column.target for place, column in places}
    yield from group_warnings(table, targets)
    yield from spread_warnings(table, targets)
    # A heading that names a driver, or that somebody has kept a map for, is one.
    if (
        table.is_header_guessed
        and not mapping.name
        and not any(isinstance(each, DriverTarget) for each in targets.values())
    ):
        yield guessed_header(table)
    yield from title_warnings(table, places)
    yield from heading_warnings(table, places)
    yield from currency_warnings(table, places, snapshot.workshop.currency)
    yield from duration_warnings(table, places)
    yield from unit_warnings(table, places, snapshot)
    yield from made_date_warnings(table, places)
    yield from amount_warnings(table, places)
    yield from outline_warnings(table, targets)
    yield from unused_amounts(table, targets)
    yield from unread_columns(table, targets, snapshot)
    yield from drivers_in_rows(table, targets, snapshot)
    yield from unread_scores(table, targets, snapshot)
    yield from other_scales(table, places, snapshot)
