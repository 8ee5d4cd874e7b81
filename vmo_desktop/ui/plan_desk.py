"""Which action and which stakeholder of the road are looked at, by list and chart alike."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.live import LiveWorkshop


class PlanDesk(QObject):
    """One for each open workshop: `plan_desk_of` finds it.

    Signals
    -------
    action_looked(int)
        Another action is looked at, by its id.
    stakeholder_looked(int)
        Another stakeholder is looked at.
    """

    action_looked = Signal(int)
    stakeholder_looked = Signal(int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self.action_id: int | None = None
        self.stakeholder_id: int | None = None

    def look_at_action(self, action_id: int | None) -> None:
        """Look at an action."""
        if action_id is not None and action_id != self.action_id:
            self.action_id = action_id
            self.action_looked.emit(action_id)

    def look_at_stakeholder(self, stakeholder_id: int | None) -> None:
        """Look at a stakeholder."""
        if stakeholder_id is not None and stakeholder_id != self.stakeholder_id:
            self.stakeholder_id = stakeholder_id
            self.stakeholder_looked.emit(stakeholder_id)


def plan_desk_of(live: LiveWorkshop) -> PlanDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(PlanDesk)
    return PlanDesk(live) if found is None else found
