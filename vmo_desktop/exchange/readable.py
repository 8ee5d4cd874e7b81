"""Whether a path is a file that can be read, before anything waits for it or loads it."""

from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.translation import Texts

tr = Texts("Import")


def check_readable(path: Path, most_bytes: int, remedy: str) -> None:
    """Refuse what is no ordinary file, cannot be opened or is too large; `remedy` is for what is too large."""
    place = CellPlace(path.name)
    try:
        if path.is_dir():
            raise SourceRefused(place, tr("this is a folder."), tr("Choose a file."))
        if not path.exists():
            raise SourceRefused(place, tr("there is no such file."), tr("Check the name and the folder."))
        if not path.is_file():
            raise SourceRefused(place, tr("this is no ordinary file."), tr("Choose a file."))
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        reason = tr("it cannot be opened ({strerror}).", strerror=error.strerror)
        raise SourceRefused(place, reason, tr("Close it elsewhere, or check your rights to it.")) from error
    except ValueError as error:
        raise SourceRefused(place, tr("this is no name of a file."), tr("Check the name and the folder.")) from error
    if size > most_bytes:
        reason = tr(
            "it is too large: {size} MB, and more than {most} MB is not read.",
            size=f"{size / 1_000_000:,.1f}",
            most=f"{most_bytes / 1_000_000:,.0f}",
        )
        raise SourceRefused(place, reason, remedy)
