"""What the program answers to published cases of sensitivity."""

from itertools import combinations

import numpy as np

from tests.cases.forms import Case, NotBuilt, only
from tests.cases.tables import min_max
from vmo_desktop.domain.rank_correlation import spearman
from vmo_desktop.domain.sensitivity import crossings, lines, reigns
from vmo_desktop.domain.weight_change import nearest_change
from vmo_desktop.domain.weights import normalised

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def sensitivity(given: Case) -> Case:
    if "orders" in given:
        return _orders(given)
    only(
        given, "another analysis", "alternatives", "criteria", "matrix", "values", "types", "weights", "normalisation",
        "criterion",
    )  # fmt: skip
    points = np.array(given["values"], dtype=np.float64) if "values" in given else min_max(given)
    names = given.get("alternatives") or [f"A{row + 1}" for row in range(len(points))]
    weights = normalised(given["weights"])
    nearest = nearest_change(points, weights)
    found: dict[str, object] = {}
    if nearest.total is not None and nearest.euclidean is not None:
        found |= {"smallest_change_l1": nearest.total.distance, "smallest_change_l2": nearest.euclidean.distance}
    if "criterion" in given:
        drawn = lines(points, weights, _criterion(given))
        intervals = reigns(drawn)
        starts = [each.start for each in intervals]
        found |= {
            "winners": [names[each.row] for each in intervals],
            "starts": starts,
            "grid_starts": starts,
            "crossings": starts[1:],
            "all_crossings": crossings(drawn).weights.tolist(),
        }
    return found


def _criterion(given: Case) -> int:
    """By place, by name, or by the ordinal in its description."""
    asked, names = given["criterion"], given.get("criteria", [])
    if isinstance(asked, int):
        return asked
    if asked in names:
        return int(names.index(asked))
    places = [place for place, word in enumerate(ORDINALS) if word in str(asked)]
    if len(places) != 1:
        raise NotBuilt(f"criterion {asked}")
    return places[0]


def _orders(given: Case) -> Case:
    only(given, "another correlation", "orders")
    orders = given["orders"]
    places = [[order.index(name) for name in orders[0]] for order in orders]
    rhos = [spearman(one, other) for one, other in combinations(places, 2)]
    found: dict[str, object] = {"spearman": rhos if len(rhos) > 1 else rhos[0]}
    for order, here in zip(orders[1:], places[1:], strict=True):
        if order in (orders[0], orders[0][::-1]):
            found["equal" if order == orders[0] else "reversed"] = spearman(places[0], here)
    return found
