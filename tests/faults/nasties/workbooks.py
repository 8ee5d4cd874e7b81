"""Workbooks: packages that attack, sheets that lie, cells that hold nothing that can be read."""

import zipfile
from collections.abc import Callable

from tests.faults.nasties.nasty import End, Nasty
from tests.faults.nasties.packages import (
    A5,
    B6,
    HEAD,
    SHEET,
    TABLE,
    TITLES,
    book,
    number,
    parts,
    row,
    sheet,
    text,
    with_flag,
    zipped,
)

REFUSED = End.REFUSED
AB, COSTS = ("A", "B"), (5.0, 6.0)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMB = "".join(f'<!ENTITY a{place} "{f"&a{place - 1};" * 10}">' for place in range(1, 10))


def _of(*rows: str, **more: str) -> Callable[[], bytes]:
    return lambda: book(sheet(*rows, **more))


def _with_head(head: str, name: str) -> Callable[[], bytes]:
    return lambda: book(sheet(TITLES, row(text(name), number("5")), head=head))


def _replaced(name: str, content: str | bytes) -> Callable[[], bytes]:
    return lambda: zipped({**parts(TABLE), name: content})


def _without(name: str) -> Callable[[], bytes]:
    return lambda: zipped({key: content for key, content in parts(TABLE).items() if key != name})


def _strict() -> bytes:
    """A workbook in the strict dialect, whose parts are the same in other namespaces."""
    dialect = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    }
    found = parts(TABLE)
    for usual, strict in dialect.items():
        found = {name: part.replace(usual, strict) for name, part in found.items()}
    return zipped(found)


PACKAGES = (
    Nasty("ratio", "a part that unpacks 1,000 times", "a.xlsx",
          lambda: book(TABLE, more={"xl/media/a": bytes(60_000_000)}), REFUSED, "would unpack into 60 MB",
          is_heavy=True),
    Nasty("parts", "3,000 parts", "a.xlsx",
          lambda: book(TABLE, more={f"xl/x{each}": b"" for each in range(3_000)}), REFUSED, "parts", is_heavy=True),
    Nasty("climbing-name", "a part named ../../x", "a.xlsx", lambda: book(TABLE, more={"../../x": b""}), REFUSED,
          "point outside"),
    Nasty("rooted-name", "a part named /etc/x", "a.xlsx", lambda: book(TABLE, more={"/etc/x": b""}), REFUSED,
          "point outside"),
    Nasty("drive-name", "a part named C:x", "a.xlsx", lambda: book(TABLE, more={"C:\\x": b""}), REFUSED,
          "point outside"),
    Nasty("strict", "a Strict Open XML workbook", "a.xlsx", _strict, REFUSED, "Strict Open XML"),
    Nasty("cut", "half of a workbook", "a.xlsx", lambda: book(TABLE)[:700], REFUSED, "damaged"),
    Nasty("cut-tail", "a workbook without its last byte", "a.xlsx", lambda: book(TABLE)[:-1], REFUSED, "damaged"),
    Nasty("encrypted-parts", "parts that say they are encrypted", "a.xlsx", lambda: with_flag(book(TABLE), 1), REFUSED),
    Nasty("encrypted", "a workbook with a password", "a.xlsx",
          lambda: _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), REFUSED, "password"),
    Nasty("old", "an .xls renamed", "a.xlsx", lambda: _OLE + bytes(2_000), REFUSED, "old .xls"),
    Nasty("no-book", "a ZIP that is no workbook", "a.xlsx", lambda: zipped({"a.txt": "x"}), REFUSED, "ZIP"),
    Nasty("word", "a Word document renamed", "a.xlsx",
          lambda: zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), REFUSED, "Word"),
    Nasty("binary-book", "an .xlsb renamed", "a.xlsx",
          lambda: zipped({"[Content_Types].xml": "<x/>", "xl/workbook.bin": b"x"}), REFUSED, ".xlsb"),
    Nasty("ods", "an OpenDocument spreadsheet renamed", "a.xlsx",
          lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, zipfile.ZIP_STORED), REFUSED,
          ".ods"),
    Nasty("named-csv", "a workbook named .csv", "a.csv", lambda: book(TABLE), names=AB, costs=COSTS),
    Nasty("macros", "a workbook with macros", "a.xlsm", lambda: book(TABLE, more={"xl/vbaProject.bin": b"x"}),
          names=AB),
    Nasty("no-sheet-part", "a sheet that is listed and not there", "a.xlsx", _without(SHEET), REFUSED),
    Nasty("no-book-part", "no list of sheets", "a.xlsx", _without("xl/workbook.xml"), REFUSED, "not a workbook"),
    Nasty("no-links", "no relations", "a.xlsx", _without("xl/_rels/workbook.xml.rels"), REFUSED),
    Nasty("empty-sheet-part", "a sheet of no byte", "a.xlsx", _replaced(SHEET, b""), REFUSED),
    Nasty("unclosed-xml", "XML that ends early", "a.xlsx", _replaced(SHEET, TABLE[:-30]), REFUSED),
    Nasty("sheet-is-text", "a sheet that is no XML", "a.xlsx", _replaced(SHEET, "Name,Cost"), REFUSED),
    Nasty("other-link", "a relation that leads to a file of the disk", "a.xlsx",
          lambda: zipped({
              **parts(TABLE), "xl/_rels/workbook.xml.rels": parts(TABLE)["xl/_rels/workbook.xml.rels"].replace(
                  "worksheets/sheet1.xml", "file:///etc/passwd"),
          }), REFUSED),
    Nasty("cyclic-styles", "styles that are no styles", "a.xlsx",
          lambda: book(TABLE, more={"xl/styles.xml": "<styleSheet/>"}), names=AB),
    Nasty("external-link", "a sheet with links to other files", "a.xlsx",
          lambda: book(TABLE, more={"xl/externalLinks/externalLink1.xml": "<x/>"}), names=AB),
)  # fmt: skip

XML = (
    Nasty("entity-bomb", "a thousand million laughs", "a.xlsx",
          _with_head(f'{HEAD}<!DOCTYPE w [<!ENTITY a0 "ha">{_BOMB}]>', "&a9;"), REFUSED),
    Nasty("entity-file", "an entity that reads a file", "a.xlsx",
          _with_head(f'{HEAD}<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"), REFUSED),
    Nasty("entity-net", "a document type of another computer", "a.xlsx",
          _with_head(f'{HEAD}<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">', "A"), names=("A",)),
    Nasty("deep-xml", "100,000 elements in each other", "a.xlsx",
          lambda: book(sheet(TITLES, A5, after="<x>" * 100_000 + "</x>" * 100_000)), is_heavy=True),
    Nasty("utf-16-xml", "a sheet in UTF-16", "a.xlsx",
          lambda: zipped({**parts(TABLE), SHEET: TABLE.replace("UTF-8", "UTF-16").encode("utf-16")}), names=AB),
)  # fmt: skip


def _at(place: str, value: str) -> str:
    """A cell with a text that says where it stands."""
    return text(value).replace("<c ", f'<c r="{place}" ')


_B3 = number("6").replace("<c>", '<c r="B3">')

SHEETS = (
    Nasty("far-cell", "a cell in row 1,048,576", "a.xlsx", _of(TITLES, A5, '<row r="1048576"><c r="XFD1048576"><v>1</v>'
          "</c></row>"), REFUSED, "cells", is_heavy=True),
    Nasty("far-row", "a name in row 1,048,000", "a.xlsx",
          _of(TITLES, A5, f'<row r="1048000">{text("B")}{number("6")}</row>'), names=AB, is_heavy=True),
    Nasty("row-backwards", "rows numbered backwards", "a.xlsx",
          _of(f'<row r="9">{text("Name")}{text("Cost")}</row>', f'<row r="2">{text("A")}{number("5")}</row>'), REFUSED),
    Nasty("rows-shuffled", "rows and cells in another order than their places", "a.xlsx",
          _of(TITLES, f'<row r="3">{_B3}{_at("A3", "B")}</row>',
              f'<row r="2">{_at("A2", "A")}{number("5")}</row>'), names=AB, costs=COSTS),
    Nasty("row-twice", "two rows in one place", "a.xlsx",
          _of(TITLES, f'<row r="2">{text("A")}{number("5")}</row>', f'<row r="2">{text("B")}{number("6")}</row>'),
          REFUSED, "row 2: this row comes twice"),
    Nasty("cell-twice", "two cells in one place", "a.xlsx",
          _of(TITLES, f'<row r="2">{_at("A2", "A")}{_at("A2", "B")}</row>', B6), REFUSED,
          "two cells stand in one place"),
    Nasty("cell-elsewhere", "a cell that says it stands in another row", "a.xlsx",
          _of(TITLES, f'<row r="2">{_at("A7", "A")}</row>', B6), REFUSED, "another row"),
    Nasty("other-sheets", "a table on the second sheet too", "a.xlsx",
          lambda: book(TABLE, sheet(TITLES, row(text("C"), number("7")), row(text("D"), number("8")))), names=AB,
          says="Sheet S1 was read; there are tables on S2 too"),
    Nasty("row-no-number", "a row numbered x", "a.xlsx", _of(TITLES, f'<row r="x">{text("A")}{number("5")}</row>'),
          REFUSED),
    Nasty("false-dimension", "a sheet that claims a million rows", "a.xlsx",
          _of(TITLES, A5, B6, before='<dimension ref="A1:XFD1048576"/>'), names=AB, costs=COSTS),
    Nasty("hidden-sheet", "the table on a hidden sheet", "a.xlsx",
          lambda: book(sheet(row(text("x"))), TABLE, states=("visible", "veryHidden")), REFUSED, "no sheet holds"),
    Nasty("all-hidden", "hidden sheets alone", "a.xlsx", lambda: book(TABLE, states=("hidden",)), names=AB,
          says="Hidden sheets: S1"),
    Nasty("hidden-rows", "a row that is hidden", "a.xlsx",
          _of(TITLES, A5, row(text("B"), number("6"), more=' hidden="1"')), names=AB, says="1 hidden row (row 3)"),
    Nasty("merged", "cells merged over two rows", "a.xlsx",
          _of(TITLES, row(text("A"), number("5")), row("<c/>", number("6")),
              after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'), names=("A",), rejected=1,
          says="merged downwards in column Name, rows 2-3"),
    Nasty("no-sheet", "a sheet without rows", "a.xlsx", _of(), REFUSED, "no sheet holds"),
    Nasty("empty-cells", "50,000 empty rows and a name", "a.xlsx", _of(TITLES, *["<row/>"] * 50_000, A5),
          names=("A",), is_heavy=True),
    Nasty("formatted-rows", "30,000 rows with a height or a format alone, a list above and a name below", "a.xlsx",
          _of(*(each.replace("<row", f'<row r="{at}"', 1) for at, each in enumerate((TITLES, A5), start=1)),
              *(f'<row r="{at}" ht="15"><c r="A{at}" s="1"/></row><row r="{at + 1}" hidden="1"/>'
                for at in range(3, 30_003, 2)),
              B6.replace("<row", '<row r="30003" hidden="1"', 1)),
          says="1 hidden row (row 30003)", names=AB, costs=(5.0, 6.0), is_heavy=True),
    Nasty("many-rows", "60,000 rows", "a.xlsx", lambda: book(sheet(TITLES, *[A5] * 60_000)), REFUSED, "50,000",
          is_heavy=True),
)  # fmt: skip


def _cell(xml: str) -> Callable[[], bytes]:
    return _of(TITLES, row(text("A"), xml), B6)


CELLS = (
    Nasty("formula-no-value", "a formula that nobody has calculated", "a.xlsx", _cell("<c><f>1+1</f></c>"), unread=1,
          says="no stored result", costs=(None, 6.0)),
    Nasty("formula-value", "a formula with its value", "a.xlsx", _cell("<c><f>1+1</f><v>2</v></c>"),
          costs=(2.0, 6.0)),
    Nasty("error-cell", "#REF!", "a.xlsx", _cell('<c t="e"><v>#REF!</v></c>'), unread=1, costs=(None, 6.0)),
    Nasty("year-cell", "a year in a column of dates", "a.xlsx",
          _of(row(text("Name"), text("Start date")), row(text("A"), number("2026")), row(text("B"), number("46112"))),
          unread=1, says="this is a year without day and month"),
    Nasty("true-cell", "TRUE as an amount", "a.xlsx", _cell('<c t="b"><v>1</v></c>'), unread=1, costs=(None, 6.0)),
    Nasty("nan-cell", "NaN in a cell of numbers", "a.xlsx", _cell(number("NaN")), REFUSED, "damaged"),
    Nasty("inf-cell", "INF in a cell of numbers", "a.xlsx", _cell(number("INF")), REFUSED, "damaged"),
    Nasty("vast-cell", "1e400 in a cell of numbers", "a.xlsx", _cell(number("1e400")), unread=1, costs=(None, 6.0)),
    Nasty("underscore-cell", "1_000 in a cell of numbers", "a.xlsx", _cell(number("1_000")),
          costs=(1000.0, 6.0)),
    Nasty("word-cell", "a word in a cell of numbers", "a.xlsx", _cell(number("five")), REFUSED, "damaged"),
    Nasty("shared-nowhere", "a shared text that is not there", "a.xlsx", _cell('<c t="s"><v>7</v></c>'), REFUSED,
          "damaged"),
    Nasty("style-nowhere", "a style that is not there", "a.xlsx", _cell('<c s="99"><v>5</v></c>'), REFUSED,
          "damaged"),
    Nasty("reference-mad", "a cell that says it is ZZZZ9", "a.xlsx", _cell('<c r="ZZZZ9"><v>5</v></c>'), REFUSED,
          "damaged"),
    Nasty("day-cell", "a day of the year 99999", "a.xlsx", _cell('<c t="d"><v>99999-01-01</v></c>'), REFUSED,
          "damaged"),
    Nasty("text-equals", "a text that looks like a formula", "a.xlsx", _of(TITLES, row(text("=1+1"), number("5"))),
          names=("=1+1",)),
    Nasty("escaped-control", "a bell written _x0007_", "a.xlsx", _of(TITLES, row(text("A_x0007_b"), number("5"))),
          names=("A\x07b",)),
    Nasty("surrogate-cell", "half a pair written _xD800_", "a.xlsx",
          _of(TITLES, row(text("A_xD800_b"), number("5")))),
    Nasty("long-text-cell", "a text of 2,000,000 letters", "a.xlsx",
          lambda: book(sheet(TITLES, row(text("A" * 2_000_000), number("5")))), REFUSED, "more than 1,048,576",
          is_heavy=True),
)  # fmt: skip

NASTIES = (*PACKAGES, *XML, *SHEETS, *CELLS)
