"""Which colour is which driver: swatches and names in as many lines as it takes, up to two."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.label import tooltip

SWATCH = 10
LINES = 2
WIDEST_NAME = 180


class DriverLegend(QWidget):
    """Names of drivers with their colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drivers: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drivers(self, drivers: Sequence[tuple[str, str]]) -> None:
        """Show drivers, given as (name, colour)."""
        if list(drivers) != self._drivers:
            self._drivers = list(drivers)
            names = ", ".join(name for name, _ in drivers)
            self.setToolTip(tooltip("\n".join(name for name, _ in drivers)))
            self.setAccessibleName(self.tr("Colours of the drivers"))
            self.setAccessibleDescription(names)
            self._fit()

    def _fit(self) -> None:
        lines = max((line for line, _, _ in self._places()), default=-1) + 1
        self.setFixedHeight(lines * self._line_height())
        self.update()

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 4

    def _places(self) -> list[tuple[int, int, str]]:
        """Line, left edge and text of each name that fits; the last place may tell how many are left out."""
        metrics, gap = self.fontMetrics(), current_theme().space.m
        found: list[tuple[int, int, str]] = []
        line = left = 0
        for place, (name, _) in enumerate(self._drivers):
            text = metrics.elidedText(one_line(name), Qt.TextElideMode.ElideRight, scaled(WIDEST_NAME))
            width = scaled(SWATCH) + 6 + metrics.horizontalAdvance(text)
            rest = f"+ {len(self._drivers) - place}"
            spare = metrics.horizontalAdvance(rest) + gap if line == LINES - 1 and place + 1 < len(self._drivers) else 0
            if left and left + width + spare > self.width():
                if line == LINES - 1:
                    found.append((line, left, rest))
                    break
                line, left = line + 1, 0
            found.append((line, left, text))
            left += width + gap
        return found

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, height = QPainter(self), current_theme(), self._line_height()
        places, size = self._places(), scaled(SWATCH)
        for place, (line, left, text) in enumerate(places):
            area = QRect(left, line * height, self.width() - left, height)
            is_rest = place == len(places) - 1 and text.startswith("+ ") and len(places) <= len(self._drivers)
            if not is_rest:
                swatch = QRect(left, area.center().y() - size // 2, size, size)
                painter.fillRect(swatch, QColor(self._drivers[place][1]))
                area.setLeft(left + size + 6)
            painter.setPen(QColor(look.text_secondary))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
