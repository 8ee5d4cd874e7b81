"""A question in the place where it arose: what will happen, and a yes that no slip of a finger says."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel


class Confirmation(QFrame):
    """A sentence with a button that does it and one that leaves it; hidden while nothing is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._act: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self._said = PlainLabel(wraps=True)
        self.does = QPushButton()
        self.does.setProperty("kind", "primary")
        self.leaves = QPushButton(self.tr("Leave it"))
        self.leaves.setProperty("kind", "quiet")
        for button in (self.does, self.leaves):
            button.setAutoDefault(True)
        self.does.clicked.connect(lambda _checked=False: self._do())
        self.leaves.clicked.connect(lambda _checked=False: self.leave())
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        row.setSpacing(scaled(8))
        row.addWidget(self._said, 1)
        row.addWidget(self.does)
        row.addWidget(self.leaves)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked; empty when nothing is."""
        return "" if self.isHidden() else self._said.text()

    def ask(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Ask; the keyboard stands on leaving it."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._act = act
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.does.setText(verb)
        self.does.setAccessibleName(verb.replace("&", ""))
        self.show()
        self.leaves.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Ask nothing any more."""
        self._act = None
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self) -> None:
        act = self._act
        self.leave()
        if act is not None:
            act()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
