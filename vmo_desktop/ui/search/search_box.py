"""The search and command box: type a part of a name, choose with the arrow keys, Enter opens it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.search.entries import Entry, found
from vmo_desktop.ui.search.entry_delegate import EntryDelegate
from vmo_desktop.ui.search.entry_model import EntryModel
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

WIDTH = 680
MOST_ROWS = 11
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}


class SearchBox(QFrame):
    """A box over the upper edge of the window; the keyboard goes back to where it was when the box closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search_box")
        self.setAccessibleName(self.tr("Search and commands"))
        self._entries: Sequence[Entry] = ()
        self._before: QWidget | None = None
        self._line = QLineEdit()
        self._line.setObjectName("search_line")
        self._line.setAccessibleName(self.tr("Search for a command, an initiative, a driver or help"))
        self._line.setPlaceholderText(self.tr("A command, an initiative, a driver, a question…"))
        self._line.setClearButtonEnabled(False)
        self._line.installEventFilter(self)
        self._model = EntryModel(self)
        self._list = QListView()
        self._list.setObjectName("search_list")
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._list.setModel(self._model)
        self._nothing = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._nothing.setText(self.tr("Nothing is called like this. Try a shorter part of the name."))
        self._layout = QVBoxLayout(self)
        for widget in (self._line, self._list, self._nothing):
            self._layout.addWidget(widget)
        self._line.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_clicked)
        self._list.entered.connect(self._list.setCurrentIndex)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    @property
    def titles(self) -> list[str]:
        """What is listed, the nearest first."""
        return [self._model.entry(row).title for row in range(self._model.rowCount())]

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would open."""
        row = self._list.currentIndex().row()
        return self._model.entry(row) if row >= 0 else None

    def enter(self, entries: Sequence[Entry]) -> None:
        """Show the box, ready to type; what was typed last is marked, so that typing replaces it."""
        self._entries = entries
        if self.isHidden():
            self._before = QApplication.focusWidget()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)  # only while the box is shown: a filter sees every event there is
        self._on_typed()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def leave(self) -> None:
        """Hide the box and give the keyboard back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        had_focus = self._line.hasFocus()
        self._stop_watching()
        self.hide()
        if had_focus and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the line, and close when the window is used elsewhere."""
        kind = event.type()
        if watched is self._line and kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
                self.leave()
        elif kind is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.current)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        """Go up or down to an entry that can be picked."""
        count = self._model.rowCount()
        row = self._list.currentIndex().row()
        direction = 1 if step > 0 else -1
        target = min(max(row + step, 0), count - 1)
        ways = (range(target, count), range(target, -1, -1))
        for way in ways if direction > 0 else reversed(ways):
            place = next((each for each in way if self._model.entry(each).is_enabled), None)
            if place is not None:
                self._list.setCurrentIndex(self._model.index(place))
                return

    def _on_typed(self) -> None:
        shown = found(self._entries, self._line.text())
        self._model.show(shown)
        self._list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        first = next((row for row, entry in enumerate(shown) if entry.is_enabled), None)
        if first is not None:
            self._list.setCurrentIndex(self._model.index(first))
        self._list.scrollToTop()
        self._place()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(self._model.entry(index.row()))

    def _pick(self, entry: Entry | None) -> None:
        if entry is None or not entry.is_enabled:
            return
        opening: Callable[[], object] = entry.open
        self.leave()
        opening()

    def _stop_watching(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _on_look_changed(self) -> None:
        self._layout.setContentsMargins(scaled(8), scaled(8), scaled(8), scaled(8))
        self._layout.setSpacing(scaled(8))
        self._nothing.setContentsMargins(scaled(12), 0, scaled(12), scaled(8))
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        width = min(scaled(WIDTH), window.width() - scaled(32))
        top = scaled(40)
        room = window.height() - top - scaled(80)
        rows = max(1, min(self._model.rowCount(), MOST_ROWS, room // scaled(36)))
        self._list.setFixedHeight(rows * scaled(36) + scaled(4))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, top)
