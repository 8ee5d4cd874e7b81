"""What a paste would do, before it does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.ui.cell_model import RefusedCell, TypedCell

MANY = 200
"""More cells than this are shown before they are written."""


@dataclass(frozen=True, slots=True)
class PastePlan:
    """Texts and their cells, those for which there is no cell, and those that their cells cannot hold."""

    cells: tuple[TypedCell, ...]
    outside: tuple[RefusedCell, ...]
    refused: tuple[RefusedCell, ...]
    row_count: int

    @property
    def is_worth_a_look(self) -> bool:
        """Whether it is large, or reaches beyond the table."""
        return len(self.cells) + len(self.outside) > MANY or bool(self.outside)

    @property
    def written(self) -> int:
        """How many cells would be written."""
        return len(self.cells) - len(self.refused)

    @property
    def new_rows(self) -> int:
        """How many rows would be added below the table."""
        return len({cell.row for cell in self.cells if cell.row >= self.row_count})

    @property
    def rejects(self) -> Sequence[RefusedCell]:
        """Everything that would not go in."""
        return sorted((*self.refused, *self.outside), key=lambda each: each.row)
