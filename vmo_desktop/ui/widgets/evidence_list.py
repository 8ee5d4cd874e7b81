"""The levels of a step with what can be observed at each, to rate by one key or click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.focus_ring import draw_ring
from vmo_desktop.ui.widgets.label import shown_text
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.scroller import bring_into_sight
from vmo_desktop.ui.widgets.text_model import VALUE, Index, TextCell

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A level, what can be observed, and who sees the step there; `is_chosen` by the one who rates."""

    level: int
    evidence: str
    seen_by: str
    is_chosen: bool
    is_target: bool


class _Delegate(QStyledItemDelegate):
    """Draws a level: its number, its evidence, and below it in small who sees it."""

    def __init__(self, view: "EvidenceList") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: EvidenceLine = index.data(VALUE)
        width = max(self._view.viewport().width() - _left() - current_theme().space.m, scaled(60))
        text = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), WRAPPED, shown_text(line.evidence))
        lines = max(text.height(), option.fontMetrics.lineSpacing())
        if _said(line):
            said = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), WRAPPED, _said(line))
            lines += said.height()
        return QSize(scaled(60), lines + 2 * current_theme().space.xs + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        line: EvidenceLine = index.data(VALUE)
        area: QRect = option.rect
        is_pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if line.is_chosen or is_pointed:
            painter.fillRect(area, QColor(look.accent_soft if line.is_chosen else look.sunken))
        if line.is_chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(look.accent))
        chip = QRect(area.left() + look.space.m, area.top() + look.space.xs, _chip(), option.fontMetrics.height() + 4)
        painter.setPen(QPen(QColor(look.accent if line.is_chosen else look.line_strong), 1))
        painter.setBrush(QColor(look.accent_soft if line.is_chosen else look.surface))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor(look.text))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), number_text(line.level))
        words = area.adjusted(_left(), look.space.xs + 1, -look.space.m, 0)
        painter.setPen(QColor(look.text if line.is_chosen else look.text_secondary))
        painter.drawText(words, WRAPPED, shown_text(line.evidence))
        if _said(line):
            text = option.fontMetrics.boundingRect(words, WRAPPED, shown_text(line.evidence))
            words.setTop(words.top() + max(text.height(), option.fontMetrics.lineSpacing()))
            painter.setPen(QColor(look.accent))
            painter.drawText(words, WRAPPED, _said(line))
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area)


def _said(line: EvidenceLine) -> str:
    """Who sees the step at a level, and whether it is wanted."""
    parts = ["✓ " + shown_text(line.seen_by)] if line.seen_by else []
    return "   ".join(
        [*parts, *(["◇ " + QCoreApplication.translate("EvidenceList", "Target")] if line.is_target else [])]
    )


def _chip() -> int:
    return 3 * current_theme().space.m


def _left() -> int:
    space = current_theme().space
    return space.m + _chip() + space.s


class EvidenceList(LineList):
    """As tall as all its levels: what is around it scrolls.

    Signals
    -------
    level_chosen(object)
        The number of a level was pressed, or the level clicked or entered; None: the rating is taken back.
    step_wanted(int)
        Left or Right was pressed: the step before (-1) or after (1).
    respondent_wanted(int)
        Page Up or Page Down was pressed: the respondent before (-1) or after (1).
    """

    level_chosen = Signal(object)
    step_wanted = Signal(int)
    respondent_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Levels of the step"))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_chosen)
        appearance().changed.connect(self._fit)

    def show_levels(self, levels: Sequence[EvidenceLine]) -> None:
        """Show the levels of a step; the keyboard stays where it stands."""
        row = self.row
        self.show_lines([TextCell(shown_text(self._spoken(level)), value=level) for level in levels])
        chosen = next((place for place, level in enumerate(levels) if level.is_chosen), -1)
        self.stand_on(chosen if row < 0 or chosen >= 0 else min(row, len(levels) - 1))
        self._fit()

    @property
    def levels(self) -> list[EvidenceLine]:
        """The levels that are shown."""
        return [line.value for line in self.lines if isinstance(line.value, EvidenceLine)]

    def _spoken(self, line: EvidenceLine) -> str:
        said = [f"{number_text(line.level)}: {line.evidence}"]
        if line.is_chosen:
            said.append(self.tr("chosen"))
        if line.is_target:
            said.append(self.tr("target"))
        if line.seen_by:
            said.append(self.tr("seen by %1").replace("%1", line.seen_by))
        return ", ".join(said)

    def _on_chosen(self, index: Index) -> None:
        self.level_chosen.emit(self.levels[index.row()].level)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by the number of a level; go from step to step and from person to person."""
        known = {str(line.level): line.level for line in self.levels}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.text() in known:
            self.level_chosen.emit(known[event.text()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.row >= 0:
            self._on_chosen(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.level_chosen.emit(None)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.respondent_wanted.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    @override
    def scrollTo(self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Bring a level into sight where what scrolls is around the list."""
        super().scrollTo(index, hint)
        if self.hasFocus():
            bring_into_sight(self.viewport(), self.visualRect(index))

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForIndex(self.texts.index(row, 0)).height() for row in range(self.texts.rowCount()))
        return QSize(scaled(240), rows + 2 * self.frameWidth())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), self.sizeHint().height())

    def _fit(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
