"""Workbooks made by hand, part by part, so that each part can be wrong."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

NONE: Mapping[str, str | bytes] = MappingProxyType({})
_NAMES = ("S1", "S2")
SHEET = "xl/worksheets/sheet1.xml"


def text(value: str) -> str:
    """A cell with a text in it; the text is XML."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(value: str) -> str:
    """A cell with what is written for a number."""
    return f"<c><v>{value}</v></c>"


def formatted(value: str, place: int = 1) -> str:
    """A cell with a number in one of the formats that `formats` lists, from 1."""
    return f'<c s="{place}"><v>{value}</v></c>'


def formats(*codes: str) -> dict[str, str]:
    """The part of a workbook that has these number formats."""
    written = "".join(f'<numFmt numFmtId="{170 + at}" formatCode={quoteattr(each)}/>' for at, each in enumerate(codes))
    uses = "".join(f'<xf numFmtId="{170 + at}" applyNumberFormat="1"/>' for at in range(len(codes)))
    return {
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{written}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{uses}</cellXfs></styleSheet>'
    }


def row(*cells: str, more: str = "") -> str:
    """A row of cells."""
    return f"<row{more}>{''.join(cells)}</row>"


def sheet(*rows: str, before: str = "", after: str = "", head: str = HEAD) -> str:
    """A sheet's XML."""
    return f'{head}<worksheet xmlns="{_MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


TITLES = row(text("Name"), text("Cost"))
A5, B6 = row(text("A"), number("5")), row(text("B"), number("6"))
TABLE = sheet(TITLES, A5, B6)


def parts(*sheets: str, states: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> dict[str, str]:
    """The parts of a workbook with these sheets."""
    named = [f"xl/worksheets/sheet{each}.xml" for each in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{(names or _NAMES)[place - 1]}" sheetId="{place}" r:id="r{place}"'
        + (f' state="{states[place - 1]}"' if len(states) >= place else "")
        + "/>"
        for place in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{place}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, len(sheets) + 1)
    )
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{_SHEET_TYPE}"/>' for name in named)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>{kinds}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        **dict(zip(named, sheets, strict=True)),
    }


def zipped(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts in a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return stream.getvalue()


def zipped_twice(entries: Mapping[str, str | bytes], name: str, other: str) -> bytes:
    """The parts in a package that holds one of them a second time, with other content."""
    stream = io.BytesIO(zipped(entries))
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "a") as package:
        package.writestr(name, other)
    return stream.getvalue()


def book(*sheets: str, states: tuple[str, ...] = (), more: Mapping[str, str | bytes] = NONE) -> bytes:
    """A workbook with these sheets, and with more parts by their names."""
    return zipped({**parts(*sheets, states=states), **more})


def with_flag(content: bytes, flag: int) -> bytes:
    """The package with a flag set on every entry, such as 1 for encrypted."""
    found = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := found.find(mark, at + 1)) >= 0:
            found[at + place] |= flag
    return bytes(found)
