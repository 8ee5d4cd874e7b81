"""An import on its way: a sheet, and what was decided so far. Each decision gives a new draft."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vmo_desktop.exchange.automatic import automatic_map
from vmo_desktop.exchange.importing import propose_map
from vmo_desktop.exchange.layout import lay_out
from vmo_desktop.exchange.mapping import (
    ColumnMap,
    DateOrder,
    DecimalMark,
    Existing,
    ImportMap,
    SourceOptions,
    Target,
    find_column,
    map_column,
)
from vmo_desktop.exchange.plan import ImportPlan, plan_import
from vmo_desktop.exchange.table import RawSheet, SourceTable
from vmo_desktop.exchange.units import unit_factor
from vmo_desktop.progress import Report
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True)
class ImportDraft:
    """The state of an import window; `options` are what somebody decided, not what was found."""

    raw: RawSheet
    options: SourceOptions
    table: SourceTable
    mapping: ImportMap
    snapshot: Snapshot

    @staticmethod
    def begin(
        raw: RawSheet, options: SourceOptions, snapshot: Snapshot, mapping: ImportMap | None = None
    ) -> "ImportDraft":
        """A draft with the map given, or with the one proposed for the table."""
        table = lay_out(raw, options)
        return ImportDraft(raw, options, table, mapping or propose_map(table, snapshot), snapshot)

    def by_headings(self) -> "ImportDraft":
        """The same with the map that the headings alone suggest."""
        return replace(self, mapping=automatic_map(self.table, self.snapshot))

    @cached_property
    def columns(self) -> tuple[ColumnMap | None, ...]:
        """What each column of the table is mapped to."""
        found: list[ColumnMap | None] = [None] * len(self.table.columns)
        for each in self.mapping.columns:
            place = find_column(self.table, each)
            if place is not None and found[place] is None:
                found[place] = each
        return tuple(found)

    def with_target(self, place: int, target: Target | None) -> "ImportDraft":
        """Map a column to something else, or to nothing; how it is read is decided anew."""
        column = self.table.columns[place]
        if target is None:
            return self._with_column(place, None)
        factor = unit_factor(column, target, self.snapshot.workshop.effort_unit)
        return self._with_column(place, replace(map_column(column, target), factor=factor))

    def with_decimal(self, place: int, decimal: DecimalMark | None) -> "ImportDraft":
        """Say how a column writes its numbers; None: its cells decide."""
        return self._changed(place, decimal=decimal)

    def with_dates(self, place: int, dates: DateOrder | None) -> "ImportDraft":
        """Say how a column writes its dates; None: its cells decide."""
        return self._changed(place, dates=dates)

    def with_factor(self, place: int, factor: float) -> "ImportDraft":
        """Say what a column's numbers are counted in."""
        return self._changed(place, factor=factor)

    def with_texts(self, place: int, texts: Sequence[tuple[str, float | str]]) -> "ImportDraft":
        """Say which numbers a column's texts stand for."""
        return self._changed(place, texts=tuple(texts))

    def with_existing(self, existing: Existing) -> "ImportDraft":
        """Say what happens to initiatives that are already there."""
        return replace(self, mapping=replace(self.mapping, existing=existing))

    def plan(self, report: Report | None = None) -> ImportPlan:
        """What the import will do; raises `VmoError` while something is still missing."""
        return plan_import(self.table, self.mapping, self.snapshot, report)

    def saved_map(self, name: str) -> ImportMap:
        """The map with its decisions and the table's header, to be found again for the next file of its kind."""
        header = tuple(column.header for column in self.table.columns if column.header)
        return replace(self.mapping, name=name, header=header, source=self.options)

    def _changed(self, place: int, **values: object) -> "ImportDraft":
        column = self.columns[place]
        if column is None:
            return self
        return self._with_column(place, replace(column, **values))  # type: ignore[arg-type]  # checked by the callers

    def _with_column(self, place: int, mapped: ColumnMap | None) -> "ImportDraft":
        """Columns that the file does not have are left out: they were another file's."""
        columns = list(self.columns)
        columns[place] = mapped
        kept = [each for each in self.mapping.columns if each in columns]
        order = {each: number for number, each in enumerate(kept)}
        known = [each for each in columns if each is not None]
        known.sort(key=lambda each: order.get(each, len(order)))
        return replace(self, mapping=replace(self.mapping, columns=tuple(known)))
