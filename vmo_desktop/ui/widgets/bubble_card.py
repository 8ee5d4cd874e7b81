"""The card beside a bubble: its name and the five facts that matter."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vmo_desktop.charts.bubble_facts import BubbleFacts
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole

FACTS = 5


class BubbleCard(QFrame):
    """Shown while the pointer or the keyboard is on a bubble; it never takes the pointer itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bubble_card")
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look = current_theme()
        layout = QGridLayout(self)
        layout.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        layout.setHorizontalSpacing(look.space.m)
        layout.setVerticalSpacing(look.space.xs)
        self._name = ElidedLabel(role=TextRole.LEAD)
        layout.addWidget(self._name, 0, 0, 1, 2)
        self._rows = [(PlainLabel(role=TextRole.MUTED), PlainLabel()) for _ in range(FACTS)]
        for number, (word, text) in enumerate(self._rows, start=1):
            layout.addWidget(word, number, 0)
            layout.addWidget(text, number, 1)
        self._others = PlainLabel(role=TextRole.CAPTION, wraps=True)
        layout.addWidget(self._others, FACTS + 1, 0, 1, 2)
        layout.setColumnStretch(1, 1)
        self.hide()

    @property
    def name(self) -> str:
        """The name on the card."""
        return self._name.whole_text

    @property
    def others(self) -> str:
        """Who shares the bubble's place; empty when nobody does."""
        return "" if self._others.isHidden() else self._others.text()

    def show_facts(self, facts: BubbleFacts, point: QPointF, radius: float, room: QRect, others: str = "") -> None:
        """Show the facts beside a bubble, on the side where there is room, and who else is in its place."""
        self._name.setText(facts.name)
        for (word, text), fact in zip(self._rows, facts.facts, strict=True):
            word.setText(fact.word)
            text.setText(fact.text)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._name.setFixedWidth(scaled(240))
        self.adjustSize()
        gap = radius + scaled(12)
        x = point.x() + gap
        if x + self.width() > room.right():
            x = point.x() - gap - self.width()
        y = point.y() - self.height() / 2
        x = min(max(x, room.left()), max(room.right() - self.width(), room.left()))
        y = min(max(y, room.top()), max(room.bottom() - self.height(), room.top()))
        self.move(round(x), round(y))
        self.show()
        self.raise_()
