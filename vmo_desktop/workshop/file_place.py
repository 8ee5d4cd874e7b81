"""Where a file lies: in a folder that a program keeps the same on several computers, or on the network.

Such a folder is told by the names that its program gives it, by what the program leaves in it, and by what the
operating system says; nothing of the file is read.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePath, PureWindowsPath

_ROOTS = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
"""Variables that name a folder of a program on Windows."""

_NAMES = (
    (re.compile(r"onedrive( - .+|-.+)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?|.+ dropbox"), "Dropbox"),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs"), "iCloud Drive"),
    (re.compile(r"google ?drive( \(.+\)|-.+)?|google drive file stream|drivefs"), "Google Drive"),
    (re.compile(r"nextcloud[0-9]*"), "Nextcloud"),
)
"""What programs call their folders, in small letters."""

_DRIVE_TOPS = frozenset({
    "my drive", "shared drives", "meine ablage", "geteilte ablagen", "mon drive", "drive partagés", "mi unidad",
    "unidades compartidas", "il mio drive", "drive condivisi",
})  # fmt: skip
"""Folders at the top of the drive letter that Google Drive makes on Windows."""

_SIGNS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox", ".dropbox": "Dropbox"}
"""What programs leave at the top of their folders."""

_VIRTUAL = {"google-drive:": "Google Drive", "onedrive:": "OneDrive"}
"""What the GNOME desktop calls what it shows of an account."""

_NETWORK_KINDS = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "ncpfs", "davfs", "webdav", "afs", "ceph", "glusterfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.onedriver",
})  # fmt: skip

_POINT, _KIND = 1, 2
"""Where in a line of the table of mounts the folder and the kind of file system stand."""

_REMOTE = 4
"""What Windows answers about the drive of a network share (DRIVE_REMOTE)."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is special about where a file lies; neither where nothing is."""

    service: str = ""
    """The program that keeps the folder the same on several computers."""
    is_network: bool = False


def place_of(path: Path) -> Place:
    """Say what is special about where a file of this computer lies."""
    whole = path.resolve()
    service = service_of(whole, os.environ) or _signed(whole)
    return Place(service, not service and (is_on_network(whole, _mounts()) or _is_remote_drive(whole)))


def service_of(path: PurePath, environ: Mapping[str, str]) -> str:
    """Name the program that keeps a file's folder the same elsewhere, by the names of folders; empty: none."""
    for variable, service in _ROOTS.items():
        root = environ.get(variable)
        if root and type(path)(root) in path.parents:
            return service
    folders = [folder.casefold() for folder in path.parts[:-1]]
    for above, folder in pairwise(path.parts[:-1]):
        if above == "CloudStorage":
            return _by_name(folder.casefold()) or folder.partition("-")[0]
        if above == "gvfs":
            return next((service for start, service in _VIRTUAL.items() if folder.startswith(start)), "")
    if isinstance(path, PureWindowsPath) and len(folders) > 1 and folders[1] in _DRIVE_TOPS:
        return "Google Drive"
    return next(filter(None, map(_by_name, folders)), "")


def _by_name(folder: str) -> str:
    return next((service for name, service in _NAMES if name.fullmatch(folder)), "")


def _signed(path: Path) -> str:
    for folder in path.parents:
        for sign, service in _SIGNS.items():
            if (folder / sign).exists() and folder != Path.home():  # Dropbox keeps its settings in ~/.dropbox
                return service
    return ""


def is_on_network(path: PurePath, mounts: Iterable[str]) -> bool:
    """Whether a file lies on a network share: by its own path, or by the lines of Linux' table of mounts."""
    if isinstance(path, PureWindowsPath):
        return path.drive.startswith("\\\\") and not path.drive.startswith(("\\\\?\\", "\\\\.\\", "\\\\wsl"))
    best, kind = -1, ""
    for line in mounts:
        fields = line.split()
        if len(fields) <= _KIND:
            continue
        point = type(path)(fields[_POINT].replace("\\040", " "))
        if (point == path or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[_KIND]
    return kind in _NETWORK_KINDS


def _mounts() -> list[str]:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


if sys.platform == "win32":
    import ctypes

    def _is_remote_drive(path: Path) -> bool:
        return bool(path.drive) and ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE

else:

    def _is_remote_drive(path: Path) -> bool:
        del path
        return False
