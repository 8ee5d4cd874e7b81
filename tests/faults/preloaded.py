"""What is imported and done once, in the process from which those are forked that are killed or made to fail."""

import random
import tempfile
from pathlib import Path

import alembic.runtime.migration  # noqa: F401
import matplotlib.backends.backend_pdf  # noqa: F401
import reportlab.platypus  # noqa: F401
import xlsxwriter  # noqa: F401

import tests.faults.kills  # noqa: F401
import vmo_desktop.cli
import vmo_desktop.exchange.export
import vmo_desktop.report.build
import vmo_desktop.store.migration  # noqa: F401
from tests.ui.small_workshop import make_small_workshop
from tests.workshop import walk
from vmo_desktop.workshop.workshop import Workshop

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "warm.vmo"
    make_small_workshop(path).close()
    with Workshop.open(path) as workshop:
        rng = random.Random(1)
        for _ in range(60):
            walk.step(workshop, rng)
