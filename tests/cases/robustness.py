"""What the program answers to published cases of SMAA and of robust portfolio modelling."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tests.cases.forms import Case, NotBuilt, only
from vmo_desktop.domain.dominance import Worth
from vmo_desktop.domain.own_weights import ParticipantWeights
from vmo_desktop.domain.point_space import PointSpace, RangePoints
from vmo_desktop.domain.rank_counts import rank_counts
from vmo_desktop.domain.rpm import Conditions, non_dominated
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.smaa import (
    Acceptability,
    AcceptabilityCount,
    acceptability,
    confidence_factors,
    pairwise_winning,
    winning_indices,
)
from vmo_desktop.domain.weight_space import AnyWeights, BoundedWeights, RankedWeights

BLOCKS = 200
SEED = 20_071
WEIGHT_FORMS = ("weights", "constraint", "weight_information", "sampling", "bounds", "weight_bounds", "ranks")
Simple = AnyWeights | RankedWeights | BoundedWeights


def smaa(given: Case) -> Case:
    found = re.compile(r"(\w+)_beats_(\w+)")
    beats = {key: found.fullmatch(key) for key in given}
    if any(beats.values()) or "wins" in given:
        return _won(given, [match.groups() for match in beats.values() if match])
    if "draws" in given:
        return _drawn(given)
    if "values" in given:
        return _simulated(given)
    only(given, "another simulation", "n", *WEIGHT_FORMS)
    size = int(given["n"])
    return {"mean": _weights(given, size).draw(np.random.default_rng(SEED), BLOCKS * BLOCK).mean(axis=0).tolist()}


def _won(given: Case, pairs: Sequence[Sequence[str]]) -> Case:
    """Pairwise winning indices from how often each beat each."""
    only(given, "other counts of wins", "iterations", "samples", "wins", *(f"{a}_beats_{b}" for a, b in pairs))
    samples = given.get("iterations", given.get("samples"))
    if "wins" in given:
        wins = np.array(given["wins"], dtype=np.float64)
    else:
        names = sorted({name for pair in pairs for name in pair})
        wins = np.zeros((len(names), len(names)))
        for one, other in pairs:
            wins[names.index(one), names.index(other)] = given[f"{one}_beats_{other}"]
    found = winning_indices(wins, samples).tolist()
    return {"matrix": found, "pairwise_winning": found, "pwi": found}


def _drawn(given: Case) -> Case:
    """Counts of draws whose winner is told: it has the only value above 0."""
    only(given, "other draws", "draws", "alternatives")
    draws = given["draws"]
    names = given.get("alternatives") or list(dict.fromkeys(draw["winner"] for draw in draws))
    counts = [int(draw.get("count", 1)) for draw in draws]
    values = np.repeat([[float(name == draw["winner"]) for name in names] for draw in draws], counts, axis=0)
    weights = np.repeat(np.array([draw["weights"] for draw in draws], dtype=np.float64), counts, axis=0)
    return _shares(acceptability(rank_counts(values, weights), sum(counts)), names)


def _simulated(given: Case) -> Case:
    only(
        given,
        "another simulation",
        "values",
        "alternatives",
        "criteria",
        "iterations",
        "samples",
        "seed",
        *WEIGHT_FORMS,
    )
    rows = given["values"]
    names = list(rows) if isinstance(rows, Mapping) else given.get("alternatives")
    points = _points(list(rows.values()) if isinstance(rows, Mapping) else rows)
    sampled = SampledValues(points, _weights(given, points.shape[1]), given.get("seed", SEED))
    found = AcceptabilityCount(sampled).advance(BLOCKS)
    winning = pairwise_winning(sampled, BLOCKS // 10).tolist()
    factors = confidence_factors(sampled, found.central_weights, BLOCKS // 10).tolist()
    numbered = {f"cw{row}": weights for row, weights in enumerate(found.central_weights.tolist(), 1)}
    first, second = found.central_weights[:2]
    relations = [
        f"cw1[c{driver}]{'>' if one > other else '<'}cw2[c{driver}]"
        for driver, (one, other) in enumerate(zip(first, second, strict=True), 1)
    ]
    return _shares(found, names) | numbered | {
        "pairwise_winning": winning,
        "pwi": winning,
        "matrix": winning,
        "confidence_factors": dict(zip(names, factors, strict=True)) if names else factors,
        "central_weight_relations": relations,
        "relations_hold": True,
    }  # fmt: skip


def _shares(found: Acceptability, names: Sequence[str] | None) -> dict[str, Any]:
    central, ranks = found.central_weights.tolist(), found.ranks.tolist()
    firsts = found.first.tolist()
    if names is None:
        named: dict[str, Any] = {"cw": central, "first_rank": firsts, "rank_acceptability": ranks}
    else:
        lists = {"cw": central, "first_rank": firsts, "rank_acceptability": ranks}
        named = {key: dict(zip(names, each, strict=True)) for key, each in lists.items()}
    return named | {"central_weights": named["cw"]}


def _points(rows: list[list[Any]]) -> FloatArray | PointSpace:
    """Numbers; where a cell is a pair, anything between them; where it is of three, with the most likely in between."""
    cells = [[cell if isinstance(cell, list) else [cell] for cell in row] for row in rows]
    low = np.array([[cell[0] for cell in row] for row in cells], dtype=np.float64)
    high = np.array([[cell[-1] for cell in row] for row in cells], dtype=np.float64)
    if (low == high).all():
        return low
    likely = [[cell[1] if len(cell) == 3 else np.nan for cell in row] for row in cells]
    return RangePoints(low, high, np.array(likely))


def _weights(given: Case, size: int) -> Simple | ParticipantWeights:
    """What a case says of weights: numbers, bounds, ranks, an order such as w1>=w2>=w3, or nothing."""
    told = given.get("weights")
    if isinstance(told, list):
        return ParticipantWeights(np.array([told], dtype=np.float64) / sum(told), np.ones(1))
    return _known(given, size)


def _known(given: Case, size: int) -> Simple:
    bounds = given.get("bounds", given.get("weight_bounds"))
    if bounds is not None:
        low, high = np.array(bounds, dtype=np.float64).T
        return BoundedWeights(low, high)
    if "ranks" in given:
        return RankedWeights(np.array(given["ranks"], dtype=np.float64))
    told = given.get("constraint") or given.get("weight_information") or given.get("weights") or "none"
    chain = [int(each) for each in re.findall(r"w_?(\d+)", str(told))]
    if "=" in str(told) and sorted(chain) == list(range(1, size + 1)):
        ordered = chain if ">" in str(told) else chain[::-1]
        return RankedWeights(np.array([ordered.index(driver) + 1.0 for driver in range(1, size + 1)]))
    if not chain and re.match(r"none|no |uniform|any|all ", str(told).lower()):
        return AnyWeights(size)
    raise NotBuilt(f"weights {told}")


def rpm(given: Case) -> Case:
    only(given, "other conditions", "projects", "budget", "budgets", "extreme_points", "criteria", *WEIGHT_FORMS)
    projects = given["projects"]
    rows = projects if isinstance(projects, list) else [{"id": key, **each} for key, each in projects.items()]
    for row in rows:
        only(row, "another project", "id", "name", "scores", "scores_low", "scores_high", "cost", "costs")
    low = np.array([[np.min(score) for score in row.get("scores_low") or row["scores"]] for row in rows])
    high = np.array([[np.max(score) for score in row.get("scores_high") or row["scores"]] for row in rows])
    corners = _corners(given, low.shape[1])
    costs = np.array([np.atleast_1d(row["costs"] if "costs" in row else row["cost"]) for row in rows], dtype=np.float64)
    most = np.atleast_1d(given["budgets"] if "budgets" in given else given["budget"]).astype(np.float64)
    found = non_dominated(Worth(low @ corners.T, high @ corners.T), Conditions(costs, most))
    names = [row.get("id", row.get("name")) for row in rows]
    core = found.core_index()
    portfolios = [[name for name, is_in in zip(names, each, strict=True) if is_in] for each in found.portfolios]
    return {
        "n_nondominated": len(portfolios),
        "portfolios": sorted(portfolios),
        "core_index": core.tolist() if isinstance(projects, list) else dict(zip(names, core.tolist(), strict=True)),
        "core": [name for name, share in zip(names, core, strict=True) if share == 1],
        "exterior": [name for name, share in zip(names, core, strict=True) if share == 0],
        "borderline": [name for name, share in zip(names, core, strict=True) if 0 < share < 1],
    }


def _corners(given: Case, size: int) -> FloatArray:
    told = given.get("extreme_points", given.get("weights"))
    if isinstance(told, list):
        return np.atleast_2d(np.array(told, dtype=np.float64))
    return _known(given, size).corners()
