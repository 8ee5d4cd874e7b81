"""A splitter whose dividers stand on each screen as they were left there, at any zoom."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from vmo_desktop.json_text import read_json
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import appearance, scaled


class RememberedSplitter(QSplitter):
    """Views side by side, or below each other; `place` tells their sizes until somebody moves a divider.

    A view that does not stretch keeps its size, which grows with the zoom, up to half of the room; the others share
    what is left as they did.
    """

    def __init__(self, name: str, place: Callable[[], Sequence[int]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self._place = place
        self._is_restored = False
        self._chosen: list[float] = []
        self.splitterMoved.connect(self._on_moved)
        current_screen().changed.connect(self.restore)
        appearance().changed.connect(self._stand)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody has moved a divider on this screen."""
        return bool(self._chosen)

    def turn(self, orientation: Qt.Orientation) -> None:
        """Stand the views side by side or below each other; each way has dividers of its own."""
        if orientation != self.orientation():
            self.setOrientation(orientation)
            self.restore()

    def restore(self) -> None:
        """Put the dividers where they were left on this screen, or where they usually are."""
        kept = Settings().layout(self._key(), current_screen().name)
        self._chosen = _lengths(kept, self.count())
        self._stand()

    def remember(self) -> None:
        """Remember the dividers for this screen, unless a view is hidden for lack of room."""
        if any(view.isHidden() for view in self._views()):
            return
        zoom = appearance().zoom
        self._chosen = [size / zoom for size in self.sizes()]
        kept = QByteArray(json.dumps(self._chosen).encode())
        Settings().remember_layout(self._key(), kept, current_screen().name)

    def _views(self) -> list[QWidget]:
        views = [self.widget(place) for place in range(self.count())]
        return [view for view in views if view is not None]

    def _stand(self) -> None:
        """Place the dividers for the room and the zoom at hand."""
        if not self._chosen:
            self.setSizes(list(self._place()))
            return
        is_across = self.orientation() is Qt.Orientation.Horizontal
        policies = [view.sizePolicy() for view in self._views()]
        stretches = [each.horizontalStretch() if is_across else each.verticalStretch() for each in policies]
        room = (self.width() if is_across else self.height()) - self.handleWidth() * (self.count() - 1)
        self.setSizes(_shared([scaled(length) for length in self._chosen], stretches, room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another room as the divider says, so that a window that comes back looks as it was."""
        super().resizeEvent(event)
        if self._is_restored:
            self._stand()

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


def _lengths(kept: QByteArray, count: int) -> list[float]:
    """Read remembered sizes; what the settings file holds may have been written by hand."""
    try:
        found = [float(each) for each in read_json(bytes(kept.data()))]
    except (ValueError, TypeError, OverflowError):
        return []
    return found if len(found) == count and all(0 < each < float("inf") for each in found) else []


def _shared(sizes: Sequence[int], stretches: Sequence[int], room: int) -> list[int]:
    """Fit sizes into a room: those without stretch get what they want, up to half of it, the others the rest."""
    wanted = sum(size for size, stretch in zip(sizes, stretches, strict=True) if not stretch)
    shared = sum(sizes) - wanted
    if not shared:
        return list(sizes)
    kept = min(wanted, room // 2)
    of_kept, of_rest = kept / max(wanted, 1), (room - kept) / shared
    return [max(round(size * (of_rest if stretch else of_kept)), 1)
            for size, stretch in zip(sizes, stretches, strict=True)]  # fmt: skip
