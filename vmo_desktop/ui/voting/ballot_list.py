"""The list that a participant votes in: a key is a vote, and the next initiative follows by itself."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.voting.ballot_model import REMARK, SHARE, VOTE, BallotModel
from vmo_desktop.ui.widgets.focus_ring import draw_current
from vmo_desktop.ui.widgets.label import shown_text

Key = Qt.Key
MOVES = frozenset({Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown})
NO_OPINION = ("-", "–", "x", "X")
"""Keys for “no opinion”: no scale has them."""

ROW = 40
VOTE_WIDTH = 96


class _VoteDelegate(QStyledItemDelegate):
    """Draws a name, what is remarked of it, and the vote in its tint."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(200), max(scaled(ROW), option.fontMetrics.lineSpacing() * 2 + 6))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = current_theme(), option.rect
        painter.save()
        view = option.widget
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(look.accent_soft if is_current else look.sunken))
        painter.setPen(QColor(look.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        box = QRect(
            area.right() - scaled(VOTE_WIDTH) - look.space.m, area.top() + 5, scaled(VOTE_WIDTH), area.height() - 11
        )
        self._draw_vote(painter, box, index)
        words = area.adjusted(look.space.m, 0, -scaled(VOTE_WIDTH) - 2 * look.space.m, 0)
        self._draw_words(painter, words, index)
        painter.restore()
        if is_current:
            draw_current(painter, area, view)

    def _draw_vote(self, painter: QPainter, box: QRect, index: Index) -> None:
        look = current_theme()
        share = index.data(SHARE)
        painter.setPen(
            QPen(QColor(look.line_strong), 1, Qt.PenStyle.SolidLine if index.data(VOTE) else Qt.PenStyle.DotLine)
        )
        painter.setBrush(QColor(look.surface if share is None else look.score_tint(share)))
        painter.drawRoundedRect(box, look.radius, look.radius)
        painter.setPen(QColor(look.text if share is not None else look.text_faint))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data(VOTE) or ""))

    def _draw_words(self, painter: QPainter, words: QRect, index: Index) -> None:
        look, metrics = current_theme(), painter.fontMetrics()
        remark = str(index.data(REMARK) or "")
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        name = words if not remark else words.adjusted(0, 4, 0, -words.height() // 2)
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(QColor(look.text))
        painter.drawText(name, left, metrics.elidedText(shown_text(str(index.data())), elide, name.width()))
        if remark:
            below = words.adjusted(0, words.height() // 2, 0, -4)
            painter.setPen(QColor(look.text_faint))
            painter.drawText(below, left, metrics.elidedText(shown_text(remark), elide, below.width()))


class BallotList(QListView):
    """Initiatives with the own votes; arrows move, a digit votes, a dash or x is no opinion, Delete withdraws.

    Signals
    -------
    row_picked(int)
        Another initiative is the current one.
    digit_typed(str)
        A digit, or what else begins a number.
    no_opinion(), withdrawn(), explained()
        What the current initiative gets.
    turned(int)
        Another page is wanted: the next (1) or the one before (-1).
    """

    row_picked = Signal(int)
    digit_typed = Signal(str)
    no_opinion = Signal()
    withdrawn = Signal()
    explained = Signal()
    turned = Signal(int)

    def __init__(self, model: BallotModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_VoteDelegate(self))
        self.setAccessibleName(self.tr("Initiatives and your votes"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)  # else every row is measured again at every vote
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda index, _former: self.row_picked.emit(index.row()))
        self.fit()

    def fit(self) -> None:
        """Leave room for a whole row at least."""
        self.setMinimumHeight(scaled(ROW + 4))

    @property
    def row(self) -> int:
        """The row of the current initiative."""
        return self.currentIndex().row()

    def pick(self, row: int) -> None:
        """Make an initiative the current one."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def go_on(self) -> None:
        """Go to the next initiative, or after the last one to the next page."""
        if self.row + 1 < self.model().rowCount():
            self.pick(self.row + 1)
        else:
            self.turned.emit(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current initiative in sight, as when a refusal takes a line of the page."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no key typed here is anybody else's
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Key(event.key()), event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain or key is Key.Key_Escape:
            event.ignore()
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.go_on()
        elif key in (Key.Key_Right, Key.Key_Left):
            self.turned.emit(1 if key is Key.Key_Right else -1)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.withdrawn.emit()
        elif key is Key.Key_F2:
            self.explained.emit()
        elif text in NO_OPINION:
            self.no_opinion.emit()
        elif text.isdigit():
            self.digit_typed.emit(text)
        elif key in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()
