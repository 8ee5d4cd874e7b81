"""The window of the help: topics at the left, found by typing; the topic's page at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.help.help_browser import HelpBrowser
from vmo_desktop.ui.help.topics import Topic, found_topics
from vmo_desktop.ui.help.trail import Trail
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip, window_title
from vmo_desktop.ui.widgets.line_list import LineList
from vmo_desktop.ui.widgets.text_model import TextCell


class HelpWindow(QDialog):
    """Stays open beside the work; Escape closes it."""

    def __init__(self, topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self._topics = {topic.id: topic for topic in topics}
        self._shown = ""
        self._trail = Trail()
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Search in the help"))
        self._line.setAccessibleName(self.tr("Search in the help"))
        self._line.setClearButtonEnabled(True)
        self._line.installEventFilter(self)
        self._list = LineList()
        self._list.setObjectName("help_topics")
        self._list.setAccessibleName(self.tr("Topics"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = PlainLabel(self.tr("No topic holds these words."), role=TextRole.MUTED, wraps=True)
        self.page = HelpBrowser()
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.addLayout(self._head())
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left)
        self._split.addWidget(self.page)
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._line.textChanged.connect(self._on_typed)
        self._list.row_changed.connect(self._on_picked)
        self.page.topic_wanted.connect(self.show_topic)
        appearance().changed.connect(self._on_look_changed)
        self._fill(topics)
        room = self.screen().availableSize()
        self.resize(min(scaled(960), room.width() - 40), min(scaled(680), room.height() - 80))
        self._on_look_changed()

    def _head(self) -> QHBoxLayout:
        """Make the ways back and forward and the line to search by."""
        self._back = self._way("back", self.tr("Back"), QKeySequence.StandardKey.Back, self.go_back)
        self._forward = self._way("forward", self.tr("Forward"), QKeySequence.StandardKey.Forward, self.go_forward)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self._back, self._forward):
            row.addWidget(button)
        row.addWidget(self._line, 1)
        return row

    def _way(self, name: str, words: str, keys: QKeySequence.StandardKey, go: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"help_{name}")
        button.setEnabled(False)  # until there is a topic before or after
        button.setIcon(icon(name))
        button.setProperty("kind", "tight")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(words)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(tooltip(f"{words} ({shown})"))
        button.clicked.connect(go)
        QShortcut(keys, self).activated.connect(go)
        return button

    @property
    def topic_id(self) -> str:
        """The topic that is shown."""
        return self._shown

    @property
    def listed(self) -> list[str]:
        """The topics in the list, by id."""
        return [str(line.value) for line in self._list.lines]

    def show_topic(self, topic_id: str) -> None:
        """Show a topic; an unknown one changes nothing."""
        if topic_id not in self._topics:
            return
        self._trail.visit(topic_id)
        self._show_visited()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the topic that was read before."""
        self._trail.back()
        self._show_visited()

    def go_forward(self) -> None:
        """Show the topic that was left by going back."""
        self._trail.forward()
        self._show_visited()

    def search_for(self, text: str) -> None:
        """List the topics that hold these words."""
        self._line.setText(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list from the line."""
        if watched is self._line and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._list.stand_on(min(max(self._list.row + step, 0), len(self.listed) - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.page.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, topics: Sequence[Topic]) -> None:
        self._list.show_lines([TextCell(topic.title, value=topic.id) for topic in topics])
        self._nothing.setVisible(not topics)

    def _on_typed(self, text: str) -> None:
        found = found_topics(text, tuple(self._topics.values()))
        self._fill(found)
        ids = [topic.id for topic in found]
        if self._shown in ids and not text:
            self._stand_on(self._shown)
        elif found:
            self._stand_on(found[0].id)
            self._render(found[0].id)

    def _on_picked(self, row: int) -> None:
        if row >= 0:
            topic_id = self.listed[row]
            self._trail.visit(topic_id)
            self._render(topic_id)

    def _show_visited(self) -> None:
        """Show where the trail stands, in the list as well."""
        topic_id = self._trail.here
        if not topic_id:
            return
        if topic_id not in self.listed:
            self._line.clear()
        self._stand_on(topic_id)
        self._render(topic_id)

    def _stand_on(self, topic_id: str) -> None:
        """Mark a topic in the list; what is only shown, as while somebody types, is not yet read."""
        self._list.blockSignals(True)
        self._list.stand_on(self.listed.index(topic_id))
        self._list.blockSignals(False)

    def _render(self, topic_id: str) -> None:
        topic = self._topics[topic_id]
        self._shown = topic_id
        self.setWindowTitle(window_title(self.tr("%1 – Help").replace("%1", topic.title)))
        self._back.setEnabled(self._trail.can_go_back)
        self._forward.setEnabled(self._trail.can_go_forward)
        self.page.show_text(topic.text, self._line.text())

    def _on_look_changed(self) -> None:
        layout = self._left.layout()
        if layout is not None:
            layout.setContentsMargins(scaled(16), scaled(16), scaled(8), scaled(16))
            layout.setSpacing(scaled(8))
        for button in (self._back, self._forward):
            button.setIconSize(QSize(scaled(16), scaled(16)))
        self._split.setSizes([scaled(280), max(self.width() - scaled(280), 1)])
        if self._shown:
            self._render(self._shown)
