"""A stage whose parts take turns; each is made when it is first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.initiative_part import InitiativePart
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.part_choice import PartChoice
from vmo_desktop.ui.widgets.scroller import Scroller


class PartedPanel(Panel):
    """The names of the parts above, and the chosen one below.

    Signals
    -------
    part_made(QWidget)
        A part other than the first was made.
    """

    part_made = Signal(object)

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        parts: Mapping[str, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(live, selection, parent)
        self._builders = tuple(parts.values())
        self._made: dict[int, QWidget] = {}
        self.choice = PartChoice(tuple(parts))
        self._shown = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.choice)
        layout.addWidget(self._shown, 1)
        self.choice.chosen.connect(self._on_chosen)
        self._show(0)

    @override
    def rebuild(self) -> None:
        """Each part follows the workshop by itself."""

    @override
    def refresh(self, changes: Changes) -> None:
        del changes

    def part(self, place: int) -> QWidget:
        """Find a part, made if need be."""
        if place not in self._made:
            made = self._made[place] = self._builders[place]()
            self._shown.addWidget(Scroller(made))
            if isinstance(made, InitiativePart):
                made.list_wanted.connect(lambda: self.show_part(0))
            if place:
                self.part_made.emit(made)
        return self._made[place]

    def show_part(self, place: int) -> None:
        """Show a part with the keyboard in it."""
        self.choice.choose(place)
        self.part(place).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def bring_out(self, part: QWidget) -> None:
        for place, made in self._made.items():
            if made is part or made.isAncestorOf(part):
                self.choice.choose(place)

    def _on_chosen(self, place: int) -> None:
        """Keep the keyboard above: Qt would hand it on into the middle of the next part."""
        self.choice.button(place).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(place)

    def _show(self, place: int) -> None:
        part = self.part(place)
        for index in range(self._shown.count()):
            view = self._shown.widget(index)
            if view is not None and view.isAncestorOf(part):
                self._shown.setCurrentIndex(index)
        self.setFocusProxy(part)
