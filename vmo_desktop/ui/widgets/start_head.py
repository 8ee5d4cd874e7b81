"""The head of the start page: whose program this is, and the two ways in that are always there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class StartHead(QWidget):
    """Mark and name at the left; a new workshop and a file to open at the right.

    Signals
    -------
    template_picked(str)
        What a new workshop begins with; empty: with nothing.
    open_wanted()
        The user wants to look for a file.
    """

    template_picked = Signal(str)
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self._menu = QMenu(self)
        self._new = QPushButton(self.tr("&New workshop"))
        self._new.setObjectName("start_new")
        self._new.setProperty("kind", "primary")
        self._new.setMenu(self._menu)
        self._open = QPushButton(self.tr("&Open a file…"))
        self._open.setObjectName("start_open")
        self._open.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("VMO Desktop", role=TextRole.PAGE))
        claim = self.tr("Decide on a portfolio with the people who have to stand by it.")
        words.addWidget(PlainLabel(claim, role=TextRole.MUTED, wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._new)
        row.addWidget(self._open)
        appearance().changed.connect(self._fit)
        self._fit()

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self._new, self._open]

    def show_templates(self, templates: Sequence[tuple[str, str]]) -> None:
        """List what a new workshop can begin with: name and title."""
        self._menu.clear()
        for name, title in templates:
            self._menu.addAction(title.replace("&", "&&"), partial(self.template_picked.emit, name))

    def _fit(self) -> None:
        size = QSize(scaled(52), scaled(52))
        self._mark.setPixmap(program_icon().pixmap(size, self.devicePixelRatioF()))
