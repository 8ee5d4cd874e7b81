"""A timer for one thing at a time: minutes to spend, started and paused by hand."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QWidget

from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

TICK_MS = 500
USUAL = 3
"""Minutes for a cell unless somebody says otherwise."""


class CellTimer(QWidget):
    """Counts down while it runs, and on beyond the time: nobody is cut short by a program."""

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._used = 0.0
        self._since: float | None = None
        self.left = PlainLabel(role=TextRole.LEAD)
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 60)
        self.minutes.setValue(USUAL)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Minutes for each cell"))
        self.minutes.valueChanged.connect(self._show)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.left, self.button, self.minutes):
            row.addWidget(part)
        self._name_button()
        self._show()

    @property
    def seconds_left(self) -> float:
        """Seconds that are left; negative beyond the time."""
        running = self._now() - self._since if self._since is not None else 0.0
        return self.minutes.value() * 60 - self._used - running

    def restart(self) -> None:
        """Begin anew for the next thing; a running timer goes on running."""
        self._used = 0.0
        if self._since is not None:
            self._since = self._now()
        self._show()

    def _on_toggled(self, is_running: bool) -> None:
        if is_running:
            self._since = self._now()
            self._ticks.start()
        elif self._since is not None:
            self._used += self._now() - self._since
            self._since = None
            self._ticks.stop()
        self._name_button()
        self._show()

    def _name_button(self) -> None:
        text = self.tr("Pause") if self.button.isChecked() else self.tr("Start")
        self.button.setText(text)
        name = self.tr("Pause the timer") if self.button.isChecked() else self.tr("Start the timer")
        self.button.setAccessibleName(name)

    def _show(self) -> None:
        left = self.seconds_left
        whole = int(abs(left) + 0.999) if left > 0 else int(-left)
        text = f"{whole_text(whole // 60)}:{whole % 60:02d}"
        is_over = left <= 0 and (self._used > 0 or self._since is not None)
        self.left.setText(f"+{text}" if is_over else text)
        set_state(self.left, "stale" if is_over else "")
        name = self.tr("%1 over the time") if is_over else self.tr("%1 left")
        self.left.setAccessibleName(name.replace("%1", text))
