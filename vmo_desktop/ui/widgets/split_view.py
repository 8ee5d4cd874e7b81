"""Two views side by side: either can take the whole room, and they can change sides."""

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter

NARROW = 640
"""Below this width, in pixels at 100 %, there is room for one of the two: the view, or the chart when asked for."""


class Alone(Enum):
    """Who has the whole room."""

    NOBODY = auto()
    VIEW = auto()
    CHART = auto()


class SplitView(RememberedSplitter):
    """A view and a chart beside it.

    Signals
    -------
    folded()
        The chart came into sight or went out of it.
    """

    folded = Signal()

    def __init__(
        self, name: str, view: QWidget, chart: QWidget, *, share: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, self._usual_sizes, parent)
        self._share = share
        self._alone = Alone.NOBODY
        self._former: QWidget | None = None
        self.view = view
        self.chart = chart
        for part, stretch in ((view, share), (chart, 1 - share)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, round(100 * stretch))
        self.setFocusProxy(view)

    @property
    def alone(self) -> Alone:
        """Who has the whole room."""
        return self._alone

    def show_alone(self, alone: Alone) -> None:
        """Give the whole room and the keyboard to one of the two, or share the room again."""
        if self._alone is Alone.NOBODY:
            self._former = self.view.focusWidget()
        self._alone = alone
        self._fold()
        self.setFocusProxy(self.chart if alone is Alone.CHART else self.view)
        came_from = self._former if alone is Alone.NOBODY and self._former is not None else self
        came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_swapped(self) -> bool:
        """Whether the chart stands at the left."""
        return self.widget(0) is self.chart

    def swap(self) -> None:
        """Let the two change sides; remembered for this screen."""
        sizes = self.sizes()
        Settings().remember_flag(self._flag(), not self.is_swapped, current_screen().name)
        self._take_sides()
        self.setSizes(sizes[::-1])
        self.remember()

    @override
    def restore(self) -> None:
        """Put both on their sides, then the divider where it was left."""
        self._take_sides()
        super().restore()

    def _take_sides(self) -> None:
        is_swapped = Settings().flag(self._flag(), default=False, screen=current_screen().name)
        self.insertWidget(0, self.chart if is_swapped else self.view)

    def _flag(self) -> str:
        return f"{self.objectName()}_swapped"

    def _usual_sizes(self) -> list[int]:
        width = max(self.width(), 2)
        sizes = [round(width * self._share), round(width * (1 - self._share))]
        return sizes[::-1] if self.is_swapped else sizes

    def _fold(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        was_away = self.chart.isHidden()
        self.view.setHidden(self._alone is Alone.CHART)
        self.chart.setHidden(self._alone is Alone.VIEW or (is_narrow and self._alone is not Alone.CHART))
        self.updateGeometry()
        if self.chart.isHidden() is not was_away:
            self.folded.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the chart away where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for the wider and the higher of what is shown; both are, only where that is enough."""
        shown = [each.minimumSizeHint() for each in (self.view, self.chart) if not each.isHidden()]
        return shown[0].expandedTo(shown[-1]) if shown else super().minimumSizeHint()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close both, so that what they run in threads ends."""
        self.view.close()
        self.chart.close()
        super().closeEvent(event)
