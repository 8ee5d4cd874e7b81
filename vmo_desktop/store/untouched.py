"""Reading a file that must stay as it is: a copy of it where opening would bring it up to date."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from vmo_desktop.errors import FileRefused
from vmo_desktop.store.header import journal_path, read_header
from vmo_desktop.store.journal import is_interrupted, play_back
from vmo_desktop.store.lock import is_free
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.translation import Texts

tr = Texts("Workshop")


@contextmanager
def untouched(path: Path) -> Iterator[Path]:
    """Where a file can be read without being changed; of the present schema, unless it is newer.

    Raises `FileRefused` when it cannot be read or brought up to date.
    """
    header = read_header(path)
    # Where somebody is editing, a journal is no more than a commit on its way: SQLite itself waits for it.
    is_settled = not journal_path(path).exists() or not is_free(path)
    if header.schema >= SCHEMA and is_settled:
        yield path
        return
    with ExitStack() as stack:
        try:
            copy = Path(stack.enter_context(TemporaryDirectory(prefix="vmo-"))) / path.name
            for each, place in ((path, copy), (journal_path(path), journal_path(copy))):
                if each.exists():
                    shutil.copyfile(each, place)
        except OSError as error:
            raise not_copied(path, error) from error
        _bring_up(copy)
        yield copy


def not_copied(path: Path, error: Exception) -> FileRefused:
    """What is said of a file that can be read from a copy only, where none can be made."""
    reason = tr("it cannot be copied, to be read ({error}).", error=error)
    return FileRefused(path, reason, tr("Free some space for temporary files, and check that you may open it."))


def _bring_up(copy: Path) -> None:
    if is_interrupted(copy):
        play_back(copy)
    if read_header(copy).schema < SCHEMA:
        # Alembic takes half a second to import and is needed for older files only.
        from vmo_desktop.store.migration import migrate  # noqa: PLC0415

        migrate(copy, keeps_former=False)
