"""The backups of a workshop: when each was made, what it holds, whether it is whole; one can be put back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import FileRefused, VmoError
from vmo_desktop.progress import Report
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.models.backups_model import BackupColumn, BackupsModel
from vmo_desktop.ui.number_text import moment_text
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.backups import Backup, Content, Draft, content_of, list_backups

Found = list[tuple[Backup, Content | None]]


class BackupsDialog(QDialog):
    """Lists what there is once each backup was checked again.

    Signals
    -------
    draft_wanted()
        A backup is to be begun now; see `finish`.
    restore_wanted(Path)
        This backup is to take the workshop's place.
    copy_wanted(Path)
        This backup is to be opened as a workshop of its own.
    help_wanted()
        The user wants to read what keeps a file safe.
    """

    draft_wanted = Signal()
    restore_wanted = Signal(object)
    copy_wanted = Signal(object)
    help_wanted = Signal()

    def __init__(self, workshop: Path, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self._workshop = workshop
        self._is_read_only = is_read_only
        self.summary = PlainLabel(self.tr("Checking the backups…"), role=TextRole.LEAD, wraps=True)
        about = self.tr(
            "A backup is made after every 50 edits, every 5 minutes of work, before an import and before many rows "
            "change, and when the workshop is closed. Putting one back makes a backup of the present state first."
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.model = BackupsModel(self)
        self.table = FactTable(self.model, self.tr("Backups"), stretched=BackupColumn.REASON)
        self.make = self._button(self.tr("Back up &now"))
        self.copy_out = self._button(self.tr("Open as a cop&y"))
        self.explain = self._button(self.tr("Your file is safe: &how"))
        self.explain.setProperty("kind", "quiet")
        self.explain.setAutoDefault(False)
        self.explain.clicked.connect(self.help_wanted)
        self.buttons = DialogButtons(self.tr("&Put this state back"), self.tr("&Close"))
        self.buttons.does.setObjectName("restore")
        self.buttons.leaves.setDefault(True)  # Enter must not put an older state in the place of the present one
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.copy_out)
        row.addStretch()
        row.addWidget(self.explain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(self.summary)
        layout.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        layout.addWidget(self.progress)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.buttons)
        self.make.clicked.connect(self.draft_wanted)
        self.copy_out.clicked.connect(self.open_copy)
        self.buttons.accepted.connect(self.put_back)
        self.buttons.rejected.connect(self.reject)
        self.table.grid.selectionModel().currentRowChanged.connect(self._enable)
        self._task = LatestTask(self)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_found)
        self._task.failed.connect(self._on_failed)
        fit_to_screen(self, 900, 560)
        self._look()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.replace("&", ""))
        return button

    @property
    def is_done(self) -> bool:
        """Whether all backups are checked and listed."""
        return not self._task.is_running

    def finish(self, draft: Draft) -> None:
        """Check a backup that was begun, and list it."""
        self._look(draft)

    def _look(self, draft: Draft | None = None) -> None:
        workshop = self._workshop
        self.progress.show()
        self._enable()

        def look(report: Report) -> Found:
            if draft is not None:
                draft.finish()
            return _checked(workshop, report)

        self._task.start(look)
        self._enable()

    def _on_progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _on_found(self, found: Found) -> None:
        self.progress.hide()
        self.model.show_backups([backup for backup, _ in found], {each.number: held for each, held in found})
        self.table.fit_columns()
        if not found:
            self.summary.setText(self.tr("There is no backup of this workshop yet."))
        else:
            newest = moment_text(found[0][0].at.isoformat())
            one = self.tr("1 backup of this workshop, of %1.")
            more = self.tr("%n backups of this workshop, the newest of %1.")
            self.summary.setText(counted(len(found), one, more).replace("%1", newest))
            self.table.grid.setCurrentIndex(self.model.index(0, 0))
        self._enable()

    def _on_failed(self, error: object) -> None:
        self.progress.hide()
        self._enable()
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        self.summary.setText(str(error))

    def _picked(self) -> Backup | None:
        backup = self.model.backup_at(self.table.grid.currentIndex().row())
        return backup if backup is not None and self.model.is_sound(backup) else None

    def _enable(self) -> None:
        is_ready = self.is_done
        self.make.setEnabled(is_ready)
        self.copy_out.setEnabled(is_ready and self._picked() is not None)
        self.buttons.does.setEnabled(is_ready and not self._is_read_only and self._picked() is not None)

    def put_back(self) -> None:
        """Close, and ask for the picked backup to take the workshop's place."""
        backup = self._picked()
        if backup is not None:
            self.accept()
            self.restore_wanted.emit(backup.path)

    def open_copy(self) -> None:
        """Close, and ask for the picked backup to be opened on its own."""
        backup = self._picked()
        if backup is not None:
            self.accept()
            self.copy_wanted.emit(backup.path)

    @override
    def done(self, result: int) -> None:
        """Close; a check that is going on ends first."""
        self._task.wait()
        super().done(result)


def _checked(workshop: Path, report: Report) -> Found:
    backups = list_backups(workshop)
    found: Found = []
    for number, backup in enumerate(backups):
        report(number, len(backups))
        try:
            found.append((backup, content_of(backup.path)))
        except FileRefused:
            found.append((backup, None))
    return found
