"""What the room sees of the choice: the chart of the page about it, of the scenario in hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from matplotlib.axes import Axes

from vmo_desktop.charts.acceptability import acceptability_height, draw_acceptability, first_around_half
from vmo_desktop.charts.aspect_profile import AspectProfile, draw_profile
from vmo_desktop.charts.balance import balance_height, draw_balance
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.calibration import draw_calibration
from vmo_desktop.charts.calibration_data import CalibrationData
from vmo_desktop.charts.cash_curve import CashCurve, draw_cash_curve
from vmo_desktop.charts.dashboard import draw_dashboard
from vmo_desktop.charts.dashboard_data import ROLLED_UP, Kind
from vmo_desktop.charts.frontier import draw_frontier
from vmo_desktop.charts.frontier_data import FrontierData, frontier_data
from vmo_desktop.charts.maturity_data import MaturityView
from vmo_desktop.charts.maturity_radar import LEAST, draw_radar
from vmo_desktop.charts.maturity_rows import draw_gaps, gap_rows
from vmo_desktop.charts.membership import draw_membership, most_members
from vmo_desktop.charts.roadmap import draw_roadmap
from vmo_desktop.charts.roadmap_data import Roadmap
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.charts.theme import LOGICAL_DPI, Theme
from vmo_desktop.charts.value_stream import draw_value_stream
from vmo_desktop.ui.assessment_desk import assessment_desk_of
from vmo_desktop.ui.balance_desk import balance_desk_of
from vmo_desktop.ui.bubble_source import ChosenBubbles
from vmo_desktop.ui.finance_desk import finance_desk_of
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.frontier_desk import frontier_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.robustness_desk import robustness_desk_of
from vmo_desktop.ui.room.scene import Scene
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.sensitivity_desk import sensitivity_desk_of
from vmo_desktop.ui.sensitivity_facts import SensitivityFacts
from vmo_desktop.ui.stream_desk import stream_desk_of
from vmo_desktop.workshop.balance import Balance
from vmo_desktop.workshop.robust_choice import Robustness
from vmo_desktop.workshop.scenario_comparison import Membership, membership
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_streams import ValueStream

Draw = Callable[[Axes, Theme], None]

OF_NO_SCENARIO = frozenset(
    {
        Scene.SCENARIOS, Scene.DASHBOARD, Scene.CALIBRATION, Scene.ROAD, Scene.ROADMAP, Scene.ASPECTS, Scene.STREAM,
    }
)  # fmt: skip
"""Scenes that are about all scenarios, or about none."""


@dataclass(frozen=True, eq=False, slots=True)
class ChoicePicture:
    """How a chart is drawn in any look, None while nothing is known.

    `of` is what it is made of, `scenario` the one that it is about; empty: all.
    """

    draw: Draw | None
    of: tuple[object, ...]
    scenario: str = ""

    def is_same(self, other: "ChoicePicture | None") -> bool:
        """Whether another one is made of the very same."""
        if other is None or len(other.of) != len(self.of) or other.scenario != self.scenario:
            return False
        pairs = zip(self.of, other.of, strict=True)
        return all(one is two or (isinstance(one, int | float) and one == two) for one, two in pairs)


class ChoicePictures:
    """Makes the pictures of an open workshop; what they need is looked for while they are shown."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        self._live = live
        self._selection = selection
        self._bubbles = ChosenBubbles(live)
        self.portfolios = desk_of(live)
        self.frontier = frontier_desk_of(live)
        self.balance = balance_desk_of(live)
        self.finance = finance_desk_of(live)
        self.sensitivity = sensitivity_desk_of(live)
        self.robustness = robustness_desk_of(live)
        self.follow_up = follow_desk_of(live)
        self.assessments = assessment_desk_of(live)
        self.streams = stream_desk_of(live)

    def follow(self, then: Callable[[], None]) -> None:
        """Have something done whenever a picture may be another one."""
        self._bubbles.changed.connect(then)
        self.portfolios.chosen.connect(lambda _id: then())
        for told in (
            self.portfolios.scenario_changed, self.frontier.changed, self.frontier.looked, self.balance.looked,
            self.sensitivity.changed, self.sensitivity.weighed, self.robustness.changed,
            self.finance.changed, self.assessments.looked, self.follow_up.portfolio_found, self.streams.looked,
        ):  # fmt: skip
            told.connect(then)

    def of(self, scene: Scene) -> ChoicePicture | None:
        """The picture of a scene; None for scenes that are about something else."""
        made = {
            Scene.PORTFOLIO: self._portfolio,
            Scene.FRONTIER: self._frontier,
            Scene.BALANCE: self._balance,
            Scene.FINANCE: self._finance,
            Scene.SCENARIOS: self._scenarios,
            Scene.SENSITIVITY: self._sensitivity,
            Scene.ROBUSTNESS: self._robustness,
            Scene.DASHBOARD: self._dashboard,
            Scene.ROAD: self._road,
            Scene.ROADMAP: self._roadmap,
            Scene.ASPECTS: self._aspects,
            Scene.STREAM: self._stream,
            Scene.CALIBRATION: self._calibration,
        }.get(scene)
        if made is None:
            return None
        scenario = "" if scene in OF_NO_SCENARIO else shown_scenario(self.portfolios.scenario)
        return replace(made(), scenario=scenario)

    def _portfolio(self) -> ChoicePicture:
        self.portfolios.ask()
        results = self._live.results
        data = self._bubbles.data(results)
        of = (results, self.portfolios.portfolio, data.spread is None)
        return ChoicePicture((lambda axes, theme: draw_bubble(axes, data, theme)) if len(data) else None, of)

    def _frontier(self) -> ChoicePicture:
        desk = self.frontier
        desk.ask()
        found = desk.found
        of = (found, desk.of.results, desk.portfolios.portfolio, desk.compared, desk.of.budget)
        if found is None:
            return ChoicePicture(None, of)
        currency = desk.of.snapshot.workshop.currency
        data = frontier_data(
            found, desk.proposal, budget=desk.of.budget, currency=currency, is_of_money=desk.of.is_of_money
        )
        return ChoicePicture(_frontier_drawing(data), of)

    def _balance(self) -> ChoicePicture:
        self.balance.ask()
        found, place = self.balance.found, self.balance.place
        draw = None if found is None or not found.parts else _balance_drawing(found, place or 0)
        return ChoicePicture(draw, (found, place))

    def _finance(self) -> ChoicePicture:
        self.finance.ask()
        cash, name = self.finance.cash, self.finance.name
        draw = None if cash is None or cash.is_unknown else _cash_drawing(CashCurve(cash, name))
        return ChoicePicture(draw, (cash,))

    def _scenarios(self) -> ChoicePicture:
        self.portfolios.ask_all()
        known = self.portfolios.portfolios
        found = membership(self._live.snapshot, known)
        return ChoicePicture(_membership_drawing(found) if found.of else None, (self._live.results, *known.values()))

    def _sensitivity(self) -> ChoicePicture:
        desk = self.sensitivity
        if not desk.is_possible:
            return ChoicePicture(None, (desk.sensitivity,))
        desk.ask()
        subject = desk.subject(self._selection.initiative_id)
        of = (
            desk.sensitivity, desk.part, desk.driver, desk.second, desk.weight, desk.is_of_portfolios, subject,
            desk.portfolios.portfolio, desk.portfolio_map,
        )  # fmt: skip
        return ChoicePicture(SensitivityFacts(desk, subject).drawing(), of)

    def _robustness(self) -> ChoicePicture:
        self.robustness.ask_samples()
        known = self.robustness.known
        return ChoicePicture(None if known is None else _robustness_drawing(known), (known,))

    def _dashboard(self) -> ChoicePicture:
        data = replace(self.follow_up.dashboard(), kinds=(*ROLLED_UP, Kind.KPI))
        draw = (lambda axes, theme: draw_dashboard(axes, data, theme)) if data.realized.states else None
        return ChoicePicture(draw, (data.realized, data.chosen))

    def _road(self) -> ChoicePicture:
        return ChoicePicture(_road_drawing(self.assessments.view), (self.assessments.view,))

    def _roadmap(self) -> ChoicePicture:
        data = Roadmap(self._live.snapshot)
        draw = (lambda axes, theme: draw_roadmap(axes, data, theme)) if data.actions else None
        return ChoicePicture(draw, (data.snapshot.road.actions, data.day.toordinal() if data.day else 0))

    def _aspects(self) -> ChoicePicture:
        data = AspectProfile(self._live.snapshot.road.aspects)
        draw = (lambda axes, theme: draw_profile(axes, data, theme)) if data.rows else None
        return ChoicePicture(draw, (data.rows,))

    def _stream(self) -> ChoicePicture:
        snapshot, stream = self._live.snapshot, self.streams.stream
        if stream is None or not stream.steps:
            return ChoicePicture(None, (snapshot,))
        draw = partial(_draw_stream, stream, snapshot)
        return ChoicePicture(draw, (snapshot, stream.row))

    def _calibration(self) -> ChoicePicture:
        data = CalibrationData(self.follow_up.calibration)
        draw = (lambda axes, theme: draw_calibration(axes, data, theme)) if data.ranges else None
        return ChoicePicture(draw, (data.calibration,))


def _road_drawing(view: MaturityView) -> Draw | None:
    """The radar; with few steps their gaps."""
    if not view.road.steps:
        return None
    if len(view.road.steps) < LEAST:
        return lambda axes, theme: draw_gaps(axes, gap_rows(view), theme)
    return lambda axes, theme: draw_radar(axes, view, theme)


def _height(axes: Axes) -> float:
    return float(figure_of(axes).get_size_inches()[1]) * LOGICAL_DPI


def _frontier_drawing(data: FrontierData) -> Draw | None:
    return (lambda axes, theme: draw_frontier(axes, data, theme)) if len(data) else None


def _balance_drawing(found: Balance, place: int) -> Draw:
    """All parts where they can be read; else the kind that is looked at."""

    def draw(axes: Axes, theme: Theme) -> None:
        is_high = balance_height(found, theme) > _height(axes)
        shown = replace(found, kinds=(found.parts[place].by,)) if is_high else found
        draw_balance(axes, shown, theme)

    return draw


def _cash_drawing(data: CashCurve) -> Draw:
    return lambda axes, theme: draw_cash_curve(axes, data, theme)


def _draw_stream(stream: ValueStream, snapshot: Snapshot, axes: Axes, theme: Theme) -> None:
    draw_value_stream(axes, stream, snapshot, theme)


def _membership_drawing(found: Membership) -> Draw:
    def draw(axes: Axes, theme: Theme) -> None:
        draw_membership(axes, found, theme, most=most_members(theme, _height(axes)))

    return draw


def _robustness_drawing(known: Robustness) -> Draw:
    """As many bars as can be read, those about one half."""

    def draw(axes: Axes, theme: Theme) -> None:
        most = len(known.uncertain.rows)
        while most > 1 and acceptability_height(theme, most) > _height(axes):
            most -= 1
        draw_acceptability(axes, known, theme, first=first_around_half(known, most), most=most)

    return draw
