"""The head of the window: what is decided here, the search, and the few actions that are always at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole, tooltip

NARROW = 1000
"""Below this width, in pixels at 100 %, the search shows its sign only."""


class Header(QFrame):
    """Title and decision of the workshop at the left, the search and the toolbar at the right."""

    def __init__(self, actions: Sequence[QAction], search: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._title = ElidedLabel(role=TextRole.LEAD)
        self._decision = ElidedLabel(role=TextRole.MUTED)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._decision)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._search = self._search_button(search)
        self._buttons = [self._button(action) for action in actions]
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_workshop(self, title: str, decision: str) -> None:
        """Show what is decided here."""
        self._title.setText(title or self.tr("Untitled workshop"))
        self._decision.setText(decision or self.tr("The decision to be made is not written down yet."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search its sign only where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _search_button(self, action: QAction) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("header_search")
        button.setProperty("kind", "search")
        button.setIcon(action.icon())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setAccessibleName(self.tr("Search and commands"))
        button.setToolTip(tooltip(f"{action.toolTip()} ({keys})"))
        self._search_words = self.tr("Search and commands") + f"   {keys}"
        button.clicked.connect(lambda _checked=False: action.trigger())
        self._row.addWidget(button)
        return button

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self._search.setText("" if is_narrow else self._search_words)
        self._search.setMinimumWidth(0 if is_narrow else scaled(280))

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
        self._search.setIconSize(QSize(scaled(16), scaled(16)))
        self._fit()
