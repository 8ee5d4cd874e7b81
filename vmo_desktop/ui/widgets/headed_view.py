"""A page with a line of its own above it."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override


class HeadedView(QWidget):
    """What belongs to the whole page stands over it, whichever part of the page is shown."""

    def __init__(self, head: QWidget, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self.page = page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(page, 1)
        self.setFocusProxy(page)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close both, so that what they run in threads ends."""
        self.head.close()
        self.page.close()
        super().closeEvent(event)
