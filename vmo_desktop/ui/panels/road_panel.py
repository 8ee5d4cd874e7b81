"""The assessment of the road from PMO to VMO."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.empty_state import EmptyState


class RoadPanel(Panel):
    """The steps of the road."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("road")
        layout = QVBoxLayout(self)
        layout.addWidget(EmptyState(self.tr("No steps yet.")))

    @override
    def rebuild(self) -> None:
        pass

    @override
    def refresh(self, changes: Changes) -> None:
        pass
