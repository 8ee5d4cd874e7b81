"""Widgets in rows that wrap where the width ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Items from left to right, then in the next row; each row is as high as its highest item."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, row_spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._row_spacing = row_spacing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    @override
    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """No wish to grow."""
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Height of the rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, area: QRect) -> None:
        """Place the items."""
        super().setGeometry(area)
        self._arrange(area, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        """As wide as the widest item, so that the row can become narrow."""
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        """Room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        # Asked for again and again while anything around is laid out: what Qt tells is asked for once.
        left, x, y, row_height = area.x(), area.x(), area.y(), 0
        room, spacing = area.width(), self.spacing()
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden() and not self._keeps_room(widget):
                continue
            hint = item.sizeHint()
            width = min(hint.width(), room)
            if x > left and x + width > left + room:
                self._place(row, row_height)
                row, x, y, row_height = [], left, y + row_height + self._row_spacing, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if is_real:
                row.append((item, QRect(x, y, width, height)))
            x += width + spacing
            row_height = max(row_height, height)
        self._place(row, row_height)
        return y + row_height - area.y()

    @staticmethod
    def _place(row: list[tuple[QLayoutItem, QRect]], height: int) -> None:
        """Give a row its places, each item in the middle of the row's height."""
        for item, place in row:
            item.setGeometry(place.translated(0, (height - place.height()) // 2))

    @staticmethod
    def _keeps_room(widget: QWidget) -> bool:
        policy: QSizePolicy = widget.sizePolicy()
        return policy.retainSizeWhenHidden()
