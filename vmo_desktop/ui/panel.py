"""The base of every panel: refreshed while visible, stale while hidden."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.wrapping import WrappingView


class Panel(WrappingView):
    """A view of the workshop that follows its changes.

    A subclass builds its widgets in ``__init__`` and ends it with ``self.rebuild()``, or, where it may never be looked
    at, with ``self.rebuild_when_shown()``.

    Signals
    -------
    page_wanted(str)
        The user wants to go to another page, by id, to add what is missing here.
    page_expected(str)
        The user is likely to want this page next, by id.
    told(str)
        Something was done that is seen nowhere else.
    """

    page_wanted = Signal(str)
    page_expected = Signal(str)
    told = Signal(str)

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

    def rebuild_when_shown(self) -> None:
        """Leave the work until somebody looks."""
        self._is_stale = True

    def rebuild_now_or_when_shown(self) -> None:
        """Show anew what is known besides the workshop, as soon as somebody looks."""
        if self.isVisible():
            self.rebuild()
        else:
            self.rebuild_when_shown()

    def refresh(self, changes: Changes) -> None:
        """Show what these changes did; a panel with a cheaper way than `rebuild` overrides this."""
        del changes
        self.rebuild()

    def bring_out(self, part: QWidget) -> None:
        """Show a part that is folded away; a panel that folds parts overrides this."""

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
