"""The rail of stages at the left of the window: number, name and a small sign of how far each one is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui import icons
from vmo_desktop.ui.stage_sign import Progress, StageState, paint_sign
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.scroller import Scroller


class StageButton(QAbstractButton):
    """One stage of the rail."""

    def __init__(self, number: str, name: str, keys: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._sign = icons.icon(icon) if icon else None
        self._is_compact = False
        self._name = name
        self._keys = keys
        self._state: StageState | None = None
        self.setText(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._speak()

    @property
    def state(self) -> StageState | None:
        """How far the stage is; None where there is nothing to say."""
        return self._state

    def show_compact(self, is_compact: bool) -> None:
        """Leave the name to the tooltip, or show it again."""
        self._is_compact = is_compact
        self.updateGeometry()
        self.update()

    def show_state(self, state: StageState) -> None:
        """Show how far the stage is; what is missing goes to the tooltip."""
        if state != self._state:
            self._state = state
            self._speak()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Room for the longest name at this zoom."""
        name = 0 if self._is_compact else QFontMetrics(self._font(is_strong=True)).horizontalAdvance(self._name)
        return QSize(name + scaled(72 if self._is_compact else 84), scaled(40))

    @override
    def minimumSizeHint(self) -> QSize:
        """Never narrower than its name; a little lower in a low window."""
        return QSize(self.sizeHint().width(), scaled(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number, name and sign."""
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(scaled(8), scaled(2), -scaled(8), -scaled(2))
        is_on = self.isChecked()
        if is_on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if is_on else look.sunken))
            painter.drawRoundedRect(area, look.radius, look.radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), look.radius, look.radius)
        self._paint_text(painter, look, area, is_on=is_on)
        if self._state is not None:
            paint_sign(painter, look, QPointF(area.right() - scaled(16), area.center().y()), self._state.progress)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _paint_text(self, painter: QPainter, look: Theme, area: QRectF, *, is_on: bool) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font(is_strong=False))
        painter.setPen(QColor(look.accent if is_on else look.text_faint))
        painter.drawText(area.adjusted(scaled(12), 0, 0, 0), flags, self._number)
        if self._sign is not None:
            size = scaled(16)
            corner = QPoint(round(area.left()) + scaled(8), round(area.center().y()) - size // 2)
            self._sign.paint(painter, QRect(corner, QSize(size, size)))
        if self._is_compact:
            return
        painter.setFont(self._font(is_strong=is_on))
        painter.setPen(QColor(look.text if is_on else look.text_secondary))
        painter.drawText(area.adjusted(scaled(30), 0, -scaled(28), 0), flags, self._name)

    def _font(self, *, is_strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        return font

    def _speak(self) -> None:
        words = f"{self._number} {self._name}".strip()
        told = [] if self._state is None else [self._words_of(self._state.progress), *self._state.missing]
        self.setAccessibleName(f"{words}, {told[0]}" if told else words)
        self.setAccessibleDescription(" ".join(told[1:]))
        lines = [f"{words} ({self._keys})" if self._keys else words, *told]
        self.setToolTip(tooltip("\n".join(lines)))

    def _words_of(self, progress: Progress) -> str:
        return {
            Progress.EMPTY: self.tr("empty"),
            Progress.STARTED: self.tr("in progress"),
            Progress.DONE: self.tr("done"),
            Progress.ATTENTION: self.tr("needs attention"),
        }[progress]


class StageRail(QFrame):
    """The stages below each other, then the pages that are no stages, such as the history.

    Signals
    -------
    picked(str)
        The user picked a page, by id.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Stages"))
        self._buttons: dict[str, StageButton] = {}
        self._is_compact = False
        self._group = QButtonGroup(self)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setSpacing(0)
        scroller = Scroller(inside)
        for set_bar in (scroller.setHorizontalScrollBarPolicy, scroller.setVerticalScrollBarPolicy):
            set_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the arrow keys walk through the rail
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroller)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_pages(self, stages: Sequence[tuple[str, str, str]], others: Sequence[tuple[str, str, str, str]]) -> None:
        """Fill the rail with numbered stages above, as (id, name, keys), and other pages below, with an icon too."""
        for number, (page_id, name, keys) in enumerate(stages, start=1):
            self._add(page_id, StageButton(str(number), name, keys, parent=self))
        self._layout.addStretch()
        for page_id, name, keys, icon in others:
            self._add(page_id, StageButton("", name, keys, icon, self))
        self._on_look_changed()

    def show_compact(self, is_compact: bool) -> None:
        """Show numbers and signs only, where there is little room."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            for button in self._buttons.values():
                button.show_compact(is_compact)
            self._on_look_changed()

    def select(self, page_id: str) -> None:
        """Mark the page that is shown."""
        self._buttons[page_id].setChecked(True)

    def button(self, page_id: str) -> StageButton:
        """Find the button of a page."""
        return self._buttons[page_id]

    def show_states(self, states: Mapping[str, StageState]) -> None:
        """Show how far the stages are."""
        for page_id, state in states.items():
            self._buttons[page_id].show_state(state)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the stages with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        buttons = list(self._buttons.values())
        place = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        if step == 0 or place is None:
            super().keyPressEvent(event)
            return
        buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, page_id: str, button: StageButton) -> None:
        button.setObjectName(f"rail_{page_id}")
        button.clicked.connect(lambda _checked=False: self.picked.emit(page_id))
        self._buttons[page_id] = button
        self._group.addButton(button)
        self._layout.addWidget(button)

    def _on_look_changed(self) -> None:
        self._layout.setContentsMargins(0, scaled(12), 0, scaled(12))
        least = scaled(72 if self._is_compact else 176)
        self.setFixedWidth(max([least, *(button.sizeHint().width() for button in self._buttons.values())]))
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
