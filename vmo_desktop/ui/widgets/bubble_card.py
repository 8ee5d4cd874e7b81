"""The card beside a bubble: its name and the few facts that matter."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.card_place import place_beside
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole

BELOW_ALL = 100
"""Row of the grid below every fact."""

POINTER = QSize(24, 28)
"""Room of the pointer, from a little left of and above the spot that it points at."""


class BubbleCard(QFrame):
    """Shown while the pointer or the keyboard is on a bubble; it never takes the pointer itself."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart = chart
        chart.destroyed.connect(self.deleteLater)
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
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._others = PlainLabel(role=TextRole.CAPTION, wraps=True)
        layout.addWidget(self._others, BELOW_ALL, 0, 1, 2)
        self._grid = layout
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

    def show_facts(self, facts: BubbleFacts, clear: Sequence[QRect], spared: Sequence[QRect], others: str = "") -> None:
        """Show the facts beside a bubble and who else is in its place, on the side where there is room.

        The boxes, on the chart, are the bubble's own, its name's and the pointer's, never covered; `spared` are others
        that are covered only for want of room. Where the chart is too small, the card reaches out into the window.
        """
        self._name.setText(facts.name)
        self._fill(facts.facts)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._name.setFixedWidth(scaled(240))
        host = self._chart.window()
        if self.parentWidget() is not host:
            self.setParent(host)
        self.adjustSize()
        place = self._place(clear, spared)
        self.setVisible(place is not None)
        if place is not None:
            self.move(place)
            self.raise_()

    def _fill(self, facts: Sequence[Fact]) -> None:
        """A line for each fact; lines are made as they are needed, and those left over are hidden."""
        for number in range(len(self._rows), len(facts)):
            row = PlainLabel(role=TextRole.MUTED), PlainLabel()
            for column, label in enumerate(row):
                self._grid.addWidget(label, number + 1, column)
            self._rows.append(row)
        for number, (word, text) in enumerate(self._rows):
            is_used = number < len(facts)
            word.setText(facts[number].word if is_used else "")
            text.setText(facts[number].text if is_used else "")
            for label in (word, text):
                label.setVisible(is_used)

    def _place(self, clear: Sequence[QRect], spared: Sequence[QRect]) -> QPoint | None:
        """Where there is room: on the chart, else anywhere in the window."""
        host, chart = self._chart.window(), self._chart
        corner = chart.mapTo(host, QPoint())
        if chart.underMouse():
            clear = [*clear, QRect(chart.mapFromGlobal(QCursor.pos()) - QPoint(4, 4), POINTER)]
        moved = [[box.translated(corner) for box in boxes] for boxes in (clear, spared)]
        rooms = (room.adjusted(4, 4, -4, -4) for room in (chart.rect().translated(corner), host.rect()))
        return next((place for room in rooms if (place := place_beside(self.size(), room, *moved)) is not None), None)
