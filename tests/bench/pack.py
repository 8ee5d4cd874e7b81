"""Decision pack: time and size of 60 pages, half charts, half tables, and pages per second of whole packs.

The limit is the same pack with its charts left blank; peers are WeasyPrint, and matplotlib's own PDF writer, once for
all charts (laid onto the blank pages by pikepdf) and once for each chart (the same).
"""

import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from reportlab.platypus import Flowable, Spacer

from tests.bench.harness import Row, benchmark, faster, has_package, interleave, skipped, within
from tests.pdfs import page_count
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.report.document import PackDocument, Running
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.styles import MARGIN, page_of
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


def laid_on(charts: Iterable[bytes]) -> bytes:
    """Pages of matplotlib's charts on the blank pages of the pack, as form XObjects."""
    import pikepdf

    whole = pikepdf.open(BytesIO(write_pages(has_charts=False)))
    box = pikepdf.Rectangle(MARGIN, 300, MARGIN + SIZE[0], 300 + SIZE[1])
    place = 0
    for chart in charts:
        for page in pikepdf.open(BytesIO(chart)).pages:
            whole.pages[place].add_overlay(page, box)
            place += 2
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def write_each() -> bytes:
    """Each chart by matplotlib into its own PDF, then laid onto its page."""

    def charts() -> Iterable[bytes]:
        for number in range(0, CHARTS + TABLES, 2):
            stream = BytesIO()
            _figure(number).savefig(stream, format="pdf")
            yield stream.getvalue()

    return laid_on(charts())


def write_at_once() -> bytes:
    """All charts by matplotlib into one PDF, then laid onto their pages."""
    stream = BytesIO()
    with PdfPages(stream) as pages:
        for number in range(0, CHARTS + TABLES, 2):
            pages.savefig(_figure(number))
    return laid_on([stream.getvalue()])


def write_by_weasyprint() -> bytes:
    """The same pages as a web page, the charts as SVG."""
    import weasyprint

    parts = []
    for number in range(CHARTS + TABLES):
        if number % 2 == 0:
            stream = BytesIO()
            _figure(number).savefig(stream, format="svg")
            drawn = b64encode(stream.getvalue()).decode()
            parts.append(f'<section><img src="data:image/svg+xml;base64,{drawn}"></section>')
        else:
            rows = "".join(
                f"<tr><td>P{row}<td>Initiative {row:02d}<td>{90 - row}.5<td>{row}.25<td>{row * 2}.75"
                for row in range(ROWS)
            )
            parts.append(f"<section><table>{rows}</table></section>")
    look = "<style>@page { size: A4 } section { break-after: page } img { width: 160mm }</style>"
    found: bytes = weasyprint.HTML(string=look + "".join(parts)).write_pdf()
    return found


@benchmark
def pages_with_charts() -> Iterable[Row]:
    """P18 and P19: half charts, half tables; peers that take many seconds run once."""
    sizes: dict[str, int] = {}

    def measured(name: str, write: Callable[[], bytes]) -> Callable[[], None]:
        def run() -> None:
            sizes[name] = len(write())

        return run

    variants = {
        "blank": lambda: write_pages(has_charts=False),
        "pack": lambda: write_pages(has_charts=True),
    }
    found = interleave({name: measured(name, write) for name, write in variants.items()}, REPETITIONS, warm_up=1)
    slow = {"pack": variants["pack"]}
    slow |= {"each": write_each, "pikepdf": write_at_once} if has_package("pikepdf") else {}
    slow |= {"weasyprint": write_by_weasyprint} if has_package("weasyprint") else {}
    peers = interleave({name: measured(name, write) for name, write in slow.items()}, 1, warm_up=0)
    what = f"pack of {CHARTS + TABLES} pages, {CHARTS} charts"
    yield within("P18", what, found["pack"], found["blank"], name="charts left blank", goal=6)
    for peer, name, goal in (("weasyprint", "WeasyPrint", 12.0), ("pikepdf", "PdfPages + pikepdf", 4.0)):
        if peer in peers:
            yield faster("P18", what, peers["pack"], peers[peer], name=name, goal=goal)
        else:
            yield skipped("P18", what, peer)
    if "each" not in sizes:
        yield skipped("P19", f"size of a {what}", "pikepdf")
        return
    ratio = sizes["pack"] / sizes["each"]
    yield Row(
        "P19", f"size of a {what}", f"{sizes['pack'] / 1e6:.2f} MB",
        f"{ratio:.2f} x charts saved one by one ({sizes['each'] / 1e6:.2f} MB)", "<= 0.35x", ratio <= 0.35,
    )  # fmt: skip


@benchmark
def samples() -> Iterable[Row]:
    """Whole packs of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("meridian", "smart-scale-2018"):
            with Workshop.create(Path(folder) / f"{name}.vmo") as workshop:
                build_sample(name, workshop)
                results, history = workshop.results, workshop.history()
            count = page_count(pack_bytes(results, history))
            timing = interleave({name: partial(pack_bytes, results, history)}, REPETITIONS, warm_up=0)[name]
            speed = 1000 * count / timing.median
            yield Row("pack", f"{name}, {count} pages", f"{timing.median:.0f} ms", f"{speed:.0f} pages a second")
