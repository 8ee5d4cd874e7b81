"""Opening, making, naming and closing workshops: there is at most one open at a time, and it is always saved."""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, Signal

from vmo_desktop.errors import FileRefused, RestoredUnread, VmoError
from vmo_desktop.paths import user_name
from vmo_desktop.ui.own_files import (
    SUFFIX,
    free_path,
    is_rehearsal,
    is_untitled,
    rehearsal_folder,
    untitled_folder,
    untitled_path,
)
from vmo_desktop.ui.settings import RecentFile, Settings

if TYPE_CHECKING:  # the window paints before SQLAlchemy is loaded
    from vmo_desktop.changes import Changes
    from vmo_desktop.exchange.library import LibraryEntry
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.workshop.carry_over import Which
    from vmo_desktop.workshop.operation import Operation
    from vmo_desktop.workshop.past import PastWorkshop
    from vmo_desktop.workshop.workshop import Workshop

log = logging.getLogger(__name__)


class Session(QObject):
    """The open workshop, if any.

    Signals
    -------
    opening()
        A workshop file is about to be opened or made.
    settling()
        The file is about to be copied or closed: what is still being typed is to be written now.
    opened(LiveWorkshop)
        A workshop is open.
    closing()
        The open workshop is about to close: let go of it.
    closed()
        No workshop is open any more, and no other one is about to be.
    moved(Path)
        The open workshop goes on in another file.
    failed(VmoError)
        Something was refused; the session is as it was before.
    refused(FileRefused)
        A workshop file that was to be opened cannot be, after `failed`.
    """

    opening = Signal()
    settling = Signal()
    opened = Signal(object)
    closing = Signal()
    closed = Signal()
    moved = Signal(object)
    failed = Signal(object)
    refused = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._live: LiveWorkshop | None = None
        self._step_when_made: int | None = None

    @property
    def live(self) -> "LiveWorkshop | None":
        """The open workshop."""
        return self._live

    @property
    def is_untitled(self) -> bool:
        """Whether the open workshop has no name and place of its own yet."""
        return self._live is not None and is_untitled(self._live.workshop.path)

    def library(self) -> "tuple[tuple[LibraryEntry, ...], tuple[LibraryEntry, ...]]":
        """List the templates and the samples."""
        load()
        from vmo_desktop.exchange import library  # noqa: PLC0415 - see `load`

        return library.templates(), library.samples()

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a workshop file instead of the present one; False when it was refused.

        `take_over`: edit it although another computer has left a note that somebody edits it there.
        """
        load()
        if self._live is not None and os.path.realpath(self._live.workshop.path) == os.path.realpath(path):
            return True
        return self._begin(lambda: self._opened(path, take_over=take_over), is_made=False)

    def create(self, template: str = "") -> bool:
        """Make an untitled workshop, from a template or empty."""
        load()
        from vmo_desktop.exchange import library  # noqa: PLC0415 - see `load`

        if not template:
            return self._make("Untitled", None)
        return self._make("Untitled", lambda workshop: library.build_template(template, workshop))

    def create_for_list(self) -> bool:
        """Make an untitled workshop for a list of initiatives, with drivers to score it on."""
        load()
        from vmo_desktop.exchange import library  # noqa: PLC0415 - see `load`

        return self.create(library.QUICK_TEMPLATE)

    def create_next(self, past: "PastWorkshop", which: "Which", title: str) -> bool:
        """Make an untitled workshop of what a past one hands on."""
        from vmo_desktop.workshop.carry_over import begin_next  # noqa: PLC0415 - when used

        return self._make("Untitled", lambda workshop: workshop.do(begin_next(past, which, title)))

    def explore(self, sample: str) -> bool:
        """Make an untitled workshop of a sample."""
        load()
        from vmo_desktop.exchange import library  # noqa: PLC0415 - see `load`

        return self._make(sample, lambda workshop: library.build_sample(sample, workshop))

    def save_as(self, path: Path) -> bool:
        """Go on in another file; an untitled workshop moves there."""
        if self._live is None:
            return False
        if self._live.workshop.is_read_only:
            return self._go_on_in_copy(path)
        self.settling.emit()
        left = self._live.workshop.path
        was_untitled = is_untitled(left)
        try:
            self._live.workshop.save_as(path)
        except VmoError as error:
            self.failed.emit(error)
            return False
        if was_untitled and left != self._live.workshop.path:
            self._remove(left)
        self._step_when_made = None
        self.remember()
        self.moved.emit(self._live.workshop.path)
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy and go on in the present file."""
        if self._live is None:
            return False
        self.settling.emit()
        try:
            self._live.workshop.save_copy(path)
        except VmoError as error:
            self.failed.emit(error)
            return False
        return True

    def share(self, path: Path) -> bool:
        """Write a copy for sharing and go on in the present file."""
        if self._live is None:
            return False
        self.settling.emit()
        try:
            self._live.workshop.share(path)
        except VmoError as error:
            self.failed.emit(error)
            return False
        return True

    def open_copy(self) -> bool:
        """Copy the open workshop, which cannot be edited here, and go on in the copy, with what was tried last."""
        return self._live is not None and self._go_on_in_copy(untitled_path(self._live.workshop.path.stem))

    def _go_on_in_copy(self, path: Path) -> bool:
        """Copy a file that is only read, and open the copy anew: somebody else may have written since it was read."""
        live = self._live
        return live is not None and self.save_copy(path) and self._go_on_in(path, *live.unwritten)

    def reopen(self, path: Path) -> bool:
        """Let go of the open workshop as it is, and open its file again as it stands now."""
        return self._go_on_in(path)

    def follow(self, path: Path) -> bool:
        """Go on in the file of the open workshop where it was moved to, with what could not be written meanwhile."""
        if self._live is None:
            return False
        self._live.settle()  # what the file refuses now waits with the others
        return self._go_on_in(path, *self._live.unwritten)

    def edit_again(self) -> bool:
        """Open the present file again for editing, as it stands now: somebody else edited it until then."""
        return self._live is not None and self._go_on_in(self._live.workshop.path)

    def _go_on_in(self, path: Path, *operations: "Operation") -> bool:
        is_open = self._begin_instead(lambda: self._opened(path, take_over=True))
        return is_open and self._live is not None and all(self._live.do(each) for each in operations)

    def _begin_instead(self, start: "Callable[[], Workshop]") -> bool:
        """Let go of the open workshop as it is, and begin with another; none is open when that is refused."""
        self._step_when_made = None  # however little was entered, its file is wanted
        self._let_go(settles=False)
        is_open = self._begin(start, is_made=False)
        if not is_open:
            self.closed.emit()
        return is_open

    def _opened(self, path: Path, *, take_over: bool) -> "Workshop":
        from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415 - see `load`

        return Workshop.open(path, author=self._author(), take_over=take_over)

    @property
    def is_rehearsal(self) -> bool:
        """Whether the open workshop is a copy made to rehearse in."""
        return self._live is not None and is_rehearsal(self._live.workshop.path)

    def rehearse(self) -> bool:
        """Copy the open workshop, marked as a rehearsal, and go on in the copy."""
        if self._live is None:
            return False
        from vmo_desktop.workshop import rehearsal  # noqa: PLC0415 - see `load`

        self.settling.emit()
        try:
            rehearsal.refuse_secret(self._live.snapshot)
        except VmoError as error:
            self.failed.emit(error)
            return False
        path = free_path(rehearsal_folder(), f"{self._live.workshop.path.stem} {rehearsal.MARK}")
        if not (self.save_copy(path) and self.open(path)):
            return False
        return self._live.do(rehearsal.begin_rehearsal(self._live.snapshot))

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the place of the open workshop; returns the backup of what it replaced, None if refused.

        Where it cannot be read from its place, that is refused and no workshop is open any more.
        """
        if self._live is None:
            return None
        self.settling.emit()
        workshop = self._live.workshop
        try:
            replaced = workshop.restore(backup).path
        except RestoredUnread as error:
            replaced = error.replaced  # perhaps it was unreadable for a moment only
        except VmoError as error:
            self.failed.emit(error)
            return None

        def opened() -> "Workshop":
            try:
                return self._opened(workshop.path, take_over=True)
            except FileRefused as error:
                raise RestoredUnread(error, replaced) from error

        return replaced if self._begin_instead(opened) else None

    def open_copy_of(self, source: Path, stem: str) -> bool:
        """Open a copy of a backup, or of a file that cannot be edited where it is, as a workshop without a name."""
        from vmo_desktop.workshop.backups import take_out  # noqa: PLC0415 - see `load`

        path = untitled_path(stem)
        try:
            take_out(source, path)
        except VmoError as error:
            self.failed.emit(error)
            return False
        return self.open(path)

    def close(self) -> None:
        """Close the open workshop; nothing is asked because everything is saved, unless the file did not take it."""
        if self._live is not None and self._may_leave():
            self._let_go()
            self.closed.emit()

    def _may_leave(self) -> bool:
        """Whether all is in the file; what it does not take is told, and the workshop stays open."""
        if self._live is None or self._live.workshop.is_read_only:
            return True
        self.settling.emit()
        return self._live.retry()

    def _let_go(self, *, settles: bool = True) -> None:
        """Close the open workshop, if any; a file that nothing was entered into goes with it."""
        if self._live is None:
            return
        if settles:
            self.settling.emit()
        self._live.settle()
        self.remember()
        live, self._live = self._live, None
        self.closing.emit()
        path, step = live.workshop.path, live.workshop.step
        live.workshop.close()
        live.deleteLater()
        if self._step_when_made == step:
            self._remove(path)
        self._step_when_made = None

    def discard(self, path: Path) -> bool:
        """Move a workshop without a name to the system's trash; False when there is none to move it to."""
        if not is_untitled(path) or not QFile(str(path)).moveToTrash():
            return False
        self._settings.forget_file(str(path))
        return True

    def remember(self) -> None:
        """Put the open workshop, as it stands, at the top of the recent files."""
        if self._live is None or self._step_when_made == self._live.workshop.step:
            return
        frame = self._live.snapshot.workshop
        opened = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        path = str(self._live.workshop.path)
        number = len(self._live.snapshot.initiatives)
        self._settings.remember_file(RecentFile(path, frame.title, frame.date, number, opened))

    def _make(self, stem: str, fill: "Callable[[Workshop], Changes] | None") -> bool:
        from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415 - see `load`

        path = untitled_path(stem)

        def made() -> "Workshop":
            workshop = Workshop.create(path, author=self._author())
            try:
                if fill is not None:
                    fill(workshop)
            except BaseException:
                workshop.close()
                path.unlink(missing_ok=True)
                raise
            return workshop

        return self._begin(made, is_made=True)

    def _begin(self, start: "Callable[[], Workshop]", *, is_made: bool) -> bool:
        from vmo_desktop.ui.live import LiveWorkshop  # noqa: PLC0415 - see `load`

        if not self._may_leave():
            return False
        self.opening.emit()
        try:
            workshop = start()
        except VmoError as error:
            log.info("not opened: %s", type(error).__name__)
            self.failed.emit(error)
            if isinstance(error, FileRefused) and not is_made:
                self.refused.emit(error)
            return False
        self._let_go()
        self._live = LiveWorkshop(workshop, self)
        self._step_when_made = workshop.step if is_made else None
        self._live.failed.connect(self.failed)
        self.settling.connect(self._live.settle)
        self.remember()
        self.opened.emit(self._live)
        return True

    def _remove(self, path: Path) -> None:
        """Remove a file of the untitled folder that holds nothing of the user's, or stands elsewhere now."""
        if not is_untitled(path):
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("an untitled workshop stays: %s", type(error).__name__)
        self._settings.forget_file(str(path))

    def _author(self) -> str:
        return self._settings.author or user_name()


def load() -> None:
    """Import what opens workshops: the one place that loads SQLAlchemy into the window's process."""
    from vmo_desktop.exchange import library  # noqa: PLC0415 - a third of a second that the first paint does not wait for
    from vmo_desktop.ui import live  # noqa: PLC0415 - the same

    del library, live


def unfinished(settings: Settings) -> list[RecentFile]:
    """List the untitled workshops, newest first, also those that a crash left behind."""
    known = {each.path: each for each in settings.recent_files}
    files = sorted(untitled_folder().glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = []
    for path in files:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().isoformat(timespec="seconds")
        found.append(known.get(str(path), RecentFile(str(path), opened=changed)))
    return found
