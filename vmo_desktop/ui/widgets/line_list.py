"""Lines below each other to go through and choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from vmo_desktop.ui.widgets.text_model import Index, TextCell, TextModel


class LineList(QListView):
    """A list whose lines are the cells of a model of one column.

    Signals
    -------
    row_changed(int)
        Another line is current, or none (-1); not told while lines are shown anew.
    """

    row_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = TextModel(self)
        self.setModel(self.texts)

    @property
    def lines(self) -> tuple[TextCell, ...]:
        """The lines, from the top."""
        return tuple(self.texts.cell(row) for row in range(self.texts.rowCount()))

    @property
    def row(self) -> int:
        """The place of the current line, -1 while there is none."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[TextCell]) -> None:
        """Show other lines; none of them is current."""
        self.texts.show_rows([[line] for line in lines])

    def replace_lines(self, lines: Sequence[TextCell]) -> None:
        """Show other lines in the places of these; the list stays where it stands."""
        self.texts.replace_rows([[line] for line in lines])

    def stand_on(self, row: int) -> None:
        """Make a line current; none where there is no such line."""
        self.setCurrentIndex(self.texts.index(row, 0))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_changed.emit(current.row())
