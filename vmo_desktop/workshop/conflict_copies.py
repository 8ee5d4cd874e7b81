"""Conflict copies: what a program that keeps folders the same leaves beside a file that two computers changed."""

import re
import socket
from pathlib import Path

_SAID = re.compile(r"(?P<stem>.+?) ?[(\[][^()\[\]]*(confl|konflikt)[^()\[\]]*[)\]]", re.I)
"""Dropbox, Nextcloud, Google Drive: "plan (Anna's conflicted copy 2026-11-27)", "plan [Conflict]"."""

_SYNCTHING = re.compile(r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?")
_NUMBERED = re.compile(r"(?P<stem>.+) \([1-9]\d?\)")
_OF_COMPUTER = re.compile(r"(?P<stem>.+?)-(?P<host>(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,14})(-\d{1,2})?")
"""OneDrive puts the name of a Windows computer behind: capitals, digits and hyphens, at most 15."""


def original_stem(stem: str, host: str = "") -> str | None:
    """The name, without ending, of what a conflict copy was made of; None for a name that is none of a copy."""
    for pattern in (_SYNCTHING, _SAID, _NUMBERED, _OF_COMPUTER):
        found = pattern.fullmatch(stem)
        if found:
            return found["stem"]
    mark = f"-{host}".casefold()
    return stem[: -len(mark)] if host and stem.casefold().endswith(mark) else None


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """What lies beside a file and looks like a conflict copy of it, by name; empty where the folder cannot be read."""
    host = socket.gethostname()
    wanted = path.stem.casefold()
    try:
        beside = [each for each in path.parent.iterdir() if each.suffix.casefold() == path.suffix.casefold()]
    except OSError:
        return ()
    copies = [each for each in beside if (original_stem(each.stem, host) or "").casefold() == wanted]
    return tuple(sorted((each for each in copies if each.name != path.name), key=lambda each: each.name))


def copied_from(path: Path) -> Path | None:
    """The file beside this one that it is a conflict copy of; None when it is no copy, or that file is gone."""
    stem = original_stem(path.stem, socket.gethostname())
    original = None if stem is None else path.with_name(stem + path.suffix)
    return original if original is not None and original.is_file() else None
