"""Rectangles of cells on the clipboard, as spreadsheets exchange them.

Text is tab separated with the quotes of RFC 4180, so that cells may hold tabs and line ends. Beside it stands a table,
which tells numbers from text; of a table only cells are read, never pictures, styles or links.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.clipboard_html import MOST_CELLS, CopiedCell, cells_of, html_of

LIMIT_BYTES = 5 * 1024 * 1024
"""More text than this is refused: it is not a block that somebody marked in a table."""

_SEPARATOR = re.compile("[\t\n\r]")

_LIBREOFFICE_TEXT = "application/x-libreoffice-tsvc"
_SPREADSHEETS = ('content="LibreOffice', "urn:schemas-microsoft-com:office:excel")
"""Pages of programs whose text is less sure than their table: its quotes are not always escaped."""

Block = Sequence[Sequence[str]]


class ClipboardRefused(VmoError):
    """What is on the clipboard cannot be pasted; nothing was changed."""


def tsv_of(rows: Block) -> str:
    """Write rows as tab separated text that `rows_of` reads back exactly."""
    text = "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)
    return text + "\n" if len(rows) > 1 or not text else text


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(letter in cell for letter in "\t\n\r"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def rows_of(text: str) -> list[list[str]]:
    """Read rows of tab separated text; a line end at the very end adds no row."""
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(text):
        cell, at = _cell(text, at)
        row.append(cell)
        if text.startswith("\t", at):
            at += 1
            if at == len(text):
                row.append("")
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        rows.append(row)
        row = []
    if row:
        rows.append(row)
    return rows


def _cell(text: str, at: int) -> tuple[str, int]:
    """One cell from a place in the text, and the place of the separator after it."""
    if text.startswith('"', at):
        end = at + 1
        while (end := text.find('"', end)) >= 0:
            if text.startswith('"', end + 1):
                end += 2
                continue
            if end + 1 == len(text) or text[end + 1] in "\t\n\r":
                return text[at + 1 : end].replace('""', '"'), end + 1
            break  # more letters after the quote: the quotes belong to the text
    found = _SEPARATOR.search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], end


def put_block(rows: Sequence[Sequence[CopiedCell]]) -> None:
    """Put a rectangle on the clipboard, as text and as a table."""
    data = QMimeData()
    data.setText(tsv_of([[cell.text for cell in row] for row in rows]))
    data.setHtml(html_of(rows))
    QGuiApplication.clipboard().setMimeData(data)


def taken_block() -> list[list[CopiedCell]]:
    """The rectangle on the clipboard; raises `ClipboardRefused` when there is none or too much of it."""
    data = QGuiApplication.clipboard().mimeData() or QMimeData()
    text = _text_of(data)
    if len(text) > LIMIT_BYTES or len(text.encode("utf-8", "surrogatepass")) > LIMIT_BYTES:
        raise ClipboardRefused(
            QCoreApplication.translate(
                "Clipboard",
                "The clipboard holds more than 5 MB of text. Import the file instead, or copy fewer cells.",
            )
        )
    if sum(map(text.count, "\t\n\r")) > MOST_CELLS:
        raise ClipboardRefused(
            QCoreApplication.translate(
                "Clipboard",
                "The clipboard holds more than 200,000 cells. Import the file instead, or copy fewer cells.",
            )
        )
    page = data.html() if data.hasHtml() else ""
    table = cells_of(page) if 0 < len(page) <= LIMIT_BYTES else []
    if not text and not table:
        raise ClipboardRefused(
            QCoreApplication.translate(
                "Clipboard", "The clipboard holds no text. Copy cells of a spreadsheet first, then paste."
            )
        )
    rows = rows_of(text)
    if _shape(table) != _shape(rows):
        is_sure = not text or any(program in page for program in _SPREADSHEETS)
        return table if table and is_sure else [[CopiedCell(cell) for cell in row] for row in rows]
    return [[_told(*pair) for pair in zip(*lines, strict=True)] for lines in zip(rows, table, strict=True)]


def _text_of(data: QMimeData) -> str:
    """The clipboard's text; LibreOffice has a better one for who knows its name, with line ends inside of cells."""
    named = next((name for name in data.formats() if _LIBREOFFICE_TEXT in name), None)
    if named is not None:
        return bytes(data.data(named).data()).decode("utf-16", "replace").rstrip("\x00")
    return data.text() if data.hasText() else ""


def _shape(rows: Sequence[Sequence[object]]) -> list[int]:
    return [len(row) for row in rows]


def _told(plain: str, cell: CopiedCell) -> CopiedCell:
    """A cell as text and table tell it together: the text keeps spaces and tabs, the table line ends and quotes."""
    is_same = plain.split() == cell.text.split()
    if is_same and ("\n" in plain or "\r" in plain or "\n" not in cell.text):
        return CopiedCell(plain, cell.number)
    return cell
