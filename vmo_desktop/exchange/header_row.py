"""Which row of a sheet holds the headings, and what they are."""

from collections.abc import Sequence
from statistics import quantiles

from vmo_desktop.exchange.heading_groups import YEAR, grouped
from vmo_desktop.exchange.row_shapes import (
    LONGEST_HEADING,
    LOOKS_LIKE_NUMBER,
    filled,
    is_wordy,
    known_cells,
    shape,
)
from vmo_desktop.exchange.table import RawRow, cell_text, header_key, is_empty, number_text

CANDIDATES = 60
"""A header stands among the first so many filled rows."""

SAMPLE = 200
_LINES = 3
"""Of so many lines a header consists at most, as cells merged side by side and below one another make it."""

_NO_NUMBER = frozenset({"-", "–", "—", "?", "n/a", "na", "n.a.", "none", "null", "tbc", "tbd", "open", "exempt"})
"""What stands in a cell whose number is not known: no heading of the numbers below."""


def find_header(rows: Sequence[RawRow]) -> int | None:
    """Place of the header among the rows; None when there is none."""
    counts = [filled(row) for row in rows[:SAMPLE]]
    if not counts:
        return None
    typical = quantiles(counts, n=4)[2] if len(counts) > 1 else counts[0]
    best, place_of_best, is_header = 0.0, None, False
    for place in range(min(CANDIDATES, len(rows))):
        if counts[place] < 0.4 * typical:
            continue
        score, headings = _header_score(rows, place, typical)
        if score > best + 1e-9:
            best, place_of_best, is_header = score, place, headings
    if not is_header or place_of_best is None:
        return None
    # A header given again further down scores best, because it does not come again below: the first one counts.
    texts = heading_keys(rows[place_of_best])
    first = next(place for place, row in enumerate(rows) if heading_keys(row) == texts)
    last = first
    while last + 1 < first + _LINES and _goes_on(rows, last):
        last += 1
    return last


def headings_of(rows: Sequence[RawRow], header: int | None) -> list[str]:
    """The header's texts; a gap takes the text right above it, as cells merged over several rows leave it.

    A text that says little without the one that spans it, such as 2026 below Cost, goes behind that.
    """
    if header is None:
        return []
    texts = [cell_text(cell) for cell in rows[header].cells]
    for above in lines_above(rows, header):
        higher = [cell_text(cell) for cell in above.cells]
        texts += [""] * (len(higher) - len(texts))
        texts = grouped(texts, higher)
        texts = [text if text.strip() or place >= len(higher) else higher[place] for place, text in enumerate(texts)]
    return texts


def lines_above(rows: Sequence[RawRow], header: int) -> list[RawRow]:
    """The rows that may be lines of the same header, from the header up."""
    found: list[RawRow] = []
    for row in reversed(rows[max(0, header - _LINES + 1) : header]):
        if row.number != rows[header].number - len(found) - 1 or filled(row) < 2:
            break
        found.append(row)
    return found


def first_line(rows: Sequence[RawRow], header: int) -> int:
    """Place of the first row that surely is a line of the header which ends here."""
    first = header
    while first > max(0, header - _LINES + 1) and _goes_on(rows, first - 1):
        first -= 1
    return first


def heading_keys(row: RawRow) -> list[str]:
    """What the cells of a row share with the same headings elsewhere."""
    return [header_key(cell_text(cell)) for cell in row.cells]


def is_guess(rows: Sequence[RawRow], header: int) -> bool:
    """Whether nothing tells a header from the rows below it: no word that is known, no text above numbers."""
    lines = [rows[header], *lines_above(rows, header)]
    return not any(known_cells(line.cells) for line in lines) and not _changes(rows, header)


def goes_with_numbers(rows: Sequence[RawRow], place: int) -> bool:
    """Whether this row has a number where numbers follow, as a row of data has."""
    numbers = [(column, text) for column, text in _texts(rows[place]) if LOOKS_LIKE_NUMBER.fullmatch(text)]
    return any(_are_numbers(_under(rows, place, column)) for column, _ in numbers) and not _are_years(numbers)


def _are_years(numbers: Sequence[tuple[int, str]]) -> bool:
    """Whether these numbers head columns of years: several, and each another year."""
    texts = {text for _, text in numbers}
    return len(texts) == len(numbers) > 1 and all(map(YEAR.fullmatch, texts))


def _goes_on(rows: Sequence[RawRow], header: int) -> bool:
    """Whether the row below goes on with the header, as below headings that are merged over their columns."""
    if header + 1 >= len(rows) or not _may_be_line(rows[header + 1]):
        return False
    upper, lower = rows[header].cells, rows[header + 1].cells
    first = next(place for place, cell in enumerate(upper) if not is_empty(cell))
    places = [place for place, cell in enumerate(lower) if not is_empty(cell)]
    if not any(place >= len(upper) or is_empty(upper[place]) for place in places):
        return False
    is_next = rows[header + 1].number == rows[header].number + 1
    return first not in places or (
        is_next and is_wordy(rows[header + 1]) and known_cells(lower) > 0 and _changes(rows, header + 1) > 0
    )


def _may_be_line(row: RawRow) -> bool:
    """Whether a row holds nothing but texts and years."""
    return all(shape(text) == "text" or YEAR.fullmatch(text) for _, text in _texts(row))


def _under(rows: Sequence[RawRow], header: int, column: int) -> list[str]:
    below = rows[header + 1 : header + 1 + SAMPLE]
    return [number_text(row.cells[column]).strip() for row in below if column < len(row.cells)]


def _are_numbers(texts: Sequence[str]) -> bool:
    numbers = sum(bool(LOOKS_LIKE_NUMBER.fullmatch(text)) for text in texts if text)
    return numbers > 0.5 * sum(map(bool, texts))


def _texts(row: RawRow) -> list[tuple[int, str]]:
    return [(column, cell_text(cell).strip()) for column, cell in enumerate(row.cells) if not is_empty(cell)]


def _changes(rows: Sequence[RawRow], header: int) -> int:
    """In how many columns this row has a text where numbers follow."""
    return sum(
        not LOOKS_LIKE_NUMBER.fullmatch(text)
        and text.casefold() not in _NO_NUMBER
        and _are_numbers(_under(rows, header, column))
        for column, text in _texts(rows[header])
    )


def _header_score(rows: Sequence[RawRow], place: int, typical: float) -> tuple[float, bool]:
    """How much a row looks like a header, and whether it looks like one at all."""
    cells = _texts(rows[place])
    texts = [text for _, text in cells]
    known = known_cells(rows[place].cells)
    numbers = [cell for cell in cells if LOOKS_LIKE_NUMBER.fullmatch(cell[1])]
    long = sum(len(text) > LONGEST_HEADING for text in texts)
    wordy = len(texts) - long - (0 if _are_years(numbers) else len(numbers))
    fresh = sum(text not in _under(rows, place, column) for column, text in cells)
    changes = _changes(rows, place)
    count = len(texts)
    distinct = len({header_key(text) for text in texts}) / count
    score = 2 * known / count + (wordy + fresh + changes) / count + 0.5 * distinct + min(1.0, count / typical)
    is_first = place == 0 and not goes_with_numbers(rows, place)
    return score - 0.01 * place, known > 0 or (wordy >= 0.6 * count and (changes > 0 or is_first))
