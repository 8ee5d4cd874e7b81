"""Small pictures of a document's pages; picking one turns to it."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.focus_ring import draw_ring
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.text_model import VALUE, Index, TextCell

WIDTH = 80
_GAP = 8


class _Thumbnail(QStyledItemDelegate):
    """Draws a page on its paper, with its number below."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        strip = self.parent()
        size = strip.paper_size if isinstance(strip, PageStrip) else QSize(WIDTH, WIDTH)
        paper = QRect(area.left() + (area.width() - size.width()) // 2, area.top() + scaled(_GAP) // 2,
                      size.width(), size.height())  # fmt: skip
        picture = index.data(VALUE)
        painter.fillRect(paper, QColor("white"))
        if isinstance(picture, QPixmap):
            painter.drawPixmap(paper, picture)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(look.accent if is_selected else look.line_strong), 2 if is_selected else 1))
        painter.drawRect(paper)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area)
        painter.setPen(QColor(look.accent if is_selected else look.text_secondary))
        below = QRect(area.left(), paper.bottom() + 2, area.width(), area.bottom() - paper.bottom() - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(index.row() + 1))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        strip = self.parent()
        return strip.gridSize() if isinstance(strip, PageStrip) else QSize(WIDTH, WIDTH)


class PageStrip(LineList):
    """Thumbnails of pages.

    Signals
    -------
    picked(int)
        A page was picked, from 0.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages of the pack"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Thumbnail(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self.row_changed.connect(self._on_row_changed)
        appearance().changed.connect(self._fit)

    @property
    def paper_size(self) -> QSize:
        """Size of a thumbnail."""
        tallest = max((height / width for width, height in self._sizes), default=1.42)
        return QSize(scaled(WIDTH), round(scaled(WIDTH) * tallest))

    @property
    def thumbnail_width(self) -> int:
        """Device pixels that a thumbnail is wide."""
        return round(scaled(WIDTH) * self.devicePixelRatioF())

    def show_document(self, sizes: tuple[tuple[float, float], ...], titles: tuple[str, ...]) -> None:
        """Make room for the pages of a document; `titles` names each page."""
        self.blockSignals(True)
        current = self.row
        kept = [line.value for line in self.lines]
        pictures = [kept[index] if index < len(kept) else None for index in range(len(titles))]
        lines = zip(titles, pictures, strict=True)
        self.replace_lines([TextCell(value=picture, spoken=title) for title, picture in lines])
        self._sizes = sizes
        self._fit()
        self.stand_on(min(max(current, 0), len(sizes) - 1))
        self.blockSignals(False)

    def show_image(self, index: int, image: QImage) -> None:
        """Put a page's picture in its place."""
        if not 0 <= index < len(self.lines):
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.texts.put(index, 0, replace(self.lines[index], value=picture))

    def select(self, index: int) -> None:
        """Mark the page that is shown, without telling."""
        self.blockSignals(True)
        self.stand_on(index)
        self.blockSignals(False)
        self.scrollTo(self.currentIndex())

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(row)

    def _fit(self) -> None:
        size = self.paper_size
        self.setGridSize(size + QSize(scaled(2 * _GAP), self.fontMetrics().height() + scaled(2 * _GAP)))
