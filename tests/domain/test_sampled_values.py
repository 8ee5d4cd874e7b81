"""Values drawn block by block: the same numbers drawn again by hand, and blocks that are counted by threads."""

from threading import Event

import numpy as np
import pytest

from vmo_desktop.domain.point_space import RangePoints
from vmo_desktop.domain.sampled_values import BLOCK, STRIP, SampledValues, each_counted
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import AnyWeights, ClassWeights

POINTS = np.array([[10.0, 20.0, 90.0], [80.0, 0.0, 40.0], [50.0, 50.0, 50.0], [0.0, 100.0, 70.0]])
RANGES = RangePoints(POINTS / 2, POINTS, np.full(POINTS.shape, np.nan))


def _drawn(seed: int, block: int, space: AnyWeights | ClassWeights) -> tuple[FloatArray, np.random.Generator]:
    """Weights of a block, and the generator that drew them: its own, by seed and number."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(block,)))
    return space.draw(rng, 1000), rng


@pytest.mark.parametrize("block", [0, 3])
def test_certain_points_are_weighed_by_each_draw(block: int) -> None:
    sampled = SampledValues(POINTS, AnyWeights(3), seed=5)
    found = sampled.block(block)
    weights, _ = _drawn(5, block, AnyWeights(3))
    assert found.weights.tolist() == weights.tolist()
    assert found.values == pytest.approx(np.einsum("sm,nm->sn", weights, POINTS))
    assert sampled.initiatives == 4


def test_uncertain_points_are_drawn_strip_by_strip_after_the_weights() -> None:
    found = SampledValues(RANGES, AnyWeights(3), seed=5).block(2)
    weights, rng = _drawn(5, 2, AnyWeights(3))
    points = np.concatenate([RANGES.draw(rng, STRIP) for _ in range(BLOCK // STRIP)])
    assert found.weights.tolist() == weights.tolist()
    assert found.values == pytest.approx(np.einsum("sm,snm->sn", weights, points))


def test_each_class_has_its_own_weights() -> None:
    space, classes = ClassWeights((AnyWeights(3), AnyWeights(3), AnyWeights(3))), np.array([2, 0, 2, 1])
    weights, rng = _drawn(7, 1, space)
    own = weights.reshape(BLOCK, 3, 3)[:, classes, :]
    certain = SampledValues(POINTS, space, seed=7, classes=classes).block(1)
    assert certain.weights.tolist() == weights.tolist()
    assert certain.values == pytest.approx(np.einsum("snm,nm->sn", own, POINTS))
    points = np.concatenate([RANGES.draw(rng, STRIP) for _ in range(BLOCK // STRIP)])
    uncertain = SampledValues(RANGES, space, seed=7, classes=classes).block(1)
    assert uncertain.values == pytest.approx(np.einsum("snm,snm->sn", own, points))


def test_a_missing_score_is_no_number() -> None:
    missing = np.where(POINTS == 90, np.nan, POINTS)
    with pytest.raises(ValueError, match=r"^every score is known or has a range$"):
        SampledValues(missing, AnyWeights(3), seed=1).block(0)


def test_blocks_are_handed_on_in_their_order_and_told() -> None:
    told: list[tuple[int, int]] = []
    first = Event()

    def count(number: int) -> int:
        """The first is done last."""
        if number == 4:
            first.wait(10)
        if number == 5:
            first.set()
        return number * number

    found = list(each_counted(range(4, 7), count, lambda done, of: told.append((done, of))))
    assert found == [16, 25, 36]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert list(each_counted(range(3), str, workers=1)) == ["0", "1", "2"]


def test_who_is_told_may_end_it_and_what_is_not_begun_is_not_counted() -> None:
    stopping, counted = Event(), []

    def count(number: int) -> None:
        if number:
            stopping.wait(10)
        counted.append(number)

    def stop(done: int, of: int) -> None:
        assert (done, of) == (1, 5000)
        stopping.set()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(each_counted(range(5000), count, stop, workers=1))
    assert 0 < len(counted) < 5000
