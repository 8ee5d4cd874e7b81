"""Random small portfolio problems, and all their portfolios one by one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import Choice, FloatArray, Limit, Link, LinkKind, PortfolioProblem, Status, Synergy


def random_problem(rng: np.random.Generator, initiatives: int, *, links: int, most_levels: int = 3) -> PortfolioProblem:
    """One with funding levels, links, synergies, forces and one limit on cost, which is not binding."""
    synergies = int(rng.integers(0, 4))
    levels = np.minimum(rng.choice([1, 1, 1, 2, 3], size=initiatives), most_levels)
    owner = np.repeat(np.arange(initiatives), levels)
    costs = rng.integers(0, 20, len(owner)) * rng.choice([1.0, 0.1, 0.37])
    values = np.round(rng.normal(5, 4, len(owner)), int(rng.integers(0, 4)))
    pairs = (_synergy(rng, initiatives) for _ in range(synergies))
    forced = rng.random(initiatives)
    return PortfolioProblem(
        initiatives, owner, values, costs, np.ones(len(owner)), (Limit(costs),),
        tuple(_link(rng, initiatives) for _ in range(links)), tuple(pairs),
        frozenset(np.flatnonzero(forced < 0.06).tolist()), frozenset(np.flatnonzero(forced > 0.94).tolist()),
    )  # fmt: skip


def _synergy(rng: np.random.Generator, initiatives: int) -> Synergy:
    first, second = rng.choice(initiatives, 2, replace=False).tolist()
    value, saving = (float(np.round(rng.normal(0, spread), 1)) for spread in (4, 2))
    return Synergy(first, second, value, saving, np.array([saving]))


def _link(rng: np.random.Generator, initiatives: int) -> Link:
    kind = rng.choice(np.array(list(LinkKind), dtype=object))
    size = 2 if kind is LinkKind.REQUIRES else int(rng.integers(2, 5))
    return Link(kind, tuple(rng.choice(initiatives, size, replace=False).tolist()))


@dataclass(frozen=True, eq=False)
class Portfolios:
    """All portfolios of a problem."""

    costs: FloatArray
    values: FloatArray
    shares: FloatArray


def every_portfolio(problem: PortfolioProblem) -> Portfolios:
    """All portfolios within links, forces and limits; options are funded whole."""
    decisions = [_decisions(problem, row) for row in range(problem.initiatives)]
    sizes = [len(each) for each in decisions]
    turns = np.unravel_index(np.arange(int(np.prod(sizes))), sizes) if all(sizes) else [np.zeros(0, int) for _ in sizes]
    shares = np.zeros((len(turns[0]), len(problem.owner) + 1))
    for turn, options in zip(turns, decisions, strict=True):
        shares[np.arange(len(turn)), np.array(options, dtype=int)[turn] if options else turn] = 1
    shares = shares[:, :-1]
    funded = np.column_stack([shares[:, options].any(axis=1) for options in problem.options_of])
    pairs = np.column_stack(
        [funded[:, each.first] & funded[:, each.second] for each in problem.synergies] or [funded[:, :0]]
    )
    holds = np.ones(len(shares), dtype=bool)
    for link in problem.links:
        holds &= _holds(link, funded)
    for place, limit in enumerate(problem.limits):
        used = shares @ limit.use - pairs @ np.array([each.relief[place] for each in problem.synergies])
        holds &= (used >= limit.least - 1e-9) & (used <= limit.most + 1e-9)
    costs = shares @ problem.costs - pairs @ np.array([each.saving for each in problem.synergies])
    values = shares @ problem.values + pairs @ np.array([each.value for each in problem.synergies])
    return Portfolios(costs[holds], values[holds], shares[holds])


def _decisions(problem: PortfolioProblem, row: int) -> list[int]:
    """Options, and -1 for none."""
    funding = [] if row in problem.forced_out else problem.options_of[row].tolist()
    return funding if row in problem.forced_in else [-1, *funding]


def _holds(link: Link, funded: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    inside = funded[:, list(link.members)]
    count = inside.sum(axis=1)
    match link.kind:
        case LinkKind.REQUIRES:
            return np.asarray(inside[:, 1] | ~inside[:, 0])
        case LinkKind.ALL_OR_NONE:
            return np.asarray((count == 0) | (count == len(link.members)))
        case LinkKind.AT_MOST_ONE:
            return np.asarray(count <= 1)
        case LinkKind.AT_LEAST_ONE:
            return np.asarray(count >= 1)


def best(problem: PortfolioProblem) -> Choice:
    """The choice of most value and then of least cost, by looking at all."""
    found = every_portfolio(problem)
    if not len(found.costs):
        return Choice(Status.INFEASIBLE, np.zeros(len(problem.owner)), np.nan, np.nan, np.nan)
    place = np.lexsort((found.costs, -np.round(found.values, 9)))[0]
    value = float(found.values[place])
    return Choice(Status.OPTIMAL, found.shares[place], value, value, float(found.costs[place]))


def efficient_points(found: Portfolios) -> list[tuple[float, float]]:
    """Points that no other one beats, as exact as tenths of a millionth."""
    points = sorted(
        {(round(c, 7), -round(v, 7)) for c, v in zip(found.costs.tolist(), found.values.tolist(), strict=True)}
    )
    kept: list[tuple[float, float]] = []
    for cost, lost in points:
        if not kept or -lost > kept[-1][1]:
            kept.append((cost, -lost))
    return kept
