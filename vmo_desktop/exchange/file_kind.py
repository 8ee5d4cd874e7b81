"""What a file really is, by its first bytes: names lie."""

import io
import zipfile
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.table import SourceKind
from vmo_desktop.translation import Texts

tr = Texts("Import")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DATABASE = b"SQLite format 3"
_OTHERS = (
    (b"%PDF", tr.mark("this is a PDF, whatever its name says.")),
    (_DATABASE, tr.mark("this is a database or a workshop file, not a spreadsheet.")),
    (b"\x1f\x8b", tr.mark("this is a compressed file (gzip).")),
    (b"7z\xbc\xaf", tr.mark("this is a compressed file (7-Zip).")),
    (b"Rar!", tr.mark("this is a compressed file (RAR).")),
    (b"\x89PNG", tr.mark("this is a picture.")),
    (b"\xff\xd8\xff", tr.mark("this is a picture.")),
    (b"GIF8", tr.mark("this is a picture.")),
    (b"{\\rtf", tr.mark("this is a text document (RTF).")),
    (b"ID;PWXL;", tr.mark("this is a table in the SYLK format.")),
    (b"ID;PSCALC", tr.mark("this is a table in the SYLK format.")),
)
_UNREAD = ("xl/media/", "xl/drawings/")
"""No table stands in pictures, which libraries that write workbooks do pack twice."""

_SAVE_AS = tr.mark("Open it in a spreadsheet program, save it as .xlsx or .csv, and import that.")


def is_workshop(path: Path) -> bool:
    """Whether a file is to be opened as a workshop, not read as a table: by its first bytes, else by its name.

    A workshop that is missing or damaged is so refused as one.
    """
    try:
        if not path.is_file():  # what a pipe holds would be waited for
            return path.suffix.lower() == ".vmo"
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE or path.suffix.lower() == ".vmo"
    except OSError:
        return path.suffix.lower() == ".vmo"


def kind_of(content: bytes, file: str) -> SourceKind:
    """Workbook or text table; anything else is refused in one sentence (`SourceRefused`)."""
    if not content:
        raise SourceRefused(CellPlace(file), tr("the file is empty."), tr("Choose a file with a table in it."))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_package(content, file)
        return SourceKind.WORKBOOK
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise SourceRefused(
                CellPlace(file),
                tr("the workbook is protected by a password."),
                tr("Open it in its program, remove the password, save it, and import it again."),
            )
        raise SourceRefused(CellPlace(file), tr("this is a workbook in the old .xls format."), tr.marked(_SAVE_AS))
    for start, reason in _OTHERS:
        if content.startswith(start):
            raise SourceRefused(CellPlace(file), tr.marked(reason), tr("Choose a spreadsheet (.xlsx or .csv)."))
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        raise SourceRefused(
            CellPlace(file), tr("this is a web page or XML, whatever its name says."), tr.marked(_SAVE_AS)
        )
    return SourceKind.TEXT


def _check_package(content: bytes, file: str) -> None:
    """Refuse what is no workbook, or would unpack into far too much, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceRefused(
            CellPlace(file),
            tr("the workbook is damaged or was cut off."),
            tr("Get the whole file again, or save it anew."),
        ) from error
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > limits.MAX_ENTRIES
        or unpacked > limits.MAX_UNPACKED_BYTES
        or unpacked > max(limits.MAX_RATIO * len(content), limits.RATIO_COUNTS_FROM_BYTES)
    ):
        raise SourceRefused(
            CellPlace(file),
            tr(
                "it would unpack into {size} MB in {entries} parts, far more than a list of initiatives needs.",
                size=f"{unpacked / 1000000.0:,.0f}",
                entries=f"{len(entries):,}",
            ),
            tr("Copy the table into a new workbook and import that."),
        )
    names = {entry.filename for entry in entries}
    read = [entry.filename for entry in entries if not entry.filename.startswith(_UNREAD)]
    if len(set(read)) < len(read):
        raise SourceRefused(
            CellPlace(file),
            tr("a part of it is there twice, and programs differ in which of them they read."),
            tr("Open it in a spreadsheet program, look whether all is there, save it anew, and import that."),
        )
    if any(_escapes(name) for name in names):
        raise SourceRefused(
            CellPlace(file),
            tr("it holds parts whose names point outside of it; no spreadsheet program writes that."),
            tr("Do not open this file; ask for it anew."),
        )
    _check_is_workbook(names, content, file)


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def _check_is_workbook(names: set[str], content: bytes, file: str) -> None:
    if "[Content_Types].xml" in names and any(
        name.startswith("xl/workbook") and name.endswith(".xml") for name in names
    ):
        return
    reason = tr("this is a ZIP file, but not a workbook.")
    if "xl/workbook.bin" in names:
        reason = tr("this is a binary workbook (.xlsb).")
    elif b"opendocument.spreadsheet" in content[:200]:
        reason = tr("this is an OpenDocument spreadsheet (.ods).")
    elif any(name.startswith("word/") for name in names):
        reason = tr("this is a Word document.")
    elif any(name.startswith("ppt/") for name in names):
        reason = tr("this is a presentation.")
    raise SourceRefused(CellPlace(file), reason, tr.marked(_SAVE_AS))
