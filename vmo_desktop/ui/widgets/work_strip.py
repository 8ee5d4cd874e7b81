"""Long work that no page shows, on a line of its own: what it is, how far it is, and a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel
from vmo_desktop.ui.widgets.stop_button import StopButton

PATIENCE_MS = 500
"""Work that is over sooner is not seen: nobody could read it."""


class WorkStrip(QFrame):
    """Stands in a layout, so that it covers nothing; it takes no focus by itself.

    Signals
    -------
    cancelled()
        The user wants the work to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.button = StopButton(self, self.tr("Cancel"))
        self.button.clicked.connect(self.cancelled)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar)
        row.addWidget(self.button)
        appearance().changed.connect(self._fit)
        self._fit()
        self.hide()

    def begin(self, text: str) -> None:
        """Say what is being done, unless it is soon over."""
        self._label.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self.button.is_due = True
        self._patience.start()

    def show_done(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def end(self) -> None:
        """It is over, or was stopped."""
        self.button.is_due = False
        self._patience.stop()
        self.hide()

    def _fit(self) -> None:
        self._bar.setFixedWidth(scaled(220))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(scaled(24), scaled(4), scaled(12), scaled(4))
            layout.setSpacing(scaled(8))
