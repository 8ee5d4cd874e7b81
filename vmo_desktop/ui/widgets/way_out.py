"""One way out of a trouble: what it does, what it means, and the button that takes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class WayOut(QFrame):
    """A card in a list of ways out.

    Signals
    -------
    taken()
        The user takes this way.
    """

    taken = Signal()

    def __init__(self, title: str, words: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = PlainLabel(title, role=TextRole.LEAD, wraps=True)
        self.words = PlainLabel(words, role=TextRole.MUTED, wraps=True)
        self.words.setVisible(bool(words))
        self.button = self.add_button(verb)
        self.button.setAccessibleDescription(f"{title}. {words}")
        self.button.clicked.connect(lambda _checked=False: self.taken.emit())
        texts = QVBoxLayout()
        texts.setSpacing(scaled(2))
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(12), scaled(12), scaled(12))
        row.setSpacing(scaled(8))
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_button(self, verb: str) -> QPushButton:
        """Make a button."""
        button = QPushButton(verb)
        button.setAccessibleName(verb.replace("&", ""))
        return button

    def put_before(self, button: QPushButton) -> None:
        """Have a quieter button before the one that takes this way."""
        button.setProperty("kind", "quiet")
        self._row.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignVCenter)
        QWidget.setTabOrder(button, self.button)

    def lead(self) -> None:
        """Be the way that Enter takes."""
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
