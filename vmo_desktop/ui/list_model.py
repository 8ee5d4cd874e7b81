"""A short list as a table whose last, empty row takes one more."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.cell_model import CellModel
from vmo_desktop.ui.live import LiveWorkshop

MOST_NEW_ROWS = 500
"""A list is short; each row of a paste is read and written by itself, and the window waits for all of them."""


class ListModel(CellModel):
    """Rows that are deleted as a whole, and moved where they have an order."""

    has_blank_row = True

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = live

    def refresh(self) -> None:
        """Show the list as it stands."""
        raise NotImplementedError

    def delete_rows(self, rows: Sequence[int]) -> bool:
        """Delete some rows; the empty last row stays."""
        raise NotImplementedError

    @property
    def has_order(self) -> bool:
        """Whether the rows can be put in another order."""
        return False

    def move_rows(self, rows: Sequence[int], step: int) -> bool:
        """Move neighbouring rows one place up (-1) or down (1)."""
        del rows, step
        return False

    @override
    def may_grow(self) -> bool:
        return True

    @override
    def most_new_rows(self) -> int | None:
        return MOST_NEW_ROWS
