"""Backups of a workshop as a table, newest first."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import here, moment_text
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.backups import Backup, Content, Reason


class BackupColumn(IntEnum):
    """Columns of the table."""

    TIME = 0
    REASON = 1
    INITIATIVES = 2
    SCORES = 3
    STEPS = 4
    SIZE = 5
    STATE = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupsModel", text)


class BackupsModel(FactModel):
    """A row for each backup, with what it holds; one whose content is not known is damaged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: dict[int, Backup] = {}
        self._contents: Mapping[int, Content | None] = {}

    def show_backups(self, backups: Sequence[Backup], contents: Mapping[int, Content | None]) -> None:
        """Show these backups and what each holds, by its number; None: it is damaged."""
        self.beginResetModel()
        self._backups = {backup.number: backup for backup in backups}
        self._contents = contents
        self.endResetModel()
        self.show_facts()

    def backup_at(self, row: int) -> Backup | None:
        """Find the backup of a row; None where there is no row."""
        number = self.id_at(row)
        return None if number is None else self._backups[number]

    def is_sound(self, backup: Backup) -> bool:
        """Whether a backup was found whole."""
        return self._contents[backup.number] is not None

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._backups)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return (
            FactColumn(_tr("When")),
            FactColumn(_tr("Why")),
            FactColumn(_tr("Initiatives"), is_number=True),
            FactColumn(_tr("Scores"), is_number=True),
            FactColumn(_tr("Steps"), is_number=True),
            FactColumn(_tr("Size"), is_number=True),
            FactColumn(_tr("Checked")),
        )

    @override
    def number(self, row_id: int, column: int) -> float | None:
        if column == BackupColumn.SIZE:
            return self._backups[row_id].size
        content = self._contents[row_id]
        if content is None or column not in (BackupColumn.INITIATIVES, BackupColumn.SCORES, BackupColumn.STEPS):
            return None
        return {
            BackupColumn.INITIATIVES: content.initiatives,
            BackupColumn.SCORES: content.scores,
            BackupColumn.STEPS: content.steps,
        }[BackupColumn(column)]

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        return row_id if column == BackupColumn.TIME else super().sort_key(row_id, column)

    @override
    def text(self, row_id: int, column: int) -> str:
        backup = self._backups[row_id]
        if column == BackupColumn.TIME:
            return moment_text(backup.at.isoformat())
        if column == BackupColumn.REASON:
            return _reasons()[backup.reason]
        if column == BackupColumn.SIZE:
            return here().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        if column == BackupColumn.STATE:
            return _tr("✓ whole") if self._contents[row_id] is not None else _tr("✗ damaged")
        number = self.number(row_id, column)
        return "" if number is None else str(int(number))

    @override
    def ink(self, row_id: int, column: int) -> str:
        return current_theme().red if column == BackupColumn.STATE and self._contents[row_id] is None else ""


def _reasons() -> Mapping[Reason, str]:
    return {
        Reason.EDITS: _tr("while you worked"),
        Reason.IMPORT: _tr("before an import"),
        Reason.BULK: _tr("before many rows changed"),
        Reason.MIGRATION: _tr("before a newer file version"),
        Reason.RESTORE: _tr("before an older state was put back"),
        Reason.ASKED: _tr("you asked for it"),
    }
