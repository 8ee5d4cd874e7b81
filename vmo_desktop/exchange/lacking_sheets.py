"""Sheets that a workbook lists and does not hold: the parser passes over them without a word."""

import io
import zipfile
from collections.abc import Collection, Iterator

from defusedxml import ElementTree

from vmo_desktop.translation import Texts

tr = Texts("Import")

_BOOK = "xl/workbook.xml"


def lacking_sheets(package: zipfile.ZipFile, held: Collection[str]) -> Iterator[str]:
    """Name the sheets that are listed and not among those that were found."""
    if _BOOK not in package.namelist():
        return
    elements = (element for _, element in ElementTree.iterparse(io.BytesIO(package.read(_BOOK))))
    listed = [each.get("name", "") for each in elements if each.tag.rpartition("}")[2] == "sheet"]
    if lacking := ", ".join(name for name in listed if name not in held):
        yield tr(
            "The workbook is damaged: it lists sheets that are not in the file: {sheets}. "
            "If they matter, get the whole file again.",
            sheets=lacking,
        )
