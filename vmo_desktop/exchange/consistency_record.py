"""How consistent comparisons of pairs are, as a plain record for JSON: full precision, unknown numbers None."""

import math
from collections.abc import Sequence
from typing import Any

from vmo_desktop.domain.pairwise import (
    RANDOM_INDEX_OF_1980,
    consistency,
    geometric_consistency,
    worst_contradiction,
)
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.exchange.ranking_record import known


def consistency_record(names: Sequence[str], matrix: FloatArray) -> dict[str, Any]:
    """Saaty's measures, the geometric one, and the three judgements that contradict each other most."""
    found, former = consistency(matrix), consistency(matrix, RANDOM_INDEX_OF_1980)
    return {
        "largest_eigenvalue": known(found.largest_eigenvalue),
        "consistency_index": known(found.index),
        "consistency_ratio": known(found.ratio),
        "consistency_ratio_1980": known(former.ratio),
        "geometric_consistency_index": known(geometric_consistency(matrix)),
        "acceptable": None if math.isnan(found.ratio) else found.is_acceptable,
        "contradiction": _contradiction(names, matrix),
    }


def _contradiction(names: Sequence[str], matrix: FloatArray) -> dict[str, Any] | None:
    found = worst_contradiction(matrix)
    if found is None:
        return None
    return {
        "triple": [names[place] for place in found.triple],
        "factor": found.factor,
        "revise": [names[place] for place in found.pair],
        "judged": float(matrix[found.pair]),
        "proposed": found.proposed,
    }
