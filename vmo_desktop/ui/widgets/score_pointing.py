"""Shows what is pointed at or typed: its level on the scale, and its statement in the line below the scores."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject

from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.ui.widgets.score_grid import ScoreGrid
from vmo_desktop.ui.widgets.statement_line import StatementLine
from vmo_desktop.workshop.ops.scores import Cell

CellOf = Callable[[int, int], Cell | None]


class ScorePointing(QObject):
    """Follows the pointer over tables and scale, and the text in an open cell."""

    def __init__(
        self, scores: AgreedScores, card: ScaleCard, line: StatementLine, current_cell: Callable[[], Cell | None]
    ) -> None:
        super().__init__(line)
        self._scores = scores
        self._card = card
        self._line = line
        self._current_cell = current_cell
        card.level_pointed.connect(self._on_level)

    def watch(self, grid: ScoreGrid, cell_of: CellOf) -> None:
        """Follow a table; `cell_of` finds the score that a row and column stand for."""
        grid.entered.connect(partial(self._on_pointed, cell_of))
        grid.viewportEntered.connect(self.show_current)
        grid.left.connect(self.show_current)
        grid.text_typed.connect(self._on_text_typed)

    def show_current(self) -> None:
        """Show the current cell: nothing is pointed at."""
        self._card.point_at(None)
        self._line.show_cell(self._current_cell())

    def _on_pointed(self, cell_of: CellOf, index: QModelIndex) -> None:
        cell, current = cell_of(index.row(), index.column()), self._current_cell()
        is_same_driver = cell is not None and current is not None and cell[1] == current[1]
        self._card.point_at(self._scores.value(cell) if cell is not None and is_same_driver else None)
        self._line.show_cell(cell or current)

    def _on_level(self, score: float | None) -> None:
        self._line.show_cell(self._current_cell(), score)

    def _on_text_typed(self, text: str) -> None:
        cell = self._current_cell()
        read = None if cell is None else self._scores.reader(cell[1]).read(text)
        score = read if isinstance(read, float) else None
        self._card.point_at(score)
        self._line.show_cell(cell, score)
