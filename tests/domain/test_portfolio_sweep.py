"""How the best portfolio changes with one weight, against all portfolios at many weights."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.domain.listed_portfolios import best, every_portfolio, random_problem
from vmo_desktop.domain.portfolio import FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_sweep import portfolio_sweep
from vmo_desktop.domain.sensitivity import Lines


def with_budget(seed: int) -> tuple[PortfolioProblem, Lines]:
    rng = np.random.default_rng(seed)
    problem = replace(random_problem(rng, 7, links=2), forced_in=frozenset(), links=())
    problem = problem.with_limit(0, most=0.4 * float(problem.costs.sum()))
    count = len(problem.owner)
    return problem, Lines(rng.integers(0, 50, count).astype(float), rng.integers(0, 50, count).astype(float))


def extra_of(problem: PortfolioProblem, shares: FloatArray) -> float:
    funded = set(problem.owner[shares > 0].tolist())
    return sum(each.value for each in problem.synergies if {each.first, each.second} <= funded)


@pytest.mark.parametrize("seed", range(25))
def test_the_best_value_is_met_at_every_weight_and_pieces_join(seed: int) -> None:
    problem, drawn = with_budget(seed)
    swept = portfolio_sweep(
        drawn,
        lambda values: best(replace(problem, values=values)).shares,
        extra=lambda shares: extra_of(problem, shares),
    )
    assert swept.is_complete
    assert (swept.pieces[0].start, swept.pieces[-1].end) == (0.0, 1.0)
    portfolios = every_portfolio(problem)
    extras = np.array([extra_of(problem, shares) for shares in portfolios.shares])
    for piece, following in pairwise(swept.pieces):
        assert piece.end == following.start
        assert piece.end_value == pytest.approx(following.start_value)
        assert piece.shares.tolist() != following.shares.tolist()
    for piece in swept.pieces:
        for part in (0.0, 0.01, 0.5, 0.99, 1.0):
            at = piece.start + part * (piece.end - piece.start)
            most = (portfolios.shares @ drawn.at(at) + extras).max()
            assert piece.start_value * (1 - part) + piece.end_value * part == pytest.approx(most, abs=1e-6)


def test_a_portfolio_that_only_ties_at_an_end_is_no_piece() -> None:
    # At weight 0 both are worth 10; the first one given comes out of the solver, the other is better ever after.
    drawn = Lines(np.array([10.0, 10.0]), np.array([0.0, 20.0]))
    swept = portfolio_sweep(drawn, lambda values: np.eye(2)[int(np.argmax(values))])
    assert [piece.shares.tolist() for piece in swept.pieces] == [[0, 1]]
    assert (swept.pieces[0].start, swept.pieces[0].end) == (0, 1)


def test_a_search_that_is_cut_short_says_so_and_still_covers_all_weights() -> None:
    problem, drawn = with_budget(3)
    told: list[tuple[int, int]] = []
    swept = portfolio_sweep(
        drawn,
        lambda values: best(replace(problem, values=values, synergies=())).shares,
        most_solves=2,
        report=lambda done, of: told.append((done, of)),
    )
    assert not swept.is_complete
    assert (swept.pieces[0].start, swept.pieces[-1].end) == (0, 1)
    assert told == [(0, 2), (1, 2)]
