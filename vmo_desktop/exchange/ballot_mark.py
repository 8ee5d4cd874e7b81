"""By what a ballot is told from any other spreadsheet, before anything of it is read."""

import lzma
import zipfile
import zlib
from pathlib import Path

SHEET = "vmo_ballot"
"""Name of the hidden sheet."""

_LOOKED_AT = 1_000_000
"""Bytes of a workbook's list of sheets that are looked at."""


def is_ballot(path: Path) -> bool:
    """Whether a file looks like a ballot of any workshop; nothing of it is unpacked but its list of sheets."""
    if not path.is_file():  # what a pipe holds would be waited for
        return False
    try:
        with zipfile.ZipFile(path) as package, package.open("xl/workbook.xml") as listed:
            return f'"{SHEET}"'.encode() in listed.read(_LOOKED_AT)
    except (OSError, EOFError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError):
        return False
