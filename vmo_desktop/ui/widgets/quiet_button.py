"""A button without a frame, for what stands beside the work."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


class QuietButton(QPushButton):
    """A text in the accent colour that does something when it is pressed."""

    def __init__(self, name: str, text: str, act: Callable[[], object]) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("kind", "quiet")
        self.setAccessibleName(text)
        self.clicked.connect(act)
