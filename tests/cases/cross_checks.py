"""What the program answers to published cases of TOPSIS and PROMETHEE II."""

from typing import Any

import numpy as np

from tests.cases.forms import Case, NotBuilt, only
from tests.cases.tables import is_benefit, named, ranked
from vmo_desktop.domain.promethee import Preference, Shape, flows
from vmo_desktop.domain.topsis import by_length, by_range, closeness
from vmo_desktop.domain.weights import normalised

SHAPES = {
    "usual": Shape.USUAL,
    "ushape": Shape.U,
    "quasi": Shape.U,
    "vshape": Shape.V,
    "level": Shape.LEVEL,
    "linear": Shape.LINEAR,
    "vshape2": Shape.LINEAR,
    "vshapewithindifference": Shape.LINEAR,
    "linearwithindifference": Shape.LINEAR,
    "gaussian": Shape.GAUSSIAN,
}


def topsis_promethee(given: Case) -> Case:
    """By preferences where the case gives some, else by closeness."""
    only(
        given, "another method", "alternatives", "criteria", "matrix", "types", "weights", "normalisation",
        "preference", "p", "q", "s",
    )  # fmt: skip
    matrix, weights = np.array(given["matrix"], dtype=np.float64), normalised(given["weights"])
    if "preference" in given:
        return _promethee(given, flows(matrix, weights, is_benefit(given), _preferences(given, matrix.shape[1])))
    name = str(given.get("normalisation", "vector")).lower()
    ways = {"vector": by_length, "min-max": by_range, "minmax": by_range}
    if name not in ways:
        raise NotBuilt(f"normalisation {name}")
    found = closeness(matrix, weights, is_benefit(given), ways[name])
    return {"closeness": named(given, found), **ranked(given, found)}


def _promethee(given: Case, found: Any) -> Case:
    return {
        "net_flow": named(given, found.net),
        "positive_flow": named(given, found.leaving),
        "negative_flow": named(given, found.entering),
        "preference_index": found.index.tolist(),
        **ranked(given, found.net),
    }


def _preferences(given: Case, count: int) -> list[Preference]:
    """One for each criterion; a single name or number is that of all."""

    def each(key: str, otherwise: Any) -> list[Any]:
        found = given.get(key, otherwise)
        return [otherwise if one is None else one for one in (found if isinstance(found, list) else [found] * count)]

    shapes = ["".join(str(name).lower().replace("-", " ").replace("_", " ").split()) for name in each("preference", "")]
    if missing := sorted(set(shapes) - set(SHAPES)):
        raise NotBuilt(f"preference function {missing[0]}")
    rest = zip(each("q", 0.0), each("p", 1.0), each("s", 1.0), strict=True)
    return [Preference(SHAPES[shape], *numbers) for shape, numbers in zip(shapes, rest, strict=True)]
