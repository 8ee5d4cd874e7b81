"""Which assessment of the road is looked at, at which step, and for whom is rated."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vmo_desktop.charts.maturity_data import MaturityView, maturity_view
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.road import rate
from vmo_desktop.workshop.road_rows import AssessmentRow, RoadStepRow


class AssessmentDesk(QObject):
    """One for each open workshop: `assessment_desk_of` finds it.

    Signals
    -------
    looked()
        Another assessment or step is looked at, somebody else is rated for, or steps are listed in another order.
    """

    looked = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._view: MaturityView | None = None
        self._assessment_id: int | None = None
        self._step_id: int | None = None
        self._respondent = ""
        self.is_by_priority = False

    @property
    def view(self) -> MaturityView:
        """The assessments as the workshop stands."""
        road = self._live.snapshot.road
        if self._view is None or self._view.road is not road:
            self._view = maturity_view(road, self._assessment_id)
        return self._view

    @property
    def assessment(self) -> AssessmentRow | None:
        """The assessment that is looked at: the last one until another is taken."""
        return None if self.view.place is None else self.view.now.assessment

    @property
    def place(self) -> int | None:
        """The place of the step that is looked at: the first one until another is taken."""
        steps = self.view.road.steps
        found = next((place for place, step in enumerate(steps) if step.id == self._step_id), 0)
        return found if steps else None

    @property
    def step(self) -> RoadStepRow | None:
        """The step that is looked at."""
        return None if self.place is None else self.view.road.steps[self.place]

    @property
    def respondent(self) -> str:
        """For whom is rated: the first one until another is taken; empty while nobody takes part."""
        names = self.view.now.respondents
        return self._respondent if self._respondent in names else names[0] if names else ""

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the steps as they are listed."""
        return self.view.now.by_priority if self.is_by_priority else tuple(range(len(self.view.road.steps)))

    def sort(self, *, is_by_priority: bool) -> None:
        """List the steps by priority or by number."""
        self.is_by_priority = is_by_priority
        self.looked.emit()

    def look(self, assessment_id: int | None) -> None:
        """Look at an assessment."""
        if assessment_id is not None and assessment_id != self._assessment_id:
            self._assessment_id, self._view = assessment_id, None
            self.looked.emit()

    def look_at_step(self, step_id: int | None) -> None:
        """Look at a step."""
        if step_id is not None and (self.step is None or step_id != self.step.id):
            self._step_id = step_id
            self.looked.emit()

    def go(self, places: int) -> None:
        """Look at the step so many places further on."""
        steps, place = self.view.road.steps, self.place
        if place is not None and 0 <= place + places < len(steps):
            self.look_at_step(steps[place + places].id)

    def rate_for(self, respondent: str) -> None:
        """Rate for somebody else."""
        if respondent and respondent != self.respondent:
            self._respondent = respondent
            self.looked.emit()

    def rate_for_next(self, places: int) -> None:
        """Rate for the respondent so many places further on."""
        names = self.view.now.respondents
        if names:
            place = names.index(self.respondent) + places
            self.rate_for(names[min(max(place, 0), len(names) - 1)])

    def rating(self, level: float | None) -> Operation | None:
        """What writes a level of the step for the respondent; where nobody takes part, for all together."""
        if self.assessment is None or self.step is None:
            return None
        name = self.respondent or QCoreApplication.translate("AssessmentDesk", "All together")
        return rate(self.assessment.id, [self.step.id], name, {"level": level})


def assessment_desk_of(live: LiveWorkshop) -> AssessmentDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(AssessmentDesk)
    return AssessmentDesk(live) if found is None else found
