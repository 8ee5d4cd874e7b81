"""How far each score may go: over its stated range, else over the votes that the room has seen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.revealed_votes import BoolArray, RevealedVotes
from vmo_desktop.workshop.round_votes import revealed_rounds


@dataclass(frozen=True)
class ScoreBounds:
    """Points of value at the ends of what each score may be, shape (initiatives, leaves); NaN without either."""

    results: Results

    @cached_property
    def _ends(self) -> tuple[FloatArray, FloatArray]:
        low, high = self._voted
        low, high = low.copy(), high.copy()
        snapshot = self.results.snapshot
        for (initiative_id, driver_id), ends in snapshot.choice.score_ranges.items():
            if driver_id in snapshot.leaf_index:
                cell = snapshot.initiative_index[initiative_id], snapshot.leaf_index[driver_id]
                points = snapshot.scales[driver_id].value(ends)
                low[cell], high[cell] = points.min(), points.max()
        return low, high

    @cached_property
    def _voted(self) -> tuple[FloatArray, FloatArray]:
        snapshot = self.results.snapshot
        scores = RevealedVotes(snapshot, revealed_rounds(snapshot)).scores
        blank = np.full(self.results.points.shape, np.nan)
        low, high = blank, blank.copy()
        for column, driver in enumerate(snapshot.leaves):
            points = snapshot.scales[driver.id].value(scores[:, :, column])
            rows = np.flatnonzero(~np.isnan(points).all(axis=0))
            low[rows, column] = np.nanmin(points[:, rows], axis=0, initial=np.inf)
            high[rows, column] = np.nanmax(points[:, rows], axis=0, initial=-np.inf)
        return low, high

    @property
    def low(self) -> FloatArray:
        """The lower end."""
        return self._ends[0]

    @property
    def high(self) -> FloatArray:
        """The upper end."""
        return self._ends[1]

    @cached_property
    def is_known(self) -> BoolArray:
        """Whether a cell has a range or votes."""
        return np.asarray(~np.isnan(self.low), dtype=np.bool_)
