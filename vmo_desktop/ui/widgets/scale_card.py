"""The scale of a driver beside its scores: every level with its statement, the chosen one marked."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.focus_ring import draw_ring
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole, shown_text
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.measure_line import MeasureLine
from vmo_desktop.ui.widgets.text_model import VALUE, Index, TextCell
from vmo_desktop.workshop.rows import CurveKind, ScaleLevelRow

LEAST_LIST = 66
"""Room for a whole level with a statement of two lines, in pixels at 100 %; the others scroll."""

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _LevelDelegate(QStyledItemDelegate):
    """Draws a level as a rung: its score in its tint, its name, its statement, its points."""

    def __init__(self, card: "ScaleCard") -> None:
        super().__init__(card)
        self._card = card

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = current_theme()
        level: ScaleLevelRow = index.data(VALUE)
        width = self._card.room() - _text_left() - _text_right()
        metrics = option.fontMetrics
        text = metrics.boundingRect(QRect(0, 0, max(width, 60), 10_000), WRAPPED, shown_text(level.statement))
        lines = metrics.lineSpacing() * (1 if level.label else 0) + (text.height() if level.statement else 0)
        return QSize(max(width, 60), max(lines, metrics.lineSpacing()) + 2 * look.space.xs + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        level: ScaleLevelRow = index.data(VALUE)
        area: QRect = option.rect
        is_chosen = self._card.chosen == level.score
        is_pointed = self._card.pointed == level.score or bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if is_chosen or is_pointed:
            painter.fillRect(area, QColor(look.accent_soft if is_chosen else look.sunken))
        if is_chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(look.accent))
        chip = QRect(area.left() + look.space.m, area.top() + look.space.xs, _chip(), option.fontMetrics.height() + 4)
        painter.setPen(QPen(QColor(look.accent if is_chosen else look.line), 1))
        painter.setBrush(QColor(look.score_tint(level.points / 100)))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor(look.text))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), number_text(level.score))
        worth = QRect(
            area.right() - _text_right(), area.top() + look.space.xs, _text_right() - look.space.s, chip.height()
        )
        painter.setPen(QColor(look.text_faint))
        painter.drawText(worth, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _points(level))
        self._draw_words(painter, option, level, is_chosen=is_chosen)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, level: ScaleLevelRow, *, is_chosen: bool
    ) -> None:
        look = current_theme()
        words = option.rect.adjusted(_text_left(), look.space.xs + 1, -_text_right(), 0)
        if level.label:
            font = painter.font()
            font.setBold(is_chosen)
            painter.setFont(font)
            painter.setPen(QColor(look.text))
            line = painter.fontMetrics().elidedText(shown_text(level.label), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, WRAPPED, line)
            font.setBold(False)
            painter.setFont(font)
            words.setTop(words.top() + option.fontMetrics.lineSpacing())
        painter.setPen(QColor(look.text if is_chosen else look.text_secondary))
        painter.drawText(words, WRAPPED, shown_text(level.statement))


def _chip() -> int:
    return 3 * current_theme().space.m


def _text_left() -> int:
    space = current_theme().space
    return space.m + _chip() + space.s


def _text_right() -> int:
    return 4 * current_theme().space.m


def _points(level: ScaleLevelRow) -> str:
    return number_text(round(level.points, 1))


class ScaleCard(QFrame):
    """The scale of one driver, with the score of the current cell marked on it.

    Signals
    -------
    level_chosen(float)
        A level was clicked, or Enter pressed on it.
    level_pointed(object)
        The score of the level under the pointer or the keyboard; None when there is none.
    """

    level_chosen = Signal(float)
    level_pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.chosen: float | None = None
        self.pointed: float | None = None
        self._reader: ScoreReader | None = None
        self._name = ElidedLabel(role=TextRole.LEAD)
        self._facts = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._line = MeasureLine(self)
        self._levels: tuple[ScaleLevelRow, ...] = ()
        self._list = LineList()
        self._list.setAccessibleName(self.tr("Levels of the scale"))
        self._list.setItemDelegate(_LevelDelegate(self))
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setMinimumHeight(scaled(LEAST_LIST))
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._list.entered.connect(lambda index: self._on_pointed(index.row()))
        self._list.row_changed.connect(self._on_pointed)
        self._list.viewportEntered.connect(lambda: self.level_pointed.emit(None))
        layout = QVBoxLayout(self)
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addWidget(self._line)
        layout.addWidget(self._list, 1)
        self._room = QWidget()
        layout.addWidget(self._room, 1)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        space = current_theme().space
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(1, space.s, 1, 1)
            layout.setSpacing(space.xs)
        self._name.setContentsMargins(space.m, 0, space.m, 0)
        self._facts.setContentsMargins(space.m, 0, space.m, 0)
        self._list.doItemsLayout()

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the list scrolls, so the card may be lower than all of its levels."""
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for the facts as they wrap at this width, and for the line of a measure."""
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        return QSize(hint.width(), layout.totalMinimumHeightForWidth(max(self.width(), hint.width())))

    def room(self) -> int:
        """Width for a level, in pixels."""
        return self._list.viewport().width()

    @property
    def statements(self) -> list[str]:
        """The levels as they are read out, best first."""
        return [line.text for line in self._list.lines]

    def show_scale(self, reader: ScoreReader | None, facts: str = "") -> None:
        """Show a driver's scale; None shows nothing."""
        if reader is self._reader and facts == self._facts.text():
            return
        self._reader = reader
        self._name.setText("" if reader is None else reader.driver.name)
        levels = () if reader is None or not reader.scale.is_anchored else reader.levels
        described = "" if reader is None or reader.scale.is_anchored else self._measure(reader)
        self._facts.setText(" · ".join(text for text in (facts, described) if text))
        self._levels = tuple(sorted(levels, key=lambda each: -each.score))
        self._list.show_lines([TextCell(self._spoken(level), value=level) for level in self._levels])
        self._list.setVisible(bool(levels))
        self._room.setVisible(not levels)
        self._line.show_scale(reader)
        self._mark(self.chosen)

    def _measure(self, reader: ScoreReader) -> str:
        scale, unit = reader.scale, reader.driver.unit
        if not scale.scores:
            return self.tr("This driver has no scale yet.")
        low, high = number_text(scale.low), number_text(scale.high)
        a, b = (number_text(round(each, 1)) for each in (scale.points[0], scale.points[-1]))
        sentence = self.tr("Measured from {low} to {high} {unit}: {low} earns {a} points, {high} earns {b}.")
        told = " ".join(sentence.format(low=low, high=high, unit=unit, a=a, b=b).replace(" :", ":").split())
        return " ".join(filter(None, (told, self._shape(reader))))

    def _shape(self, reader: ScoreReader) -> str:
        """What lies between the ends, where that is no straight line."""
        inner = list(zip(reader.scale.scores, reader.scale.points, strict=True))[1:-1]
        if not inner:
            return ""
        unit = f" {reader.driver.unit}" if reader.driver.unit else ""
        sentence = self.tr("{score} earns {points}")
        points = ", ".join(
            sentence.format(score=f"{number_text(round(score, 4))}{unit}", points=number_text(round(worth, 1)))
            for score, worth in inner
        )
        if reader.driver.curve is CurveKind.STEP:
            return self.tr("In steps: {points}.").format(points=points)
        return self.tr("In between: {points}.").format(points=points)

    def _spoken(self, level: ScaleLevelRow) -> str:
        text = f"{number_text(level.score)}: {level.label}. {level.statement}"
        return self.tr("{level} Worth {points} points.").format(level=text, points=_points(level))

    def mark_score(self, score: float | None) -> None:
        """Mark the level of the current cell."""
        if score != self.chosen:
            self._mark(score)

    def _mark(self, score: float | None) -> None:
        self.chosen = score
        self._list.viewport().update()
        self._line.show_score(score)
        self._reveal(score)

    def point_at(self, score: float | None) -> None:
        """Mark the level under the mouse, or that is being typed, lightly."""
        if score != self.pointed:
            self.pointed = score
            self._list.viewport().update()
            self._line.point_at(score)
            self._reveal(score)

    def _reveal(self, score: float | None) -> None:
        """Bring a level into sight, its name first where there is no room for its whole statement."""
        for row, level in enumerate(self._levels):
            if level.score == score:
                index = self._list.texts.index(row, 0)
                self._list.scrollTo(index)
                if self._list.visualRect(index).height() > self._list.viewport().height():
                    self._list.scrollTo(index, QListView.ScrollHint.PositionAtTop)

    def _on_pointed(self, row: int) -> None:
        if row >= 0 and (self._list.underMouse() or self._list.hasFocus()):
            self.level_pointed.emit(self._levels[row].score)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.level_pointed.emit(None)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.level_chosen.emit(self._levels[index.row()].score)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.doItemsLayout()
        self.updateGeometry()
        QTimer.singleShot(0, self._reveal_chosen)  # when the list has its new height, too

    def _reveal_chosen(self) -> None:
        self._reveal(self.chosen)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._list.doItemsLayout()
