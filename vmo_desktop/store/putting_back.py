"""A backup in the place of all that a file holds."""

import sqlite3
from pathlib import Path

from vmo_desktop.store.backups import reading
from vmo_desktop.store.connection import copy_pages
from vmo_desktop.store.seal import is_sealed_alike


def put_back(backup: Path, raw: sqlite3.Connection) -> sqlite3.Error | None:
    """Put the content of a backup in the place of all that a file holds; returns why not, and all is then as before.

    Raises `FileRefused` where the backup cannot be read.
    """
    with reading(backup) as source:
        try:
            copy_pages(source, raw)
        except sqlite3.Error as error:
            # Perhaps only the folder could not be flushed, and the content is in its place.
            return None if is_sealed_alike(source, raw) else error
    return None
