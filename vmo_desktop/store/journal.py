"""What an interrupted commit left beside a file: tried on a copy before SQLite is let near the file itself.

A journal does not say whose it is. One of another database, left or brought there by a synchronised folder, would be
played into the workshop without a word and ruin it.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from vmo_desktop.errors import FileRefused
from vmo_desktop.store.connection import connect, refuse_code, verify
from vmo_desktop.store.header import journal_of_another, journal_path, read_header
from vmo_desktop.store.lock import Owner, lock_path
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.translation import Texts

tr = Texts("Workshop")


def is_interrupted(path: Path) -> bool:
    """Whether SQLite would play back a journal when the file is opened and nobody else has it open."""
    journal = journal_path(path)
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\x00")
    except OSError:
        return False


def play_back(path: Path) -> None:
    """Take back what an interrupted commit had begun to write; only who has the right to edit may do so.

    Raises `FileRefused` when the journal is not the file's own; both are then as before.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="vmo-") as folder:
            copy = Path(folder) / "w.vmo"
            shutil.copyfile(path, copy)
            is_whole_without = _is_whole(copy)
            shutil.copyfile(journal_path(path), journal_path(copy))
            is_whole_with = _is_whole(copy)
        if is_whole_with:
            with closing(connect(path, read_only=False)) as raw:
                raw.execute("SELECT count(*) FROM sqlite_schema")
            return
    except (OSError, sqlite3.Error) as error:
        raise FileRefused(
            path,
            tr("its last change was interrupted and cannot be taken back ({error}).", error=error),
            tr("Free some space, then open it again."),
        ) from error
    raise _refusal(path, is_whole_without=is_whole_without)


def _is_whole(copy: Path) -> bool:
    try:
        with closing(connect(copy, read_only=False)) as raw:
            # The header counts only once the journal is played back, which reading does.
            refuse_code(copy, raw)
        if read_header(copy).schema >= SCHEMA:
            with closing(connect(copy, read_only=True)) as raw:
                verify(copy, raw)
    except (FileRefused, sqlite3.Error):
        return False
    return True


def _refusal(path: Path, *, is_whole_without: bool) -> FileRefused:
    if is_whole_without:
        return journal_of_another(path)
    journal = journal_path(path).name
    return FileRefused(
        path,
        tr("the file is damaged: its last change was interrupted, and what was kept of it ({journal}) does not fit.",
           journal=journal),
        tr("Open a backup, or save what can be read into a new file."),
    )  # fmt: skip


def unplayable(path: Path, owner: Owner | None) -> FileRefused:
    """What is said where a commit that was not ended cannot be taken back.

    Its owner, on another computer, may be about to end it; without one, nothing can be written there.
    """
    journal = journal_path(path).name
    if owner is not None:
        return FileRefused(
            path,
            tr(
                "a change of it is not finished ({journal} lies beside it), and {owner}, who opened it for editing on "
                "{since}, may still be at it.",
                journal=journal,
                owner=owner,
                since=owner.since,
            ),
            tr(
                "Wait until it is closed there. If nobody edits it there any more, remove {note}, which lies beside "
                "it, and open it again.",
                note=lock_path(path).name,
            ),
        )
    return FileRefused(
        path,
        tr("its last change was interrupted, and it cannot be taken back where nothing can be written."),
        tr("Copy it together with {journal} to a folder of yours and open the copy.", journal=journal),
    )
