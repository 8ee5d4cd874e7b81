"""The value function of a measure: shapes, halves and points, refused in words and undone exactly."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forged import forge
from tests.workshop.test_history import state
from vmo_desktop.changes import Subject
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import move_curve_point, set_curve, set_curve_points, set_half
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow
from vmo_desktop.workshop.workshop import Workshop

MEASURE = {"scale": "measure", "low": 0.0, "high": 40.0, "unit": "hours", "direction": "lower"}


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Hours to answer (less is better), a driver with levels, and two initiatives scored on the hours."""
    with Workshop.create(tmp_path / "w.vmo") as made:
        made.do(add_driver("Answer time", values=MEASURE))
        made.do(add_driver("Reach"))
        made.do(add_initiatives([{"name": "Portal"}, {"name": "Archive"}]))
        made.do(set_score(initiative_id=1, driver_id=1, value=10.0))
        made.do(set_score(initiative_id=2, driver_id=1, value=30.0))
        yield made


def driver(workshop: Workshop) -> DriverRow:
    return workshop.snapshot.driver_by_id[1]


def bends(workshop: Workshop) -> list[tuple[float, float]]:
    return [(each.score, each.points) for each in workshop.snapshot.curve_points.get(1, ())]


def worth(workshop: Workshop, *scores: float) -> list[float]:
    return [round(float(each), 1) for each in workshop.snapshot.scales[1].value(scores)]


def test_another_shape_begins_along_the_present_one(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.POINTS))
    assert bends(workshop) == [(10, 75), (20, 50), (30, 25)]
    assert worth(workshop, 0, 15, 40) == [100, 62.5, 0]
    workshop.do(set_curve_points(1, [(10, 80), (20, 70)]))
    workshop.do(set_curve(1, CurveKind.EXPONENTIAL))
    assert driver(workshop).half == pytest.approx(20 + 20 * 20 / 70)
    workshop.do(set_curve(1, CurveKind.STEP))
    assert bends(workshop) == [(10, 80), (20, 70)]
    assert worth(workshop, 0, 10, 11, 20, 21, 40) == [100, 80, 70, 70, 0, 0]
    workshop.do(set_curve(1, CurveKind.STRAIGHT))
    assert worth(workshop, 10) == [75]


def test_a_shape_may_be_given_with_what_it_rests_on(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.EXPONENTIAL, half=30.0))
    assert worth(workshop, 0, 30, 40) == [100, 50, 0]
    workshop.do(set_curve(1, CurveKind.POINTS, points=[(12, 60)]))
    assert worth(workshop, 12) == [60]


def test_what_does_not_fit_the_range_is_laid_anew(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.POINTS, points=[(10, 80)]))
    workshop.do(set_half(1, 10.0))
    path = workshop.path
    workshop.close()
    forge(path, "UPDATE curve_point SET points = 300", "UPDATE driver SET half = 90 WHERE id = 1")
    with Workshop.open(path) as damaged:
        assert np.isnan(damaged.results.points[0, 0])
        damaged.do(set_curve(1, CurveKind.POINTS))
        assert bends(damaged) == [(10, 75), (20, 50), (30, 25)]
        damaged.do(set_curve(1, CurveKind.EXPONENTIAL))
        assert driver(damaged).half == 20
        assert damaged.check() == []


def test_values_and_ranks_follow_the_curve(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.EXPONENTIAL, half=10.0))
    assert workshop.results.points[:, 0] == pytest.approx(workshop.snapshot.scales[1].value([10, 30]))
    assert workshop.results.points[0, 0] == pytest.approx(50)


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (set_half(1, 0.0), "worth half lies between 0 and 40"),
        (set_half(1, 40.5), "worth half lies between 0 and 40"),
        (set_half(1, float("nan")), "worth half lies between 0 and 40"),
        (set_curve(1, CurveKind.EXPONENTIAL, half=-1.0), "worth half lies between 0 and 40"),
        (set_curve_points(1, [(50, 20)]), "between 0 and 40"),
        (set_curve_points(1, [(40, 20)]), "between 0 and 40"),
        (set_curve_points(1, [(10, 20), (10, 30)]), "same score"),
        (set_curve_points(1, [(10, 20), (20, 30)]), "cannot be worth less"),
        (set_curve_points(1, [(10, 120)]), "more than 100"),
        (move_curve_point(1, 4, (10, 20)), "is gone"),
        (set_curve(2, CurveKind.STEP), "Reach is not scored by a measure"),
        (set_half(2, 3.0), "Reach is not scored by a measure"),
    ],
)
def test_a_curve_that_cannot_be_is_refused_in_words(workshop: Workshop, operation: Operation, sentence: str) -> None:
    before, steps = workshop.snapshot, len(workshop.history())
    with pytest.raises(NotAllowed, match=sentence):
        workshop.do(operation)
    assert workshop.snapshot is before
    assert len(workshop.history()) == steps


def test_the_curve_keeps_its_shape_when_the_range_or_the_direction_changes(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.EXPONENTIAL, half=10.0))
    workshop.do(set_curve(1, CurveKind.POINTS, points=[(10, 80), (30, 10)]))
    before = workshop.snapshot.scales[1].value(np.linspace(0, 40, 9))
    workshop.do(edit_driver(1, {"high": 80.0}))
    assert bends(workshop) == [(20, 80), (60, 10)]
    assert driver(workshop).half == 20
    assert workshop.snapshot.scales[1].value(np.linspace(0, 80, 9)) == pytest.approx(before)
    workshop.do(edit_driver(1, {"direction": Direction.HIGHER}))
    assert bends(workshop) == [(20, 10), (60, 80)]
    assert driver(workshop).half == 60
    assert workshop.snapshot.scales[1].value(np.linspace(80, 0, 9)) == pytest.approx(before)
    assert workshop.check() == []


def test_a_new_range_that_would_lose_scores_leaves_the_curve_as_it_is(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.STEP, points=[(10, 80)]))
    with pytest.raises(NotAllowed, match="outside"):
        workshop.do(edit_driver(1, {"high": 20.0}))
    assert bends(workshop) == [(10, 80)]


@settings(max_examples=15)
@given(st.data())
def test_a_drag_is_one_step_and_undone_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with Workshop.create(tmp_path_factory.mktemp("drag") / "w.vmo") as workshop:
        workshop.do(add_driver("Answer time", values=MEASURE))
        first, last = sorted(data.draw(st.lists(st.floats(0.01, 39.9), min_size=2, max_size=2, unique=True)))
        workshop.do(set_curve(1, CurveKind.POINTS, points=[(first, 90 / 7), (last, 10 / 3)]))
        workshop.do(set_half(1, first))
        before, steps = state(workshop.snapshot), len(workshop.history())
        workshop.do(move_curve_point(1, 0, (data.draw(st.floats(0.005, first)), data.draw(st.floats(13, 100)))))
        workshop.do(move_curve_point(1, 1, (last, data.draw(st.floats(0, 3)))))
        workshop.do(set_half(1, data.draw(st.floats(0.01, 39.9))))
        assert len(workshop.history()) == steps + 3
        for _ in range(3):
            workshop.undo()
        assert state(workshop.snapshot) == before


def test_steps_by_keys_are_one_step_of_the_history(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.POINTS, points=[(10, 80), (30, 10)]))
    steps = len(workshop.history())
    for points in (81.0, 82.0, 83.0):
        workshop.do(move_curve_point(1, 0, (10, points), by_keys=True))
    for half in (11.0, 12.0):
        workshop.do(set_half(1, half, by_keys=True))
    labels = [each.label for each in workshop.history()[steps:]]
    assert labels == [
        "Value function of Answer time: point 10 worth 80 → 10 worth 83",
        "Value function of Answer time: half none → 12",
    ]


def test_the_history_of_the_driver_tells_its_curve(workshop: Workshop) -> None:
    workshop.do(set_curve(1, CurveKind.STEP, points=[(10, 80)]))
    workshop.do(set_curve_points(1, [(12, 80)]))
    told = [each.label for each in workshop.history(Subject("driver", 1))[-2:]]
    assert told == [
        "Value function of Answer time: shape straight → step",
        "Value function of Answer time: points 10 worth 80 → 12 worth 80",
    ]


def test_a_preview_writes_nothing_and_shows_what_the_drag_will_make(workshop: Workshop) -> None:
    before = workshop.results
    workshop.do(set_curve(1, CurveKind.POINTS, points=[(10, 95), (30, 90)]))
    wanted = workshop.results
    preview = before.with_scale(1, workshop.snapshot.scales[1])
    assert preview.valuation.value == pytest.approx(wanted.valuation.value, nan_ok=True)
    assert preview.points == pytest.approx(wanted.points, nan_ok=True)
    assert before.points[0, 0] == 75
