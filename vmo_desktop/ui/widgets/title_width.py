"""How wide a column's title is: Qt reserves room for the arrow of sorting in every title, which tables cannot spare."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView

from vmo_desktop.ui.theme import scaled


def title_width(header: QHeaderView, section: int) -> int:
    """Room for the longest line of a title, and for the arrow where rows are sorted by it."""
    lines = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "").split("\n")
    drawn = QFont(header.font())
    drawn.setWeight(QFont.Weight.DemiBold)  # as the stylesheet draws titles: the header's own font does not know
    room = max(QFontMetrics(drawn).horizontalAdvance(line) for line in lines) + scaled(22)
    arrow = scaled(16) if header.sortIndicatorSection() == section else 0
    return max(room + arrow, header.minimumSectionSize())
