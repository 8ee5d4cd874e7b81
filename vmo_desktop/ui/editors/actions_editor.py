"""The table of improvement actions, on the page of the roadmap and beside whatever they come from."""

from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.action_list import (
    Within,
    action_list,
    every_action,
    offered_owners,
    offered_phases,
    review_names,
    step_names,
)
from vmo_desktop.ui.models.record_model import RecordModel

OWNER, STATE, PHASE, STEP, REVIEW = 1, 5, 6, 7, 8
"""Columns that offer names or tell something."""

SHARES = (250.0, 120.0, 92.0, 92.0, 92.0, 104.0, 110.0, 170.0, 160.0)
"""Widths of the columns in pixels at 100 %."""


class ActionsEditor(RecordListEditor):
    """A row for each action, with owner, days, phase, and the step or review that it belongs to.

    Parameters
    ----------
    within : callable
        What the shown actions belong to, such as `lambda: {"review_id": 7}`; a new one belongs to it too. Call
        `model.refresh()` when it has changed.
    """

    def __init__(
        self, live: LiveWorkshop, note: str, within: Within = every_action, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        model = RecordModel(live, action_list(live, within))
        super().__init__(model, title=self.tr("Actions"), note=note, shares=SHARES, parent=parent)
        model.setParent(self)
        offers = {
            OWNER: lambda: offered_owners(live.snapshot),
            PHASE: lambda: offered_phases(live.snapshot),
            STEP: step_names(live).offer,
            REVIEW: review_names(live).offer,
        }
        self.grid.use_delegate(OfferingDelegate(offers, self.grid))

    def leave_out(self, *columns: int) -> None:
        """Hide columns that say nothing where the list stands."""
        for column in columns:
            self.grid.setColumnHidden(column, True)
        self.grid.share_widths()
