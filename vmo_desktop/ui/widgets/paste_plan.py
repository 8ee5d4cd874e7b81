"""What a paste would do, before it does it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vmo_desktop.ui.cell_model import RefusedCell, TypedCell

MANY = 200
"""More cells than this are shown before they are written."""


@dataclass(frozen=True, slots=True)
class PastePlan:
    """Texts and their cells, those for which there is no cell, and those that their cells cannot hold.

    `shown` is what cells will show of their texts, by row and column.
    """

    cells: tuple[TypedCell, ...]
    outside: tuple[RefusedCell, ...]
    refused: tuple[RefusedCell, ...]
    row_count: int
    shown: Mapping[tuple[int, int], str] = field(default_factory=dict)
    number_columns: frozenset[int] = frozenset()

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
