"""Acceptability: exact counts, shared ties, geometry, and a result that hangs on seed and size alone."""

from collections.abc import Callable

import numpy as np
import pytest

from vmo_desktop.domain.own_weights import ParticipantWeights
from vmo_desktop.domain.point_space import PointSpace, RangePoints, VotePoints, VotesWithinRanges
from vmo_desktop.domain.proportions import standard_error, wilson_interval
from vmo_desktop.domain.rank_counts import rank_counts
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.smaa import AcceptabilityCount, confidence_factors, pairwise_winning
from vmo_desktop.domain.weight_space import AnyWeights, ClassWeights, RankedWeights

NAN = np.nan


def slow_counts(values: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Ranks and first weights sample by sample: who ties shares the places taken up."""
    samples, count = values.shape
    ranks, firsts = np.zeros((count, count)), np.zeros((count, weights.shape[1]))
    for sample in range(samples):
        row = values[sample]
        for own in range(count):
            above = int((row > row[own] + 1e-9).sum())
            tied = int((np.abs(row - row[own]) <= 1e-9).sum())
            ranks[above : above + tied, own] += 1 / tied
            firsts[own] += weights[sample] / tied if above == 0 else 0
    return ranks, firsts


@pytest.mark.parametrize("count", [1, 2, 7, 60, 300])
def test_ranks_are_exactly_those_of_full_values(count: int) -> None:
    rng = np.random.default_rng(count)
    weights = AnyWeights(4).draw(rng, 700)
    values = weights @ (rng.random((4, count)) * 100)
    got = rank_counts(values, weights)
    orders = np.argsort(-values, axis=1)
    expected = np.array([np.bincount(orders[:, rank], minlength=count) for rank in range(count)])
    assert (got.by_rank == expected).all()
    assert got.first_weights == pytest.approx(slow_counts(values, weights)[1])


def test_values_that_differ_less_than_a_key_can_say_are_told_apart() -> None:
    values = np.array([[50.0, 50.0 + 1e-6, 0.0, 100.0], [50.0 + 1e-6, 50.0, 0.0, 100.0]])
    assert rank_counts(values, np.ones((2, 1))).by_rank[1].tolist() == [1, 1, 0, 0]


def test_those_that_tie_share_their_ranks() -> None:
    rng = np.random.default_rng(3)
    values = rng.integers(0, 5, (400, 6)) / 3 * 7
    weights = AnyWeights(3).draw(rng, 400)
    got = rank_counts(values, weights)
    ranks, firsts = slow_counts(values, weights)
    assert got.by_rank == pytest.approx(ranks)
    assert got.first_weights == pytest.approx(firsts)


def test_two_alternatives_have_the_shares_that_geometry_gives() -> None:
    found = AcceptabilityCount(SampledValues(np.array([[1.0, 0, 1], [0, 1, 0]]), AnyWeights(3), seed=1)).advance(100)
    assert found.samples == 100 * BLOCK
    assert found.first == pytest.approx([0.75, 0.25], abs=0.005)
    assert found.central_weights[0] == pytest.approx([7 / 18, 2 / 9, 7 / 18], abs=0.005)
    assert found.central_weights[1] == pytest.approx([1 / 6, 2 / 3, 1 / 6], abs=0.005)
    assert found.mean_ranks == pytest.approx([1.25, 1.75], abs=0.005)
    assert found.within(2) == pytest.approx([1, 1])
    low, high = found.intervals()
    assert low[0, 0] < 0.75 < high[0, 0]


def test_initiatives_with_the_same_points_have_the_same_indices() -> None:
    points = np.array([[10.0, 60], [10.0, 60], [70.0, 20]])
    sampled = SampledValues(points, AnyWeights(2), seed=4)
    found = AcceptabilityCount(sampled).advance(3)
    assert (found.ranks[0] == found.ranks[1]).all()
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(3))
    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(3))
    assert pairwise_winning(sampled, 1)[0, 1] == 0.5


def test_initiatives_that_are_all_worth_nothing_tie() -> None:
    assert rank_counts(np.zeros((4, 2)), np.ones((4, 1))).by_rank.tolist() == [[2, 2], [2, 2]]


def test_who_is_never_first_has_no_central_weights() -> None:
    sampled = SampledValues(np.array([[50.0, 50], [40.0, 40]]), AnyWeights(2), seed=1)
    found = AcceptabilityCount(sampled).advance(1)
    assert np.isnan(found.central_weights[1]).all()
    factors = confidence_factors(sampled, found.central_weights, 1)
    assert factors[0] == 1
    assert np.isnan(factors[1])


def _spaces() -> dict[str, FloatArray | PointSpace]:
    rng = np.random.default_rng(8)
    votes = rng.choice(np.array([0.0, 25, 50, 75, 100]), (6, 9, 3))
    votes[rng.random(votes.shape) < 0.2] = NAN
    people = VotePoints(votes, np.array([1.0, 1, 1, 2, 1, 3]), np.full((9, 3), 50.0))
    middle = rng.random((9, 3)) * 60 + 20
    ranges = RangePoints(middle - 20, middle + 20, np.where(rng.random((9, 3)) < 0.5, middle, NAN))
    return {"certain": middle, "votes": people, "ranges": ranges, "both": VotesWithinRanges(people, ranges)}


@pytest.mark.parametrize("name", ["certain", "votes", "ranges", "both"])
def test_the_result_hangs_on_seed_and_size_alone(name: str) -> None:
    def count(seed: int) -> AcceptabilityCount:
        return AcceptabilityCount(SampledValues(_spaces()[name], AnyWeights(3), seed))

    whole, parts = count(7).advance(5), count(7)
    parts.advance(2)
    parts.advance(1)
    stepped = parts.advance(2)
    assert whole.samples == stepped.samples
    assert (whole.ranks == stepped.ranks).all()
    assert np.array_equal(whole.central_weights, stepped.central_weights, equal_nan=True)
    assert (count(8).advance(5).ranks != whole.ranks).any()


def test_a_stopped_count_goes_on_as_if_nothing_had_been() -> None:
    def stopping(after: int) -> Callable[[int, int], None]:
        def report(done: int, of: int) -> None:
            assert done <= of
            if done == after:
                raise InterruptedError

        return report

    sampled = SampledValues(_spaces()["votes"], AnyWeights(3), seed=2)
    count = AcceptabilityCount(sampled)
    with pytest.raises(InterruptedError):
        count.advance(6, stopping(2))
    assert (count.advance(4).ranks == AcceptabilityCount(sampled).advance(6).ranks).all()


def test_a_vote_is_drawn_as_often_as_it_has_weight() -> None:
    votes = np.array([[[0.0, 10]], [[50.0, NAN]], [[100.0, 30]]])
    space = VotePoints(votes, np.array([1.0, 2, 1]), np.zeros((1, 2)))
    drawn = space.draw(np.random.default_rng(1), 40_000)[:, 0]
    assert [(drawn[:, 0] == vote).mean() for vote in (0, 50, 100)] == pytest.approx([0.25, 0.5, 0.25], abs=0.01)
    assert [(drawn[:, 1] == vote).mean() for vote in (10, 30)] == pytest.approx([0.5, 0.5], abs=0.01)
    assert np.cov(drawn.T).flat[1] / drawn.std(axis=0).prod() == pytest.approx(0, abs=0.02), "each cell on its own"


def test_cells_without_votes_keep_their_base_or_take_their_range() -> None:
    votes = VotePoints(np.full((2, 1, 1), NAN), np.ones(2), np.full((1, 1), 35.0))
    assert (votes.draw(np.random.default_rng(1), 5) == 35).all()
    ranges = RangePoints(np.zeros((1, 1)), np.full((1, 1), 100.0), np.full((1, 1), NAN))
    drawn = VotesWithinRanges(votes, ranges).draw(np.random.default_rng(1), 20_000)
    assert drawn.mean() == pytest.approx(50, abs=1)
    assert drawn.std() == pytest.approx(100 / 12**0.5, abs=1)


def test_a_range_is_uniform_or_a_triangle() -> None:
    low, high = np.array([[0.0, 20, 40]]), np.array([[100.0, 80, 40]])
    drawn = RangePoints(low, high, np.array([[NAN, 30, 40]])).draw(np.random.default_rng(1), 60_000)[:, 0]
    assert drawn.mean(axis=0) == pytest.approx([50, (20 + 30 + 80) / 3, 40], abs=0.4)
    assert drawn[:, 1].var() == pytest.approx((20**2 + 30**2 + 80**2 - 20 * 30 - 20 * 80 - 30 * 80) / 18, rel=0.03)
    with pytest.raises(ValueError, match="between the bounds"):
        RangePoints(low, high, np.array([[NAN, 90, 40]]))


def test_a_missing_score_is_refused() -> None:
    with pytest.raises(ValueError, match="known or has a range"):
        SampledValues(np.array([[NAN, 1.0]]), AnyWeights(2), seed=1).block(0)


def test_confidence_is_how_often_the_points_allow_it() -> None:
    # With its own weight the first has 60, the second anything between 0 and 100.
    ranges = RangePoints(np.array([[60.0], [0.0]]), np.array([[60.0], [100.0]]), np.full((2, 1), NAN))
    sampled = SampledValues(ranges, AnyWeights(1), seed=3)
    found = AcceptabilityCount(sampled).advance(20)
    assert found.first == pytest.approx([0.6, 0.4], abs=0.02)
    assert confidence_factors(sampled, found.central_weights, 20) == pytest.approx([0.6, 0.4], abs=0.02)
    assert pairwise_winning(sampled, 20) == pytest.approx(np.array([[0, 0.6], [0.4, 0]]), abs=0.02)


def test_initiatives_of_another_class_have_its_weights() -> None:
    fixed = [ParticipantWeights(np.array([weights]), np.ones(1)) for weights in ([1.0, 0.0], [0.0, 1.0])]
    points = np.array([[90.0, 10], [20.0, 30], [20.0, 80]])
    sampled = SampledValues(points, ClassWeights((fixed[0], fixed[1])), seed=1, classes=np.array([0, 1, 1]))
    assert sampled.block(0).values[0].tolist() == [90, 30, 80]
    uncertain = RangePoints(points, points, points)
    drawn = SampledValues(uncertain, ClassWeights((fixed[0], fixed[1])), seed=1, classes=np.array([0, 1, 1]))
    assert drawn.block(0).values[-1].tolist() == [90, 30, 80]


def test_ordinal_weights_let_the_better_on_every_beginning_win() -> None:
    points = np.array([[80.0, 40], [70.0, 60]])
    found = AcceptabilityCount(SampledValues(points, RankedWeights(np.array([1.0, 2.0])), seed=1)).advance(50)
    # w1 is uniform on 1/2..1, the first wins above 2/3.
    assert found.first == pytest.approx([2 / 3, 1 / 3], abs=0.01)


def test_a_wilson_interval_is_the_published_one() -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81/263, 15/148, 0/20, 1/29.
    for hits, draws, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        got = wilson_interval(np.array([hits / draws]), draws)
        assert [got[0][0], got[1][0]] == pytest.approx([low, high], abs=0.00005)
    assert standard_error(np.array([0.5]), 100)[0] == 0.05
