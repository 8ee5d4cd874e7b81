"""Scores that are counted from cash lines: on which scale they begin."""

import numpy as np

from vmo_desktop.charts.numbers import round_up
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_scores import measured
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.money_scores import count_scores, type_scores
from vmo_desktop.workshop.rows import ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot


def source_edit(snapshot: Snapshot, driver_id: int, source: ScoreSource) -> Operation:
    """Have scores come from elsewhere; the scale then reaches from nothing, or the worst loss, to the best of now."""
    if source is ScoreSource.TYPED:
        return type_scores(driver_id)
    numbers = measured(Money(snapshot), source)
    known = numbers[np.isfinite(numbers)]
    worst, best = float(known.min(initial=0.0)), float(known.max(initial=0.0))
    low = -round_up(-worst) if worst < 0 else 0.0
    high = round_up(best) if best > 0 else 1.0
    unit = snapshot.workshop.currency if source is ScoreSource.NPV else "%"
    return count_scores(driver_id, source, low=low, high=high, unit=unit)
