"""A band below the head while the open workshop cannot be edited: why, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import moment_text
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel


class ReadOnlyBand(QFrame):
    """Says why, and who is editing since when; offers a copy, and to edit once that may be done.

    Signals
    -------
    copy_wanted()
        The user wants to go on in a copy.
    edit_wanted()
        The user wants to have the file opened again, for editing.
    """

    copy_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read_only_band")
        self._owner = ""
        self._label = PlainLabel(wraps=True)
        self._edit = self._button(self.tr("Edit it &now"), "edit_now")
        self._copy = self._button(self.tr("Open a &copy"), "open_copy")
        self._edit.clicked.connect(lambda _checked=False: self.edit_wanted.emit())
        self._copy.clicked.connect(lambda _checked=False: self.copy_wanted.emit())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._edit)
        self._row.addWidget(self._copy)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        return button

    @property
    def text(self) -> str:
        """What the band says; empty while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_why(self, why: WhyReadOnly, *, owner: str = "", since: str = "", sentence: str = "") -> None:
        """Say why the workshop is for reading only; `sentence` where it is neither about somebody nor a place."""
        self._owner = owner
        self._edit.setVisible(why is WhyReadOnly.LEFT_BEHIND)
        if why is WhyReadOnly.EDITED:
            words = self.tr("%1 is editing this workshop. You can read it, or go on in a copy of your own.")
            if since:
                words = self.tr(
                    "%1 is editing this workshop, since %2. You can read it, or go on in a copy of your own."
                )
        elif why is WhyReadOnly.LEFT_BEHIND:
            words = self.tr("%1 opened this workshop (%2) and may still edit it there. If that is over, edit it now.")
        elif why is WhyReadOnly.NOT_WRITABLE:
            words = self.tr("This file cannot be written here. You can read it, or go on in a copy.")
        else:
            words = sentence
        self._label.setText(filled(words, owner, moment_text(since) if since else "?"))
        self.show()

    def show_freed(self) -> None:
        """Say that whoever was editing has closed the file."""
        self._label.setText(self.tr("%1 has closed this workshop: you can edit it now.").replace("%1", self._owner))
        self._edit.show()

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(24), scaled(6), scaled(16), scaled(6))
        self._row.setSpacing(scaled(8))
