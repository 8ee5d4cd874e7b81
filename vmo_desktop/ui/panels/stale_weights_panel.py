"""The warning about stale weights as a panel of its own, for pages that show results."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.editors.stale_weights import StaleWeights
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection


class StaleWeightsPanel(Panel):
    """Takes no room while no weights are stale."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.warning = StaleWeights(live)
        self.warning.weigh_wanted.connect(lambda: self.page_wanted.emit("weights"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.warning)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rebuild()

    @override
    def hasHeightForWidth(self) -> bool:
        """Keep the page from growing to the height that it would like, because of one sentence that wraps."""
        return False

    @override
    def sizeHint(self) -> QSize:
        """As high as the sentence is at this width."""
        return self.minimumSizeHint()

    @override
    def rebuild(self) -> None:
        """Say which weights are stale as the workshop stands."""
        self.warning.show_state()
