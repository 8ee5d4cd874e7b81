"""Steps of the history below each other, newest first: what was done, and by whom and when below it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.number_text import moment_text
from vmo_desktop.ui.step_text import step_text
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.focus_ring import draw_ring
from vmo_desktop.ui.widgets.label import shown_text
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.text_model import VALUE, Index, TextCell
from vmo_desktop.workshop.rows import StepRow

SHOWN = 6
"""So many steps are seen at once; the others by scrolling."""


class _StepDelegate(QStyledItemDelegate):
    """Draws a step on two lines."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(120), step_height(option.font))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.selection))
        room = option.rect.adjusted(look.space.xs, look.space.xs, -look.space.xs, -look.space.xs)
        colours = (look.text, look.text_faint)
        for text, colour in zip((index.data(), _below(index.data(VALUE))), colours, strict=True):
            metrics = painter.fontMetrics()
            painter.setPen(QColor(colour))
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), line)
            room.setTop(room.top() + metrics.lineSpacing())
            font = painter.font()
            font.setPixelSize(look.type.caption)
            painter.setFont(font)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, option.rect)


class StepList(LineList):
    """A few steps; Enter or a double click on one shows the workshop as it stood then.

    Signals
    -------
    step_picked(int)
        The number of the step.
    """

    step_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_list")
        self._steps: tuple[StepRow, ...] = ()
        self.setItemDelegate(_StepDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.activated.connect(lambda index: self.step_picked.emit(index.data(VALUE).id))
        appearance().changed.connect(self._fit)

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Show these steps, given oldest first."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        self.show_lines([_line(step) for step in reversed(self._steps)])
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(min(max(len(self._steps), 1), SHOWN) * step_height(self.font()) + 2 * self.frameWidth())
        self.doItemsLayout()


def _line(step: StepRow) -> TextCell:
    text = step_text(step)
    return TextCell(text, value=step, tip=text, spoken=f"{text}. {_below(step)}")


def _below(step: StepRow) -> str:
    number = QCoreApplication.translate("StepList", "step %1").replace("%1", str(step.id))
    return " · ".join(part for part in (number, shown_text(step.author), moment_text(step.at)) if part)


def step_height(font: QFont) -> int:
    """Pixels of a step."""
    look = current_theme()
    small = QFont(font)
    small.setPixelSize(look.type.caption)
    return QFontMetrics(font).lineSpacing() + QFontMetrics(small).lineSpacing() + 2 * look.space.xs
