"""Instances of the OR-Library with known optima (Beasley 1990; Petersen 1967)."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import shared_data
from vmo_desktop.domain.portfolio import Limit, PortfolioProblem, Status
from vmo_desktop.domain.selection import choose


def _instances(path: Path) -> Iterator[tuple[PortfolioProblem, float]]:
    """The problems of a file for multidimensional knapsacks, each with its known optimum."""
    numbers = iter(map(float, path.read_text(encoding="ascii").split()))
    for _ in range(int(next(numbers))):
        count, limits, best = int(next(numbers)), int(next(numbers)), next(numbers)
        values = np.array([next(numbers) for _ in range(count)])
        uses = np.array([[next(numbers) for _ in range(count)] for _ in range(limits)])
        bounds = [next(numbers) for _ in range(limits)]
        made = tuple(Limit(use, most=most) for use, most in zip(uses, bounds, strict=True))
        yield PortfolioProblem(count, np.arange(count), values, np.zeros(count), np.ones(count), made), best


@pytest.mark.parametrize("path", shared_data("orlib/mknap1.txt"), ids=lambda path: path.name)
def test_every_known_optimum_is_found_and_proven(path: Path) -> None:
    found = [(choose(problem), best) for problem, best in _instances(path)]
    assert len(found) == 7
    for choice, best in found:
        assert choice.status is Status.OPTIMAL
        assert math.isclose(choice.objective, best, rel_tol=1e-12)
