"""Mistakes put into a copy of the program: the tests have to find each of them."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.fault import Fault, Tally
from tests.faults.regressions import REGRESSIONS, Regression

_ROOT = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "bench")
_PASSED, _FAILED = 0, 1


def _ended(tree: Path, test: str) -> int:
    """How a test ends in a copy of the program."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    return subprocess.run(words, check=False, cwd=tree, env=environment, capture_output=True).returncode


def _place(tree: Path, text: str) -> Path | None:
    """The only module in which a text stands, once."""
    found = [(path, path.read_text("utf-8").count(text)) for path in sorted((tree / "vmo_desktop").rglob("*.py"))]
    places = [(path, count) for path, count in found if count]
    return places[0][0] if len(places) == 1 and places[0][1] == 1 else None


def _judge(tree: Path, regression: Regression, tally: Tally) -> None:
    place = _place(tree, regression.old)
    if place is None:
        tally.add_silent(f"{regression.name}: what is to be replaced does not stand once in the program")
        return
    if _ended(tree, regression.test) != _PASSED:
        tally.add_crashed(f"{regression.name}: {regression.test} does not pass without it")
        return
    whole = place.read_text("utf-8")
    try:
        place.write_text(whole.replace(regression.old, regression.new), "utf-8")
        if _ended(tree, regression.test) != _FAILED:
            tally.add_silent(f"{regression.name}: {regression.test} does not find it")
    finally:
        place.write_text(whole, "utf-8")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, tree = Tally(), folder / "tree"
    shutil.copytree(_ROOT, tree, ignore=_LEFT_OUT)
    asked = (
        list(REGRESSIONS) if tries >= len(REGRESSIONS) else [REGRESSIONS[0], *rng.sample(REGRESSIONS, tries)][:tries]
    )
    for regression in asked:
        tally.tried += 1
        _judge(tree, regression, tally)
    return tally


FAULTS = (Fault("seeded", "the tests find the mistakes that the stack invites", _run, short=1, long=len(REGRESSIONS)),)
