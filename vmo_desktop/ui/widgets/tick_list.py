"""A few long texts to tick."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_line, tooltip

TWO_COLUMNS = 420
"""From this width on the texts stand in two columns."""


class ElidedTick(QCheckBox):
    """A tick whose text ends in an ellipsis where there is no room."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = shown_line(text)
        self.setAccessibleName(self._whole)
        self.setToolTip(tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(60), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - scaled(32)
        elided = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        # An ampersand would make the next letter a key.
        self.setText(elided.replace("&", "&&"))


class TickList(QWidget):
    """Texts with ticks, or a sentence while there are none.

    Signals
    -------
    ticked(object)
        The ids that are ticked now.
    """

    ticked = Signal(object)

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[tuple[int, str], ...] = ()
        self._boxes: dict[int, ElidedTick] = {}
        self._nothing = PlainLabel(nothing, role=TextRole.CAPTION, wraps=True)
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(4))
        self._grid.addWidget(self._nothing, 0, 0, 1, 2)

    @property
    def boxes(self) -> dict[int, ElidedTick]:
        """The ticks by id."""
        return dict(self._boxes)

    def show_items(self, items: Sequence[tuple[int, str]], ticked: Iterable[int]) -> None:
        """Show texts by id, some of them ticked."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            for box in self._boxes.values():
                box.deleteLater()
            self._boxes = {item_id: self._box(text) for item_id, text in items}
            self._nothing.setVisible(not items)
            self._place()
        wanted = set(ticked)
        for item_id, box in self._boxes.items():
            box.setChecked(item_id in wanted)

    def _box(self, text: str) -> ElidedTick:
        box = ElidedTick(text, self)
        box.clicked.connect(self._on_clicked)
        return box

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= scaled(TWO_COLUMNS) else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for place, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, 1 + place // self._columns, place % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _on_clicked(self) -> None:
        self.ticked.emit([item_id for item_id, box in self._boxes.items() if box.isChecked()])
