"""P8 to P10, P14 and P15: acceptability, the portfolio chosen anew for every sample, all non-dominated portfolios."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import highspy
import numpy as np

from tests.bench.harness import (
    Row,
    Timing,
    as_in_the_program,
    benchmark,
    faster,
    has_package,
    interleave,
    skipped,
    within,
)
from vmo_desktop.domain.batch_knapsack import MoneyGrid, best_within, money_grid
from vmo_desktop.domain.dominance import Worth
from vmo_desktop.domain.robust_portfolio import Selection, SelectionCount, WithinBudget
from vmo_desktop.domain.rpm import Conditions, non_dominated
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.smaa import Acceptability, AcceptabilityCount
from vmo_desktop.domain.weight_space import AnyWeights, RankedWeights

DRIVERS = 20


def _sampled(count: int, drivers: int = DRIVERS) -> SampledValues:
    points = np.random.default_rng(count).random((count, drivers)) * 100
    return SampledValues(points, AnyWeights(drivers), seed=1)


def _parts(count: int, blocks: int) -> Callable[[], None]:
    """What no way of counting can do without, each alone in one thread: draw, multiply, sort, count."""
    rng = np.random.default_rng(1)
    points = rng.random((DRIVERS, count), dtype=np.float32)
    keys = rng.integers(0, 2**32, (BLOCK, count), dtype=np.uint32)
    bins = rng.integers(0, count * count, BLOCK * count)
    weights = rng.random((BLOCK, DRIVERS), dtype=np.float32)
    values, buffer = np.empty((BLOCK, count), dtype=np.float32), keys.copy()

    def parts() -> None:
        for _ in range(blocks):
            AnyWeights(DRIVERS).draw(rng, BLOCK)
            np.matmul(weights, points, out=values)
            np.copyto(buffer, keys)
            buffer.sort(axis=1)
            np.bincount(bins, minlength=count * count)

    return parts


def _accept(sampled: SampledValues, blocks: int) -> Acceptability:
    return AcceptabilityCount(sampled).advance(blocks)


@benchmark
def acceptability() -> Iterable[Row]:
    """P8: against its own parts; P9: against the one peer there is; P10: against ranking every sample in full."""
    as_in_the_program()
    for count, blocks in ((100, 100), (300, 100)):
        sampled = _sampled(count)
        found = interleave({"ours": partial(_accept, sampled, blocks), "parts": _parts(count, blocks)}, 5, warm_up=1)
        what = f"acceptability, {count} initiatives, {blocks * BLOCK} samples"
        ours, parts = found["ours"], found["parts"]
        if count == 300:
            yield within("P8", what, ours, parts, name="its parts alone in one thread", goal=1.0)
        else:
            yield Row("", what, f"{ours.median:.0f} ms", f"{ours.median / parts.median:.2f} x its parts alone")
        yield _exactness(sampled)
    first = interleave({"first": lambda: AcceptabilityCount(_sampled(404)).advance(1)}, 5)["first"]
    yield Row("", "first picture, 404 initiatives", f"{first.median:.1f} ms", "", "<= 1 s", first.median <= 1000)
    yield _peer()


def _exactness(sampled: SampledValues) -> Row:
    count, different = sampled.initiatives, 0
    ranks = AcceptabilityCount(sampled).advance(10)
    expected = np.zeros((count, count), dtype=np.intp)
    for number in range(10):
        orders = np.argsort(-sampled.block(number).values, axis=1)
        np.add.at(expected, (orders, np.broadcast_to(np.arange(count), orders.shape)), 1)
    different = int((np.round(ranks.ranks * ranks.samples).astype(np.intp) != expected).sum())
    return Row("P10", f"counts other than of full values, {count}", str(different), "", "0", different == 0)


def _peer() -> Row:
    what = "acceptability, 100 initiatives, 100000 samples"
    if not has_package("pysensmcda"):
        return skipped("P9", what, "pysensmcda")
    from pysensmcda.smaa import simulate

    sampled = _sampled(100)
    assert isinstance(sampled.points, np.ndarray)
    points, kinds = sampled.points, np.ones(DRIVERS)

    def peer() -> FloatArray:
        result = simulate(
            lambda matrix, weights, _: matrix @ weights, points, kinds, num_samples=100 * BLOCK,
            reverse_ranking=True, store="accumulate", seed=1,
        )  # fmt: skip
        return np.asarray(result.rank_acceptability())

    assert np.abs(peer() - AcceptabilityCount(sampled).advance(100).ranks).max() < 0.02
    found = interleave({"ours": lambda: AcceptabilityCount(sampled).advance(100), "peer": peer}, 3, warm_up=0)
    return faster("P9", what, found["ours"], found["peer"], name="pysensmcda", goal=50)


def _loop(
    evaluate: Callable[[FloatArray, FloatArray], FloatArray], points: FloatArray, weights: FloatArray
) -> FloatArray:
    """How often each initiative is first, by a method that evaluates one set of weights at a time."""
    firsts = np.zeros(len(points))
    for own in weights:
        firsts[np.argsort(-evaluate(points, own))[0]] += 1
    return firsts


def _by_pymcdm(points: FloatArray, weights: FloatArray) -> FloatArray:
    from pymcdm.methods import WSM

    return np.asarray(
        WSM(normalization_function=lambda column, cost=False: column)(points, weights, np.ones(len(weights)))
    )


def _by_skcriteria(points: FloatArray, weights: FloatArray) -> FloatArray:
    import skcriteria
    from skcriteria.madm.simple import WeightedSumModel

    matrix = skcriteria.mkdm(points, [max] * len(weights), weights=weights)
    return np.asarray(WeightedSumModel().evaluate(matrix).e_.score)


@benchmark
def beside_evaluators() -> Iterable[Row]:
    """Acceptability by methods that rank one set of weights at a time, in a loop over the same samples."""
    sampled = _sampled(100)
    assert isinstance(sampled.points, np.ndarray)
    points, weights, ours = sampled.points, sampled.block(0).weights, partial(_accept, sampled, 1)
    expected = np.round(ours().first * BLOCK)
    what = f"acceptability, 100 initiatives, {BLOCK} samples"
    for name, package, evaluate in (
        ("pymcdm", "pymcdm", _by_pymcdm), ("scikit-criteria", "skcriteria", _by_skcriteria),
    ):  # fmt: skip
        if not has_package(package):
            yield skipped("-", what, name)
            continue
        peer = partial(_loop, evaluate, points, weights)
        assert (peer() == expected).all()
        found = interleave({"ours": ours, "peer": peer}, 3, warm_up=1)
        ratio = found["peer"].median / found["ours"].median
        yield Row("-", what, f"{found['ours'].median:.1f} ms", f"{ratio:.0f}x faster than {name} in a loop")


def _all_by_highs(costs: FloatArray, budget: float, values: FloatArray) -> list[float]:
    with _silence():
        return [_by_highs(costs, budget, own) for own in values]


@contextmanager
def _silence() -> Iterator[None]:
    """The solver writes to standard output whatever it is told, and there the rows go as JSON."""
    kept = os.dup(1)
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _by_highs(costs: FloatArray, budget: float, values: FloatArray) -> float:
    make: Callable[[], Any] = highspy.Highs
    solver = make()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    count = len(costs)
    solver.addVars(count, np.zeros(count), np.ones(count))
    rows = np.arange(count, dtype=np.int32)
    solver.changeColsCost(count, rows, -values)
    solver.changeColsIntegrality(count, rows, np.array([highspy.HighsVarType.kInteger] * count))
    solver.addRow(-highspy.kHighsInf, budget, count, rows, costs)
    solver.run()
    return -float(solver.getInfo().objective_function_value)


def _choose(sampled: SampledValues, grid: MoneyGrid) -> Selection:
    return SelectionCount(sampled, WithinBudget(grid)).advance(500)


@benchmark
def chosen_anew() -> Iterable[Row]:
    """P14: one portfolio for each sample, against an integer programme for each."""
    as_in_the_program()
    for count in (30, 60, 100, 300):
        rng = np.random.default_rng(count)
        costs = np.round(rng.lognormal(3.2, 0.6, count))
        budget = float(np.floor(costs.sum() * 0.4))
        grid = money_grid(costs, budget)
        assert grid is not None
        sampled = _sampled(count, drivers=5)
        values = sampled.block(0).values[:5]
        taken = best_within(grid, values)
        assert np.allclose((values * taken).sum(axis=1), _all_by_highs(costs, budget, values)), "another optimum"
        found = interleave(
            {
                "ours": partial(_choose, sampled, grid),
                "highs": partial(_all_by_highs, costs, budget, values),
            },
            3,
            warm_up=1,
        )
        ours, highs = _each(found["ours"], 500), _each(found["highs"], len(values))
        what = f"a portfolio for each sample, {count} initiatives, {grid.budget} units"
        if count == 100:
            yield faster("P14", what, ours, highs, name="highspy", goal=100)
        else:
            yield Row("", what, f"{ours.median:.2f} ms", f"{highs.median / ours.median:.0f}x faster than highspy")


def _each(timing: Timing, times: int) -> Timing:
    return Timing(tuple(each / times for each in timing.times))


@benchmark
def all_non_dominated() -> Iterable[Row]:
    """P15: rank order of five drivers, sixty projects; the same as enumeration at sixteen."""
    as_in_the_program()
    values, limits = _robust(16, 1)
    every = np.array(list(product((0.0, 1.0), repeat=16)))
    worth = every[(every @ limits.uses <= limits.most).all(axis=1)] @ values
    expected = sum(not ((worth >= own - 1e-9).all(axis=1) & (worth > own + 1e-9).any(axis=1)).any() for own in worth)
    got = len(non_dominated(Worth(values, values), limits).portfolios)
    yield Row(
        "P15", "portfolios of 16 projects, enumerated", str(got), f"{expected} expected", "equal", got == expected
    )
    times, counts = [], []
    for seed in range(9):
        values, limits = _robust(60, seed)
        start = time.perf_counter()
        counts.append(len(non_dominated(Worth(values, values), limits).portfolios))
        times.append((time.perf_counter() - start) * 1000)
    found = Timing(tuple(times))
    is_reached = found.median <= 500 and max(times) <= 3000
    yield Row(
        "P15", f"all of 60 projects, {min(counts)}-{max(counts)} portfolios",
        f"{found.median:.0f} ms (max {max(times):.0f})", "", "median <= 500, max <= 3000", is_reached,
    )  # fmt: skip


def _robust(count: int, seed: int) -> tuple[FloatArray, Conditions]:
    rng = np.random.default_rng(seed)
    corners = RankedWeights(np.arange(1.0, 6.0)).corners()
    costs = np.round(rng.lognormal(4, 0.6, count))
    values = rng.integers(0, 101, (count, 5)) @ corners.T
    return values, Conditions(costs[:, np.newaxis], np.array([np.floor(costs.sum() * 0.4)]))
