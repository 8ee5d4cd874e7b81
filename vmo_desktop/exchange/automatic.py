"""A map proposed from the headings and the cells below them; nothing is mapped that is not surely meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.contradictions import says_otherwise
from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.dates import is_serial
from vmo_desktop.exchange.decisions import driver_scale
from vmo_desktop.exchange.headings import FALLBACK_PLACE, bare_key, field_places
from vmo_desktop.exchange.left_out import holds_amounts
from vmo_desktop.exchange.mapping import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ColumnMap,
    DriverTarget,
    Field,
    ImportMap,
    Target,
)
from vmo_desktop.exchange.money_units import money_factor
from vmo_desktop.exchange.name_guess import guess_name, is_date, knows_codes
from vmo_desktop.exchange.numbers import Number, is_number
from vmo_desktop.exchange.percents import PERCENT, percents_of
from vmo_desktop.exchange.table import Cell, Column, SourceTable, cell_text, header_key, is_empty, name_key
from vmo_desktop.exchange.totals import is_total
from vmo_desktop.exchange.units import unit_factor
from vmo_desktop.exchange.unread_columns import READABLE
from vmo_desktop.exchange.values import DriverScale, units_of
from vmo_desktop.workshop.rows import DriverRow, ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot

SCORE_PREFIX = "score:"
"""How our own exports mark a driver's column whose code is also the name of a field."""

_SAMPLE = 500
_ON_SCALE = 0.5
_DOUBT = 150
_TELLS_APART = 0.95
_NAME_OF_THING = re.compile(r"(?:project|initiative|investment) (?:name|title)")
_PADDING = frozenset(("score", "rating", "points", "value", "level", "assessment"))


def automatic_map(table: SourceTable, snapshot: Snapshot) -> ImportMap:
    """Map columns to drivers by code or name, then to fields by what their headings mean."""
    proposal = _Proposal(table, snapshot)
    proposal.map_drivers()
    proposal.map_fields()
    proposal.map_name_if_none()
    header = tuple(column.header for column in table.columns if column.header)
    return ImportMap(proposal.columns(), header=header, guessed_name=proposal.guessed_name())


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    place: int
    field: Field


class _Proposal:
    def __init__(self, table: SourceTable, snapshot: Snapshot) -> None:
        self._table = table
        self._snapshot = snapshot
        self._targets: dict[int, Target] = {}
        self._guessed: int | None = None
        self._cells = [
            [row.cells[place] for row in islice(table.rows, _SAMPLE) if not is_empty(row.cells[place])]
            for place in range(len(table.columns))
        ]

    def columns(self) -> tuple[ColumnMap, ...]:
        """The map's columns, in the file's order; scores that are counted from cash lines are not imported."""
        counted = {DriverTarget(each.code) for each in self._snapshot.leaves if each.source is not ScoreSource.TYPED}
        kept = [(place, target) for place, target in sorted(self._targets.items()) if target not in counted]
        return tuple(self._column_map(place, target) for place, target in kept)

    def guessed_name(self) -> ColumnMap | None:
        """The column that is the name though no heading says so."""
        return None if self._guessed is None else self._column_map(self._guessed, Field.NAME)

    def _column_map(self, place: int, target: Target) -> ColumnMap:
        column = self._table.columns[place]
        percents = percents_of(column, self._cells[place], target, self._snapshot)
        are_fractions = percents is not None and percents.are_fractions
        factor = PERCENT if are_fractions else unit_factor(column, target, self._snapshot.workshop.effort_unit)
        source = column.header or column.label
        return ColumnMap(source, target, occurrence=column.occurrence if column.header else 1, factor=factor)

    def map_drivers(self) -> None:
        """By explicit code, code, name, name beside other words, and name abbreviated; the surest first."""
        for matches in (_is_marked, _is_code, _is_name, _is_bare_name, _is_padded_name, _is_abbreviated):
            for driver in self._snapshot.leaves:
                if DriverTarget(driver.code) in self._targets.values():
                    continue
                found = [
                    place
                    for place, column in enumerate(self._table.columns)
                    if place not in self._targets and column.header and matches(column, driver)
                ]
                if len(found) == 1 and self._fits_scale(found[0], driver):
                    self._targets[found[0]] = DriverTarget(driver.code)

    def _fits_scale(self, place: int, driver: DriverRow) -> bool:
        cells = self._cells[place]
        scale = driver_scale(self._snapshot, driver.code)
        on_scale = (_is_on_scale(cell, number, scale) for cell, number in column_numbers(cells))
        return not cells or _share(on_scale) >= _ON_SCALE

    def map_fields(self) -> None:
        """Each field gets the column whose heading means it most surely, if its cells bear that out."""
        candidates = [
            _Candidate(rank + self._doubt(place, field), place, field)
            for place, column in enumerate(self._table.columns)
            for field, rank in field_places(column.header)
            if place not in self._targets
        ]
        candidates += [
            _Candidate(FALLBACK_PLACE, place, Field.COST)
            for place, column in enumerate(self._table.columns)
            if place not in self._targets and _is_sum_of_money(column)
        ]
        for each in sorted(candidates, key=lambda each: (not self._cells[each.place], each.rank, each.place)):
            if each.place in self._targets or not self._bears_out(each):
                continue
            holder = next((place for place, target in self._targets.items() if target is each.field), None)
            # A heading given twice is one field in two parts: the first filled cell counts.
            if holder is None or self._table.columns[holder].key == self._table.columns[each.place].key:
                self._targets[each.place] = each.field

    def _doubt(self, place: int, field: Field) -> int:
        """Of two columns of codes or names, the one that tells the rows apart comes first, a bare name last."""
        if field not in (Field.CODE, Field.NAME):
            return 0
        doubt = 0 if _distinct(self._cells[place]) >= _TELLS_APART else _DOUBT
        return doubt + (_DOUBT if field is Field.NAME and self._may_be_person(place) else 0)

    def _may_be_person(self, place: int) -> bool:
        """Whether a column is a bare name while another one is the name of the project or the like."""
        return self._table.columns[place].key == "name" and any(
            _NAME_OF_THING.fullmatch(column.key) and _distinct(cells) >= _TELLS_APART
            for column, cells in zip(self._table.columns, self._cells, strict=True)
        )

    def _bears_out(self, candidate: _Candidate) -> bool:
        """Whether the cells can be what the heading says."""
        field, cells = candidate.field, self._cells[candidate.place]
        if not cells or (candidate.rank in (0, _DOUBT) and field in (Field.NAME, Field.CODE)):
            return bool(cells) or field not in (Field.NAME, Field.CODE)
        if says_otherwise(self._table.columns[candidate.place], field, self._snapshot.workshop.effort_unit):
            return False
        if field is Field.EFFORT and currencies_in((cell for cell in cells if isinstance(cell, str)), ""):
            return False
        if field is Field.STATUS and holds_amounts(self._table.columns[candidate.place], cells):
            return False  # below "State" stands what the state pays
        if field is Field.CODE:
            return max(len(cell_text(cell)) for cell in cells) <= 80 and (len(cells) < 20 or _distinct(cells) > 0.9)
        if field is Field.NAME:
            return _share(not isinstance(cell, str) or is_number(cell) for cell in cells) < 0.5
        if field in NUMBER_FIELDS:
            units = units_of(field, self._snapshot.workshop.effort_unit)
            return _share(number is not None for _, number in column_numbers(cells, units)) >= READABLE
        if field in DATE_FIELDS:
            return _share(_is_date(cell) for cell in cells) >= READABLE
        return True

    def map_name_if_none(self) -> None:
        """Without a name by its heading, a column is guessed, but never for initiatives that have names already."""
        coded = (place for place, target in self._targets.items() if target is Field.CODE)
        if any(knows_codes(self._cells[place], self._snapshot) for place in coded):
            return
        self._guessed = guess_name(self._cells, min(len(self._table.rows), _SAMPLE), self._targets)
        if self._guessed is not None:
            self._targets[self._guessed] = Field.NAME


def _is_sum_of_money(column: Column) -> bool:
    """Whether a column is called a total, and a title or its heading says of which money or size."""
    said = (column.header, column.unit, column.amounts_in)
    return is_total(column.header) and bool(currencies_in(said, "") or any(money_factor(text) > 1 for text in said))


def _share(flags: Iterable[bool]) -> float:
    found = list(flags)
    return sum(found) / len(found) if found else 0.0


def _distinct(cells: Sequence[Cell]) -> float:
    """Share of different texts."""
    return len({name_key(cell_text(cell)) for cell in cells}) / len(cells) if cells else 0.0


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return is_serial(cell)
    return is_date(cell) if isinstance(cell, str) else not isinstance(cell, bool)


def _is_on_scale(cell: Cell, number: Number | None, scale: DriverScale) -> bool:
    if name_key(cell_text(cell)) in scale.labels:
        return True
    if number is None:
        return isinstance(cell, str) and cell.strip() in ("-", "–", "—")
    is_fraction = number.is_percent and scale.scale.high <= 1
    return scale.scale.accepts(float(number.value / 100 if is_fraction else number.value))


def _is_marked(column: Column, driver: DriverRow) -> bool:
    text = column.header.casefold()
    return text.startswith(SCORE_PREFIX) and name_key(text.removeprefix(SCORE_PREFIX)) == name_key(driver.code)


def _is_code(column: Column, driver: DriverRow) -> bool:
    return name_key(column.header) == name_key(driver.code)


def _is_name(column: Column, driver: DriverRow) -> bool:
    return bool(column.key) and column.key == header_key(driver.name)


def _is_bare_name(column: Column, driver: DriverRow) -> bool:
    key = header_key(driver.name)
    return bool(key) and key == bare_key(column.header)


def _is_padded_name(column: Column, driver: DriverRow) -> bool:
    own = _without_padding(driver.name)
    return bool(own) and own == _without_padding(column.header)


def _is_abbreviated(column: Column, driver: DriverRow) -> bool:
    """Whether each word of the heading begins the driver's: "Enviro Impact" means "Environmental impact"."""
    short, whole = _without_padding(column.header), _without_padding(driver.name)
    return (
        len(short) == len(whole) > 0
        and any(len(word) >= 3 for word in short)
        and all(
            one == other or (len(one) >= 3 and other.startswith(one)) for one, other in zip(short, whole, strict=True)
        )
    )


def _without_padding(text: str) -> list[str]:
    words = bare_key(text).split()
    return [word for word in words if word not in _PADDING] or words
