"""Asking for the name that the history's steps carry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.screen_room import fit_to_screen


class NameDialog(QDialog):
    """One line for a name.

    Signals
    -------
    named(str)
        The name to use from the next workshop that is opened; empty for the name of the system's user.
    """

    named = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your name in the history"))
        self._line = QLineEdit(name)
        self._line.setMaxLength(120)
        self._line.setAccessibleName(self.tr("Your name"))
        words = PlainLabel(
            self.tr(
                "Each step of a workshop says who took it. The name applies to workshops opened from now on; "
                "without one, the name you are logged in with is used."
            ),
            wraps=True,
        )
        buttons = DialogButtons(self.tr("&Use this name"), self.tr("&Leave it"))
        buttons.does.setObjectName("use_name")
        buttons.accepted.connect(self._on_use)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(words)
        layout.addWidget(self._line)
        layout.addWidget(buttons)
        fit_to_screen(self, 460, 0)

    def _on_use(self) -> None:
        self.named.emit(self._line.text().strip())
        self.accept()
