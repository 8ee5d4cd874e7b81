"""The parts of a page that take turns, by name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from vmo_desktop.ui.theme import appearance, scaled


class PartChoice(QWidget):
    """Names in a row, one of them chosen.

    Signals
    -------
    chosen(int)
        Another part is to be shown, by its place.
    """

    chosen = Signal(int)

    def __init__(self, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        for place, name in enumerate(parts):
            button = QToolButton()
            button.setText(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def place(self) -> int:
        """Which part is chosen."""
        return self._group.checkedId()

    def button(self, place: int) -> QToolButton:
        """The button of a part."""
        button = self._group.button(place)
        assert isinstance(button, QToolButton)  # noqa: S101 - made above
        return button

    def choose(self, place: int) -> None:
        """Show another part, as if it had been clicked."""
        if place != self.place:
            self._group.button(place).click()

    def offer(self, place: int, *, is_offered: bool) -> None:
        """Offer a part, or not: then the first one is shown in its place."""
        if not is_offered and self.place == place:
            self.choose(0)
        self._group.button(place).setVisible(is_offered)

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(12), scaled(4), scaled(12), 0)
        self._row.setSpacing(scaled(4))
