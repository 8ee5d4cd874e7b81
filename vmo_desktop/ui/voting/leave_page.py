"""The way out of the voting: for the facilitator, and not by a slip of the finger."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.voting.hold_button import HoldButton
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class LeavePage(QWidget):
    """Asks whether it is the facilitator who stands at the laptop.

    Signals
    -------
    stayed()
        Back to the cover.
    left()
        Back to the facilitator's window.
    """

    stayed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(self.tr("Are you the facilitator?"), role=TextRole.PAGE, wraps=True)
        words = PlainLabel(
            self.tr(
                "This leads back to the facilitator's window. Ballots that are begun stay as they are and stay "
                "covered. Hold the button, or the space bar on it, until its line is full."
            ),
            wraps=True,
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stay = QPushButton(self.tr("Go on voting"))
        self.stay.setProperty("kind", "primary")
        self.stay.setAutoDefault(True)
        self.stay.clicked.connect(lambda _checked=False: self.stayed.emit())
        self.leave = HoldButton(self.tr("Hold to leave the voting"))
        self.leave.held.connect(self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(32), scaled(24), scaled(32), scaled(24))
        column.setSpacing(scaled(20))
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self.stay)
