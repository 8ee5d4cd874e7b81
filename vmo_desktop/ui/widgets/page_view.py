"""One page of a document as a picture, fitted to the room or at a zoom, with keys and buttons to turn and grow it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
LOGICAL_PER_POINT = 96.0 / 72.0
MOST_PIXELS = 4000

LEAST_BAR = 400
"""Below this width, in pixels at 100 %, the buttons have no room for the page's size between them."""


class PageView(QWidget):
    """A page with its bar of buttons.

    Signals
    -------
    wanted()
        Another page or size is to be shown: whoever has the document draws page `index`, `pixel_width` wide, and
        calls `show_image`.
    turned(int)
        The user went to a page, from 0.
    """

    wanted = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = 0
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom: float | None = None
        self._picture = QPixmap()
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper.setObjectName("paper")
        self._scroll = QScrollArea()
        self._scroll.setObjectName("page_scroll")
        self._scroll.setWidget(self._paper)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._scroll)
        self._scroll.setAccessibleName(self.tr("Page"))
        self._scroll.installEventFilter(self)
        self._scroll.viewport().installEventFilter(self)
        self._place = PlainLabel(role=TextRole.MUTED)
        self._percent = PlainLabel(role=TextRole.MUTED)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._make_bar())
        layout.addWidget(self._scroll, 1)
        appearance().changed.connect(self._on_look_changed)
        self._tint()

    @property
    def pixel_width(self) -> int:
        """How many device pixels wide the page is shown."""
        return min(max(round(self._width() * self.devicePixelRatioF()), 60), MOST_PIXELS)

    @property
    def zoom(self) -> float | None:
        """Size of the page, 1 is that of the paper; None: fitted to the room."""
        return self._zoom

    def show_document(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Take the sizes of a document's pages, in points; the page shown stays when there is one of its number."""
        self._sizes = sizes
        self.index = min(self.index, max(len(sizes) - 1, 0))
        self._say_place()
        if sizes:
            self.wanted.emit()

    def show_page(self, index: int) -> None:
        """Go to a page."""
        if not 0 <= index < len(self._sizes) or index == self.index:
            return
        self.index = index
        self._scroll.verticalScrollBar().setValue(0)
        self._say_place()
        self.wanted.emit()
        self.turned.emit(index)

    def show_image(self, image: QImage, text: str) -> None:
        """Show the picture of the page; `text` is what a screen reader reads."""
        self._picture = QPixmap.fromImage(image)
        self._paper.setAccessibleDescription(text)
        self._scroll.setAccessibleDescription(text)
        self._fit()

    @property
    def shown_percent(self) -> int:
        """Size of the page as it is shown, in percent of the paper's."""
        return round(100 * self._width() / max(self._size()[0] * LOGICAL_PER_POINT, 1))

    def fill_width(self) -> None:
        """Show the page as wide as the room."""
        room = self._scroll.contentsRect().width() - self._scroll.verticalScrollBar().sizeHint().width()
        width = (room - 2 * scaled(16)) / max(self._size()[0] * LOGICAL_PER_POINT, 1)
        self.set_zoom(min(max(width, ZOOMS[0]), ZOOMS[-1]))

    def set_zoom(self, zoom: float | None) -> None:
        """Show the page at a size; None fits it to the room."""
        self._zoom = zoom
        self._fit()
        self._say_place()
        if self._sizes:
            self.wanted.emit()

    def zoom_by(self, steps: int) -> None:
        """Grow or shrink by steps."""
        now = self._width() / max(self._size()[0] * LOGICAL_PER_POINT, 1)
        further = [each for each in ZOOMS if (each - now) * steps > 0.02]
        if further:
            self.set_zoom(further[0] if steps > 0 else further[-1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._percent.setHidden(self.width() < scaled(LEAST_BAR))
        if self._zoom is None and self._sizes:
            self._fit()
            self.wanted.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._on_key(event):
            return True
        is_zoom = isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_zoom and isinstance(event, QWheelEvent):
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        bar = self._scroll.verticalScrollBar()
        if event.key() == keys.Key_PageDown and bar.value() == bar.maximum():
            self.show_page(self.index + 1)
        elif event.key() == keys.Key_PageUp and bar.value() == bar.minimum():
            self.show_page(self.index - 1)
        elif event.key() == keys.Key_Home:
            self.show_page(0)
        elif event.key() == keys.Key_End:
            self.show_page(len(self._sizes) - 1)
        else:
            return False
        return True

    def _size(self) -> tuple[float, float]:
        return self._sizes[self.index] if self._sizes else (595.0, 842.0)

    def _width(self) -> float:
        width, height = self._size()
        if self._zoom is not None:
            return width * LOGICAL_PER_POINT * self._zoom
        room = self._scroll.viewport().size()
        edge = scaled(16)
        across = self._scroll.contentsRect().width() - self._scroll.verticalScrollBar().sizeHint().width() - 2 * edge
        # A page narrower than this cannot be read; then it is better to scroll, but not sideways.
        return max(min(across, (room.height() - 2 * edge) * width / height), min(across, scaled(420)), 1)

    def _fit(self) -> None:
        width, height = self._size()
        shown = round(self._width())
        size = QSize(shown, round(shown * height / width))
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
            picture = self._picture
            if picture.size() != wanted:
                modes = Qt.TransformationMode
                picture = picture.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, modes.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
            self._paper.setPixmap(picture)
        edge = scaled(16)
        self._paper.resize(size + QSize(2 * edge, 2 * edge))
        self._percent.setText(self.tr("%1 %").replace("%1", str(self.shown_percent)))

    def _say_place(self) -> None:
        count = len(self._sizes)
        words = filled(self.tr("Page %1 of %2"), str(self.index + 1), str(count)) if count else ""
        self._place.setText(words)
        self._paper.setAccessibleName(words)
        self._scroll.setAccessibleName(words or self.tr("Page"))
        self._buttons["up"].setEnabled(self.index > 0)
        self._buttons["down"].setEnabled(self.index < count - 1)
        self._buttons["fit"].setChecked(self._zoom is None)

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(scaled(12), scaled(6), scaled(12), scaled(6))
        buttons = (
            ("up", self.tr("Page before"), lambda: self.show_page(self.index - 1)),
            ("down", self.tr("Next page"), lambda: self.show_page(self.index + 1)),
            ("zoom_out", self.tr("Smaller"), lambda: self.zoom_by(-1)),
            ("zoom_in", self.tr("Larger"), lambda: self.zoom_by(1)),
            ("width", self.tr("As wide as the room"), self.fill_width),
            ("fit", self.tr("Whole page"), lambda: self.set_zoom(None)),
        )
        for name, words, act in buttons:
            button = QToolButton()
            button.setAccessibleName(words)
            button.setToolTip(tooltip(words))
            button.setAutoRaise(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, call=act: call())
            self._buttons[name] = button
        self._buttons["width"].setText(self.tr("Width"))
        self._buttons["fit"].setText(self.tr("Page"))
        self._buttons["fit"].setCheckable(True)
        bar.addWidget(self._buttons["up"])
        bar.addWidget(self._buttons["down"])
        bar.addSpacing(scaled(8))
        bar.addWidget(self._place)
        bar.addStretch()
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %") + scaled(12))
        bar.addWidget(self._buttons["zoom_out"])
        bar.addWidget(self._percent)
        for name in ("zoom_in", "width", "fit"):
            bar.addWidget(self._buttons[name])
        return bar

    def _on_look_changed(self) -> None:
        self._tint()
        self._fit()

    def _tint(self) -> None:
        for name in ("up", "down", "zoom_out", "zoom_in"):
            self._buttons[name].setIcon(icon(name))
            self._buttons[name].setIconSize(QSize(scaled(16), scaled(16)))
