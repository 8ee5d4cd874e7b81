"""Decision pack: time and size of 60 pages, half charts, half tables, and pages per second of whole packs.

The limit is the same pack with its charts left blank; peers are
matplotlib's own PDF writer, once for all charts (before any merging), and once for each chart (merged by PDFium).
"""

import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from reportlab.platypus import Flowable, Spacer

from tests.bench.harness import Row, benchmark, faster, interleave, within
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.report.document import PackDocument, Running
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.styles import page_of
from vmo_desktop.report.tables import head, table
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop

CHARTS = TABLES = 30
BUBBLES = 60
ROWS = 36
REPETITIONS = 5
SIZE = (480.0, 400.0)


def draw_chart(axes: Axes, seed: int) -> None:
    """Bubbles with labels, axes with titles and a grid, in the type of the pack."""
    random = np.random.default_rng(seed)
    x, y = random.uniform(0, 100, (2, BUBBLES))
    colours = [LIGHT.category(place % 8).colour for place in range(BUBBLES)]
    axes.scatter(x, y, s=random.uniform(20, 400, BUBBLES), c=colours, alpha=0.8, edgecolors="white")
    for place in range(BUBBLES):
        axes.annotate(
            f"Initiative {place:02d}", (x[place], y[place]), xytext=(4, 4), textcoords="offset points", fontsize=7
        )
    axes.set_xlabel("Effort (person-days)")
    axes.set_ylabel("Value (0-100)")
    axes.grid(visible=True, color=LIGHT.line)


def _flowables(number: int, *, has_charts: bool) -> list[Flowable]:
    if number % 2 == 0:
        return [Chart(lambda axes: draw_chart(axes, number), SIZE[1]) if has_charts else Spacer(1, SIZE[1])]
    rows: list[list[object]] = [list(head("Code", "Initiative", "Value", "Cost", "Running", numbers=(2, 3, 4)))]
    rows += [[f"P{row}", f"Initiative {row:02d}", f"{90 - row}.5", f"{row}.25", f"{row * 2}.75"] for row in range(ROWS)]
    return [table(rows, [60, 220, 60, 60, 60], numbers=(2, 3, 4), is_tight=True)]


def write_pages(*, has_charts: bool) -> bytes:
    """The pack's own machinery: 60 pages."""
    stream = BytesIO()
    document = PackDocument(stream, page_of(Paper.A4), Running("Benchmark", "step 1", "", ""))
    units: list[tuple[str, Callable[[], list[Flowable]]]] = [
        (PackDocument.INNER, lambda number=number: _flowables(number, has_charts=has_charts))  # type: ignore[misc]
        for number in range(CHARTS + TABLES)
    ]
    document.write(units, lambda _done, _of: None)
    return stream.getvalue()


def _figure(seed: int) -> Figure:
    figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72))
    draw_chart(figure.add_subplot(), seed)
    return figure


def write_pdf_pages() -> bytes:
    """All charts by matplotlib into one PDF; the tables would have to be merged in."""
    stream = BytesIO()
    with PdfPages(stream) as pages:
        for seed in range(CHARTS):
            pages.savefig(_figure(seed))
    return stream.getvalue()


def write_each_and_merge() -> bytes:
    """Each chart by matplotlib into its own PDF, then all merged."""
    whole = pypdfium2.PdfDocument.new()
    for seed in range(CHARTS):
        stream = BytesIO()
        _figure(seed).savefig(stream, format="pdf")
        whole.import_pages(pypdfium2.PdfDocument(stream.getvalue()))
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


@benchmark
def pages_with_charts() -> Iterable[Row]:
    """P18 and P19: half charts, half tables."""
    sizes: dict[str, int] = {}

    def measured(name: str, write: Callable[[], bytes]) -> Callable[[], None]:
        def run() -> None:
            sizes[name] = len(write())

        return run

    variants = {
        "blank": lambda: write_pages(has_charts=False),
        "pack": lambda: write_pages(has_charts=True),
        "at once": write_pdf_pages,
        "each": write_each_and_merge,
    }
    found = interleave({name: measured(name, write) for name, write in variants.items()}, REPETITIONS, warm_up=1)
    pages = CHARTS + TABLES
    yield within(
        "P18", f"pack of {pages} pages, {CHARTS} charts", found["pack"], found["blank"], "charts left blank", 6
    )
    yield faster("P18", "the same", found["pack"], found["at once"], "PdfPages for the charts alone", 4)
    ratio = sizes["pack"] / sizes["each"]
    yield Row(
        "P19", "size of the same", f"{sizes['pack'] / 1e6:.2f} MB", f"{ratio:.2f} x charts saved apart and merged",
        "<= 0.35x", ratio <= 0.35,
    )  # fmt: skip


@benchmark
def samples() -> Iterable[Row]:
    """Whole packs of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("meridian", "smart-scale-2018"):
            with Workshop.create(Path(folder) / f"{name}.vmo") as workshop:
                build_sample(name, workshop)
                results, history = workshop.results, workshop.history()
            count = len(pypdfium2.PdfDocument(pack_bytes(results, history)))
            timing = interleave({name: partial(pack_bytes, results, history)}, REPETITIONS, warm_up=0)[name]
            speed = 1000 * count / timing.median
            yield Row("pack", f"{name}, {count} pages", f"{timing.median:.0f} ms", f"{speed:.0f} pages a second")
