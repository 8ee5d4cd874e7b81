"""The base of a part of the Initiatives stage: empty until there are initiatives."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.empty_state import EmptyState


class InitiativePart(Panel):
    """What is said about the initiatives in the list.

    A subclass gives its widgets to `put`, in place of `rebuild` it has `show_workshop`.

    Signals
    -------
    list_wanted()
        The user wants to go to the list, to add initiatives.
    """

    list_wanted = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self._pages = QStackedLayout(self)

    def put(self, content: QWidget, why_empty: str) -> None:
        """Show this while there are initiatives, and else the sentence."""
        self._pages.addWidget(EmptyState(why_empty, ((self.tr("Go to the list"), self.list_wanted.emit),)))
        self._pages.addWidget(content)

    def show_workshop(self) -> None:
        """Show the workshop as it stands."""
        raise NotImplementedError

    @override
    def rebuild(self) -> None:
        self._pages.setCurrentIndex(1 if self.live.snapshot.initiatives else 0)
        self.show_workshop()
