"""The head of the window: what is decided here, the search, and the few actions that are always at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, scaled, set_state
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole, tooltip

NARROW = 1000
"""Below this width, in pixels at 100 %, the search shows its sign only."""

NAMED = frozenset({"toolbar_view.inspector", "toolbar_report.pack"})
"""Buttons that say their names where there is room; the others are known by their signs everywhere."""

LEAST_LINE = 620
"""Below this width a low window's head has no room for the decision beside the title, whose tooltip says it."""

LEAST_TITLE = 110
"""The least room for a title that can still be read, in pixels at 100 %; the window's own title says it too."""


class Header(QFrame):
    """Title and decision of the workshop at the left, the search and the toolbar at the right."""

    def __init__(self, actions: Sequence[QAction], search: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._title = ElidedLabel(role=TextRole.LEAD)
        self._decision = ElidedLabel(role=TextRole.MUTED)
        self._is_low = False
        self._room: int | None = None
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addWidget(self._title)
        self._words.addWidget(self._decision)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._search = self._search_button(search)
        self._buttons = [self._button(action) for action in actions]
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_workshop(self, title: str, decision: str) -> None:
        """Show what is decided here."""
        self._title.setText(title or self.tr("Untitled workshop"))
        self._decision.setText(decision or self.tr("The decision to be made is not written down yet."))
        self._title.setToolTip(tooltip(f"{title}\n{self._decision.whole_text}".strip()))

    def show_low(self, is_low: bool) -> None:
        """Put title and decision on one line, or below each other again."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._on_look_changed()

    def show_beside(self, room: int | None) -> bool:
        """Take this much room beside the menus, or the whole width again; tells whether that is news."""
        is_news = room != self._room
        if is_news:
            self._room = room
            self._on_look_changed()
            self.updateGeometry()
        return is_news

    def least_width(self) -> int:
        """The room that the search and the actions need without any words."""
        buttons = [self._search, *self._buttons]
        edges = self._row.contentsMargins()
        gaps = self._row.spacing() * len(buttons)
        return sum(each.sizeHint().width() for each in buttons) + gaps + edges.left() + edges.right()

    @override
    def sizeHint(self) -> QSize:
        """The room beside the menus, which go by this alone."""
        hint = super().sizeHint()
        return hint if self._room is None else QSize(self._room, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """As `sizeHint` beside the menus."""
        return super().minimumSizeHint() if self._room is None else self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search its sign only where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _search_button(self, action: QAction) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("header_search")
        button.setProperty("kind", "search")
        button.setIcon(action.icon())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setAccessibleName(self.tr("Search and commands"))
        button.setToolTip(tooltip(f"{action.toolTip()} ({keys})"))
        self._search_words = self.tr("Search and commands") + f"   {keys}"
        button.clicked.connect(lambda _checked=False: action.trigger())
        self._row.addWidget(button)
        return button

    def _fit(self) -> None:
        is_narrow = self._is_low or self.width() < scaled(NARROW)
        self._search.setText("" if is_narrow else self._search_words)
        self._search.setMinimumWidth(0 if is_narrow else scaled(280))
        styles = Qt.ToolButtonStyle
        for button in self._buttons:
            is_named = button.objectName() in NAMED and not is_narrow
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if is_named else styles.ToolButtonIconOnly)
        is_line = self._is_low and self.width() >= scaled(LEAST_LINE)
        self._decision.setVisible(self._room is None and (is_line or not self._is_low))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(f"toolbar_{action.objectName()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", "").split("\t")[0])
        action.changed.connect(lambda: button.setAccessibleName(action.text().replace("&", "")))
        self._row.addWidget(button)
        return button

    def _on_look_changed(self) -> None:
        is_beside = self._room is not None
        set_state(self, "low" if is_beside else "")
        left, right, height = (8, 12, 0) if is_beside else (24, 16, 3 if self._is_low else 10)
        self._row.setContentsMargins(scaled(left), scaled(height), scaled(right), scaled(height))
        self._row.setSpacing(scaled(4))
        directions = QBoxLayout.Direction
        self._words.setDirection(directions.LeftToRight if self._is_low else directions.TopToBottom)
        self._words.setSpacing(scaled(12 if self._is_low else 2))
        self._words.setStretch(1, 1 if self._is_low else 0)
        for button in self._buttons:
            button.setIconSize(QSize(scaled(20), scaled(20)))
        self._search.setIconSize(QSize(scaled(16), scaled(16)))
        self._fit()
        spare = scaled(LEAST_TITLE) if self._room is None else self._room - self.least_width()
        self._title.setVisible(spare >= scaled(LEAST_TITLE))
