"""Decision pack: time and size of 60 pages, half charts, half tables, and pages per second of whole packs.

Run with `python -m tests.bench.pack [--json]`. The limit is the same pack with its charts left blank; peers are
matplotlib's own PDF writer, once for all charts (before any merging), and once for each chart (merged by PDFium).
"""

import argparse
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from reportlab.platypus import Flowable, Spacer

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


def timed(variants: dict[str, Callable[[], bytes]], repetitions: int) -> dict[str, tuple[float, int]]:
    """Median seconds and bytes of each variant, run round-robin."""
    seconds: dict[str, list[float]] = {name: [] for name in variants}
    size: dict[str, int] = {}
    for _ in range(repetitions):
        for name, variant in variants.items():
            gc.collect()
            start = time.perf_counter()
            size[name] = len(variant())
            seconds[name].append(time.perf_counter() - start)
    return {name: (statistics.median(seconds[name]), size[name]) for name in variants}


def measure(repetitions: int) -> dict[str, Any]:
    """All figures of the pack."""
    pages = timed(
        {
            "limit: charts left blank": lambda: write_pages(has_charts=False),
            "pack": lambda: write_pages(has_charts=True),
            "peer: PdfPages, charts only": write_pdf_pages,
            "peer: savefig each, merged": write_each_and_merge,
        },
        repetitions,
    )
    samples = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("meridian", "smart-scale-2018"):
            with Workshop.create(Path(folder) / f"{name}.vmo") as workshop:
                build_sample(name, workshop)
                whole = timed({name: lambda: pack_bytes(workshop.results, workshop.history())}, repetitions)[name]
                count = len(pypdfium2.PdfDocument(pack_bytes(workshop.results, workshop.history())))
                samples[name] = {
                    "pages": count,
                    "seconds": whole[0],
                    "bytes": whole[1],
                    "pages_per_s": count / whole[0],
                }
    return {"pages": pages, "samples": samples}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    found = measure(options.repetitions)
    if options.json:
        print(json.dumps(found))
        return
    pages = found["pages"]
    limit, ours = pages["limit: charts left blank"][0], pages["pack"]
    at_once, merged = pages["peer: PdfPages, charts only"][0], pages["peer: savefig each, merged"][1]
    for name, (seconds, size) in pages.items():
        print(f"{name:32} {seconds:7.2f} s {size / 1e6:6.2f} MB  {seconds / ours[0]:6.2f} x pack")
    print(f"P18 pack / blank pack            {ours[0] / limit:7.2f} (goal <= 6)")
    print(f"P18 PdfPages / pack              {at_once / ours[0]:7.2f} (goal >= 4)")
    print(f"P19 size / merged savefig        {ours[1] / merged:7.2f} (goal <= 0.35)")
    for name, sample in found["samples"].items():
        print(f"{name:32} {sample['pages']:4} pages {sample['seconds']:6.2f} s {sample['pages_per_s']:6.1f} pages/s")


if __name__ == "__main__":
    main()
