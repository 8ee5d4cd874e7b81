"""How far a search is, and the button that stops it or begins it again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.stop_button import StopButton


class SearchProgress(QWidget):
    """Seen while something is still to come; hidden until a state is shown.

    Parameters
    ----------
    name : str
        What the bar is called for assistive technology.
    stop, again : str
        What the button says while the search runs, and after it was stopped.
    patience : int
        Milliseconds that a search goes on before this is seen: most are over before anybody could read it, and what
        comes and goes moves all that stands below it.

    Signals
    -------
    pressed()
        The user wants it to stop, or to begin again.
    """

    pressed = Signal()

    def __init__(self, name: str, stop: str, again: str, parent: QWidget | None = None, *, patience: int = 0) -> None:
        super().__init__(parent)
        self._words = stop, again
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(patience)
        self._waiting.timeout.connect(self.show)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.button = StopButton(self)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.button)
        row.addStretch()
        appearance().changed.connect(self._fit)
        self._fit()
        self.show_state(is_open=False, is_stopped=False)

    def show_done(self, done: int, of: int) -> None:
        """Show how far it is; painted with the rest, as by itself the bar has the whole window painted at once."""
        self.bar.setUpdatesEnabled(False)
        self.bar.setMaximum(of)
        self.bar.setValue(done)
        self.bar.setUpdatesEnabled(True)

    def show_state(self, *, is_open: bool, is_stopped: bool) -> None:
        """Show whether something is still to come, and whether the search for it was stopped."""
        if is_open and not is_stopped and self.isHidden() and self._waiting.interval():
            if not self._waiting.isActive():
                self._waiting.start()
        else:
            self._waiting.stop()
            self.setVisible(is_open)
        self.button.is_due = is_open and not is_stopped
        self.bar.setVisible(not is_stopped)
        if not is_open:
            # How far it was when it ended depends on the moment alone.
            self.bar.reset()
        self._say(self._words[is_stopped])

    def _say(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _fit(self) -> None:
        self.bar.setMinimumWidth(scaled(60))
        self.bar.setMaximumWidth(scaled(220))
