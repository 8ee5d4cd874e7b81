"""Rows that add other rows up: by their name, what they leave empty, and the sum that they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from vmo_desktop.domain.amounts import is_amount
from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.row_shapes import filled, shape
from vmo_desktop.exchange.table import RawRow, cell_text, header_key, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_WORD = (
    r"(?:(?:grand|sub|sous|overall|portfolio)[ -]?)?tota(?:ls?|ux|les?|li|is|al)|tota(?:l|ux) g[ée]n[ée]ra(?:l|ux)"
    r"|(?:zwischen|gesamt)?summen?|(?:gesamt|zwischen|teil)ergebnis|gesamt|insgesamt|sums?|sommes?|sumas?|soma"
    r"|razem|celkem|итого|всего|合計|合计|总计|總計|小計|小计"
)
_EVERYTHING = re.compile(
    rf"(?:{_WORD})(?: (?:sum|amount|costs?|budget|all|overall|general|général|geral|total))?"
    r"|average|mean|median|mittelwert"
)
_TOTAL = re.compile(
    rf"(?:{_WORD})\b.*|.*\b(?:(?:sub|grand )?totals?|ergebnis|summe|gesamt)|{_EVERYTHING.pattern}", re.S
)
_SURE = re.compile(r"(?:sub|sous|grand)[ -]?total|zwischen(?:summe|ergebnis)|gesamt(?:summe|ergebnis)")
"""So no initiative is called."""

_EXTRAS = re.compile(r"\s*(?:\([^()]*\)|:)\s*$")
_LONGEST_NAME = 200
_NAMED = 5
"""So many rows of totals are named."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows of totals, by number; and by number and name, those that no sum bears out, and rows that may be totals."""

    rows: frozenset[int]
    doubtful: tuple[tuple[int, str], ...] = ()
    kept: tuple[tuple[int, str], ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What is to be told of rows that are skipped, or read, although they may be otherwise."""
        warnings = []
        if self.doubtful:
            warnings.append(
                tr(
                    "Skipped as totals, although they are no sum of the rows beside them: {shown}. "
                    "If one is an initiative, give it a code, an owner or another name.",
                    shown=_shown(self.doubtful),
                )
            )
        if self.kept:
            warnings.append(
                tr(
                    "Read as initiatives, although by their names they may be totals: {shown}. "
                    "If they are, delete them.",
                    shown=_shown(self.kept),
                )
            )
        return warnings


def find_totals(body: Sequence[RawRow], headings: Sequence[str]) -> Totals:
    """The rows of totals below these headings: by name where the others say more than a name, by sum elsewhere."""
    keys = _Keys(headings)
    called = {row.number: names for row in body if (names := keys.total_names(row))}
    plain = {row for row, names in called.items() if any(_EVERYTHING.fullmatch(_plain(name)) for name in names)}
    named = {row: names[0] for row, names in called.items() if row not in plain}
    # Where most begin so, it is no word for totals.
    if not named or 2 * len(named) > len(body):
        return Totals(frozenset(plain))
    others = [row for row in body if row.number not in plain and row.number not in named and filled(row) > 1]
    others_say_more = 2 * sum(map(keys.says_more, others)) > len(others)
    sums = _Sums(body, {*plain, *named})
    skipped: set[int] = set()
    unsure: list[tuple[int, str]] = []
    for place, row in enumerate(body):
        if row.number in named and keys.says_no_more(row, body[max(0, place - 1)], named[row.number]):
            is_sure = bool(_SURE.match(_plain(named[row.number]))) or sums.add_up(place)
            if not is_sure:
                unsure.append((row.number, named[row.number]))
            if is_sure or others_say_more:
                skipped.add(row.number)
    doubtful = tuple(each for each in unsure if each[0] in skipped)
    return Totals(frozenset(plain | skipped), doubtful, tuple(each for each in unsure if each[0] not in skipped))


def _shown(rows: Sequence[tuple[int, str]]) -> str:
    shown = ", ".join(tr('"{name}" in row {row}', name=name, row=row) for row, name in rows[:_NAMED])
    return tr("{shown} and {count} more", shown=shown, count=len(rows) - _NAMED) if len(rows) > _NAMED else shown


class _Keys:
    """By which columns of a table its rows are known, and what a row says there."""

    def __init__(self, headings: Sequence[str]) -> None:
        fields = [dict(field_places(text)) for text in headings]
        self._names = [place for place, found in enumerate(fields) if Field.NAME in found]
        self._codes = [place for place, found in enumerate(fields) if Field.CODE in found]

    def total_names(self, row: RawRow) -> list[str]:
        """What a row is called that is called "Total", "Total roads" or "Roads total"; nothing for another one."""
        names = [name for name in self._names_of(row) if len(name) <= _LONGEST_NAME and _TOTAL.fullmatch(_plain(name))]
        return names if names and filled(row) > 1 else []

    def says_more(self, row: RawRow) -> bool:
        """Whether a row holds another text than its name, or a code."""
        return self._code(row) or sum(shape(cell) == "text" for cell in row.cells if not is_empty(cell)) > 1

    def says_no_more(self, row: RawRow, above: RawRow, name: str) -> bool:
        """Whether a row holds nothing but its name, numbers, and of which group it is."""
        if self._code(row):
            return False
        groups = {cell_text(cell).strip() for cell in above.cells}
        return all(
            shape(cell) not in ("text", "date")
            or (text := cell_text(cell).strip()) == name
            or text in groups
            or header_key(text) in header_key(name)
            for cell in row.cells
            if not is_empty(cell)
        )

    def _names_of(self, row: RawRow) -> list[str]:
        """What a row may be called: its first text, and what stands in the column of names where it has no code."""
        first = next(cell_text(cell).strip() for cell in row.cells if not is_empty(cell))
        names = [] if self._code(row) else [row.cells[place] for place in self._names if place < len(row.cells)]
        return [first, *(text for cell in names if (text := cell_text(cell).strip()) != first)]

    def _code(self, row: RawRow) -> bool:
        return any(place < len(row.cells) and not is_empty(row.cells[place]) for place in self._codes)


class _Sums:
    """Sums of rows that follow one another, in each column; rows of totals do not count."""

    def __init__(self, body: Sequence[RawRow], totals: set[int]) -> None:
        self._numbers = [_numbers(body, column) for column in range(max(len(row.cells) for row in body))]
        self._sums = [
            list(
                accumulate(
                    Decimal(0) if row.number in totals else number for row, number in zip(body, column, strict=True)
                )
            )
            for column in self._numbers
        ]
        self._reached = [{Decimal(0), *map(_rounded, sums)} for sums in self._sums]

    def add_up(self, place: int) -> bool:
        """Whether a row holds the sum of the rows right above or right below it, in one column at least."""
        return any(
            column[place]
            and not reached.isdisjoint({_rounded(sums[place] - column[place]), _rounded(sums[place] + column[place])})
            for column, sums, reached in zip(self._numbers, self._sums, self._reached, strict=True)
        )


def _numbers(body: Sequence[RawRow], column: int) -> list[Decimal]:
    cells = [row.cells[column] if column < len(row.cells) else "" for row in body]
    return [
        number.value if number is not None and is_amount(number.value) else Decimal(0)
        for _, number in column_numbers(cells)
    ]


def _rounded(number: Decimal) -> Decimal:
    """Without what a spreadsheet program's sums of fractions are off by."""
    return round(number, 2)


def _plain(name: str) -> str:
    """A name in small letters, without what brackets add to it."""
    return _EXTRAS.sub("", name).strip().casefold()
