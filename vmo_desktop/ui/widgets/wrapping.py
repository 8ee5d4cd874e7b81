"""A view whose texts wrap: it asks for the height that they need at the width at hand."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class WrappingView(QWidget):
    """Splitters and scrollers ask a widget for its least size only, and never for its height at a width."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of what wraps at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """No lower than what wraps needs at this width."""
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        wrapped = layout.totalMinimumHeightForWidth(max(self.width(), hint.width()))
        return QSize(hint.width(), max(hint.height(), wrapped))
