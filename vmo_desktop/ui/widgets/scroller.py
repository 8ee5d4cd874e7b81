"""A view that scrolls as a whole where the window has less room than it needs, so that nothing is cut off."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled

LEAST = QSize(200, 120)
"""The least room for a view at 100 %; below this there is nothing to see even by scrolling."""


class Scroller(QScrollArea):
    """Shows a widget as large as there is room, never smaller than it asks for, and goes where the keyboard goes."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setFocusProxy(inside)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @override
    def sizeHint(self) -> QSize:
        """As much as the view would like."""
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """The view's own least, where that is small."""
        inside = self.widget()
        least = QSize(scaled(LEAST.width()), scaled(LEAST.height()))
        return least.boundedTo(inside.minimumSizeHint()) if inside is not None else least

    @override
    def event(self, event: QEvent) -> bool:
        """Tell what is around when the view would like another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to what is inside and around; the view follows the keyboard by itself."""
        event.ignore()

    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        inside = self.widget()
        if entered is not None and inside is not None and inside is not entered and inside.isAncestorOf(entered):
            self.ensureWidgetVisible(entered, scaled(8), scaled(8))


class OwnScroller(Scroller):
    """A part of a page that scrolls by itself: a page that took its whole height for its own would scroll as well."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(inside, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


def bring_into_sight(inside: QWidget, area: QRect) -> None:
    """Scroll whatever is around a widget until an area of it is seen, such as a row of a list that is tall itself."""
    around = inside.parentWidget()
    while around is not None:
        page = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and page is not None:
            middle = inside.mapTo(page, area.center())
            around.ensureVisible(middle.x(), middle.y(), 0, area.height() // 2 + scaled(12))
        around = around.parentWidget()
