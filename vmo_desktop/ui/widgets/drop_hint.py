"""The line at the foot of the start page that says what may be dropped; it lights up while a file is dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class DropHint(PlainLabel):
    """A sentence in a dashed frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, role=TextRole.MUTED, wraps=True)
        self.setText(self.tr("Drop a workshop or a spreadsheet (CSV, Excel) anywhere in this window to begin with it."))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._is_lit = False
        appearance().changed.connect(self._fit)
        self._fit()

    @property
    def is_lit(self) -> bool:
        """Whether a file is dragged over the window."""
        return self._is_lit

    def light(self, is_lit: bool) -> None:
        """Show whether a file is dragged over the window."""
        self._is_lit = is_lit
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the sentence."""
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(look.accent if self._is_lit else look.line_strong), 2 if self._is_lit else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(look.accent_soft) if self._is_lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius, look.radius)
        painter.end()
        super().paintEvent(event)

    def _fit(self) -> None:
        self.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
