"""What spreadsheet programs put on the clipboard: seen from LibreOffice 7.4, and Excel's as it is documented."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QMimeData

Content = str | float


def shown(content: Content, locale: QLocale, decimals: int) -> str:
    """A cell as the program shows it: numbers rounded, with the separators of its own locale."""
    return content if isinstance(content, str) else locale.toString(content, "f", decimals)


def libreoffice(rows: Sequence[Sequence[Content]], locale: QLocale, *, decimals: int = 2) -> QMimeData:
    """LibreOffice: in its text line ends and tabs are spaces and nothing is quoted; its own format quotes these."""
    data = QMimeData()
    texts = [[shown(cell, locale, decimals) for cell in row] for row in rows]
    plain = "".join("\t".join(_spaced(cell) for cell in row) + "\n" for row in texts)
    quoted = "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in texts)
    lines = [
        "\t<tr>\n" + "".join(_libreoffice_cell(*pair) for pair in zip(row, line, strict=True)) + "\t</tr>\n"
        for row, line in zip(rows, texts, strict=True)
    ]
    head = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'
    data.setHtml(f'<html><head>{head}</head><body><table cellspacing="0" border="0">{"".join(lines)}</table></body>')
    data.setText(plain)
    data.setData("application/x-libreoffice-tsvc", quoted.encode("utf-16-le") + b"\0\0")
    return data


def _spaced(cell: str) -> str:
    return cell.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _quoted(cell: str) -> str:
    has_break = any(letter in cell for letter in "\t\n\r")
    return '"' + cell.replace('"', '""') + '"' if has_break else cell


def _libreoffice_cell(content: Content, text: str) -> str:
    if isinstance(content, float):
        return f'\t\t<td align="right" sdval="{content!r}" sdnum="1031;">{html.escape(text)}</td>\n'
    inside = html.escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>") or "<br>"
    return f'\t\t<td height="17" align="left">{inside}</td>\n'


def excel(rows: Sequence[Sequence[Content]], locale: QLocale, *, decimals: int = 2) -> QMimeData:
    """Excel: its text quotes what has line ends or tabs in it; its page begins with a header of offsets on Windows."""
    data = QMimeData()
    texts = [[shown(cell, locale, decimals) for cell in row] for row in rows]
    data.setText("".join("\t".join(_quoted(cell) for cell in row) + "\r\n" for row in texts))
    lines = [
        " <tr height=20 style='height:15.0pt'>\r\n"
        + "".join(_excel_cell(*pair) for pair in zip(row, line, strict=True))
        + " </tr>\r\n"
        for row, line in zip(rows, texts, strict=True)
    ]
    prefix = "Version:1.0\r\nStartHTML:0000000186\r\nEndHTML:0000002345\r\nSourceURL:file:///C:/portfolio.xlsx\r\n"
    page = '<html xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n<head>\r\n<meta name=ProgId content=Excel.Sheet>'
    data.setHtml(
        f"{prefix}{page}\r\n</head>\r\n<body>\r\n<table border=0>\r\n<!--StartFragment-->\r\n"
        f"{''.join(lines)}<!--EndFragment-->\r\n</table></body></html>"
    )
    return data


def _excel_cell(content: Content, text: str) -> str:
    if isinstance(content, float):
        return f'  <td class=xl65 align=right x:num="{content!r}">{html.escape(text)}</td>\r\n'
    inside = html.escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>\r\n    ")
    return f"  <td style='mso-number-format:\"\\@\"'>{inside}</td>\r\n"
