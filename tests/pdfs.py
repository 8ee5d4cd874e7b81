"""PDF files opened beside a program that draws them in its threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2

from vmo_desktop.report.preview import PDFIUM


@contextmanager
def opened(pdf: bytes | Path) -> Iterator[Any]:
    """PDFium's document, with PDFium for oneself; nothing of it may be kept."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes | Path) -> int:
    """How many pages there are."""
    with opened(pdf) as document:
        return len(document)
