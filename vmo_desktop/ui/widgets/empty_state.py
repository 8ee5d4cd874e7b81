"""What a view shows while it has nothing: one sentence, and the one or two actions that fill it."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

WIDEST = 520


class EmptyState(QWidget):
    """A sentence in the middle with buttons below; the first button is the one to take."""

    def __init__(
        self,
        sentence: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._sentence = PlainLabel(sentence, role=TextRole.MUTED, wraps=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch()
        for place, (text, act) in enumerate(actions):
            button = QPushButton(text)
            button.setProperty("kind", "primary" if place == 0 else "quiet")
            button.setAccessibleName(text.replace("&", ""))
            button.clicked.connect(lambda _checked=False, call=act: call())
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(32), scaled(32), scaled(32), scaled(32))
        layout.addStretch(2)
        # An aligned label is given its narrow size hint and cuts its text; a stretched one has the height of its width.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sentence, 100)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addSpacing(scaled(12))
        layout.addLayout(row)
        layout.addStretch(3)
        appearance().changed.connect(self._fit)
        self._fit()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._fit()

    def buttons(self) -> list[QPushButton]:
        """List the buttons, in order."""
        return self.findChildren(QPushButton)

    def _fit(self) -> None:
        """Break the sentence into lines of about one length: none of a single word."""
        self._sentence.ensurePolished()
        whole = QFontMetrics(self._sentence.font()).horizontalAdvance(self._sentence.text())
        lines = ceil(whole / scaled(WIDEST))
        even = ceil(1.12 * whole / max(lines, 1)) + scaled(8)
        self._sentence.setMaximumWidth(max(min(scaled(WIDEST), even), 1))
