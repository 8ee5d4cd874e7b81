"""Who moves in the ranking while weights are tried out, as a foot below them."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.ranking_strip import SHOWN, RankingStrip, Standing
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy


class RankingFoot(QFrame):
    """The first ten of the ranking by value against the ranking that was remembered last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.strip = RankingStrip()
        self._ranks_before: dict[int, int] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(4), scaled(8), scaled(4))
        row.setSpacing(scaled(16))
        row.addWidget(PlainLabel(self.tr("Who moves"), role=TextRole.CAPTION), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.strip, 1)

    def remember(self, results: Results) -> None:
        """Whoever moves from now on is told against the ranking as it stands."""
        ranks = results.ranking(RankBy.VALUE).ranks.tolist()
        initiatives = results.snapshot.initiatives
        self._ranks_before = {each.id: rank for each, rank in zip(initiatives, ranks, strict=True)}

    def forget(self) -> None:
        """Something else than weights is new: nobody has moved because of weights."""
        self._ranks_before = {}

    def show_results(self, results: Results) -> None:
        """Show who leads, and by how many places each has moved."""
        ranking = results.ranking(RankBy.VALUE)
        values = results.valuation.value
        initiatives = results.snapshot.initiatives
        standings = []
        if not np.isnan(results.points).all():
            for row in ranking.order[:SHOWN].tolist():
                initiative, rank = initiatives[row], int(ranking.ranks[row])
                before = self._ranks_before.get(initiative.id, rank)
                gained = before - rank if before and rank else 0
                value = None if np.isnan(values[row]) else float(values[row])
                standings.append(Standing(rank, shown_name(initiative), value, gained))
        self.strip.show_standings(standings)
