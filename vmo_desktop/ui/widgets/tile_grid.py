"""Tiles of one width, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, scaled


class TileGrid(QWidget):
    """A list of widgets of one width; no column is narrower than `narrowest`, in pixels at 100 %."""

    def __init__(self, *, most: int, narrowest: int = 400, spacing: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowest, self._most, self._gap = narrowest, most, spacing
        self._columns = 0
        self.tiles: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        appearance().changed.connect(self._arrange)

    def fill(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles instead of the present ones."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.setParent(None)
            tile.deleteLater()
        self.tiles = list(tiles)
        self._columns = 0
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another number of columns where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._grid.setSpacing(scaled(self._gap))
        columns = min(max(self.width() // scaled(self._narrowest), 1), self._most)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
