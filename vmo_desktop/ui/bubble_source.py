"""Where a bubble chart takes its bubbles from: the workshop's ranking, or the portfolio of the scenario in hand."""

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.chosen_bubbles import assumed_bubbles, chosen_bubbles
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.workshop.results import Results


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

    def data(self, results: Results, former: BubbleData | None = None) -> BubbleData:
        """The bubbles of results; `former` is what was shown before."""
        return bubble_data(results, former=former)


class ChosenBubbles(BubbleSource):
    """Bubbles by where they stand in the scenario in hand; while that is not known they are all alike."""

    has_own_colours = True

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._desk = desk_of(live)
        self._desk.chosen.connect(self.changed)
        self._desk.scenario_changed.connect(self.changed)

    @override
    def data(self, results: Results, former: BubbleData | None = None) -> BubbleData:
        data = assumed_bubbles(bubble_data(results, former=former), self._desk.problem)
        portfolio = self._desk.portfolio
        return data if portfolio is None or not portfolio.choice.is_found else chosen_bubbles(data, portfolio)
