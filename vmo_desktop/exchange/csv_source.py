"""Text tables: delimiter, quotes, line ends and their accidents."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.decoding import UnknownEncoding, decode
from vmo_desktop.exchange.stray_quotes import LongRecord, check_swallowed
from vmo_desktop.exchange.table import RawRow, RawSheet, SourceKind
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts

tr = Texts("Import")

DELIMITERS = ("\t", ";", "|", ",")
"""In this order where two divide a file equally well: commas also stand inside numbers and sentences."""

_SAMPLE_ROWS = 300
_SAMPLE_LETTERS = 1_000_000
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_STRAY_CONTROLS = 8
"""So many control characters may have strayed into any text."""

_SEP_LINE = re.compile(r"sep=([^\r\n\"])\r?(\n|\r|$)", re.IGNORECASE)
_LINE_END = re.compile("\r+\n|\r")
_END_OF_FILE = "\x1a"
"""With which programs of old end a text."""

_GUARDED = re.compile('="((?:[^"]|"")*)"')
"""A text as a formula, so that a spreadsheet program leaves it as it is: ="007"."""


def read_text_table(
    content: bytes, file: str, *, encoding: str = "", delimiter: str = "", report: Report | None = None
) -> RawSheet:
    """Read the bytes of a CSV or similar file; raises `SourceRefused` in words."""
    try:
        decoded = decode(content, encoding)
    except UnknownEncoding as error:
        raise SourceRefused(
            CellPlace(file),
            tr('there is no encoding "{encoding}".', encoding=encoding),
            tr("Use one such as utf-8 or cp1252."),
        ) from error
    text = decoded.text.rstrip(_END_OF_FILE)
    _check_is_text(text, file)
    named = _SEP_LINE.match(text)
    if named:
        text = text[named.end() :]
    chosen = delimiter or (named[1] if named else find_delimiter(text))
    rows = _read_rows(text, file, chosen, report)
    return RawSheet(file, SourceKind.TEXT, rows, decoded_as=decoded.encoding, delimiter=chosen, notes=decoded.notes)


def _check_is_text(text: str, file: str) -> None:
    if not text.strip():
        raise SourceRefused(CellPlace(file), tr("the file is empty."), tr("Choose a file with a table in it."))
    sample = text[:20_000]
    if len(_CONTROLS.findall(sample)) > max(_STRAY_CONTROLS, len(sample) / 50):
        raise SourceRefused(
            CellPlace(file),
            tr("this is not a text table: it holds binary data."),
            tr("Save the table as .xlsx or .csv and import that."),
        )


@dataclass(frozen=True, slots=True)
class _Division:
    """How evenly a delimiter divides a file.

    `share` of the records from the first such one (`start`) on have `width` cells.
    """

    delimiter: str
    width: int
    share: float
    start: int


def find_delimiter(text: str) -> str:
    """The delimiter that divides most records into the same number of cells, the header among them."""
    divisions = _divisions(text, strict=True) or _divisions(text, strict=False)
    if not divisions:
        return ","
    even = [each for each in divisions if each.share >= 0.8]
    if not even:
        return max(divisions, key=lambda each: each.share * (each.width - 1)).delimiter
    first = min(each.start for each in even)
    # A tag column "a;b" starts to divide evenly below the header; the true delimiter divides the header as well.
    early = [each for each in even if each.start == first]
    best = max(each.share for each in early)
    return next(each.delimiter for each in early if each.share >= best - 0.1)


def _divisions(text: str, *, strict: bool) -> list[_Division]:
    """How each delimiter divides; strictly, a closing quotation mark must be followed by the delimiter."""
    found = (_divide(text, delimiter, strict=strict) for delimiter in DELIMITERS)
    return [each for each in found if each is not None]


def _divide(text: str, delimiter: str, *, strict: bool) -> _Division | None:
    sample = text[:_SAMPLE_LETTERS]
    reader = csv.reader(_lines(sample), delimiter=delimiter, strict=strict)
    widths: list[int] = []
    try:
        for record in itertools.islice(reader, _SAMPLE_ROWS):
            widths += [len(record)] if any(cell.strip() for cell in record) else []
    except csv.Error as error:
        if "end of data" not in str(error):
            return None
    else:
        if len(sample) < len(text) and 1 < len(widths) < _SAMPLE_ROWS:
            widths.pop()  # the sample ends inside the last record
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return None
    width = max(counts, key=lambda each: (counts[each], each))
    start = widths.index(width)
    return _Division(delimiter, width, counts[width] / (len(widths) - start), start)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends as they are: LF, CRLF and bare CR."""
    return io.StringIO(text, newline="")


class _RecordedLines:
    """Lines on their way to the CSV reader; `pending` are those of the record being read."""

    def __init__(self, text: str) -> None:
        self._lines = _lines(text)
        self.pending: list[str] = []
        self.letters = 0

    def __iter__(self) -> "_RecordedLines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.pending.append(line)
        self.letters += len(line)
        return line


def _read_rows(text: str, file: str, delimiter: str, report: Report | None) -> tuple[RawRow, ...]:
    csv.field_size_limit(limits.MAX_CELL)
    lines = _RecordedLines(text)
    rows: list[RawRow] = []
    long: list[LongRecord] = []
    last: list[str] = []
    for number, record in enumerate(_records(csv.reader(lines, delimiter=delimiter), file), start=1):
        last, lines.pending = lines.pending, []
        if any(cell.strip() for cell in record):
            if len(record) > limits.MAX_COLUMNS and any(record[limits.MAX_COLUMNS :]):
                raise limits.too_many_columns(file, "", number)
            if len(last) > 1:
                long.append(LongRecord(number, len(record), tuple(last)))
            rows.append(RawRow(number, tuple(map(_content, record[: limits.MAX_COLUMNS]))))
            if len(rows) > limits.MAX_ROWS + limits.HEADER_ALLOWANCE:
                raise limits.too_many_rows(file)
        if report is not None and number % 500 == 0:
            report(lines.letters, len(text))
    if rows and len(last) > 1:
        _check_closed(last, delimiter, file, rows[-1].number)
    check_swallowed(long, rows, delimiter, file)
    return tuple(rows)


def _content(cell: str) -> str:
    """What a cell says: with one kind of line end, and without a formula around a text."""
    guarded = _GUARDED.fullmatch(cell)
    return _LINE_END.sub("\n", guarded[1].replace('""', '"') if guarded else cell)


def _records(reader: Iterator[list[str]], file: str) -> Iterator[list[str]]:
    for number in itertools.count(1):
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise limits.too_long_cell(file, "", number) from error
            raise SourceRefused(
                CellPlace(file, row=number),
                tr("this row cannot be read ({error}).", error=error),
                tr("Look at it in a text editor."),
            ) from error
        yield record


def _check_closed(lines: list[str], delimiter: str, file: str, number: int) -> None:
    """Refuse a file that ends inside quotation marks: the rows after them would be lost in one cell."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "end of data" in str(error):
            raise SourceRefused(
                CellPlace(file, row=number),
                tr("a quotation mark opens here and is never closed; perhaps the file was cut off."),
                tr("Close or remove the quotation mark, or get the whole file."),
            ) from error
