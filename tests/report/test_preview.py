"""A written pack as pictures, asked from many threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import repeat

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdfs import opened, page_count
from vmo_desktop.report.preview import NotReadable, Preview

PAGES = 12


@pytest.fixture(scope="module")
def data() -> bytes:
    """A dozen pages, each of which tells its number."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for page in range(PAGES):
        for line in range(60):
            canvas.drawString(50, 800 - 12 * line, f"Page {page}, line {line}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """Threads beside that of the test."""
    with ThreadPoolExecutor(3) as threads:
        yield threads


def test_threads_draw_read_and_drop_documents_at_once(data: bytes, pool: ThreadPoolExecutor) -> None:
    """Without taking turns the process ends here."""
    kept = Preview(data)
    drawn = [pool.submit(kept.image, page, 400) for page in [*range(PAGES)] * 3]
    dropped = pool.map(lambda each: Preview(each).text(1), repeat(data, 20))
    counts = [page_count(data) for _ in range(20)]
    assert counts == [PAGES] * 20
    assert all("Page 1, line 59" in text for text in dropped)
    pictures = [each.result().pixels for each in drawn]
    assert pictures[:PAGES] == pictures[PAGES : 2 * PAGES] == pictures[2 * PAGES :]
    kept.close()


def test_closing_twice_is_closing(data: bytes) -> None:
    preview = Preview(data)
    preview.close()
    preview.close()
    with opened(data) as document:
        assert len(document) == PAGES


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(NotReadable):
        Preview(b"no pdf")
