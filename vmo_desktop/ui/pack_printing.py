"""Printing the decision pack: the pages of its PDF, drawn one by one, on a printer that the user chose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import WriteFailed
from vmo_desktop.progress import Report, Stopped
from vmo_desktop.report.preview import POINTS_PER_INCH, Preview
from vmo_desktop.workshop.rows import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHARPEST_DPI = 300
"""More dots cost memory and time, and nobody sees them on paper."""

_PAPER = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages went to which printer."""

    pages: int
    printer: str


def make_printer(title: str, paper: Paper, pages: Sequence[int] = ()) -> "QPrinter":
    """Make a printer set to the pack's paper, and to some pages from 0; the pages bring their margins along."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - loads the system's printing when it is asked for

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_PAPER[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if pages:
        ranges = QPageRanges()
        for page in pages:
            ranges.addPage(page + 1)
        printer.setPageRanges(ranges)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
    return printer


def ask_for_printer(printer: "QPrinter", pages: int, parent: QWidget) -> bool:
    """Let the user choose the printer and the pages; False when they thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - as above

    dialog = QPrintDialog(printer, parent)
    options = QPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintSelection, False)
    dialog.setOption(options.PrintCurrentPage, True)
    dialog.setOption(options.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    if printer.pageRanges().isEmpty():
        dialog.setFromTo(1, pages)
    return bool(dialog.exec())


def chosen_pages(printer: "QPrinter", pages: int, current: int) -> list[int]:
    """List the pages to print, from 0, in the order of printing; `current` is the page that is shown."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - as above

    ranges = QPrinter.PrintRange
    asked = printer.printRange()
    if asked == ranges.CurrentPage:
        found = [current]
    elif asked == ranges.PageRange:
        spans = [(span.from_, span.to) for span in printer.pageRanges().toRangeList()]
        spans = spans or [(printer.fromPage() or 1, printer.toPage() or pages)]
        found = sorted({page - 1 for first, last in spans for page in range(first, last + 1) if 1 <= page <= pages})
    else:
        found = list(range(pages))
    return found[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else found


def print_job(data: bytes, printer: "QPrinter", pages: list[int]) -> Callable[[Report], Printed]:
    """Print some pages of a PDF; stopped, the printer gets nothing more."""

    def run(report: Report) -> Printed:
        preview = Preview(data)
        painter = QPainter()
        try:
            if not painter.begin(printer):
                raise WriteFailed(_tr("The printer cannot be used. Choose another one, or export the pack as PDF."))
            for done, page in enumerate(pages):
                report(done, len(pages))
                if done and not printer.newPage():
                    text = _tr("The printer stopped before page %1. Look at it and print again.")
                    raise WriteFailed(text.replace("%1", str(page + 1)))
                _draw(painter, printer, preview, page)
        except Stopped:
            printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
            preview.close()
        return Printed(len(pages), printer.printerName() or printer.outputFileName())

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)


def _draw(painter: QPainter, printer: "QPrinter", preview: Preview, page: int) -> None:
    """Draw a page as large as the paper allows, in its middle."""
    paper = QRectF(0, 0, printer.width(), printer.height())
    width, height = preview.sizes[page]
    scale = min(paper.width() / width, paper.height() / height)
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(paper.center())
    dots = min(printer.resolution(), SHARPEST_DPI) / POINTS_PER_INCH
    drawn = preview.image(page, round(width * dots))
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    painter.drawImage(place, image)
