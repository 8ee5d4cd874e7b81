"""The small workshop, built once and copied for each test that damages it."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.small_workshop import make_small_workshop


@cache
def _small() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "w.vmo"
        make_small_workshop(path).close()
        return path.read_bytes()


def copy_small(path: Path) -> Path:
    """Write it there; gives the path back."""
    path.write_bytes(_small())
    return path


def damage(path: Path, *statements: str) -> None:
    """Do to a file what the program never does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
