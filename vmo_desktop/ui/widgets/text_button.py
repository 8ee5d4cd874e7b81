"""A button whose text is its name for who hears it, too."""

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override


class TextButton(QPushButton):
    """A push button with a text; `kind` is what it is: primary, quiet, danger, or empty."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if kind:
            self.setProperty("kind", kind)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Show a text and be named after it."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
