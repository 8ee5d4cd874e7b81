"""Printing the pack: which pages, on which paper, and what happens when it cannot be."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from tests.pdfs import opened
from vmo_desktop.errors import WriteFailed
from vmo_desktop.progress import Stopped
from vmo_desktop.ui.pack_printing import chosen_pages, make_printer, print_job
from vmo_desktop.workshop.rows import Paper

pytestmark = pytest.mark.usefixtures("qapp")


def _pdf(path: Path, pages: int) -> bytes:
    """Page n has a black square of side n cm in its upper left corner."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in range(1, pages + 1):
        side = page * 28.35
        canvas.rect(0, 842 - side, side, side, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def _to_file(path: Path, paper: Paper = Paper.A4) -> QPrinter:
    printer = make_printer("Plan", paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _silent(done: int, of: int) -> None:
    del done, of


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_pages_fill_the_paper_of_the_pack(tmp_path: Path, paper: Paper, size: tuple[int, int]) -> None:
    printer = _to_file(tmp_path / "printed.pdf", paper)
    done = print_job(_pdf(tmp_path / "in.pdf", 3), printer, [2, 0])(_silent)
    assert done.pages == 2
    with opened(tmp_path / "printed.pdf") as document:
        assert [tuple(round(side) for side in page.get_size()) for page in document] == [size, size]
        third, first = (page.render(scale=1).to_pil().convert("L") for page in document)
    # the square of 3 cm, then that of 1 cm, after the page was fitted into the paper's middle
    scale = min(size[0] / 595, size[1] / 842)
    left, top = (size[0] - 595 * scale) / 2, (size[1] - 842 * scale) / 2
    at = (int(left + 57 * scale), int(top + 57 * scale))
    assert third.getpixel(at) < 60
    assert first.getpixel(at) > 200


def test_which_pages() -> None:
    printer = make_printer("Plan", Paper.A4)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert chosen_pages(printer, 4, 2) == [0, 1, 2, 3]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 2) == [2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    ranges.addRange(7, 9)
    printer.setPageRanges(ranges)
    assert chosen_pages(printer, 8, 0) == [1, 2, 6, 7]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 8, 0) == [7, 6, 2, 1]


def test_a_stopped_print_goes_no_further(tmp_path: Path) -> None:
    told: list[int] = []

    def stop(done: int, of: int) -> None:
        del of
        told.append(done)
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        print_job(_pdf(tmp_path / "in.pdf", 3), _to_file(tmp_path / "printed.pdf"), [0, 1, 2])(stop)
    assert told == [0, 1]


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_cannot_be_used_is_told_in_words(tmp_path: Path) -> None:
    printer = _to_file(tmp_path / "no such folder" / "printed.pdf")
    with pytest.raises(WriteFailed, match="export the pack as PDF"):
        print_job(_pdf(tmp_path / "in.pdf", 1), printer, [0])(_silent)
