"""Where a bubble chart takes its bubbles from: the workshop's ranking, or the portfolio of the scenario in hand."""

from math import isnan

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.chosen_bubbles import assumed_bubbles, chosen_bubbles, unchosen_bubbles
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.scenario_edits import edits_of
from vmo_desktop.ui.votes_shown import votes_shown
from vmo_desktop.ui.widgets.bubble_drag import BubbleDrag
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import BubbleX

PATIENCE_MS = 300
"""So long bubbles stay as they are while what another scenario chooses is looked for: mostly it is known by then."""


class BubbleSource(QObject):
    """Bubbles filled by the budget's line in the ranking.

    Signals
    -------
    changed()
        The same results are to be drawn in another way.
    """

    changed = Signal()
    has_own_colours = False
    """Whether colours and shapes are its own, whatever the chart's are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        votes_shown().changed.connect(self.changed)

    def data(self, results: Results, former: BubbleData | None = None) -> BubbleData:
        """The bubbles of results; `former` is what was shown before."""
        return bubble_data(results, former=former, shows_votes=votes_shown().is_on)

    def follow(self, drag: BubbleDrag) -> None:
        """Take what is dragged, where that means something; bubbles that stand for scores are not dragged."""


class ChosenBubbles(BubbleSource):
    """Bubbles by where they stand in the scenario in hand.

    While its choice is looked for anew they stay as they were, so that nothing blinks at every edit; the head of the
    page says that it is looked for. Where none is known they are all alike.
    """

    has_own_colours = True

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._desk = desk_of(live)
        self._last: Portfolio | None = None
        self._scenario_id = self._desk.scenario.id
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE_MS)
        self._waiting.timeout.connect(self.changed)
        self._desk.chosen.connect(self._waiting.stop)
        self._desk.chosen.connect(self.changed)
        self._desk.scenario_changed.connect(self._on_scenario)

    @override
    def data(self, results: Results, former: BubbleData | None = None) -> BubbleData:
        data = assumed_bubbles(super().data(results, former), self._desk.problem)
        portfolio = self._desk.portfolio or (None if self._desk.is_stopped else self._kept(results))
        self._last = portfolio
        if portfolio is None or not portfolio.choice.is_found:
            return unchosen_bubbles(data)
        return chosen_bubbles(data, portfolio)

    @override
    def follow(self, drag: BubbleDrag) -> None:
        drag.is_on = not self._live.workshop.is_read_only
        drag.dropped.connect(self._on_dropped)

    def _on_dropped(self, initiative_id: int, across: float, value: float) -> None:
        """Assume in the scenario in hand what the new place stands for."""
        field = "cost" if self._live.snapshot.chart.x_field is BubbleX.COST else "effort"
        values = {name: number for name, number in (("value", value), (field, across)) if not isnan(number)}
        if edits_of(self._live).do(lambda scenario: assume(scenario, initiative_id, values)):
            self.changed.emit()

    def _kept(self, results: Results) -> Portfolio | None:
        """What was known last, if it is about the same scenario and the same initiatives."""
        last = self._last
        if last is None or last.of.scenario.id != self._desk.scenario.id:
            return None
        now, then = results.snapshot.initiatives, last.of.snapshot.initiatives
        return last if [each.id for each in now] == [each.id for each in then] else None

    def _on_scenario(self) -> None:
        """The desk tells this after every edit too, which the chart follows by itself."""
        if self._desk.scenario.id != self._scenario_id:
            self._scenario_id = self._desk.scenario.id
            if self._desk.portfolio is None and not self._desk.is_stopped:
                self._waiting.start()
            else:
                self.changed.emit()
