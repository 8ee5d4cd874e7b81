"""Headers of a score table: names that stay in sight, with how far their row or column is scored."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.number_text import here
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line

Progress = Callable[[int], tuple[int, int]]
Align = Qt.AlignmentFlag

LINES = 2
"""A title has room for two lines, whatever the names."""


class _ScoreHeader(QHeaderView):
    """Titles with counts."""

    def repaint_sections(self, sections: Iterable[int]) -> None:
        """Draw some titles again."""
        is_across = self.orientation() is Qt.Orientation.Horizontal
        for section in sections:
            at, size = self.sectionViewportPosition(section), self.sectionSize(section)
            area = QRect(at, 0, size, self.height()) if is_across else QRect(0, at, self.width(), size)
            self.viewport().update(area)


class NameHeader(_ScoreHeader):
    """Row titles: a name, and how many of its cells are scored."""

    def __init__(self, progress: Progress, width: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._progress = progress
        self._width = width
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(self._width), 0)  # views ask for the width alone; Qt would measure hundreds of names

    def set_width(self, width: int) -> None:
        """Give the names another width, in pixels at 100 %."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = current_theme()
        painter.save()
        is_current = self._current_row() == logicalIndex
        painter.fillRect(rect, QColor(look.selection if is_current else look.surface))
        painter.setPen(QColor(look.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        done, count = self._progress(logicalIndex)
        inner = rect.adjusted(look.space.m, 0, -look.space.s, 0)
        text = f"{done}/{count}" if count > 1 else "✓" * done
        mark = painter.fontMetrics().horizontalAdvance(text) if text else 0
        painter.setPen(QColor(look.accent if done == count else look.text_faint))
        painter.drawText(inner, int(Align.AlignRight | Align.AlignVCenter), text)
        inner.setRight(inner.right() - mark - look.space.s)
        name = one_line(str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical) or ""))
        painter.setPen(QColor(look.text))
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Align.AlignLeft | Align.AlignVCenter), elided)
        painter.restore()

    def _current_row(self) -> int:
        model = self.selectionModel()
        return model.currentIndex().row() if model is not None else -1


class DriverHeader(_ScoreHeader):
    """Column titles: a driver's name on some lines, its weight, its colour, and how far it is scored."""

    def __init__(
        self,
        progress: Progress,
        weight: Callable[[int], float],
        colour: Callable[[int], str],
        arrangement: ArrangedModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._progress, self._weight, self._colour, self._arrangement = progress, weight, colour, arrangement
        self._most_lines = LINES
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Align.AlignLeft | Align.AlignTop)

    def allow_lines(self, most: int) -> None:
        """Let a long name have as many lines as this, where one has need of them."""
        self._most_lines = most
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        look = current_theme()
        lines = 1 + self._lines()
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + 3 * look.space.s)

    def _lines(self) -> int:
        """How many lines the longest name needs, two at least."""
        width = self.defaultSectionSize() - 2 * _edge()
        names = (self._name(section) for section in range(self.count() if self._most_lines > LINES else 0))
        needed = (len(_in_lines(self.fontMetrics(), name, width, self._most_lines)) for name in names)
        return max((LINES, *needed))

    def _name(self, section: int) -> str:
        return one_line(str(self.model().headerData(section, Qt.Orientation.Horizontal) or ""))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = current_theme()
        painter.save()
        model = self.selectionModel()
        is_current = model is not None and model.currentIndex().column() == logicalIndex
        painter.fillRect(rect, QColor(look.selection if is_current else look.surface))
        painter.setPen(QColor(look.line_strong))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(look.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(_edge(), look.space.xs, -_edge(), -look.space.s - 2)
        line = painter.fontMetrics().lineSpacing()
        painter.setPen(QColor(look.text))
        signs = self._draw_signs(painter, QRect(inner.right() - line, inner.top(), line, line), logicalIndex)
        metrics = painter.fontMetrics()
        most = max((rect.height() - 3 * look.space.s) // line - 1, LINES)
        for place, words in enumerate(_in_lines(metrics, self._name(logicalIndex), inner.width() - signs, most)):
            painter.drawText(inner.left(), inner.top() + place * line + metrics.ascent(), words)
        foot = QRect(inner.left(), inner.bottom() - line, inner.width(), line)
        done, count = self._progress(logicalIndex)
        font = painter.font()
        font.setBold(False)
        font.setPixelSize(look.type.caption)
        painter.setFont(font)
        painter.setPen(QColor(look.text_secondary))
        painter.drawText(foot, int(Align.AlignLeft | Align.AlignVCenter), _percent(self._weight(logicalIndex)))
        text = "✓" if done == count and count else f"{done}/{count}"
        painter.setPen(QColor(look.accent if done == count else look.text_faint))
        painter.drawText(foot, int(Align.AlignRight | Align.AlignVCenter), text)
        self._draw_bar(painter, rect, look, logicalIndex, done / count if count else 0.0)
        painter.restore()

    def _draw_signs(self, painter: QPainter, place: QRect, section: int) -> int:
        """Tell that rows are filtered or sorted by this column; the width that the signs take."""
        by, order = self._arrangement.sorting
        width = 0
        if section in self._arrangement.filtered_columns:
            icon("filter").paint(painter, place.adjusted(2, 2, -2, -2))
            width = place.width()
        if section == by:
            arrow = "▲" if order is Qt.SortOrder.AscendingOrder else "▼"
            painter.drawText(place.translated(-width, 0), int(Align.AlignCenter), arrow)
            width += place.width()
        return width

    def _draw_bar(self, painter: QPainter, rect: QRect, look: Theme, section: int, share: float) -> None:
        """The driver's colour, as long as its column is scored."""
        height = max(3, look.space.xs)
        track = QRect(rect.left() + _edge(), rect.bottom() - height - 1, rect.width() - 2 * _edge(), height)
        painter.fillRect(track, QColor(look.sunken))
        painter.fillRect(
            QRect(track.left(), track.top(), round(track.width() * share), height), QColor(self._colour(section))
        )


def _edge() -> int:
    """Left and right of a title's words."""
    return current_theme().space.xs + 1


def _percent(share: float) -> str:
    return here().toString(100 * share, "f", 0 if round(100 * share, 1).is_integer() else 1) + " %"


def _in_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """Break a text at its spaces into lines of a width; what does not fit on the last one ends in an ellipsis."""
    words, lines = text.split(" "), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) < most:
            lines.append("")
        else:
            lines[-1] = f"{lines[-1]} {' '.join(words)}"
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
