"""What a paste could not write, in words below the table: nothing of it is lost."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.cell_model import RefusedCell
from vmo_desktop.ui.clipboard import put_block
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.text_model import line_of
from vmo_desktop.ui.widgets.text_table import TextTable

SHOWN_HEIGHT = 170


class RejectList(QFrame):
    """The refused cells of the last paste: where, what, and why.

    Signals
    -------
    undo_requested()
        The whole paste is to be taken back.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._cells: tuple[RefusedCell, ...] = ()
        self._summary = PlainLabel(wraps=True)
        self._table = TextTable()
        self._table.setAccessibleName(self.tr("Cells that were not pasted"))
        self._table.texts.show_titles([self.tr("Cell"), self.tr("Text"), self.tr("Why it was left out")])
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._undo = self._button(self.tr("Undo the paste"), self.undo_requested.emit)
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        row.addWidget(self._undo)
        row.addWidget(self._button(self.tr("Copy this list"), self.copy))
        row.addWidget(self._button(self.tr("Close"), self.hide))
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self._table)
        self.hide()

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(text)
        button.clicked.connect(lambda: act() if callable(act) else None)
        return button

    def show_cells(self, refused: Sequence[RefusedCell], count: int) -> None:
        """List the refused cells of a paste that wrote `count` texts less these; hide when there are none."""
        self._cells = tuple(refused)
        self.setVisible(bool(refused))
        if not refused:
            return
        below = [cell for cell in refused if cell.column < 0]
        written = count - (len(refused) - len(below))
        self._undo.setVisible(written > 0)
        one = self.tr("1 cell could not be pasted and keeps what it held.")
        many = self.tr("{count} cells could not be pasted and keep what they held.").format(count=len(refused))
        others = self.tr("The other {count} went in.").format(count=written) if written else ""
        self._summary.setText(f"{one if len(refused) == 1 else many} {others}".strip())
        self._table.texts.replace_rows([[line_of(text) for text in _texts(cell)] for cell in refused])
        self._table.setColumnWidth(0, scaled(260))
        self._table.setColumnWidth(1, scaled(180))
        lines = self._table.horizontalHeader().sizeHint().height() + self._table.verticalHeader().length()
        self._table.setFixedHeight(min(lines + 2, scaled(SHOWN_HEIGHT)))

    def settle(self) -> None:
        """Offer no more to undo the paste: something else was done since, and undo would take that back."""
        self._undo.hide()

    def copy(self) -> None:
        """Copy the list with its original texts."""
        put_block([[CopiedCell(text) for text in _texts(cell)] for cell in self._cells])

    @override
    def hide(self) -> None:
        super().hide()
        self._cells = ()


def _texts(cell: RefusedCell) -> tuple[str, str, str]:
    return cell.where, cell.text, cell.reason
