"""Why initiatives are forced in or out, and who says so: a line below the table, not a window over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel


class ForceForm(QWidget):
    """What is forced, a reason, a name, and two buttons; Enter forces, Escape leaves it.

    Signals
    -------
    forced(bool, str, str)
        Whether in, the reason, the author.
    left()
        Nothing is to be forced.
    """

    forced = Signal(bool, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_in = True
        self._said = PlainLabel(wraps=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setMaxLength(500)
        self.author = QLineEdit()
        self.author.setPlaceholderText(self.tr("Who says so"))
        self.author.setAccessibleName(self.tr("Who says so"))
        self.author.setMaxLength(120)
        self.does = QPushButton()
        self.does.setProperty("kind", "primary")
        self.leaves = QPushButton(self.tr("Leave it"))
        self.leaves.setAccessibleName(self.leaves.text())
        flow = FlowLayout(self, spacing=8, row_spacing=4)
        for part in (self._said, self.reason, self.author, self.does, self.leaves):
            flow.addWidget(part)
        for line in (self.reason, self.author):
            line.returnPressed.connect(self._on_done)
        self.does.clicked.connect(self._on_done)
        self.leaves.clicked.connect(self.left)
        self.hide()

    def ask(self, named: str, author: str, *, is_in: bool) -> None:
        """Ask why these are forced; the author is the one named last, else the one given."""
        self._is_in = is_in
        said = self.tr("Force in: %1") if is_in else self.tr("Force out: %1")
        self._said.setText(said.replace("%1", named))
        self._said.setMaximumWidth(scaled(320))
        text = self.tr("Force in") if is_in else self.tr("Force out")
        self.does.setText(text)
        self.does.setAccessibleName(text)
        self.reason.clear()
        self.author.setText(self.author.text() or author)
        for line in (self.reason, self.author):
            line.setMinimumWidth(scaled(170))
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_done(self) -> None:
        self.forced.emit(self._is_in, self.reason.text().strip(), self.author.text().strip())
