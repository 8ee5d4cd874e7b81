"""Weight preview on the Drivers stage: from a movement of a bar's handle until bars and ranking strip are painted."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from tests.bench.harness import FRAME_MS, Row, as_in_the_program, benchmark, interleave
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
MOVES = 300


class Handle:
    """The bar of the first driver of a sample, dragged to and fro."""

    def __init__(self, app: QApplication, panel: DriversPanel) -> None:
        self._app, self._panel = app, panel
        snapshot = panel.live.snapshot
        self._driver_id = snapshot.drivers[0].id
        self._set_id = snapshot.weight_sets[0].id
        self._moves = 0

    def results_alone(self) -> None:
        """The limit: the ranking with other points."""
        points = {self._driver_id: 100 * self._next_share()}
        self._panel.live.results.with_points(self._set_id, points).ranking(RankBy.VALUE)

    def moved_and_painted(self) -> None:
        """What a movement of the mouse costs until it is on the screen."""
        self._panel.weights.board.rows[self._driver_id].bar.dragged.emit(self._next_share())
        self._panel.weights.preview.show_now()
        self._app.processEvents()

    def is_right(self) -> bool:
        """A preview writes nothing and is exactly what writing the same points gives."""
        live, before = self._panel.live, self._panel.live.workshop.step
        points = {self._driver_id: 12.5}
        preview = live.results.with_points(self._set_id, points).valuation.low
        has_written = live.workshop.step != before
        live.do(set_points(self._set_id, points))
        is_same = np.array_equal(preview, live.results.valuation.low, equal_nan=True)
        live.undo()
        return is_same and not has_written

    def _next_share(self) -> float:
        self._moves += 1
        return 0.1 + 0.8 * abs(self._moves % 80 - 40) / 40


@benchmark
def drag_on_the_drivers_stage() -> Iterable[Row]:
    """A frame is the promise; the new results alone are the limit."""
    app = QApplication([])
    app.setStyle("Fusion")
    appearance().show(Scheme.LIGHT, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VMO_HOME"] = folder
        for sample in SAMPLES:
            yield measured(app, sample, Path(folder) / f"{sample}.vmo")


def measured(app: QApplication, sample: str, path: Path) -> Row:
    """One sample on the stage of a 1366 by 768 screen."""
    with Workshop.create(path) as workshop:
        build_sample(sample, workshop)
        panel = DriversPanel(LiveWorkshop(workshop), Selection())
        panel.resize(1190, 640)
        panel.show()
        app.processEvents()
        handle = Handle(app, panel)
        is_right = handle.is_right()
        as_in_the_program()
        found = interleave({"results": handle.results_alone, "drag": handle.moved_and_painted}, MOVES, warm_up=20)
        count, leaves = len(workshop.snapshot.initiatives), len(workshop.snapshot.leaves)
        panel.close()
        panel.deleteLater()
        app.processEvents()
    drag, limit = found["drag"], found["results"]
    return Row(
        "drivers",
        f"weight dragged, {count} initiatives x {leaves} drivers, to bars and strip",
        f"{drag.median:.2f} ms (p95 {drag.percentile(95):.2f})",
        f"{drag.median / limit.median:.1f} x the new results alone ({limit.median:.2f} ms)",
        "p95 within a frame",
        is_right and drag.percentile(95) <= FRAME_MS,
    )
