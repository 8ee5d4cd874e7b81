"""A splitter whose dividers stand on each screen as they were left there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings


class RememberedSplitter(QSplitter):
    """Views side by side, or below each other; `place` tells their sizes until somebody moves a divider."""

    def __init__(self, name: str, place: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self._place = place
        self._is_restored = False
        self._is_chosen = False
        self.splitterMoved.connect(self._on_moved)
        current_screen().changed.connect(self.restore)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody has moved a divider on this screen."""
        return self._is_chosen

    def turn(self, orientation: Qt.Orientation) -> None:
        """Stand the views side by side or below each other; each way has dividers of its own."""
        if orientation != self.orientation():
            self.setOrientation(orientation)
            self.restore()

    def restore(self) -> None:
        """Put the dividers where they were left on this screen, or where they usually are."""
        kept = Settings().layout(self._key(), current_screen().name)
        self._is_chosen = not kept.isEmpty() and self.restoreState(kept)
        if not self._is_chosen:
            self.setSizes(list(self._place()))

    def remember(self) -> None:
        """Remember the dividers for this screen, unless a view is hidden for lack of room."""
        views = [self.widget(place) for place in range(self.count())]
        if not any(view is None or view.isHidden() for view in views):
            self._is_chosen = True
            Settings().remember_layout(self._key(), self.saveState(), current_screen().name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin as the splitter was left."""
        super().showEvent(event)
        if not self._is_restored:
            self._is_restored = True
            self.restore()

    def _key(self) -> str:
        return f"{self.objectName()}_{'across' if self.orientation() is Qt.Orientation.Horizontal else 'down'}"

    def _on_moved(self, _place: int, _index: int) -> None:
        self.remember()
