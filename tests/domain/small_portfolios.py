"""Small portfolio problems of every kind, and their answers by looking at every set of options."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import Condition, FloatArray, Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.portfolio_sums import (
    broken_conditions,
    is_portfolio,
    limit_use,
    portfolio_cost,
    portfolio_value,
)


@dataclass(frozen=True, eq=False)
class Enumerated:
    """A portfolio found by looking at all."""

    shares: FloatArray
    value: float
    cost: float


def every_portfolio(problem: PortfolioProblem) -> Iterator[FloatArray]:
    """Every way to fund one option of an initiative at most; of parts only corners, among which the best must be."""
    for picked in itertools.product(*[(-1, *options) for options in problem.options_of]):
        taken = [option for option in picked if option >= 0]
        parts = [option for option in taken if problem.least_shares[option] < 1]
        shares = np.zeros(len(problem.owner))
        shares[taken] = 1.0
        for corner in _corners(problem, shares, parts):
            shares[parts] = corner
            yield shares.copy()


def _corners(problem: PortfolioProblem, shares: FloatArray, parts: list[int]) -> Iterator[FloatArray]:
    """Where as many bounds of shares and limits meet as there are shares to choose."""
    if not parts:
        yield np.zeros(0)
        return
    planes = [
        (np.eye(len(parts))[k], edge) for k, part in enumerate(parts) for edge in (problem.least_shares[part], 1.0)
    ]
    for index, limit in enumerate(problem.limits):
        # The relief of synergies counts with what is funded, however small its share.
        fixed = limit_use(problem, index, shares) - float(limit.use[parts].sum())
        planes += [(limit.use[parts], edge - fixed) for edge in (limit.least, limit.most) if math.isfinite(edge)]
    for meeting in itertools.combinations(planes, len(parts)):
        matrix, right = np.array([plane for plane, _ in meeting]), np.array([edge for _, edge in meeting])
        if abs(np.linalg.det(matrix)) > 1e-9:
            corner = np.linalg.solve(matrix, right)
            if (corner >= problem.least_shares[parts] - 1e-9).all() and (corner <= 1 + 1e-9).all():
                yield np.clip(corner, problem.least_shares[parts], 1.0)


def enumerated_best(problem: PortfolioProblem) -> Enumerated | None:
    """Of the portfolios within all conditions the most valuable, of those the cheapest; None when there is none."""
    allowed = [
        Enumerated(shares, portfolio_value(problem, shares), portfolio_cost(problem, shares))
        for shares in every_portfolio(problem)
        if not broken_conditions(problem, shares)
    ]
    return max(allowed, key=lambda each: (round(each.value, 9), -each.cost), default=None)


def only(problem: PortfolioProblem, kept: frozenset[Condition] | set[Condition]) -> PortfolioProblem:
    """The problem with no other conditions than these."""
    for condition in list(problem.conditions()):
        if condition not in kept:
            problem = problem.without(condition)
    return problem


def random_problem(rng: np.random.Generator, *, forces: float = 0.1, parts: float = 0.0) -> PortfolioProblem:
    """A problem with up to ten options and some of everything; whole numbers, so that ties are frequent."""
    initiatives = int(rng.integers(1, 8))
    levels = np.arange(initiatives)
    owner = np.sort(np.concatenate([levels, rng.integers(0, initiatives, int(rng.integers(0, 3)))]))
    options = len(owner)
    costs = rng.integers(0, 12, options).astype(np.float64) * (1.0 if rng.random() < 0.7 else 0.1)
    limits = tuple(_limit(rng, costs if first else _counts(rng, options), first=first)
                   for first in [True, False, False][: int(rng.integers(0, 4))])  # fmt: skip
    rows = rng.permutation(initiatives)
    return PortfolioProblem(
        initiatives,
        owner,
        rng.integers(-2, 10, options).astype(np.float64),
        costs,
        np.where(rng.random(options) < parts, rng.choice([0.1, 0.25, 0.5], options), 1.0),
        limits,
        tuple(_link(rng, initiatives) for _ in range(int(rng.integers(0, 3)))),
        tuple(_synergy(rng, initiatives, len(limits)) for _ in range(int(rng.integers(0, 3)))),
        frozenset(int(row) for row in rows[: rng.binomial(initiatives, forces)]),
        frozenset(int(row) for row in rows[initiatives - rng.binomial(initiatives, forces) :]),
    )


def _counts(rng: np.random.Generator, options: int) -> FloatArray:
    return rng.integers(-2, 9, options).astype(np.float64)


def _limit(rng: np.random.Generator, use: FloatArray, *, first: bool) -> Limit:
    total = float(use.sum())
    most = round(total * rng.uniform(0.1, 0.9), 1) if first or rng.random() < 0.7 else math.inf
    least = round(total * rng.uniform(0, 0.6), 1) if rng.random() < 0.3 else -math.inf
    return Limit(use, least, most)


def _link(rng: np.random.Generator, initiatives: int) -> Link:
    kind = list(LinkKind)[int(rng.integers(0, len(LinkKind)))]
    count = 2 if kind is LinkKind.REQUIRES else int(rng.integers(1, 4))
    members = rng.permutation(initiatives)[:count]
    if kind is LinkKind.REQUIRES and len(members) < 2:
        return Link(LinkKind.AT_MOST_ONE, (0,))
    return Link(kind, tuple(int(row) for row in members))


def _synergy(rng: np.random.Generator, initiatives: int, limits: int) -> Synergy:
    first, second = (int(row) for row in rng.integers(0, initiatives, 2))
    return Synergy(
        first, second, float(rng.integers(-4, 6)), float(rng.integers(-1, 3)), rng.integers(-1, 3, limits).astype(float)
    )


def is_allowed(problem: PortfolioProblem, shares: FloatArray) -> bool:
    """Whether a portfolio can be funded within all conditions."""
    return is_portfolio(problem, shares) and not broken_conditions(problem, shares)
