"""Says once that a workshop lies where another program may change it, and names conflict copies beside it."""

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.folder_shown import show_in_folder
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.widgets.notice import Notice, Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.workshop.file_place import Place

MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was found around a file."""

    path: Path
    place: "Place"
    copies: tuple[Path, ...]
    """Conflict copies of it."""
    original: Path | None
    """What the file itself is a conflict copy of."""


class FilePlaceCommands(QObject):
    """Looks around each opened file in a thread, as a network may take its time, and tells it in one line."""

    def __init__(self, session: Session, settings: Settings, notice: Notice, explain: "Callable[[], None]") -> None:
        super().__init__(session)
        self._session = session
        self._settings = settings
        self._notice = notice
        self._explain = explain
        self._task = LatestTask(self)
        self._task.finished.connect(self._tell)
        session.opened.connect(self._on_opened)
        session.moved.connect(self._look)
        session.closing.connect(self._task.stop)

    @property
    def is_looking(self) -> bool:
        """Whether the surroundings are not known yet."""
        return self._task.is_running

    def _on_opened(self, live: "LiveWorkshop") -> None:
        self._look(live.workshop.path)

    def _look(self, path: Path) -> None:
        self._task.start(lambda _report: surroundings_of(path))

    def _tell(self, around: Surroundings) -> None:
        if self._notice.is_refusal:
            return
        verbs: list[Verb] = [(self.tr("What to look out for"), self._explain)]
        if around.original is not None or around.copies:
            show = (self.tr("Show the folder"), partial(show_in_folder, around.path))
            self._notice.warn(self._conflict(around), [show, *verbs])
            return
        words, flag = self._where(around.place), _flag(around.path)
        if words and not self._settings.flag(flag, default=False):
            self._notice.warn(words, verbs, dismissed=partial(self._settings.remember_flag, flag, True))

    def _conflict(self, around: Surroundings) -> str:
        if around.original is not None:
            words = self.tr("This file is a conflict copy of %1: somebody else changed that one at the same time.")
            return words.replace("%1", around.original.name)
        names = ", ".join(each.name for each in around.copies[:MOST_NAMED])
        more = len(around.copies) - MOST_NAMED
        if more > 0:
            names = filled(self.tr("%1 and %2 more"), names, str(more))
        words = self.tr("Beside this file is what looks like a conflict copy: %1. Decide which one counts.")
        return words.replace("%1", names)

    def _where(self, place: "Place") -> str:
        if place.service:
            words = self.tr("This file is in a folder of %1. Let one person at a time have it open.")
            return words.replace("%1", place.service)
        if place.is_network:
            return self.tr("This file is on the network. Let one person at a time have it open.")
        return ""


def surroundings_of(path: Path) -> Surroundings:
    """Look around a file without touching it."""
    from vmo_desktop.workshop.conflict_copies import conflict_copies, copied_from  # noqa: PLC0415 - after the opening
    from vmo_desktop.workshop.file_place import place_of  # noqa: PLC0415 - the same

    return Surroundings(path, place_of(path), conflict_copies(path), copied_from(path))


def _flag(path: Path) -> str:
    """The name of the setting that this file's place is known."""
    digest = hashlib.blake2b(str(path).encode(errors="surrogateescape"), digest_size=8).hexdigest()
    return f"place_told_{digest}"
