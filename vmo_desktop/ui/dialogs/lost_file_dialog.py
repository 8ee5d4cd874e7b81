"""The file of the open workshop takes no edit any more: what happened, and the ways on; the last edit waits."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import FileChanged, FileDeleted, FileMoved, FileReplaced, WriteFailed
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.widgets.ways_dialog import WaysDialog


class LostFileDialog(WaysDialog):
    """Proposes a copy first: whatever happened, that keeps everything.

    Signals
    -------
    copy_wanted(Path)
        My version is to be saved there, and to go on there.
    place_wanted()
        The user wants to choose where.
    reopen_wanted(Path)
        The file is to be opened again as it is now; what could not be written is to be forgotten.
    there_wanted(Path)
        The file is to be gone on with where it was moved to, with what could not be written.
    retry_wanted()
        The edit is to be tried again.
    leave_wanted()
        The workshop is to be closed without the edit.
    """

    copy_wanted = Signal(object)
    place_wanted = Signal()
    reopen_wanted = Signal(object)
    there_wanted = Signal(object)
    retry_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self, error: WriteFailed, path: Path, proposal: Path, parent: QWidget | None = None, *, has_edit: bool
    ) -> None:
        super().__init__(self._headline(error, path), self._told(error, has_edit=has_edit), parent)
        self.setObjectName("lost_file_dialog")
        self._has_edit = has_edit
        self.is_leaving_offered = False
        self._offer_copy(proposal)
        if isinstance(error, FileMoved) and error.moved_to is not None:
            self._offer_there(error.moved_to)
        elif not isinstance(error, FileDeleted | FileMoved):
            self._offer_again(path)
        if not isinstance(error, FileChanged | FileReplaced):
            title = self.tr("Try again")
            words = self.tr("Once the disk has room again, or the drive or the file is back.")
            self.add_way(title, words, self.tr("Try &again")).taken.connect(lambda: self._end(self.retry_wanted.emit))
        self.fit()

    def offer_leaving(self) -> None:
        """The workshop was to be closed: let that be done without the edit."""
        self.is_leaving_offered = True
        words = self.tr("The last edit is lost; everything before it is kept.")
        way = self.add_way(self.tr("Close without the last edit"), words, self.tr("Close without &it"))
        way.taken.connect(lambda: self._end(self.leave_wanted.emit))
        self.fit()

    def _headline(self, error: WriteFailed, path: Path) -> str:
        if isinstance(error, FileChanged):
            text = self.tr("%1 was changed by another program")
        elif isinstance(error, FileReplaced):
            text = self.tr("Another file is in the place of %1")
        elif isinstance(error, FileMoved):
            text = self.tr("%1 was moved or renamed")
        elif isinstance(error, FileDeleted):
            text = self.tr("%1 is not there any more")
        else:
            text = self.tr("%1 could not be written")
        return text.replace("%1", path.name)

    def _told(self, error: WriteFailed, *, has_edit: bool) -> str:
        said = [self._what(error)]
        if has_edit:
            said.append(self.tr("Your last edit is not saved yet. It is kept until you choose."))
        else:
            said.append(self.tr("What you see is complete, and nothing of it is lost."))
        return " ".join(said)

    def _what(self, error: WriteFailed) -> str:
        if isinstance(error, FileChanged):
            return self.tr("What stands in the file now is not what you see here.")
        if isinstance(error, FileReplaced):
            return self.tr("A program that syncs folders, or somebody with a copy, may have done that.")
        if isinstance(error, FileMoved | FileDeleted):
            return self.tr("It was in %1.").replace("%1", str(error.path.parent))
        return str(error)

    def _offer_copy(self, proposal: Path) -> None:
        words = filled(self.tr("%1 in %2"), proposal.name, str(proposal.parent))
        way = self.add_way(self.tr("Save my version as a copy, and go on there"), words, self.tr("&Save and go on"))
        way.taken.connect(lambda: self._end(partial(self.copy_wanted.emit, proposal)))
        elsewhere = way.add_button(self.tr("&Elsewhere…"))
        elsewhere.clicked.connect(lambda _checked=False: self._end(self.place_wanted.emit))
        way.put_before(elsewhere)

    def _offer_there(self, moved_to: Path) -> None:
        words = str(moved_to)
        way = self.add_way(self.tr("Go on in the file where it is now"), words, self.tr("Go on &there"))
        way.taken.connect(lambda: self._end(partial(self.there_wanted.emit, moved_to)))

    def _offer_again(self, path: Path) -> None:
        words = self.tr("What you see here and not there is left behind.")
        if self._has_edit:
            words = self.tr("Your last edit is lost. What else you see here and not there is left behind.")
        way = self.add_way(self.tr("Open the file again as it is now"), words, self.tr("&Open the file"))
        way.taken.connect(lambda: self._end(partial(self.reopen_wanted.emit, path)))

    def _end(self, tell: Callable[[], object]) -> None:
        self.accept()
        tell()
