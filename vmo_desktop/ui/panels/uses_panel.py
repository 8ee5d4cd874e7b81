"""What initiatives use: money by year, people and other resources."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.resource_uses import ResourceUses
from vmo_desktop.ui.editors.yearly_costs import YearlyCosts
from vmo_desktop.ui.initiative_part import InitiativePart
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.part_choice import PartChoice
from vmo_desktop.ui.widgets.wrapping import WrappingView

FROM = ("workshop", "initiative", "yearly_cost", "resource", "demand")
"""Tables that the part shows."""


class UsesPanel(InitiativePart):
    """Costs by year and the use of resources, one at a time."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("uses_panel")
        self.costs = YearlyCosts(live, selection)
        self.resources = ResourceUses(live, selection)
        self.parts = PartChoice((self.tr("Costs by year"), self.tr("People and other resources")))
        self.parts.chosen.connect(self._on_chosen)
        self._shown = QStackedWidget()
        content = WrappingView()
        self._column = QVBoxLayout(content)
        self._column.addWidget(self.parts)
        self._column.addWidget(self._shown, 1)
        for part in (self.costs, self.resources):
            self._shown.addWidget(part)
        self.put(content, self.tr("No initiatives yet. What they use is said here once they are in the list."))
        self.setFocusProxy(self._shown)
        appearance().changed.connect(self._fit)
        self._fit()
        self._show(0)
        self.rebuild()

    @override
    def show_workshop(self) -> None:
        self.costs.show_workshop()
        self.resources.show_workshop()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*FROM):
            self.rebuild()

    def _on_chosen(self, place: int) -> None:
        self.parts.button(place).setFocus()  # Qt would hand the keyboard on into the middle of the next part
        self._show(place)

    def _show(self, place: int) -> None:
        part = (self.costs, self.resources)[place]
        self._shown.setCurrentWidget(part)
        self._shown.setFocusProxy(part)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.l, space.m)
        self._column.setSpacing(space.s)
