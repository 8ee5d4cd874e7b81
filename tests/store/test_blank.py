"""What a new workshop begins with."""

import sqlite3
from contextlib import closing
from pathlib import Path

from vmo_desktop.store.connection import connect
from vmo_desktop.store.file import create_file, open_file
from vmo_desktop.store.seal import broken


def made(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a new file holds, by table."""
    create_file(path).close()
    open_file(path).close()
    with closing(connect(path, read_only=True)) as raw:
        assert broken(raw) == []
        names = [str(name) for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
        return {name: rows_of(raw, name) for name in names}


def rows_of(raw: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    return raw.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - names of the file


def test_new_workshops_are_alike_but_for_the_key_of_their_ballots(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one.vmo"), made(tmp_path / "other.vmo")
    assert {name for name in one if one[name] != other[name]} == {"room", "seal"}
    keys = {str(row[-1]) for made_room in (one["room"], other["room"]) for row in made_room}
    assert len(keys) == 2
    assert all(len(key) == 32 for key in keys)
