"""Measures variants of one task side by side: in turn, in one process, so that a noisy machine spoils no ratio."""

import gc
import importlib
import json
import os
import pkgutil
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import numpy as np

from vmo_desktop.__main__ import favour_the_window

FRAME_MS = 1000 / 60


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one variant."""

    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle time."""
        return float(np.median(self.times))

    def percentile(self, share: float) -> float:
        """The time that so many percent stay below."""
        return float(np.percentile(self.times, share))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `is_reached` None: nothing was promised, or nothing could be measured."""

    key: str
    what: str
    ours: str
    against: str
    goal: str = ""
    is_reached: bool | None = None


Case = Callable[[], Iterable[Row]]

CASES: dict[str, list[Case]] = {}
"""Benchmarks by module."""


def benchmark(case: Case) -> Case:
    """Put a function that yields rows into the table of its module."""
    CASES.setdefault(case.__module__, []).append(case)
    return case


def interleave(variants: Mapping[str, Callable[[], object]], repetitions: int, warm_up: int = 2) -> dict[str, Timing]:
    """Run variants in turn, so many times each; garbage is collected before each round, never within one."""
    for _ in range(warm_up):
        for variant in variants.values():
            variant()
    times: dict[str, list[float]] = {name: [] for name in variants}
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        for _ in range(repetitions):
            gc.collect(0)
            for name, variant in variants.items():
                start = time.perf_counter()
                variant()
                times[name].append((time.perf_counter() - start) * 1000)
    finally:
        gc.enable()
        gc.unfreeze()
    return {name: Timing(tuple(found)) for name, found in times.items()}


def as_in_the_program() -> None:
    """Set garbage collection and the turns of threads as the window does at its start."""
    gc.collect()
    gc.freeze()
    favour_the_window()


def faster(key: str, what: str, ours: Timing, peer: Timing, *, name: str, goal: float) -> Row:
    """A row that promises to be so many times faster than a peer."""
    ratio = peer.median / ours.median
    return Row(
        key, what, f"{ours.median:.2f} ms (p95 {ours.percentile(95):.2f})", f"{ratio:.0f}x faster than {name}",
        f">= {goal:g}x", ratio >= goal,
    )  # fmt: skip


def within(key: str, what: str, ours: Timing, limit: Timing, *, name: str, goal: float) -> Row:
    """A row that promises to take at most so many times as long as a limit."""
    ratio = ours.median / limit.median
    return Row(
        key, what, f"{ours.median:.2f} ms (p95 {ours.percentile(95):.2f})", f"{ratio:.2f} x {name}",
        f"<= {goal:g}x", ratio <= goal,
    )  # fmt: skip


def skipped(key: str, what: str, package: str) -> Row:
    """A row whose peer is not installed."""
    return Row(key, what, "", f"skipped: {package} is not installed (pip install 'vmo-desktop[bench]')")


def has_package(name: str) -> bool:
    """Whether a peer can be imported."""
    return find_spec(name) is not None


def modules() -> list[str]:
    """Names of the benchmark modules beside this one."""
    folder = __package__ or "tests.bench"
    found = pkgutil.iter_modules(importlib.import_module(folder).__path__)
    return sorted(each.name for each in found if each.name not in ("harness", "__main__", "cp_sat"))


def run_here(name: str) -> list[Row]:
    """Run a module's benchmarks in this process."""
    full = f"tests.bench.{name}"
    importlib.import_module(full)
    return [row for case in CASES.get(full, []) for row in case()]


def run_apart(name: str, **environment: str) -> list[Row]:
    """Run a module's benchmarks in a process of their own."""
    command = [sys.executable, "-m", "tests.bench", "--here", name, "--json"]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        return [Row(name, "did not run", "", last[0], is_reached=False)]
    return [Row(**row) for row in json.loads(done.stdout)["rows"]]


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    names = ("numpy", "matplotlib", "PySide6-Essentials", "SQLAlchemy", "reportlab", "highspy")
    found = {"python": platform.python_version(), "system": platform.platform(), "cores": str(os.cpu_count())}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def table(rows: Iterable[Row]) -> str:
    """Rows as text in columns."""
    signs = {True: "reached", False: "MISSED", None: ""}
    lines = [("", "what", "ours", "against", "goal", "")]
    lines += [(row.key, row.what, row.ours, row.against, row.goal, signs[row.is_reached]) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    texts = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([texts[0], "-" * len(texts[0]), *texts[1:]])


def as_json(rows: Iterable[Row]) -> str:
    """Rows and machine as one JSON object."""
    return json.dumps({"machine": machine(), "rows": [asdict(row) for row in rows]}, ensure_ascii=False)
