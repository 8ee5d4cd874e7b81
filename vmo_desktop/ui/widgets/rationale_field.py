"""Why a score was agreed: written when the field is left or on Ctrl+Enter, always to the cell it was typed for."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.field import LongEdit
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole
from vmo_desktop.workshop.ops.scores import Cell

MOST_LINES = 4


class RationaleField(QWidget):
    """The rationale of one cell; where room is scarce it has one line until it is written in.

    Signals
    -------
    committed(object, str)
        The cell, as (initiative id, driver id), and its new rationale.
    """

    committed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: Cell | None = None
        self._stored = ""
        self._shown = ""
        self._caption = ElidedLabel(role=TextRole.CAPTION)
        self.editor = LongEdit(least=1, most=MOST_LINES)
        self.editor.setAccessibleName(self.tr("Rationale of the score"))
        self.editor.setPlaceholderText(self.tr("Why this score? Ctrl+Enter keeps it."))
        self.editor.left.connect(self.commit)
        self.editor.installEventFilter(self)
        self._is_brief = False
        layout = QVBoxLayout(self)
        space = current_theme().space
        layout.setContentsMargins(0, space.xs, 0, space.m)
        layout.setSpacing(space.xs)
        layout.addWidget(self._caption)
        layout.addWidget(self.editor)

    def be_brief(self, is_brief: bool) -> None:
        """Have one line only while nobody writes here."""
        self._is_brief = is_brief
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.editor.allow_lines(1 if self._is_brief and not self.editor.hasFocus() else MOST_LINES)

    def show_cell(self, cell: Cell | None, rationale: str, caption: str) -> None:
        """Show the rationale of a cell; what was typed for another one is written first."""
        if cell != self._cell:
            self.commit()
            self._cell = cell
        elif rationale == self._stored or self.editor.toPlainText() != self._shown:
            self._name(caption)
            return
        self._stored = rationale
        self._name(caption)
        self.editor.setPlainText(rationale)
        self._shown = self.editor.toPlainText()  # an editor may show line ends otherwise than given
        self.editor.setEnabled(cell is not None)

    def be_read_only(self, is_read_only: bool) -> None:
        """Let the rationale be read and not written, as where it is counted."""
        self.editor.setReadOnly(is_read_only)

    def _name(self, caption: str) -> None:
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))

    def commit(self) -> None:
        """Tell what was typed, if it is new."""
        text = self.editor.toPlainText()
        if self._cell is not None and text != self._shown:
            self._stored = self._shown = text
            self.committed.emit(self._cell, text)
