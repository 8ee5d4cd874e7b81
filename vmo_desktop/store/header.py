"""The gate before SQLite: only a workshop of a schema that we know passes.

Only the first hundred bytes are read, so a hostile or damaged file never reaches the database engine.
See the file format description of SQLite, section 1.3 (application id at byte 68, user version at byte 60).
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.errors import FileRefused, WorkshopTooNew
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

APPLICATION_ID = 0x564D4F44
"""The four letters VMOD."""

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a workshop file says."""

    schema: int


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what a commit replaces; it stays when a computer or program stops in the middle of one."""
    return path.with_name(f"{path.name}-journal")


def read_header(path: Path) -> Header:
    """The header of a workshop file.

    Raises `FileRefused` (or `WorkshopTooNew`) with a sentence for every file that is not a workshop of ours.
    """
    elsewhere = tr("Choose a workshop file (.vmo).")
    try:
        if path.is_dir():
            raise FileRefused(path, tr("this is a folder, not a workshop."), elsewhere)
        if not path.is_file():
            raise FileRefused(path, tr("there is no such file."), tr("Check the name, or look for it in the folder."))
        with path.open("rb") as file:
            start = file.read(_LENGTH)
            size = file.seek(0, 2)
    except OSError as error:
        remedy = tr("Check that you may open it.")
        raise FileRefused(path, tr("the file cannot be read ({strerror}).", strerror=error.strerror), remedy) from error
    if not start:
        raise FileRefused(path, tr("the file is empty."), elsewhere)
    if not start.startswith(_MAGIC[: len(start)]):
        raise FileRefused(path, tr("this is {kind}, not a workshop.", kind=_kind(start)), elsewhere)
    if len(start) < _LENGTH:
        raise FileRefused(path, tr("the file is cut off."), tr("Open a copy of the workshop from before."))
    schema, application_id = struct.unpack(">I", start[60:64])[0], struct.unpack(">I", start[68:72])[0]
    if application_id != APPLICATION_ID:
        raise FileRefused(path, tr("this database belongs to another program."), elsewhere)
    if schema > SCHEMA:
        raise WorkshopTooNew(
            path,
            tr(
                "the workshop was written by a newer VMO Desktop (file version {schema}, this program knows {known}).",
                schema=schema,
                known=SCHEMA,
            ),
            tr("Open it with the newer program; the file was left as it is."),
        )
    page_size = struct.unpack(">H", start[16:18])[0]
    pages = struct.unpack(">I", start[28:32])[0]
    if size < pages * (65536 if page_size == 1 else page_size) and not journal_path(path).exists():
        raise FileRefused(path, tr("the file is cut off."), tr("Open a copy of the workshop from before."))
    return Header(schema)


def _kind(start: bytes) -> str:
    """What a file that is not ours seems to be, in words."""
    if start.startswith(b"PK"):
        return tr("a ZIP or Office file")
    if start.startswith(b"%PDF"):
        return tr("a PDF")
    return tr("some other kind of file")
