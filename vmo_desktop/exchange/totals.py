"""Rows that add other rows up: by their name, what they leave empty, and the sum that they hold."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from vmo_desktop.domain.amounts import is_amount
from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.headings import bare_key, field_places
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.row_shapes import filled, shape
from vmo_desktop.exchange.table import RawRow, and_more, cell_text, header_key, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_WORD = (
    r"(?:(?:grand|sub|sous|overall|portfolio)[ -]?)?tota(?:ls?|ux|les?|li|is|al)|tota(?:l|ux) g[ée]n[ée]ra(?:l|ux)"
    r"|(?:zwischen|gesamt)?summen?|(?:gesamt|zwischen|teil)ergebnis|gesamt|insgesamt|sums?|sommes?|sumas?|soma"
    r"|razem|celkem|spolu|skupaj|skupno|ukupno|svega|összesen|mindösszesen|kokku|yhteensä|summa|samtals|i alt"
    r"|sammenlagt|(?:genel )?toplam|(?:γενικ[όο] )?σ[ύυ]νολο|(?:total )?jumlah|tổng cộng|kopā|iš viso"
    r"|итого|всего|усього|всичко|разом|合計|合计|总计|總計|小計|小计|합계|총계|소계"
)
_EVERYTHING = re.compile(
    rf"(?:{_WORD})(?: (?:sum|amount|costs?|budget|all|overall|general|général|geral|total))?"
    r"|average|mean|median|mittelwert"
)
_TOTAL = re.compile(
    rf"(?:{_WORD})\b.*|.*\b(?:(?:sub|grand )?totals?|ergebnis|summe|gesamt)|{_EVERYTHING.pattern}", re.S
)
_COLUMN = re.compile(rf"(?:\d+ years? )?(?:{_WORD})")
_WORD_AROUND = re.compile(rf"^(?:{_WORD})\b(?: (?:of|de|des|du|der|for))?|\b(?:{_WORD})$")
_SURE = re.compile(r"(?:sub|sous|grand)[ -]?total|zwischen(?:summe|ergebnis)|gesamt(?:summe|ergebnis)")
"""So no initiative is called."""

_STARS = re.compile(r"\*{1,6}")
"""So SAP marks its totals, by level."""

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


def is_total(heading: str) -> bool:
    """Whether a heading says nothing but that a column holds the sums of others, and of how many years."""
    return _COLUMN.fullmatch(bare_key(heading)) is not None


def find_totals(body: Sequence[RawRow], headings: Sequence[str]) -> Totals:
    """The rows of totals below these headings: by name, by the group that they name, or by the sum that they hold."""
    keys = _Keys(headings)
    called = {place: names for place, row in enumerate(body) if (names := keys.total_names(row))}
    plain = {place for place, names in called.items() if any(map(_is_everything, names))}
    named = {place: names[0] for place, names in called.items() if place not in plain}
    if 2 * len(named) > len(body):
        named = {}  # where most begin so, it is no word for totals
    found = _Found(body, {*plain, *named})
    for place in plain:
        marks = keys.marks(body[place], {*called[place], *_beside(body, place)}, called[place])
        found.sort(place, called[place][0], is_total=not marks, is_initiative=marks > 1)
    for place, name in named.items():
        if keys.says_no_more(body[place], name, _beside(body, place)):
            found.sort(place, name, is_total=bool(_SURE.match(_plain(name))), is_initiative=False)
    return found.totals


class _Found:
    """The rows that were taken for totals so far, and those that were not."""

    def __init__(self, body: Sequence[RawRow], called: set[int]) -> None:
        self._body = body
        self._called = called
        self._rows: set[int] = set()
        self._doubtful: list[tuple[int, str]] = []
        self._kept: list[tuple[int, str]] = []

    def sort(self, place: int, name: str, *, is_total: bool, is_initiative: bool) -> None:
        """Decide on a row that is called like a total: by its sum, or by its group, where nothing else tells."""
        told = (self._body[place].number, name)
        if is_initiative:
            return
        if is_total or self._sums.add_up(place):
            self._rows.add(told[0])
        elif _without_word(name) in self._groups:
            self._rows.add(told[0])
            self._doubtful.append(told)
        else:
            self._kept.append(told)

    @property
    def totals(self) -> Totals:
        """All rows, those that are told in their order."""
        return Totals(frozenset(self._rows), tuple(sorted(self._doubtful)), tuple(sorted(self._kept)))

    @cached_property
    def _sums(self) -> "_Sums":
        return _Sums(self._body, self._called)

    @cached_property
    def _groups(self) -> frozenset[str]:
        """What other rows say, by which groups of them are known."""
        others = (row for place, row in enumerate(self._body) if place not in self._called)
        return frozenset(header_key(cell) for row in others for cell in row.cells if isinstance(cell, str)) - {""}


def _shown(rows: Sequence[tuple[int, str]]) -> str:
    shown = ", ".join(tr('"{name}" in row {row}', name=name, row=row) for row, name in rows[:_NAMED])
    return and_more(shown, len(rows) - _NAMED)


class _Keys:
    """By which columns of a table its rows are known, and what a row says there."""

    def __init__(self, headings: Sequence[str]) -> None:
        fields = [dict(field_places(text)) for text in headings]
        self._names, self._codes, self._owners = (
            [place for place, found in enumerate(fields) if field in found]
            for field in (Field.NAME, Field.CODE, Field.OWNER)
        )

    def total_names(self, row: RawRow) -> list[str]:
        """What a row is called that is called "Total", "Total roads" or "Roads total"; nothing for another one."""
        texts = (cell.strip() for cell in row.cells if isinstance(cell, str))
        words = [text for text in texts if text and not any(map(str.isdigit, text))]
        if words and all(map(_STARS.fullmatch, words)):
            return words[:1] if filled(row) > 1 else []
        names = [name for name in self._names_of(row) if len(name) <= _LONGEST_NAME and _TOTAL.fullmatch(_plain(name))]
        return names if names and filled(row) > 1 else []

    def marks(self, row: RawRow, groups: Collection[str], names: Collection[str]) -> int:
        """How many things a row has that an initiative has: a name that is no group's, a code and an owner."""
        kinds = ((self._names, groups), (self._codes, names), (self._owners, names))
        return sum(any(text not in ("", *others) for text in _texts(row, places)) for places, others in kinds)

    def says_no_more(self, row: RawRow, name: str, groups: Collection[str]) -> bool:
        """Whether a row holds nothing but its name, numbers, and of which group it is."""
        if any(text not in ("", name) for text in _texts(row, self._codes)):
            return False
        return all(
            shape(cell) not in ("text", "date")
            or (text := cell_text(cell).strip()) == name
            or text in groups
            or header_key(text) in header_key(name)
            for cell in row.cells
            if not is_empty(cell)
        )

    def _names_of(self, row: RawRow) -> list[str]:
        """What a row may be called: its first text, and what stands in the column of names."""
        first = next(cell_text(cell).strip() for cell in row.cells if not is_empty(cell))
        return [first, *(text for text in _texts(row, self._names) if text not in ("", first))]


def _beside(body: Sequence[RawRow], place: int) -> set[str]:
    """What the row above says, below which a total stands; for the first row, the one below."""
    other = body[place - 1] if place else body[min(1, len(body) - 1)]
    return {cell_text(cell).strip() for cell in other.cells}


def _texts(row: RawRow, places: Sequence[int]) -> list[str]:
    return [cell_text(row.cells[place]).strip() for place in places if place < len(row.cells)]


class _Sums:
    """Sums of rows that follow one another, in each column; rows of totals do not count."""

    def __init__(self, body: Sequence[RawRow], totals: set[int]) -> None:
        """`totals` are the places of rows that are called so."""
        self._numbers = [_numbers(body, column) for column in range(max(len(row.cells) for row in body))]
        self._sums = [
            list(accumulate(Decimal(0) if place in totals else number for place, number in enumerate(column)))
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


def _is_everything(name: str) -> bool:
    """Whether a name says that a row is the total of all, or of a level."""
    return bool(_EVERYTHING.fullmatch(_plain(name)) or _STARS.fullmatch(name))


def _plain(name: str) -> str:
    """A name in small letters, without what brackets add to it."""
    return _EXTRAS.sub("", name).strip().casefold()


def _without_word(name: str) -> str:
    """The key of what a total is the total of: "public works" for "Total Public Works" and "Public Works: total"."""
    return header_key(_WORD_AROUND.sub("", _plain(name)))
