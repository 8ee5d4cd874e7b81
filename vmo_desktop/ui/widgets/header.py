"""The head of the window: what is decided here, and the few actions that are always at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole


class Header(QFrame):
    """Title and decision of the workshop at the left, the toolbar at the right."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._title = ElidedLabel(role=TextRole.LEAD)
        self._decision = ElidedLabel(role=TextRole.MUTED)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._decision)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._buttons = [self._button(action) for action in actions]
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_workshop(self, title: str, decision: str) -> None:
        """Show what is decided here."""
        self._title.setText(title or self.tr("Untitled workshop"))
        self._decision.setText(decision or self.tr("The decision to be made is not written down yet."))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(f"toolbar_{action.objectName()}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", "").split("\t")[0])
        action.changed.connect(lambda: button.setAccessibleName(action.text().replace("&", "")))
        self._row.addWidget(button)
        return button

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(24), scaled(10), scaled(16), scaled(10))
        self._row.setSpacing(scaled(4))
        self._words.setSpacing(scaled(2))
        for button in self._buttons:
            button.setIconSize(QSize(scaled(20), scaled(20)))
