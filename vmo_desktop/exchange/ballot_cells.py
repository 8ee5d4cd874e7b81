"""The cells of a returned ballot: its layout as it was handed out, and what was filled in.

What is said about a cell names the cell and never what stands in it: it may be a vote.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vmo_desktop.exchange.ballot_identity import AskedSheet
from vmo_desktop.exchange.ballot_words import COMMENT_COLUMN, LABEL_COLUMN, REMARK_COLUMN, VOTE_COLUMN
from vmo_desktop.exchange.table import FORMULA, Cell, Percent, RawSheet, Unreadable, cell_text, is_empty
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ops.ballots import Voted

tr = Texts("Ballot")

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,15})?")
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_DASHES = frozenset({"-", "–", "—", "−"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a ballot is not taken: where in the file, what is wrong, and what to do about it."""

    what: str
    remedy: str
    sheet: str = ""
    cell: str = ""
    is_empty_cell: bool = False

    def sentence(self, file: str) -> str:
        """All of it in words."""
        where = file
        if self.sheet:
            where = tr('{where}, sheet "{sheet}"', where=where, sheet=self.sheet)
        if self.cell:
            where = tr("{where}, cell {cell}", where=where, cell=self.cell)
        return f"{where}: {self.what} {self.remedy}"


@dataclass(frozen=True)
class Scale:
    """What a sheet's votes are checked against."""

    low: float
    high: float
    no_opinion: frozenset[str]
    is_percent: bool


@dataclass
class FilledSheet:
    """What was filled in on one sheet; `votes` by initiative, a value None where there is no opinion."""

    votes: dict[int, Voted] = field(default_factory=dict, repr=False)
    problems: list[Problem] = field(default_factory=list)


class SheetCells:
    """A sheet by row and column, each from 0 but for the rows, which count from 1 as people do."""

    def __init__(self, sheet: RawSheet) -> None:
        self._rows: Mapping[int, tuple[Cell, ...]] = {row.number: row.cells for row in sheet.rows}

    def at(self, row: int, column: int) -> Cell:
        """A cell; "" where there is nothing."""
        cells = self._rows.get(row, ())
        return cells[column] if column < len(cells) else ""

    def filled(self, first_row: int) -> Iterator[tuple[int, int]]:
        """Where something stands from a row on."""
        for row, cells in sorted(self._rows.items()):
            if row >= first_row:
                yield from ((row, column) for column, cell in enumerate(cells) if not is_empty(cell))


def reference(row: int, column: int) -> str:
    """A cell as spreadsheet programs call it, such as D7; columns from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}"


def read_filled(sheet: RawSheet, asked: AskedSheet, scale: Scale) -> FilledSheet:
    """Read a sheet of a ballot; with a problem of its layout, no vote is looked at."""
    cells, found = SheetCells(sheet), FilledSheet()
    found.problems += _moved(cells, asked)
    if found.problems:
        return found
    for row, each in enumerate(asked.rows, start=asked.first_row):
        cell = cells.at(row, VOTE_COLUMN)
        read = _vote(cell, scale)
        comment = _comment(cells.at(row, COMMENT_COLUMN))
        if isinstance(read, Problem):
            found.problems.append(_at(read, asked, row, VOTE_COLUMN))
        elif isinstance(comment, Problem):
            found.problems.append(_at(comment, asked, row, COMMENT_COLUMN))
        else:
            found.votes[each.initiative_id] = Voted(read, comment)
        if isinstance(read, Problem) and read.is_empty_cell and isinstance(comment, str):
            found.votes[each.initiative_id] = Voted(None, comment)
    return found


def _at(problem: Problem, asked: AskedSheet, row: int, column: int) -> Problem:
    return Problem(problem.what, problem.remedy, asked.name, reference(row, column), problem.is_empty_cell)


def _moved(cells: SheetCells, asked: AskedSheet) -> Iterator[Problem]:
    """What is not where it was when the ballot was handed out; one problem says enough."""
    remedy = tr("Fill in the ballot as it was handed out, and move nothing.")
    if _plain(cells.at(1, LABEL_COLUMN)) != _same(asked.title):
        yield Problem(
            tr("the name of the driver was changed or moved."), remedy, asked.name, reference(1, LABEL_COLUMN)
        )
        return
    for row, each in enumerate(asked.rows, start=asked.first_row):
        if cells.at(row, 0) != each.initiative_id or _plain(cells.at(row, LABEL_COLUMN)) != _same(each.label):
            what = tr("this row is not the initiative that the ballot has here; rows were moved, added or renamed.")
            yield Problem(what, remedy, asked.name, reference(row, LABEL_COLUMN))
            return
    last = asked.first_row + len(asked.rows) - 1
    for row, column in cells.filled(asked.first_row):
        if row > last or column > REMARK_COLUMN:
            what = tr("something stands where the ballot asks nothing.")
            move = tr("Put the score into the column Your score or a remark into the comment, and empty this cell.")
            yield Problem(what, move, asked.name, reference(row, column))
            return


def _same(text: str) -> str:
    """A text without what spreadsheet programs may change of it."""
    return " ".join(unicodedata.normalize("NFC", _ESCAPED.sub(" ", text)).split())


def _plain(cell: Cell) -> str:
    return _same(cell_text(cell))


def _vote(cell: Cell, scale: Scale) -> float | Problem | None:
    if is_empty(cell):
        remedy = tr("Type a score or choose no opinion.")
        return Problem(tr("this cell is empty."), remedy, is_empty_cell=True)
    if isinstance(cell, str):
        return _typed(cell, scale)
    if isinstance(cell, Unreadable):
        return _unreadable(cell)
    if isinstance(cell, bool):
        return Problem(tr("this is true or false, no score."), _retype(scale))
    if isinstance(cell, date):
        return Problem(tr("the spreadsheet program made a date of what was typed."), _retype(scale))
    if isinstance(cell, Percent):
        if not scale.is_percent:
            return Problem(tr("this is a percentage, no score."), _retype(scale))
        return _on_scale(float(f"{cell.fraction * 100:.12g}"), scale)
    return _on_scale(float(cell), scale)


def _typed(text: str, scale: Scale) -> float | Problem | None:
    said = _same(text).casefold()
    if said in scale.no_opinion or said in _DASHES:
        return None
    if _NUMBER.fullmatch(said):
        return _on_scale(float(said.replace(",", ".")), scale)  # type: ignore[number-of-text]  # as the pattern has it
    return Problem(tr("this is a text, no score."), f"{_retype(scale)} {tr('A remark belongs into the comment.')}")


def _on_scale(value: float, scale: Scale) -> float | Problem:
    if scale.low <= value <= scale.high:
        return value
    return Problem(tr("this is not on the scale."), _retype(scale))


def _retype(scale: Scale) -> str:
    return tr("Type a number from {low} to {high}, or no opinion.", low=f"{scale.low:.12g}", high=f"{scale.high:.12g}")


def _unreadable(cell: Unreadable) -> Problem:
    if cell.reason == FORMULA:
        return Problem(tr("this is a formula."), tr("Type what it comes to instead."))
    return Problem(tr("the spreadsheet program shows an error here."), tr("Type it anew."))


def _comment(cell: Cell) -> str | Problem:
    if isinstance(cell, Unreadable):
        return _unreadable(cell)
    return cell_text(cell).strip()
