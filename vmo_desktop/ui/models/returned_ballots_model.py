"""Files that came back as ballots: whose each is, and whether it was taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.theme import current_theme


@dataclass(frozen=True, slots=True)
class Returned:
    """A file; `reasons` say why it was not taken. It `waits` while the workshop's file does not take what is in it."""

    file: str
    participant: str
    reasons: tuple[str, ...] = ()
    waits: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether its votes are in the workshop."""
        return not self.reasons and not self.waits


class ReturnedBallotsModel(FactModel):
    """A row for each file, in the order of reading; of the votes in it nothing is known here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Returned, ...] = ()

    def show_rows(self, rows: Sequence[Returned]) -> None:
        """Show other files, or another outcome."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        self.show_facts()

    def words(self, row_id: int) -> str:
        """All that there is to say of a file."""
        return "\n".join(self._rows[row_id].reasons) or self.text(row_id, 2)

    @override
    def own_order(self) -> Sequence[int]:
        return range(len(self._rows))

    @override
    def columns(self) -> Sequence[FactColumn]:
        return (
            FactColumn(self.tr("File")),
            FactColumn(self.tr("Participant")),
            FactColumn(self.tr("What became of it")),
        )

    @override
    def text(self, row_id: int, column: int) -> str:
        row = self._rows[row_id]
        if column < 2:
            return (row.file, row.participant)[column]
        if row.waits:
            return self.tr("waits until the file takes an edit")
        if row.is_taken:
            return QCoreApplication.translate("ReturnedBallotsModel", "✓ taken")
        more = len(row.reasons) - 1
        first = row.reasons[0].removeprefix(f"{row.file}: ").removeprefix(f"{row.file}, ")
        return f"✗ {first}" if not more else f"✗ {first} (+{more})"

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return None

    @override
    def ink(self, row_id: int, column: int) -> str:
        return current_theme().red if column == 2 and self._rows[row_id].reasons else ""
