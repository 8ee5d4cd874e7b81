"""What the score stage holds, and where it is."""

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel


def scores(live: LiveWorkshop) -> list[list[float | None]]:
    agreed = live.snapshot.agreed_scores
    return [
        [row.value if (row := agreed.get((initiative.id, driver.id))) else None for driver in live.snapshot.leaves]
        for initiative in live.snapshot.initiatives
    ]


def at(panel: ScoringPanel) -> tuple[int, int]:
    index = panel.grid.currentIndex()
    return index.row(), index.column()
