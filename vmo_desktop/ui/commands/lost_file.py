"""What the window does when the file of the open workshop takes no edit, or is no longer what stands at its path."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import FileLost, WriteFailed
from vmo_desktop.ui.dialogs.file_choice import FileChoice
from vmo_desktop.ui.file_watch import FileWatch
from vmo_desktop.ui.own_files import SUFFIX, free_path, untitled_folder
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from vmo_desktop.ui.dialogs.lost_file_dialog import LostFileDialog
    from vmo_desktop.ui.live import LiveWorkshop

ROOM = 3
"""A folder is proposed for a copy where so many copies would fit."""

_UNKNOWN = 1 << 20
"""Bytes of a workshop that is not there to be asked."""


class LostFileCommands(QObject):
    """Shows one dialog at a time, and does what is chosen there."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        notice: Notice,
        explain: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._notice = notice
        self._explain = explain
        self._choice = FileChoice(window, settings)
        self._dialog: LostFileDialog | None = None
        self._is_acting = False
        self.watch = FileWatch(session)
        self.watch.lost.connect(self.show)
        session.opened.connect(self._on_opened)

    def show(self, error: WriteFailed) -> None:
        """Say what happened and offer the ways on."""
        live = self._session.live
        if live is None or self._dialog is not None or self._is_acting:
            return
        from vmo_desktop.ui.dialogs.lost_file_dialog import LostFileDialog  # noqa: PLC0415 - hardly ever

        error = error if isinstance(error, FileLost) else live.workshop.find_loss() or error
        path = live.workshop.path
        self._notice.hide()
        has_edit = bool(live.unwritten)
        self._dialog = dialog = LostFileDialog(error, path, self._proposal(path), self._window, has_edit=has_edit)
        dialog.copy_wanted.connect(self._go_on_in)
        dialog.place_wanted.connect(partial(self._ask, error))
        dialog.reopen_wanted.connect(self._reopen)
        dialog.there_wanted.connect(self._follow)
        dialog.retry_wanted.connect(self._retry)
        dialog.help_wanted.connect(partial(self._explain, dialog))
        dialog.rejected.connect(partial(self._remind, error, dialog.windowTitle()))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def ask_before_closing(self, close: Callable[[], object]) -> bool:
        """Whether an edit waits that would be lost by closing; the user is then asked."""
        live = self._session.live
        if live is None or not live.unwritten or live.workshop.is_read_only:
            return False
        if self._dialog is None and live.retry():
            return False
        dialog = self._dialog
        if dialog is not None and not dialog.is_leaving_offered:
            dialog.offer_leaving()
            dialog.leave_wanted.connect(partial(self._close, close))
        return True

    def _on_opened(self, live: "LiveWorkshop") -> None:
        live.stranded.connect(self.show)

    def _on_closed(self) -> None:
        self._dialog = None

    def _proposal(self, path: Path) -> Path:
        """A free name for my version: beside the file if there is room, else where there is."""
        mark = self.tr("(my version)")
        stem = path.stem if path.stem.endswith(mark) else f"{path.stem} {mark}"
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        for folder in (path.parent, Path(documents), Path.home()):
            if _has_room(folder, path):
                return free_path(folder, stem)
        return free_path(untitled_folder(), stem)

    def _go_on_in(self, path: Path) -> None:
        live = self._session.live
        if live is None:
            return
        self._is_acting = True  # what is still being typed may be refused in turn, and waits with the others
        try:
            is_there = self._session.save_as(path)
        finally:
            self._is_acting = False
        if is_there and live.retry():
            self._notice.tell(self.tr("From here on, every edit is saved in %1.").replace("%1", path.name))

    def _ask(self, error: WriteFailed) -> None:
        live = self._session.live
        if live is None:
            return
        kinds = self.tr("Workshops (*.vmo)")
        proposal = self._proposal(live.workshop.path).name
        path = self._choice.to_write(self.tr("Save my version"), proposal, kinds, SUFFIX)
        if path is None:
            self.show(error)
        else:
            self._go_on_in(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def _reopen(self, path: Path) -> None:
        if self._session.reopen(path):
            self._notice.tell(self.tr("This is %1 as it is now.").replace("%1", path.name))

    def _follow(self, path: Path) -> None:
        if self._session.follow(path):
            self._notice.tell(self.tr("From here on, every edit is saved in %1.").replace("%1", path.name))

    def _retry(self) -> None:
        live = self._session.live
        if live is not None and live.retry():
            self._notice.tell(self.tr("The last edit is saved."))

    def _close(self, close: Callable[[], object]) -> None:
        if self._session.live is not None:
            self._session.live.forget_unwritten()
        QTimer.singleShot(0, close)  # once the dialog, in whose button this is, is gone

    def _remind(self, error: WriteFailed, headline: str) -> None:
        """Keep a line in sight as long as nothing was chosen."""
        live = self._session.live
        has_edit = live is not None and bool(live.unwritten)
        words = self.tr("The last edit is not saved: %1.") if has_edit else self.tr("Nothing is lost yet: %1.")
        self._notice.refuse(words.replace("%1", headline), [(self.tr("What to do"), partial(self.show, error))])


def _has_room(folder: Path, file: Path) -> bool:
    """Whether a folder takes copies of a file, which may be gone."""
    try:
        size = file.stat().st_size if file.is_file() else _UNKNOWN
        return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM * size
    except OSError:
        return False
