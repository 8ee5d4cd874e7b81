"""A part of the start page: a heading and what can be chosen below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.tile_grid import TileGrid


class StartSection(QWidget):
    """Hidden while there is nothing to choose."""

    def __init__(self, title: str, tiles: TileGrid) -> None:
        super().__init__()
        self._heading = PlainLabel(title, role=TextRole.LEAD)
        self._tiles = tiles
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(tiles)
        column.addStretch(1)
        appearance().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def tiles(self) -> list[QWidget]:
        """What can be chosen, in order."""
        return self._tiles.tiles

    def fill(self, tiles: Sequence[QWidget]) -> None:
        """Offer these choices instead of the present ones."""
        self._tiles.fill(tiles)
        self.setVisible(bool(tiles))

    def _fit(self) -> None:
        self._heading.setContentsMargins(scaled(10), 0, 0, scaled(6))
