"""Where the program's own resources and the user's folders are."""

import getpass
import os
import sys
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A shipped folder: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


RESOURCES = _shipped("resources")
WORKSHOPS = _shipped("workshops")


def user_data_folder() -> Path:
    """The folder for untitled workshops, logs and saved import maps; made when missing, if that is possible.

    The environment variable ``VMO_HOME`` overrides the platform's usual place.
    """
    override = os.environ.get("VMO_HOME")
    if override:
        folder = Path(override)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "VMO Desktop"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "VMO Desktop"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "vmo-desktop"
    with suppress(OSError):  # whoever writes there says what is in the way
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def user_name() -> str:
    """The name of who is signed in to this computer, as text that any file takes; empty when nobody can tell."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        return ""
    # A name that is no text of the system's encoding comes with halves of letters, which no file stores.
    return os.fsencode(name).decode(errors="replace")


_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def safe_stem(text: str, instead: str) -> str:
    """A file's name without ending, made of what users write, that every system takes; `instead` of an empty one."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in text)
    stem = " ".join(kept.split())[:80].strip()
    return stem if stem and stem.casefold() not in _RESERVED else instead


def free_name(stem: str, ending: str, taken: set[str]) -> str:
    """A name that no file has yet, on any system; it is taken from now on."""
    number, name = 1, f"{stem}{ending}"
    while name.casefold() in taken:
        number += 1
        name = f"{stem} {number}{ending}"
    taken.add(name.casefold())
    return name
