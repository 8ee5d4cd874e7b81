"""The folders of workshops that the user has given no place yet: untitled ones, and copies to rehearse in."""

from contextlib import suppress
from pathlib import Path

from vmo_desktop.paths import user_data_folder

SUFFIX = ".vmo"


def untitled_folder() -> Path:
    """Find the folder where workshops live until they are named; where it cannot be made, making a file there fails."""
    return _made(user_data_folder() / "untitled")


def _made(folder: Path) -> Path:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_untitled(path: Path) -> bool:
    """Tell whether a file lies in the folder of untitled workshops."""
    return path.resolve().parent == untitled_folder().resolve()


def rehearsal_folder() -> Path:
    """Find the folder of the copies that are made to rehearse in."""
    return _made(user_data_folder() / "rehearsals")


def is_rehearsal(path: Path) -> bool:
    """Tell whether a file is a copy made to rehearse in."""
    return path.resolve().parent == rehearsal_folder().resolve()


def untitled_path(stem: str) -> Path:
    """Find a free name in the folder of untitled workshops."""
    return free_path(untitled_folder(), stem)


def free_path(folder: Path, stem: str) -> Path:
    """Find a free name in a folder, which need not exist."""
    taken = {each.name.casefold() for each in folder.iterdir()} if folder.is_dir() else set()
    number = 1
    while (name := f"{stem}{f' {number}' if number > 1 else ''}{SUFFIX}").casefold() in taken:
        number += 1
    return folder / name
