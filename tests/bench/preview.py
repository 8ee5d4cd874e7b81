"""Weight preview: a movement of a bar's handle until bars, ranking and strip are painted, without writing.

Run with `python -m tests.bench.preview [--json]`. The limits are the new results alone, and a frame of 16.7 ms.
"""

import argparse
import gc
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from vmo_desktop.exchange.library import build_sample
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop

SAMPLES = ("meridian", "smart-scale-2018")
MOVES = 200
FRAME_MS = 1000 / 60


class Handle:
    """A bar of the first group of a sample, dragged to and fro."""

    def __init__(self, app: QApplication, panel: DriversPanel) -> None:
        self._app, self._panel = app, panel
        snapshot = panel.live.snapshot
        self._driver_id = snapshot.drivers[0].id
        default = snapshot.default_weight_set
        if default is None:
            raise ValueError("the sample has no weights")
        self._set_id = default.id
        self._shares = (0.1 + 0.8 * abs(place % 80 - 40) / 40 for place in range(100 * MOVES))

    def results_alone(self) -> None:
        """The limit: the ranking with other points."""
        points = {self._driver_id: 1 + 99 * next(self._shares)}
        self._panel.live.results.with_points(self._set_id, points).ranking(RankBy.VALUE)

    def moved_and_painted(self) -> None:
        """What a movement of the mouse costs until it is on the screen."""
        self._panel.board.rows[self._driver_id].bar.dragged.emit(next(self._shares))
        self._panel.tell_preview()
        self._app.processEvents()

    def check(self) -> None:
        """A preview is exactly what writing the same points gives, and has written nothing."""
        live, before = self._panel.live, self._panel.live.workshop.step
        points = {self._driver_id: 12.5}
        preview = live.results.with_points(self._set_id, points).valuation.low
        if live.workshop.step != before:
            raise AssertionError("a preview wrote")
        live.do(set_points(self._set_id, points))
        if not np.array_equal(preview, live.results.valuation.low, equal_nan=True):
            raise AssertionError("the preview is not what was written")
        live.undo()


def timed_ms(variants: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """Run the variants turn by turn, so that noise of the machine hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in variants}
    for place in range(MOVES + 20):
        for name, act in variants.items():
            start = time.perf_counter()
            act()
            if place >= 20:
                times[name].append(1000 * (time.perf_counter() - start))
    return times


def measure(app: QApplication, sample: str, folder: Path) -> dict[str, object]:
    """Median and 95th percentile of one sample."""
    with Workshop.create(folder / f"{sample}.vmo") as workshop:
        build_sample(sample, workshop)
        live = LiveWorkshop(workshop)
        panel = DriversPanel(live, Selection())
        panel.resize(1200, 640)
        panel.show()
        app.processEvents()
        handle = Handle(app, panel)
        handle.check()
        gc.collect()
        gc.freeze()
        times = timed_ms({"results": handle.results_alone, "painted": handle.moved_and_painted})
        row: dict[str, object] = {"sample": sample, "initiatives": len(live.snapshot.initiatives)}
        for name, found in times.items():
            row[f"{name}_median_ms"] = statistics.median(found)
            row[f"{name}_p95_ms"] = float(np.percentile(found, 95))
        row["frames"] = statistics.median(times["painted"]) / FRAME_MS
        panel.close()
        panel.deleteLater()
        app.processEvents()
    return row


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    wants_json = parser.parse_args().json
    app = QApplication([])
    app.setStyle("Fusion")
    appearance().show(Scheme.LIGHT, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VMO_HOME"] = folder
        rows = [measure(app, sample, Path(folder)) for sample in SAMPLES]
    if wants_json:
        print(json.dumps({"machine": platform.platform(), "rows": rows}))
        return
    print(f"{'sample':<20}{'n':>5}{'results':>10}{'painted':>10}{'p95':>8}{'frames':>8}   (ms; one frame is 16.7 ms)")
    for row in rows:
        print(
            f"{row['sample']:<20}{row['initiatives']:>5}{row['results_median_ms']:>10.2f}"
            f"{row['painted_median_ms']:>10.2f}{row['painted_p95_ms']:>8.2f}{row['frames']:>8.2f}"
        )


if __name__ == "__main__":
    main()
