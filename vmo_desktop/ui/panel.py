"""The base of every panel: refreshed while visible, stale while hidden."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection


class Panel(QWidget):
    """A view of the workshop that follows its changes.

    A subclass builds its widgets in ``__init__`` and ends it with ``self.rebuild()``.
    """

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.selection = selection
        self._is_stale = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        live.changed.connect(self._on_changed)

    def rebuild(self) -> None:
        """Show the workshop as it stands, from scratch."""
        raise NotImplementedError

    def refresh(self, changes: Changes) -> None:
        """Show what these changes did; a panel with a cheaper way than `rebuild` overrides this."""
        del changes
        self.rebuild()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh(changes)
        else:
            self._is_stale = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up when shown."""
        if self._is_stale:
            self._is_stale = False
            self.rebuild()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of what wraps at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """No lower than what wraps needs at this width: splitters and scrollers ask for nothing else."""
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        return QSize(
            hint.width(), max(hint.height(), layout.totalMinimumHeightForWidth(max(self.width(), hint.width())))
        )
