"""Two views that take turns, by two buttons above them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from vmo_desktop.ui.theme import scaled


class ChoicePair(QWidget):
    """Two names, one of them chosen.

    Signals
    -------
    chosen(int)
        The user chose the first (0) or the second (1).
    """

    chosen = Signal(int)

    def __init__(self, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        for place, name in enumerate((first, second)):
            button = QToolButton()
            button.setText(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def place(self) -> int:
        """Which one is chosen."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Show which one is chosen; nothing is told."""
        self._group.button(place).setChecked(True)

    def enable_second(self, is_enabled: bool) -> None:
        """Allow the second one, or not yet."""
        self._group.button(1).setEnabled(is_enabled)
