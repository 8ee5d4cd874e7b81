"""Find in a grid while typing: Enter goes on, Shift+Enter back, Escape returns to the table."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class FindBar(QWidget):
    """A line below a grid that looks for a text in its shown cells."""

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Find in the table"))
        self._line.setPlaceholderText(self.tr("Find in the table"))
        self._line.setMaximumWidth(scaled(320))
        self._line.installEventFilter(self)
        self._answer = PlainLabel(role=TextRole.MUTED)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName(self.tr("Close the search"))
        close.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(self._answer)
        row.addStretch()
        row.addWidget(close)
        self._line.textChanged.connect(self._on_typed)
        grid.find_requested.connect(self.enter)
        self.hide()

    def enter(self) -> None:
        """Show the line, ready to type."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def leave(self) -> None:
        """Hide the line and return to the table."""
        self.hide()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._find(1, include_current=True)

    def _find(self, direction: int, *, include_current: bool = False) -> None:
        wanted = self._line.text().casefold()
        place = next_match(self._grid, wanted, direction, include_current=include_current) if wanted else None
        if place is not None:
            self._grid.select_cell(*place)
        is_missing = bool(wanted) and place is None
        self._answer.setText(self.tr("Not in this table") if is_missing else "")
        set_state(self._line, "error" if is_missing else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
                self._find(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)


def next_match(grid: Grid, wanted: str, direction: int, *, include_current: bool) -> tuple[int, int] | None:
    """The next shown cell, row by row and around the end, whose text holds what is wanted (in folded case)."""
    columns, rows = grid.shown_columns(), grid.model().rowCount()
    if not columns or not rows:
        return None
    current = grid.currentIndex()
    place = columns.index(current.column()) if current.isValid() and current.column() in columns else 0
    start = max(current.row(), 0) * len(columns) + place
    count = rows * len(columns)
    for step in range(0 if include_current else 1, count + 1):
        row, at = divmod((start + direction * step) % count, len(columns))
        text = grid.model().index(row, columns[at]).data(Qt.ItemDataRole.DisplayRole)
        if text is not None and wanted in str(text).casefold():
            return row, columns[at]
    return None
