"""What a test of robustness lets vary: which weights, and between which points each score may turn out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, D, chosen_by, make_choosing
from vmo_desktop.domain.own_weights import ParticipantWeights
from vmo_desktop.domain.point_space import RangePoints, ScaledPoints
from vmo_desktop.domain.weight_space import AnyWeights, BoundedWeights, ClassWeights, RankedWeights
from vmo_desktop.workshop.choice_rows import Aim, ScoreInformation, WeightInformation
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.robustness import set_score_ranges
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.uncertain_choice import UncertainChoice
from vmo_desktop.workshop.workshop import Workshop

GROWTH, RISK = 1, 2
POINTS = [[100.0, 0.0], [50.0, 50.0], [0.0, 100.0], [0.0, 0.0]]


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Growth weighs 0.75 and Risk 0.25; the points of A to D are those of `POINTS`."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _of(
    workshop: Workshop,
    weights: WeightInformation = WeightInformation.FIXED,
    scores: ScoreInformation = ScoreInformation.FIXED,
    margin: float = 0.2,
) -> UncertainChoice:
    settings = replace(workshop.snapshot.choice.robustness, weights=weights, scores=scores, margin=margin)
    return UncertainChoice(chosen_by(workshop).of, settings)


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


@pytest.mark.parametrize(
    ("weights", "kind", "corners"),
    [
        (WeightInformation.FIXED, ParticipantWeights, [[0.75, 0.25]]),
        (WeightInformation.PARTICIPANTS, ParticipantWeights, [[0.75, 0.25]]),  # nobody gave any
        (WeightInformation.FULL, AnyWeights, [[0.0, 1.0], [1.0, 0.0]]),
        (WeightInformation.ORDINAL, RankedWeights, [[0.5, 0.5], [1.0, 0.0]]),
        # Growth between 0.6 and 0.9, Risk between 0.2 and 0.3, and both together are all.
        (WeightInformation.INTERVAL, BoundedWeights, [[0.7, 0.3], [0.8, 0.2]]),
    ],
)
def test_which_weights_are_allowed(
    workshop: Workshop, weights: WeightInformation, kind: type, corners: list[list[float]]
) -> None:
    found = _of(workshop, weights)
    assert isinstance(found.weight_space, kind)
    assert found.corners is not None
    assert sorted(found.corners.tolist()) == [pytest.approx(each) for each in corners]
    assert found.is_certain is (kind is ParticipantWeights)


def test_a_margin_ends_at_none_and_all(workshop: Workshop) -> None:
    corners = _of(workshop, WeightInformation.INTERVAL, margin=2.0).corners
    assert corners is not None
    assert sorted(corners.tolist()) == [pytest.approx([0.25, 0.75]), pytest.approx([1.0, 0.0])]


def test_a_scenario_with_weights_of_its_own_uses_them_for_all(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Careful", class_name="Small"))
    workshop.do(set_points(2, {GROWTH: 25.0, RISK: 75.0}))
    by_class = _of(workshop, WeightInformation.FULL)
    assert by_class.weight_sets == (1, 2)
    assert by_class.classes.tolist() == [0, 0, 1, 1]
    assert by_class.weights.tolist() == [[0.75, 0.25], [0.25, 0.75]]
    assert isinstance(by_class.weight_space, ClassWeights)
    assert by_class.corners is None
    workshop.do(edit_scenario(1, {"weight_set_id": 2}))
    own = _of(workshop, WeightInformation.FULL)
    assert own.weight_sets == (2,)
    assert own.classes.tolist() == [0, 0, 0, 0]
    assert own.weights.tolist() == [[0.25, 0.75]]
    assert isinstance(own.weight_space, AnyWeights)


def test_without_any_weight_all_count_alike(workshop: Workshop) -> None:
    for row in _ids(workshop):
        workshop.do(assume(1, row, {"value": 10.0}))
    workshop.do(set_points(1, {GROWTH: 0.0, RISK: 0.0}))
    assert _of(workshop).weights.tolist() == [[0.5, 0.5]]


def test_only_what_the_scenario_may_fund_varies(workshop: Workshop) -> None:
    workshop.do(edit_initiatives({_ids(workshop)[B]: {"cost": None}}))
    found = _of(workshop)
    assert found.rows.tolist() == [A, C, D]
    assert found.point_bounds[0].tolist() == [POINTS[row] for row in (A, C, D)]


@pytest.mark.parametrize("scores", [ScoreInformation.RANGES, ScoreInformation.BOTH])
def test_a_stated_range_bounds_a_score_and_is_not_asked_where_a_value_is_assumed(
    workshop: Workshop, scores: ScoreInformation
) -> None:
    a, b, *_ = _ids(workshop)
    workshop.do(set_score_ranges({(b, RISK): (1.0, 3.0), (a, GROWTH): (0.0, 1.0)}))
    workshop.do(assume(1, a, {"value": 60.0}))
    found = _of(workshop, scores=scores)
    low, high = found.point_bounds
    assert low.tolist() == [[60.0, 60.0], [50.0, 25.0], POINTS[C], POINTS[D]]
    assert high.tolist() == [[60.0, 60.0], [50.0, 75.0], POINTS[C], POINTS[D]]
    assert found.scores_used is ScoreInformation.RANGES
    assert isinstance(found.points, RangePoints)
    assert not found.is_certain


def test_a_range_that_is_not_asked_for_changes_nothing(workshop: Workshop) -> None:
    workshop.do(set_score_ranges({(_ids(workshop)[B], RISK): (1.0, 3.0)}))
    for scores in (ScoreInformation.FIXED, ScoreInformation.VOTES):
        found = _of(workshop, scores=scores)
        assert found.scores_used is ScoreInformation.FIXED, "nobody voted"
        assert found.point_bounds[0].tolist() == found.point_bounds[1].tolist() == POINTS
        assert found.is_certain


def test_a_score_that_nobody_gave_may_turn_out_anything(workshop: Workshop) -> None:
    workshop.do(set_points(1, {GROWTH: 100.0, RISK: 0.0}))
    workshop.do(set_scores({(_ids(workshop)[B], RISK): None}))
    found = _of(workshop)
    assert [each[B].tolist() for each in found.point_bounds] == [[50.0, 0.0], [50.0, 100.0]]
    assert found.scores_used is ScoreInformation.FIXED


def test_confidence_scales_all_that_may_turn_out_where_the_scenario_aims_at_it(workshop: Workshop) -> None:
    workshop.do(edit_initiatives({each: {"confidence": 50.0} for each in _ids(workshop)}))
    workshop.do(set_score_ranges({(_ids(workshop)[B], RISK): (1.0, 3.0)}))
    plain = _of(workshop, scores=ScoreInformation.RANGES)
    workshop.do(edit_scenario(1, {"aim": Aim.CONFIDENT_VALUE}))
    found = _of(workshop, scores=ScoreInformation.RANGES)
    assert isinstance(found.points, ScaledPoints)
    for each, whole in zip(found.point_bounds, plain.point_bounds, strict=True):
        assert each.tolist() == (whole / 2).tolist()
    certain = _of(workshop)
    assert certain.is_certain
    assert not isinstance(certain.points, ScaledPoints)
