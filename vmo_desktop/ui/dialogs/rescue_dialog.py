"""A workshop file that cannot be opened: what is wrong with it, and what can be done; the file itself is left alone."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget
from typing_extensions import override

from vmo_desktop.errors import FileRefused, RestoredUnread, VmoError
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.folder_shown import show_in_folder
from vmo_desktop.ui.number_text import moment_text
from vmo_desktop.ui.own_files import free_path, untitled_folder
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.ways_dialog import WaysDialog
from vmo_desktop.workshop.backups import Backup, Content
from vmo_desktop.workshop.ways_back import Saved, WaysBack, salvage_beside


class RescueDialog(WaysDialog):
    """Looks for the newest whole backup first, then lists the ways.

    Signals
    -------
    copy_wanted(Path)
        This file, a backup or one of an older version, is to be opened as a copy.
    saved_wanted(Path)
        The new file that was saved of the damaged one is to be opened.
    """

    copy_wanted = Signal(object)
    saved_wanted = Signal(object)

    def __init__(self, error: FileRefused, ways: WaysBack, parent: QWidget | None = None) -> None:
        title = self.tr("%1 cannot be opened").replace("%1", error.path.name)
        kept = error.kept if isinstance(error, RestoredUnread) else self.tr("Nothing of the file was changed.")
        super().__init__(title, f"{_sentence(error.reason)} {kept}", parent)
        self.setObjectName("rescue_dialog")
        self._path = error.path
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self.told = PlainLabel(wraps=True)
        self.told.hide()
        self.losses = QPlainTextEdit(self)
        self.losses.setReadOnly(True)
        self.losses.setTabChangesFocus(True)
        self.losses.setAccessibleName(self.tr("What was saved and what was lost"))
        self.losses.setFixedHeight(scaled(140))
        self.losses.hide()
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_saved)
        self._task.failed.connect(self._on_failed)
        self._list(ways)
        for part in (self.progress, self.told):
            self.column.addWidget(part)
        self.fit()

    @property
    def is_done(self) -> bool:
        """Whether nothing is being saved."""
        return not self._task.is_running

    def _list(self, ways: WaysBack) -> None:
        if ways.backup is not None and ways.content is not None:
            self._offer_backup(ways.backup, ways.content)
        if ways.may_be_copied:
            words = self.tr("The copy is brought up to date; this file stays as it is.")
            copy = self.add_way(self.tr("Open a copy"), words, self.tr("Open a cop&y"))
            copy.taken.connect(lambda: self._leave_for(self._path))
        if ways.may_be_salvaged:
            words = self.tr("What can be read goes into a new file; you see what was lost.")
            salvage = self.add_way(self.tr("Save what can be read"), words, self.tr("Save to a &new file"))
            salvage.taken.connect(self.salvage)
        words = str(self._path.parent)
        folder = self.add_way(self.tr("Look for another copy"), words, self.tr("Show the &folder"))
        folder.taken.connect(lambda: show_in_folder(self._path))

    def _offer_backup(self, backup: Backup, content: Content) -> None:
        title = self.tr("Open the newest backup: %1").replace("%1", moment_text(backup.at.isoformat()))
        held = ", ".join((
            counted(content.initiatives, self.tr("1 initiative"), self.tr("%n initiatives")),
            counted(content.scores, self.tr("1 score"), self.tr("%n scores")),
            counted(content.steps, self.tr("1 step"), self.tr("%n steps")),
        ))  # fmt: skip
        words = self.tr("%1. Checked and whole. It opens as a copy of its own.").replace("%1", held)
        way = self.add_way(title, words, self.tr("Open the &backup"))
        way.taken.connect(lambda: self._leave_for(backup.path))

    def _leave_for(self, path: Path) -> None:
        self.accept()
        self.copy_wanted.emit(path)

    def salvage(self) -> None:
        """Save what can be read beside the file, or among the workshops without a name where that is not allowed."""
        self._enable(is_busy=True)
        source, stem = self._path, self.tr("%1 (saved)").replace("%1", self._path.stem)

        def save(_: object) -> Saved:
            try:
                return salvage_beside(source, free_path(source.parent, stem))
            except (OSError, VmoError) as error:
                if isinstance(error, FileRefused):
                    raise
            return salvage_beside(source, free_path(untitled_folder(), stem))

        self._task.start(save)

    def _enable(self, *, is_busy: bool) -> None:
        self.progress.setVisible(is_busy)
        for way in self.ways:
            way.setEnabled(not is_busy)

    def _on_saved(self, saved: Saved) -> None:
        self._enable(is_busy=False)
        self.take_ways_away()
        where = self.tr("The new file is %1.").replace("%1", str(saved.path))
        if saved.report_path is not None:
            where += " " + self.tr("This list is beside it, as %1.").replace("%1", saved.report_path.name)
        self.told.setText(where)
        self.told.show()
        self.losses.setPlainText("\n".join(saved.report))
        way = self.add_way(self.tr("Go on in the new file"), "", self.tr("&Open the new file"))
        way.taken.connect(lambda: self._open_saved(saved.path))
        self.column.addWidget(self.losses)
        self.losses.show()
        way.show()
        self.fit()

    def _open_saved(self, path: Path) -> None:
        self.accept()
        self.saved_wanted.emit(path)

    def _on_failed(self, error: object) -> None:
        self._enable(is_busy=False)
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        set_state(self.told, "error")
        self.told.setText(str(error))
        self.told.show()
        self.fit()

    @override
    def done(self, result: int) -> None:
        """Close; a salvage that is going on ends first."""
        self._task.wait()
        super().done(result)


def _sentence(reason: str) -> str:
    """A reason, which follows the name of a file elsewhere, as a sentence of its own."""
    return reason[:1].upper() + reason[1:]
