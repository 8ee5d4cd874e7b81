"""A written pack as pictures of its pages."""

from dataclasses import dataclass
from threading import RLock
from typing import Any
from weakref import finalize

import pypdfium2
import pypdfium2.raw

from vmo_desktop.workshop.safe_write import NotWhole

PDFIUM = RLock()
"""PDFium answers one thread at a time, and ends the program where two ask: whoever asks it takes this."""

POINTS_PER_INCH = 72.0


class NotReadable(NotWhole):
    """The bytes are not a PDF."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in rows of 4 bytes a pixel: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Preview:
    """A PDF in memory; its methods may be called from any thread."""

    def __init__(self, data: bytes) -> None:
        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise NotReadable from error
            self.pages = len(self._document)
            self.sizes = tuple(self._document.get_page_size(index) for index in range(self.pages))
        self._close = finalize(self, _close, self._document)
        self.data = data

    def section_starts(self) -> tuple[int, ...]:
        """The page, from 0, on which each section begins, in their order."""
        with PDFIUM:
            marks = [mark for mark in self._document.get_toc() if mark.level == 0]
            return tuple(mark.get_dest().get_index() for mark in marks)

    def image(self, index: int, width: int) -> PageImage:
        """A page drawn so many pixels wide."""
        with PDFIUM:
            page = self._document[index]
            bitmap = page.render(scale=width / self.sizes[index][0], force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
            image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return image

    def text(self, index: int) -> str:
        """The text of a page."""
        with PDFIUM:
            page = self._document[index]
            text_page = page.get_textpage()
            text: str = text_page.get_text_range()
            text_page.close()
            page.close()
        return text

    def close(self) -> None:
        """Let go of the document; what nobody closes is closed when nobody has it."""
        self._close()


def _close(document: Any) -> None:
    with PDFIUM:
        document.close()
