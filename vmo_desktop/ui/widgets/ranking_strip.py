"""The first ten of the ranking in a strip, with who moves while weights are tried out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line

COLUMNS, ROWS = 5, 2
SHOWN = COLUMNS * ROWS
NARROWEST = 200
"""The least width of a column, in pixels at 100 %: a name of which nothing is left tells nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An initiative in the ranking: `rank` 0 while its value is incomplete, `gained` places against before."""

    rank: int
    name: str
    value: float | None
    gained: int


class RankingStrip(QWidget):
    """Ten names in two lines of five, or fewer where they have no room, with rank, value and places won or lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standings: tuple[Standing, ...] = ()
        self._nothing = self.tr("Who moves when a weight moves is shown here, as soon as initiatives have scores.")
        self.setObjectName("rankingStrip")
        self.setAccessibleName(self.tr("First ten of the ranking"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What is shown, best first."""
        return self._standings

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show the first ten of a ranking."""
        self._standings = tuple(standings[:SHOWN])
        self.setAccessibleDescription(
            "; ".join(self._spoken(each) for each in self._standings) if self._standings else self._nothing
        )
        self.update()

    def _spoken(self, standing: Standing) -> str:
        moved = ""
        if standing.gained > 0:
            moved = self.tr(", up by {count}").format(count=standing.gained)
        elif standing.gained < 0:
            moved = self.tr(", down by {count}").format(count=-standing.gained)
        return f"{standing.rank or '–'} {standing.name}{moved}"

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(600), ROWS * scaled(26) + scaled(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(300), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._standings:
            painter.setPen(QColor(current_theme().text_faint))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._nothing)
            return
        columns = min(max(self.width() // scaled(NARROWEST), 1), COLUMNS)
        width, height = self.width() / columns, scaled(26)
        for place, standing in enumerate(self._standings[: columns * ROWS]):
            column, row = place % columns, place // columns
            self._draw(painter, QRectF(column * width, row * height + scaled(4), width - scaled(16), height), standing)

    def _draw(self, painter: QPainter, area: QRectF, standing: Standing) -> None:
        look = current_theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        rank_width, value_width = metrics.horizontalAdvance("00 "), metrics.horizontalAdvance("000.0")
        move_width = metrics.horizontalAdvance("▲00 ")
        painter.setPen(QColor(look.text_faint))
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignLeft), str(standing.rank or "–"))
        value = "–" if standing.value is None else decimal_text(standing.value, 1)
        painter.setPen(QColor(look.text_secondary))
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), value)
        if standing.gained:
            colour, arrow = (look.accent, "▲") if standing.gained > 0 else (look.amber, "▼")
            place = area.adjusted(area.width() - value_width - move_width, 0, -value_width, 0)
            painter.setPen(QColor(colour))
            painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignLeft), f"{arrow}{abs(standing.gained)}")
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(QColor(look.text))
        room = area.adjusted(rank_width, 0, -value_width - move_width, 0)
        name = shown_line(standing.name)
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), name)
