"""What came true of the open workshop and of its recommended portfolio, and which KPI is looked at."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.charts.dashboard_data import Dashboard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.workshop.calibration import Calibration
from vmo_desktop.workshop.kpi_state import KpiState
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import KpiRow


class FollowDesk(QObject):
    """One for each open workshop: `follow_desk_of` finds it.

    Signals
    -------
    looked()
        Another KPI is looked at.
    benefit_looked(int)
        A benefit is looked at, by its id.
    portfolio_found()
        What the recommended scenario chooses is known, or another one is recommended.
    """

    looked = Signal()
    benefit_looked = Signal(int)
    portfolio_found = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._portfolios = desk_of(live)
        self._realized: Realized | None = None
        self._calibration: Calibration | None = None
        self._dashboard: Dashboard | None = None
        self._kpi_id: int | None = None
        self.benefit_id: int | None = None
        self._portfolios.chosen.connect(lambda _scenario_id: self.portfolio_found.emit())
        self._portfolios.scenario_changed.connect(self.portfolio_found)

    @property
    def realized(self) -> Realized:
        """What came true as the workshop stands; a score that is typed changes nothing in it."""
        snapshot = self._live.snapshot
        if self._realized is None or self._realized.snapshot.value is not snapshot.value:
            self._realized = Realized(snapshot)
        return self._realized

    def dashboard(self) -> Dashboard:
        """What came true, with the portfolio once it is known; it is looked for from now on."""
        realized = self.realized
        chosen = self._portfolios.ask_recommended() if realized.states else None
        known = self._dashboard
        if known is None or known.realized is not realized or known.chosen is not chosen:
            self._dashboard = known = Dashboard(realized, chosen)
        return known

    @property
    def calibration(self) -> Calibration:
        """What promises were worth as the workshop stands."""
        if self._calibration is None or self._calibration.realized is not self.realized:
            self._calibration = Calibration(self.realized)
        return self._calibration

    @property
    def kpi(self) -> KpiRow | None:
        """The KPI that is looked at: the first one until another is taken; None where there is none."""
        known = self._live.snapshot.value
        found = known.kpi_by_id.get(self._kpi_id or 0)
        return found or (known.kpis[0] if known.kpis else None)

    @property
    def state(self) -> KpiState | None:
        """Where that KPI stands."""
        kpi = self.kpi
        return None if kpi is None else next(each for each in self.realized.states if each.kpi.id == kpi.id)

    def look(self, kpi_id: int | None) -> None:
        """Look at a KPI."""
        if kpi_id is not None and kpi_id != self._kpi_id:
            self._kpi_id = kpi_id
            self.looked.emit()

    def look_at_benefit(self, benefit_id: int | None) -> None:
        """Look at a benefit."""
        if benefit_id is not None and benefit_id != self.benefit_id:
            self.benefit_id = benefit_id
            self.benefit_looked.emit(benefit_id)


def follow_desk_of(live: LiveWorkshop) -> FollowDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(FollowDesk)
    return FollowDesk(live) if found is None else found
