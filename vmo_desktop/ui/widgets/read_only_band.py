"""A band below the head while somebody else is editing the workshop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel


class ReadOnlyBand(QFrame):
    """Says who is editing, and offers a copy.

    Signals
    -------
    copy_wanted()
        The user wants to go on in a copy.
    """

    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read_only_band")
        self._label = PlainLabel(wraps=True)
        self._button = QPushButton(self.tr("Open a &copy"))
        self._button.setObjectName("open_copy")
        self._button.clicked.connect(lambda _checked=False: self.copy_wanted.emit())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._button)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    @property
    def text(self) -> str:
        """What the band says; empty while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_owner(self, owner: str) -> None:
        """Say who is editing; empty: the file or its folder cannot be written."""
        if owner:
            words = self.tr("%1 is editing this workshop. You can read it, or go on in a copy of your own.")
            self._label.setText(words.replace("%1", owner))
        else:
            self._label.setText(self.tr("This file cannot be written here. You can read it, or go on in a copy."))
        self.show()

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(24), scaled(6), scaled(16), scaled(6))
