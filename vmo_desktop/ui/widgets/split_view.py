"""Two views side by side whose divider is remembered; the second can take the whole room."""

from functools import reduce

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import scaled

NARROW = 640
"""Below this width, in pixels at 100 %, there is room for one of the two: the view, or the chart when asked for."""


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
        self._is_chart_only = False
        self.setFocusProxy(view)

    @property
    def is_chart_only(self) -> bool:
        """Whether the chart has the whole room."""
        return self._is_chart_only

    def show_chart_only(self, is_only: bool) -> None:
        """Give the whole room to the chart, or share it again."""
        self._remember()
        self._is_chart_only = is_only
        self._fold()
        self.setFocusProxy(self.chart if is_only else self.view)

    def _fold(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self.view.setHidden(self._is_chart_only)
        self.chart.setHidden(is_narrow and not self._is_chart_only)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the chart away where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for either of the two, as far as they are shown: a chart folded away makes no page scroll."""
        shown = [part.minimumSizeHint() for part in (self.view, self.chart) if not part.isHidden()]
        return reduce(QSize.expandedTo, shown, QSize(0, 0))

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
        if self._is_restored and not self.view.isHidden() and not self.chart.isHidden():
            Settings().remember_layout(self._name, self.saveState())
