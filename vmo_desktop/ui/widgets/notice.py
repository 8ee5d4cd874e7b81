"""A short message on a line of its own: what was refused or done, with verbs; it never takes the focus."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vmo_desktop.ui.theme import appearance, scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel

SHOWN_MS = 7_000

Verb = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class Notice(QFrame):
    """One message at a time; a refusal stays until it is closed or the next thing succeeds.

    It stands in a layout, so that it covers nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = PlainLabel(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(self._label, 1)
        appearance().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def is_refusal(self) -> bool:
        """Whether the message shown says that something was refused."""
        return not self.isHidden() and self.property("state") == "error"

    def tell(self, text: str, verbs: Sequence[Verb] = ()) -> None:
        """Say that something was done, for some seconds."""
        self._show(text, verbs, state="")
        self._timer.start()

    def refuse(self, text: str, verbs: Sequence[Verb] = ()) -> None:
        """Say that something was refused and why."""
        self._timer.stop()
        self._show(text, verbs, state="error")

    def warn(self, text: str, verbs: Sequence[Verb] = (), *, dismissed: Callable[[], object] | None = None) -> None:
        """Say that something needs a look; it stays until it is closed, which calls `dismissed`."""
        self._timer.stop()
        self._show(text, verbs, state="stale")
        if dismissed is not None:
            self._buttons[-1].clicked.connect(lambda _checked=False, call=dismissed: call())

    def settle(self) -> None:
        """Take a refusal away because the next thing succeeded."""
        if self.is_refusal:
            self.hide()

    def _show(self, text: str, verbs: Sequence[Verb], *, state: str) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(label, act) for label, act in (*verbs, (self.tr("Close"), self.hide))]
        self._label.setText(text)
        self.setAccessibleName(text)
        set_state(self, state)
        for child in (self._label, *self._buttons):
            child.style().unpolish(child)
            child.style().polish(child)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text.replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked=False, call=act: call())
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(scaled(24), scaled(4), scaled(12), scaled(4))
            layout.setSpacing(scaled(8))
