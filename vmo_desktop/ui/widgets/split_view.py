"""Two views side by side whose divider is remembered; the second can take the whole room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import Settings


class SplitView(QSplitter):
    """A view and a chart beside it."""

    def __init__(
        self, name: str, view: QWidget, chart: QWidget, *, share: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(f"split_{name}")
        self.setChildrenCollapsible(False)
        self._name = name
        self._share = share
        self.view = view
        self.chart = chart
        self.addWidget(view)
        self.addWidget(chart)
        self.setStretchFactor(0, round(100 * share))
        self.setStretchFactor(1, round(100 * (1 - share)))
        self._is_restored = False
        self.setFocusProxy(view)

    @property
    def is_chart_only(self) -> bool:
        """Whether the chart has the whole room."""
        return self.view.isHidden()

    def show_chart_only(self, is_only: bool) -> None:
        """Give the whole room to the chart, or share it again."""
        self._remember()
        self.view.setHidden(is_only)
        self.setFocusProxy(self.chart if is_only else self.view)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Put the divider where it was left."""
        super().showEvent(event)
        if not self._is_restored:
            self._is_restored = True
            if not self.restoreState(Settings().layout(self._name)):
                width = max(self.width(), 2)
                self.setSizes([round(width * self._share), round(width * (1 - self._share))])

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the divider."""
        self._remember()
        super().hideEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close both, so that what they run in threads ends."""
        self._remember()
        self.view.close()
        self.chart.close()
        super().closeEvent(event)

    def _remember(self) -> None:
        if self._is_restored and not self.is_chart_only:
            Settings().remember_layout(self._name, self.saveState())
