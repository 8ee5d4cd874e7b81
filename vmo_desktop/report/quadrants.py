"""Which initiatives lie in which quadrant of the bubble chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from vmo_desktop.charts.bubble_data import BubbleData, Filling, bubble_data
from vmo_desktop.charts.vote_ellipses import CROWD
from vmo_desktop.report.facts import Band, Entry, Facts
from vmo_desktop.report.safe_text import shortened


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A corner of the chart, and its initiatives in the order of the pack."""

    name: str
    entries: Sequence[Entry]

    @property
    def funded(self) -> int:
        """How many of them are funded."""
        return sum(entry.band is Band.FUNDED for entry in self.entries)


def recommended_bubbles(facts: Facts) -> BubbleData:
    """The bubbles of the chart; solid are those that the pack recommends, all alike where it recommends nothing.

    How far votes lie apart is shown where it can be read: on paper nobody can point at a bubble in a crowd.
    """
    is_readable = len(facts.results.snapshot.initiatives) <= CROWD
    data, chosen = bubble_data(facts.results, shows_votes=is_readable), facts.chosen
    if facts.stuck is not None:
        return replace(data, is_funded=np.zeros(len(data), dtype=np.bool_), has_budget=False, basis=None)
    if chosen is None:
        return data
    return replace(
        data, is_funded=chosen.portfolio.is_funded[data.rows], has_budget=True, filling=Filling.RECOMMENDED, basis=None
    )


def quadrants(facts: Facts, data: BubbleData) -> list[Quadrant]:
    """Quick wins, big bets, fill-ins and reconsider; on a threshold counts as the better side.

    Only whole values are counted: the range of an incomplete one may reach over several quadrants.
    """
    found: list[list[Entry]] = [[] for _ in data.quadrants]
    for place in map(int, np.flatnonzero(data.is_complete)):
        found[data.quadrant(place)].append(facts.entry_of[data.ids[place]])
    return [
        Quadrant(shortened(name, 40), sorted(entries, key=lambda entry: entry.place))
        for name, entries in zip(data.quadrants, found, strict=True)
    ]
