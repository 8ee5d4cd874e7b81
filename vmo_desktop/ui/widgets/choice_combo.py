"""A drop-down list of values with labels, which only a person changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from vmo_desktop.ui.widgets.eliding_combo import ElidingCombo
from vmo_desktop.ui.widgets.label import shown_text


class ChoiceCombo(ElidingCombo):
    """Labels and the values that they stand for.

    Signals
    -------
    chosen(object)
        The user chose another value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._last = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[tuple[str, object]], value: object) -> None:
        """Show these labels and values with one of them chosen; nothing is told."""
        labels = [shown_text(label) for label, _ in choices]
        if labels != [self.itemText(row) for row in range(self.count())]:
            self.clear()
            self.addItems(labels)
        self._values = [each for _, each in choices]
        self.choose(value)

    def choose(self, value: object) -> None:
        """Show a value; nothing is told."""
        self._last = self._values.index(value) if value in self._values else -1
        self.setCurrentIndex(self._last)

    @property
    def value(self) -> object:
        """The value chosen; None where nothing is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around, unless the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_activated(self, row: int) -> None:
        if row != self._last:
            self._last = row
            self.chosen.emit(self._values[row])
