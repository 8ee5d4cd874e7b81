"""Rectangles of cells on the clipboard, as spreadsheets exchange them.

Text is tab separated with the quotes of RFC 4180, so that cells may hold tabs and line ends; only text is ever read.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from vmo_desktop.errors import VmoError

LIMIT_BYTES = 5 * 1024 * 1024
"""More text than this is refused: it is not a block that somebody marked in a table."""

_LINE_ENDS = ("\r\n", "\n", "\r")
_AS_TEXT = """ style='mso-number-format:"\\@";white-space:pre-wrap'"""


class ClipboardRefused(VmoError):
    """What is on the clipboard cannot be pasted; nothing was changed."""


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell as it is copied: its text in the user's locale, and its number where it is one."""

    text: str
    number: float | None = None


Block = Sequence[Sequence[str]]


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
    end = min((found for mark in "\t\n\r" if (found := text.find(mark, at)) >= 0), default=len(text))
    return text[at:end], end


def html_of(rows: Sequence[Sequence[CopiedCell]]) -> str:
    """Write rows as a table that spreadsheets read with numbers as numbers and text as text, never as a formula."""
    lines = ["<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>" for row in rows]
    head, end = "<html><head><meta charset='utf-8'></head><body><table>", "</table></body></html>"
    return "\n".join([head, *lines, end])


def _html_cell(cell: CopiedCell) -> str:
    if cell.number is not None:
        return f'<td x:num="{cell.number!r}" sdval="{cell.number!r}">{html.escape(cell.text)}</td>'
    text = cell.text
    for end in _LINE_ENDS:
        text = text.replace(end, "\x00")
    escaped = html.escape(text).replace("\x00", "<br style='mso-data-placement:same-cell'>")
    return f"<td{_AS_TEXT}>{escaped}</td>"


def put_block(rows: Sequence[Sequence[CopiedCell]]) -> None:
    """Put a rectangle on the clipboard, as text and as a table."""
    data = QMimeData()
    data.setText(tsv_of([[cell.text for cell in row] for row in rows]))
    data.setHtml(html_of(rows))
    QGuiApplication.clipboard().setMimeData(data)


def taken_block() -> list[list[str]]:
    """The rectangle on the clipboard; raises `ClipboardRefused` when there is no text or too much of it."""
    data = QGuiApplication.clipboard().mimeData()
    text = data.text() if data is not None and data.hasText() else ""
    if not text:
        raise ClipboardRefused(
            QCoreApplication.translate(
                "Clipboard", "The clipboard holds no text. Copy cells of a spreadsheet first, then paste."
            )
        )
    if len(text) > LIMIT_BYTES or len(text.encode("utf-8", "surrogatepass")) > LIMIT_BYTES:
        raise ClipboardRefused(
            QCoreApplication.translate(
                "Clipboard",
                "The clipboard holds more than 5 MB of text. Import the file instead, or copy fewer cells.",
            )
        )
    return rows_of(text)
