"""Two weights at once, against looking at many points of the triangle."""

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.weight_map import Region, first_regions, portfolio_map, triangle_values


def inside(region: Region, point: FloatArray) -> bool:
    """Strictly, for a polygon in either sense of rotation."""
    edges = np.roll(region.corners, -1, axis=0) - region.corners
    away = point - region.corners
    turns = edges[:, 0] * away[:, 1] - edges[:, 1] * away[:, 0]
    return bool((turns > 1e-7).all() or (turns < -1e-7).all())


@pytest.mark.parametrize("seed", range(15))
def test_regions_fill_the_triangle_and_their_initiative_is_first_inside(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points, weights = rng.uniform(0, 100, (12, 5)), rng.random(5)
    values = triangle_values(points, weights, 1, 3)
    regions = first_regions(values)
    assert sum(region.area for region in regions) == pytest.approx(1)
    others = weights * np.array([1, 0, 1, 0, 1])
    for first, second, _ in rng.dirichlet(np.ones(3), 60):
        full = others / others.sum() * (1 - first - second)
        full[[1, 3]] = first, second
        here = [region.row for region in regions if inside(region, np.array([first, second]))]
        assert here in ([int(np.argmax(points @ full))], [])


def test_a_line_parts_two_initiatives_where_they_are_level() -> None:
    regions = first_regions(triangle_values(np.array([[100.0, 0, 0], [0, 100, 0]]), np.ones(3), 0, 1))
    assert [region.row for region in regions] == [0, 1]
    assert [region.area for region in regions] == pytest.approx([0.5, 0.5])
    assert all(any(np.allclose(corner, [0.5, 0.5]) for corner in region.corners) for region in regions)


def test_of_equal_initiatives_the_first_one_has_the_region_and_unknown_ones_none() -> None:
    points = np.array([[np.nan, 100, 100], [50.0, 50, 50], [50, 50, 50], [10, 10, 90]])
    regions = first_regions(triangle_values(points, np.ones(3), 0, 1))
    assert [region.row for region in regions] == [1, 3]
    assert first_regions(np.full((2, 3), np.nan)) == ()


def test_the_map_of_portfolios_shows_the_best_at_every_point_without_solving_at_all_of_them() -> None:
    rng = np.random.default_rng(2)
    values = rng.integers(1, 100, (6, 3)).astype(float)
    solved: list[int] = []

    def solve(worth: FloatArray) -> FloatArray:
        solved.append(1)
        chosen = np.zeros(6)
        chosen[np.argsort(-worth, kind="stable")[:3]] = 1
        return chosen

    told: list[tuple[int, int]] = []
    found = portfolio_map(values, solve, steps=20, report=lambda done, of: told.append((done, of)))
    assert told[-1] == (20, 21)
    assert len(solved) < 150  # of 231 points
    for i in range(21):
        for j in range(21):
            if i + j > 20:
                assert found.labels[i, j] == -1
                continue
            worth = values @ (np.array([20 - i - j, i, j]) / 20)
            assert found.portfolios[found.labels[i, j]] @ worth == pytest.approx(np.sort(worth)[-3:].sum())


def test_of_two_that_only_rounding_parts_the_first_one_has_the_region() -> None:
    regions = first_regions(np.array([[100.0, 50.0, 50.0], [100.0 + 1e-12, 50.0, 50.0]]))
    assert [(region.row, region.area) for region in regions] == [(0, 1.0)]


def test_what_is_level_at_one_corner_and_behind_everywhere_else_has_no_region() -> None:
    regions = first_regions(np.array([[100.0 - 1e-12, 0.0, 0.0], [100.0, 50.0, 50.0], [0.0, 100.0, 0.0]]))
    assert [region.row for region in regions] == [1, 2]
    assert sum(region.area for region in regions) == pytest.approx(1)


def test_nobody_need_listen_while_a_map_is_drawn() -> None:
    def solve(worth: FloatArray) -> FloatArray:
        return np.array(worth == worth.max(), dtype=np.float64)

    found = portfolio_map(np.eye(3) + np.array([0.1, 0.0, 0.05])[:, np.newaxis], solve, steps=4)
    # Worth 0.1 + rest, first share and 0.05 + second share, in quarters.
    assert found.labels.tolist() == [
        [0, 0, 0, 1, 1], [0, 0, 1, 1, -1], [0, 2, 1, -1, -1], [2, 2, -1, -1, -1], [2, -1, -1, -1, -1],
    ]  # fmt: skip
    assert [each.tolist() for each in found.portfolios] == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]


@pytest.mark.parametrize(
    ("weights", "first", "second", "corners"),
    [
        ([1.0, 2.0, 3.0, 1.0], 1, 2, [30.0, 20.0, 30.0]),
        ([3.0, 2.0, 3.0, 1.0], 3, 2, [14.0, 50.0, 30.0]),
        ([0.0, 2.0, 3.0, 0.0], 1, 2, [30.0, 20.0, 30.0]),
    ],
)
def test_the_others_keep_their_proportions_at_their_corner(
    weights: list[float], first: int, second: int, corners: list[float]
) -> None:
    points = np.array([[10.0, 20.0, 30.0, 50.0]])
    assert triangle_values(points, np.array(weights), first, second)[0] == pytest.approx(corners)


def test_without_others_their_corner_is_worth_nothing() -> None:
    assert triangle_values(np.array([[10.0, 20.0]]), np.array([1.0, 2.0]), 1, 0).tolist() == [[0.0, 20.0, 10.0]]
