"""A copy for sharing: what stays in it and what is left out, before anybody chooses where it goes."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.sharing import Shared, left_out_words, staying_words


class ShareDialog(QDialog):
    """Tells it in numbers.

    Signals
    -------
    wanted()
        The copy is to be written.
    """

    wanted = Signal()

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("share_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save a copy for sharing"))
        about = self.tr(
            "The copy is a workshop of its own, to hand on to people who were not in the room. What is left out is not "
            "in the file at all, hidden or otherwise. This workshop stays as it is."
        )
        left = left_out_words(shared) or (self.tr("nothing: there is none of it here"),)
        self.left_out = PlainLabel(_listed(left), wraps=True)
        self.stays = PlainLabel(_listed(staying_words(shared)), wraps=True)
        names = self.tr(
            "Names stay where people answer for something: owners, sponsors, estimators, reviewers, and who forced or "
            "approved a choice. Read the texts of the copy before you send it."
        )
        self.buttons = DialogButtons(self.tr("&Choose where…"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self._on_wanted)
        self.buttons.rejected.connect(self.reject)
        inside = WrappingView()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(PlainLabel(about, wraps=True))
        for title, part in ((self.tr("Left out"), self.left_out), (self.tr("Stays"), self.stays)):
            column.addSpacing(scaled(4))
            column.addWidget(PlainLabel(title, role=TextRole.LEAD))
            column.addWidget(part)
        column.addWidget(PlainLabel(names, role=TextRole.MUTED, wraps=True))
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(Scroller(inside), 1)
        layout.addWidget(self.buttons)
        fit_to_screen(self, 640, 620)

    def _on_wanted(self) -> None:
        self.accept()
        self.wanted.emit()


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)
