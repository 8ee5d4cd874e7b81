"""What the pack says about how the weights came about."""

import numpy as np

from vmo_desktop.report.numbers import NONE, score, trimmed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.group_weighting import revealed_rounds
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.trade_offs import TradeOff, trade_offs
from vmo_desktop.workshop.weighting import overall_weights

tr = Texts("Pack")

METHODS = {
    WeightMethod.POINTS: tr.mark("points"),
    WeightMethod.HUNDRED: tr.mark("100 points shared out"),
    WeightMethod.SWING: tr.mark("swings"),
    WeightMethod.RANK_ORDER_CENTROID: tr.mark("rank order, centroid"),
    WeightMethod.RANK_SUM: tr.mark("rank order, rank sum"),
    WeightMethod.RANK_RECIPROCAL: tr.mark("rank order, reciprocal"),
    WeightMethod.PAIRWISE: tr.mark("pairwise comparisons, eigenvector"),
    WeightMethod.PAIRWISE_GEOMETRIC: tr.mark("pairwise comparisons, geometric mean"),
}


def method_name(method: WeightMethod) -> str:
    """A method within a sentence."""
    return tr.marked(METHODS[method])


def has_weight_facts(snapshot: Snapshot) -> bool:
    """Whether anything is known about how the weights came about, or is to be warned of."""
    has_round = any(revealed_rounds(snapshot, each.id) for each in snapshot.weight_sets)
    return bool(snapshot.judgements) or bool(snapshot.stale_weights) or has_round


def trade_offs_of(snapshot: Snapshot, weight_set_id: int) -> list[TradeOff]:
    """The trade-offs of a set against its weights in force."""
    return trade_offs(snapshot, weight_set_id, overall_weights(snapshot, weight_set_id, {}), score)


def ratio_text(times: float) -> str:
    """How many times as important: 3, or 1/3 where it is less."""
    if not np.isfinite(times):
        return NONE
    return trimmed(times, 1) if times >= 1 else f"1/{trimmed(1 / times, 1)}"
