"""The line above a stage that has room for one of its parts at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from vmo_desktop.ui.theme import appearance, scaled


class PartBar(QWidget):
    """The names of the parts, one of them chosen, and at the right the name of a foot that folds out.

    Signals
    -------
    chosen(int)
        Another part is to be shown, by its place.
    foot_wanted(bool)
        The foot is to come out, or to go.
    """

    chosen = Signal(int)
    foot_wanted = Signal(bool)

    def __init__(self, parts: Sequence[str], foot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot_name = foot
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        for place, name in enumerate(parts):
            button = self._button(name)
            button.setText(name)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self._row.addStretch(1)
        self.foot = self._button(foot)
        self.foot.toggled.connect(self._on_foot)
        self._row.addWidget(self.foot)
        self._on_foot(False)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def place(self) -> int:
        """Which part is chosen."""
        return self._group.checkedId()

    def offer(self, *, parts: int, foot: bool) -> None:
        """Offer what has no room of its own: the first so many parts one at a time, and the foot."""
        if parts <= self.place:
            self._group.button(0).setChecked(True)
        for button in self._group.buttons():
            button.setVisible(self._group.id(button) < parts)
        self.foot.setVisible(foot)
        self.setVisible(parts > 0 or foot)
        self.setFocusProxy(self._group.button(self.place))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_foot(self, is_out: bool) -> None:
        self.foot.setText(f"{self._foot_name} {'▾' if is_out else '▸'}")
        self.foot_wanted.emit(is_out)

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(12), scaled(4), scaled(12), 0)
        self._row.setSpacing(scaled(4))
