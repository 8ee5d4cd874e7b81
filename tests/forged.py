"""Files with contents that no operation writes, sealed as if it had been the program."""

import sqlite3
from contextlib import closing
from pathlib import Path

from vmo_desktop.store.seal import write_whole_seal


def forge(path: Path, *statements: str) -> None:
    """Write into a closed workshop file behind the program's back, and put its seal right."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.executescript(statement)
        write_whole_seal(raw)
