"""Tables of alternatives by criteria, as published cases give them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from tests.cases.forms import Case, NotBuilt
from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.scales import FloatArray, Scale


def min_max(given: Case) -> FloatArray:
    """Shares of the range between worst and best, as scales whose ends are the extremes of the table."""
    if not str(given.get("normalisation", "min-max")).startswith("min-max"):
        raise NotBuilt(f"normalisation {given['normalisation']}")
    matrix = np.array(given["matrix"], dtype=np.float64)
    return np.column_stack(
        [
            Scale.measure(column.min(), column.max(), higher_is_better=more).value(column) / 100
            for column, more in zip(matrix.T, is_benefit(given), strict=True)
        ]
    )


def is_benefit(given: Case) -> npt.NDArray[np.bool_]:
    """Whether more is better, for each criterion; for all where the case does not say."""
    kinds = given.get("types") or ["max"] * len(given["matrix"][0])
    return np.array([kind in ("max", "benefit", 1) for kind in kinds])


def named(given: Case, numbers: FloatArray) -> Any:
    """By alternative where the case names them."""
    names = given.get("alternatives")
    return dict(zip(names, numbers.tolist(), strict=True)) if names else numbers.tolist()


def ranked(given: Case, scores: FloatArray) -> dict[str, Any]:
    """Order, ranks and the first one."""
    names = given.get("alternatives") or list(range(1, len(scores) + 1))
    order = [names[row] for row in ranking_order(scores, scores)]
    return {"order": order, "ranks": named(given, competition_ranks(scores).astype(np.float64)), "best": order[0]}
