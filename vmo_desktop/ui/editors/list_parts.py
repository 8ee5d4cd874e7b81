"""Lists that take turns: their names above, and the chosen one below, which scrolls by itself."""

from collections.abc import Mapping

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.part_choice import PartChoice
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.wrapping import WrappingView


class ListParts(QWidget):
    """Each part is a few widgets below one another, the last of which takes the keyboard."""

    def __init__(self, parts: Mapping[str, tuple[QWidget, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = PartChoice(tuple(parts))
        self._ends = [widgets[-1] for widgets in parts.values()]
        self._shown = QStackedWidget()
        self._columns: list[QVBoxLayout] = []
        for widgets in parts.values():
            content = WrappingView()
            column = QVBoxLayout(content)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self._columns.append(column)
            self._shown.addWidget(Scroller(content))
        # It scrolls by itself: a page that took its height for its own would scroll as well.
        self._shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.choice)
        self._column.addWidget(self._shown, 1)
        self.choice.chosen.connect(self._on_chosen)
        appearance().changed.connect(self._fit)
        self._fit()
        self._show(0)

    def show_part(self, place: int) -> None:
        """Show a part with the keyboard in it."""
        self.choice.choose(place)
        self._ends[place].setFocus()

    def _on_chosen(self, place: int) -> None:
        self.choice.button(place).setFocus()  # Qt would hand the keyboard on into the middle of the next part
        self._show(place)

    def _show(self, place: int) -> None:
        self._shown.setCurrentIndex(place)
        self.setFocusProxy(self._ends[place])

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(0, space.s, 0, 0)
        self._column.setSpacing(space.s)
        for column in self._columns:
            column.setContentsMargins(space.l, 0, space.l, space.l)
            column.setSpacing(space.m)
