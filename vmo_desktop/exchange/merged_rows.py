"""Rows of a file that are one initiative: which they are, and where one number or date of several was kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from vmo_desktop.exchange.mapping import DATE_FIELDS, NUMBER_FIELDS, ColumnMap, DriverTarget
from vmo_desktop.exchange.table import SourceTable, and_more, some_numbers
from vmo_desktop.exchange.twins import PlannedInitiative, Twin
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

_NAMED = 3
"""So many initiatives are named whose rows differ; and so many values of one that were not kept."""

_MEASURED = frozenset(each.attribute for each in (*NUMBER_FIELDS, *DATE_FIELDS))

Key = str | int
"""The attribute of a field, or the id of a driver."""

Said = Mapping[Key, float | str]


def measured_labels(
    table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot
) -> Mapping[Key, str]:
    """The labels of the columns of numbers and dates; of two for one target, the first one's."""
    drivers = {driver.code: driver.id for driver in snapshot.leaves}
    labels: dict[Key, str] = {}
    for place, column in places:
        target = column.target
        key = drivers[target.code] if isinstance(target, DriverTarget) else target.attribute
        if isinstance(key, int) or key in _MEASURED:
            labels.setdefault(key, table.columns[place].label)
    return labels


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    said: Said


class MergedRows:
    """What each row says of initiatives that stand in several rows."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []
        self._rows: dict[int, list[_Row]] = {}

    def add(self, twin: Twin, planned: PlannedInitiative, row: int) -> None:
        """Remember a row that goes into what earlier rows have planned, before it does."""
        assert twin.planned is not None  # noqa: S101 - the caller has one
        self.pairs.append((row, twin.row))
        rows = self._rows.setdefault(twin.row, [_Row(twin.row, _measured(twin.planned))])
        rows.append(_Row(row, _measured(planned)))

    def warnings(self, labels: Mapping[Key, str]) -> Iterator[str]:
        """Name the initiatives whose rows differ in a number or date, by the labels of its columns."""
        differing = [(rows, kept) for rows in self._rows.values() if (kept := "; ".join(_kept(rows, labels)))]
        for rows, kept in differing[:_NAMED]:
            yield tr(
                "Rows {rows} are one initiative by code or name; {kept}. "
                "If they belong together, add them up in the file; if not, give each row a code of its own.",
                rows=some_numbers([each.number for each in rows], 10),
                kept=kept,
            )
        more = len(differing) - _NAMED
        if more > 0:
            yield tr.counted(
                more,
                "{n} more initiative stands in several rows that differ in numbers or dates.",
                "{n} more initiatives stand in several rows that differ in numbers or dates.",
            )


def _measured(planned: PlannedInitiative) -> Said:
    said: dict[Key, float | str] = {key: value for key, value in planned.values.items() if key in _MEASURED}
    said.update((driver, score) for driver, score in planned.scores.items())
    return said


def _kept(rows: list[_Row], labels: Mapping[Key, str]) -> Iterator[str]:
    for key, label in labels.items():
        said = [(row.number, row.said[key]) for row in rows if key in row.said]
        if not said:
            continue
        number, kept = said[-1]
        lost = list(dict.fromkeys(_text(value) for _, value in said if value != kept))
        if lost:
            shown = reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), lost[:_NAMED])
            yield tr(
                "{column}: {kept} of row {row} was kept, not {lost}",
                column=label,
                kept=_text(kept),
                row=number,
                lost=and_more(shown, len(lost) - _NAMED),
            )


def _text(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.15g}"
