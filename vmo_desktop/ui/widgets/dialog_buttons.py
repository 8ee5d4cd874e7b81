"""The buttons that end a dialog, in the order of the user's system."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

Role = QDialogButtonBox.ButtonRole


class DialogButtons(QDialogButtonBox):
    """One button that does what the dialog is for, which Enter presses, and one that leaves it."""

    def __init__(self, does: str, leaves: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.does = self._make(does, Role.AcceptRole, "primary")
        self.does.setDefault(True)
        self.leaves = self._make(leaves, Role.RejectRole, "quiet")

    def _make(self, text: str, role: Role, kind: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        self.addButton(button, role)
        button.setIcon(QIcon())
        return button
