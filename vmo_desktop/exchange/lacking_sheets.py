"""Sheets that a workbook lists and does not hold: the parser passes over them without a word."""

import io
from collections.abc import Collection, Iterator

from defusedxml import ElementTree

from vmo_desktop.translation import Texts

tr = Texts("Import")


def lacking_sheets(book_xml: bytes, held: Collection[str]) -> Iterator[str]:
    """Name the sheets that the list of sheets has and that are not among those that were found."""
    elements = (element for _, element in ElementTree.iterparse(io.BytesIO(book_xml)))
    listed = [each.get("name", "") for each in elements if each.tag.rpartition("}")[2] == "sheet"]
    if lacking := ", ".join(name for name in listed if name not in held):
        yield tr(
            "The workbook is damaged: it lists sheets that are not in the file: {sheets}. "
            "If they matter, get the whole file again.",
            sheets=lacking,
        )
