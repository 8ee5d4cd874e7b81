"""What the window remembers between two starts; nothing here changes a result of a workshop."""

import json
import math
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from vmo_desktop.json_text import read_json

RECENT_LIMIT = 10
ZOOM_STEPS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)

ANY_SCREEN = "any"
"""For what is the same on every screen."""


class Scheme(StrEnum):
    """Light, dark or with strong contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A workshop file that was open; what the start page shows without opening it again.

    `opened` is ISO 8601 with offset. A pinned file stays on the list and stands before the others.
    """

    path: str
    title: str = ""
    date: str = ""
    initiatives: int = 0
    opened: str = ""
    is_pinned: bool = False

    @staticmethod
    def read(record: object) -> "RecentFile | None":
        """What a record says; None where it names no file. What is of another kind than ours is left out."""
        given = record if isinstance(record, dict) else {}
        kinds = {field.name: type(getattr(_NOWHERE, field.name)) for field in fields(RecentFile)}
        sound = {name: given[name] for name, kind in kinds.items() if type(given.get(name)) is kind}
        return RecentFile(**sound) if sound.get("path") else None

    @property
    def is_there(self) -> bool:
        """Whether the file still exists."""
        return Path(self.path).is_file()


_NOWHERE = RecentFile("")

Value = TypeVar("Value", bool, float, str)


class Settings:
    """Typed access to the settings file of this user."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "VMO Desktop", "vmo-desktop")

    @property
    def path(self) -> str:
        """The settings file."""
        return self._store.fileName()

    @property
    def scheme(self) -> Scheme:
        """Light, dark, strong contrast, or as the system says."""
        text = self._read("look/scheme", Scheme.SYSTEM.value)
        return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("look/scheme", scheme.value)

    def zoom_on(self, screen: str, *, default: float) -> float:
        """Size of everything on a screen, 0.75 to 3."""
        zoom = self._read(f"look/{screen}/zoom", default)
        return default if math.isnan(zoom) else min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])

    def remember_zoom(self, zoom: float, screen: str) -> None:
        """Remember the size of everything on a screen."""
        self._store.setValue(f"look/{screen}/zoom", zoom)

    @property
    def author(self) -> str:
        """The name that the history's steps carry; empty: the facilitator has not said."""
        return self._read("history/author", "")

    @author.setter
    def author(self, author: str) -> None:
        self._store.setValue("history/author", author)

    @property
    def room_screen(self) -> str:
        """The screen that the room window was put on last, by its name and size; empty: none yet."""
        return self._read("room/screen", "")

    @room_screen.setter
    def room_screen(self, screen: str) -> None:
        self._store.setValue("room/screen", screen)

    @property
    def last_folder(self) -> str:
        """Where the last file dialog ended."""
        return self._read("files/folder", str(Path.home()))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._store.setValue("files/folder", folder)

    @property
    def recent_files(self) -> tuple[RecentFile, ...]:
        """The workshops that were open last, newest first."""
        try:
            records = read_json(self._read("files/recent", "[]"))
        except ValueError:
            return ()  # the settings file was edited by hand: only the list of recent files is lost
        found = map(RecentFile.read, records if isinstance(records, list) else ())
        return tuple(each for each in found if each is not None)

    def remember_file(self, file: RecentFile) -> None:
        """Put a workshop at the top of the recent files; a pinned one stays pinned."""
        is_pinned = file.is_pinned or any(each.path == file.path and each.is_pinned for each in self.recent_files)
        others = [each for each in self.recent_files if each.path != file.path]
        self._write_recent(_within_limit([replace(file, is_pinned=is_pinned), *others]))

    def pin_file(self, path: str, is_pinned: bool) -> None:
        """Keep a workshop on the recent files, or let it go with time."""
        files = self.recent_files
        self._write_recent([replace(each, is_pinned=is_pinned) if each.path == path else each for each in files])

    def move_file(self, path: str, new_path: str) -> None:
        """Note that a workshop of the recent files lies elsewhere now."""
        others = [each for each in self.recent_files if each.path != new_path]
        self._write_recent([replace(each, path=new_path) if each.path == path else each for each in others])

    def forget_file(self, path: str) -> None:
        """Take a workshop off the recent files."""
        self._write_recent([each for each in self.recent_files if each.path != path])

    def layout(self, name: str, screen: str = ANY_SCREEN) -> QByteArray:
        """The remembered layout of a window or splitter; empty when there is none."""
        found = self._store.value(f"layout/{screen}/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def remember_layout(self, name: str, layout: QByteArray, screen: str = ANY_SCREEN) -> None:
        """Remember the layout of a window or splitter."""
        self._store.setValue(f"layout/{screen}/{name}", layout)

    def flag(self, name: str, *, default: bool, screen: str = ANY_SCREEN) -> bool:
        """Read a remembered choice of yes or no, such as whether a panel is shown."""
        return self._read(f"flags/{screen}/{name}", default)

    def remember_flag(self, name: str, is_set: bool, screen: str = ANY_SCREEN) -> None:
        """Remember a choice of yes or no."""
        self._store.setValue(f"flags/{screen}/{name}", is_set)

    def _write_recent(self, files: list[RecentFile]) -> None:
        self._store.setValue("files/recent", json.dumps([asdict(each) for each in files]))

    def _read(self, key: str, default: Value) -> Value:
        """Read a value; what the file holds may have been written by hand, so its form is not trusted."""
        found = self._store.value(key, default)
        try:
            if isinstance(default, bool):
                return type(default)(found if isinstance(found, bool) else str(found).lower() == "true")
            return type(default)(found)  # type: ignore[arg-type]  # QSettings answers object
        except (TypeError, ValueError):
            return default


def _within_limit(files: list[RecentFile]) -> list[RecentFile]:
    """Let go of the oldest files that are not pinned."""
    room = RECENT_LIMIT - sum(each.is_pinned for each in files)
    loose = [each for each in files if not each.is_pinned][: max(room, 1)]
    return [each for each in files if each.is_pinned or each in loose]
