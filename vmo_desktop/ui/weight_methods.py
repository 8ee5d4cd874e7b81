"""What the methods for weights are called."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from vmo_desktop.workshop.rows import WeightMethod


def method_names() -> Mapping[WeightMethod, str]:
    """The name of each method, in the order in which they are offered."""
    return {
        WeightMethod.POINTS: _tr("Points"),
        WeightMethod.HUNDRED: _tr("Share 100 points"),
        WeightMethod.SWING: _tr("Swing"),
        WeightMethod.RANK_ORDER_CENTROID: _tr("Rank order, centroid"),
        WeightMethod.RANK_SUM: _tr("Rank order, rank sum"),
        WeightMethod.RANK_RECIPROCAL: _tr("Rank order, reciprocal"),
        WeightMethod.PAIRWISE: _tr("Pairs, eigenvector"),
        WeightMethod.PAIRWISE_GEOMETRIC: _tr("Pairs, geometric mean"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("WeightMethods", text)
