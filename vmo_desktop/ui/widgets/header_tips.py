"""The whole title of a column whose room is too narrow for it, as a tooltip."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHeaderView, QToolTip
from typing_extensions import override

from vmo_desktop.ui.widgets.label import tooltip

TELLS_TITLES = "tells_titles"
"""Property of the headers that tell."""


class HeaderTips(QObject):
    """Watches one header."""

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        header.setProperty(TELLS_TITLES, True)
        header.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the title under the pointer unless the model tells something itself."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        words = self.words_at(self._header.logicalIndexAt(event.pos()))
        if not words:
            return super().eventFilter(watched, event)
        QToolTip.showText(event.globalPos(), words, self._header.viewport())
        return True

    def words_at(self, section: int) -> str:
        """What to tell of a section: nothing where its title is read as it stands."""
        header = self._header
        model, across = header.model(), header.orientation()
        if section < 0 or model.headerData(section, across, Qt.ItemDataRole.ToolTipRole):
            return ""
        title = model.headerData(section, across, Qt.ItemDataRole.DisplayRole)
        is_cut = header.sectionSizeFromContents(section).width() > header.sectionSize(section)
        return tooltip(str(title)) if title and is_cut else ""
