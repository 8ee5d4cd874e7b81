"""How far a search is, and the button that stops it or begins it again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout


class SearchProgress(QWidget):
    """Seen while something is still to come; hidden until a state is shown.

    Parameters
    ----------
    name : str
        What the bar is called for assistive technology.
    stop, again : str
        What the button says while the search runs, and after it was stopped.

    Signals
    -------
    pressed()
        The user wants it to stop, or to begin again.
    """

    pressed = Signal()

    def __init__(self, name: str, stop: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = stop, again
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.button = QPushButton()
        self.button.clicked.connect(self.pressed)
        row = FlowLayout(self, spacing=8)
        row.addWidget(self.bar)
        row.addWidget(self.button)
        appearance().changed.connect(self._fit)
        self._fit()
        self.show_state(is_open=False, is_stopped=False)

    def show_done(self, done: int, of: int) -> None:
        """Show how far it is."""
        self.bar.setMaximum(of)
        self.bar.setValue(done)

    def show_state(self, *, is_open: bool, is_stopped: bool) -> None:
        """Show whether something is still to come, and whether the search for it was stopped."""
        self.setVisible(is_open)
        self.bar.setVisible(not is_stopped)
        if not is_open:
            # How far it was when it ended depends on the moment alone.
            self.bar.reset()
        text = self._words[is_stopped]
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _fit(self) -> None:
        self.bar.setFixedWidth(scaled(220))
