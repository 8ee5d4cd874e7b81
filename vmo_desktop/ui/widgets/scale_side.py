"""Beside the scores: the scale of the current driver, and why the current score was agreed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.number_text import here
from vmo_desktop.ui.widgets.rationale_field import RationaleField
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import shown_name


class ScaleSide(WrappingView):
    """Scale and rationale of one cell; a level that is clicked becomes its score."""

    def __init__(self, scores: AgreedScores, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = scores
        self._cell: Cell | None = None
        self.card = ScaleCard()
        self.rationale = RationaleField()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card, 1)
        layout.addWidget(self.rationale)
        self.card.level_chosen.connect(self._on_level_chosen)
        self.rationale.committed.connect(scores.set_rationale)

    def show_cell(self, cell: Cell | None) -> None:
        """Show a cell as it stands; None shows nothing."""
        self._cell = cell
        if cell is None:
            self.card.show_scale(None)
            self.rationale.show_cell(None, "", "")
            return
        snapshot = self._scores.snapshot
        facts = " · ".join(part for part in (self._weight(cell), self._scores.earlier_promises(cell[1])) if part)
        self.card.show_scale(self._scores.reader(cell[1]), facts)
        self.card.mark_score(self._scores.value(cell))
        self.card.point_at(None)
        name, driver = shown_name(snapshot.initiative(cell[0])), snapshot.driver_by_id[cell[1]].name
        caption = self.tr("Rationale: {initiative} on {driver}").format(initiative=name, driver=driver)
        self.rationale.show_cell(cell, self._scores.rationale(cell), caption)
        self.rationale.be_read_only(self._scores.is_counted(cell[1]))

    def _weight(self, cell: Cell) -> str:
        weight, set_name = self._scores.weight_of(cell)
        share = here().toString(100 * weight, "f", 1)
        if len(self._scores.snapshot.weight_sets) > 1:
            return self.tr("Weight {share} % in {weight_set}").format(share=share, weight_set=set_name)
        return self.tr("Weight {share} %").format(share=share)

    def _on_level_chosen(self, score: float) -> None:
        if self._cell is not None:
            self._scores.set(self._cell, score)
