"""Looking again at a file of data that was just written, before it takes another one's place."""

import json
import zipfile
import zlib
from pathlib import Path

from vmo_desktop.workshop.safe_write import NotWhole


def check_workbook(part: Path) -> None:
    """Refuse a workbook with a part that cannot be unpacked, or without sheets."""
    try:
        with zipfile.ZipFile(part) as book:
            is_whole = book.testzip() is None and "xl/worksheets/sheet1.xml" in book.namelist()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise NotWhole from error
    if not is_whole:
        raise NotWhole


def check_json(part: Path) -> None:
    """Refuse what is not one JSON object."""
    try:
        json.loads(part.read_bytes())
    except ValueError as error:
        raise NotWhole from error


def check_csv(part: Path) -> None:
    """Refuse a table that ends within a row."""
    try:
        text = part.read_bytes().decode("utf-8-sig")
    except ValueError as error:
        raise NotWhole from error
    if not text.endswith("\r\n") or text.count('"') % 2:
        raise NotWhole
