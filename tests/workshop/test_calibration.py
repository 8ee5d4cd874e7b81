"""What promises were worth, against a count by hand."""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.promised import SHARES, make_promised
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.calibration import Calibration, is_enough
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, set_readings
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import PriorOf, Series
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_promised(tmp_path / "w.vmo") as opened:
        yield opened


def _calibration(workshop: Workshop) -> Calibration:
    return Calibration(Realized(workshop.snapshot))


def test_promises_are_told_together_and_by_driver_class_and_estimator(workshop: Workshop) -> None:
    found = {(each.of, each.name): each.optimism for each in _calibration(workshop).groups}
    assert {key: each.count for key, each in found.items()} == {
        (PriorOf.ALL, ""): 6,
        (PriorOf.DRIVER, workshop.snapshot.leaves[0].code): 5,
        (PriorOf.CLASS, "Digital"): 5,
        (PriorOf.CLASS, "Plant"): 1,
        (PriorOf.ESTIMATOR, "Ines"): 5,
    }
    assert found[PriorOf.ALL, ""].mean == pytest.approx(np.mean(SHARES))
    digital = found[PriorOf.CLASS, "Digital"]
    assert (digital.low, digital.middle, digital.high) == pytest.approx(np.percentile(SHARES[:5], (10, 50, 90)))
    assert digital.is_enough
    assert not found[PriorOf.CLASS, "Plant"].is_enough, "one promise is no reference class"


def test_a_running_promise_is_held_against_its_plan_and_not_before_a_quarter_of_its_way(workshop: Workshop) -> None:
    workshop.do(
        KPIS.add(
            [{"name": "Late", "baseline": 0.0, "target": 100.0, "baseline_on": "2027-01-01", "due_on": "2028-12-31"}]
        )
    )
    late = workshop.snapshot.value.kpis[-1].id
    workshop.do(set_readings([NewReading(late, Series.ACTUAL, "2027-05-01", 30.0)]))
    assert len(_calibration(workshop).promises) == 6
    workshop.do(set_readings([NewReading(late, Series.ACTUAL, "2027-12-31", 25.0)]))
    kept = _calibration(workshop).promises[-1]
    assert (kept.promised, kept.realized) == pytest.approx((100 * 364 / 730, 25.0))


def test_a_milestone_counts_when_it_is_due_and_what_is_to_be_held_never(workshop: Workshop) -> None:
    milestone = {"direction": Direction.MILESTONE}
    workshop.do(
        KPIS.add(
            [
                {**milestone, "name": "Due", "due_on": "2027-06-30"},
                {**milestone, "name": "Open", "due_on": "2029-01-01"},
                {"name": "Held", "baseline": 5.0, "target": 5.0},
            ]
        )
    )
    due, still_open, held = (each.id for each in workshop.snapshot.value.kpis[-3:])
    workshop.do(set_readings([NewReading(each, Series.ACTUAL, "2027-12-31", 0.0) for each in (due, still_open)]))
    workshop.do(set_readings([NewReading(held, Series.ACTUAL, "2027-12-31", 5.0)]))
    assert [each.share for each in _calibration(workshop).promises[6:]] == [0.0]


def test_many_promises_agree_with_a_count_by_hand(tmp_path: Path) -> None:
    rng = random.Random(7)
    with make_promised(tmp_path / "w.vmo") as workshop:
        classes = {each.id: each.class_name for each in workshop.snapshot.initiatives}
        expected: dict[str, list[float]] = {"Digital": list(SHARES[:5]), "Plant": [SHARES[5]]}
        for place in range(40):
            initiative = rng.choice([*classes])
            baseline, way, share = rng.uniform(-50, 50), rng.uniform(1, 80), rng.uniform(-0.5, 1.8)
            is_up = rng.random() < 0.5
            sign = 1 if is_up else -1
            direction = Direction.MAXIMISE if is_up else Direction.MINIMISE
            row = {"name": f"More {place}", "baseline": baseline, "target": baseline + sign * way,
                   "direction": direction, "initiative_id": initiative}  # fmt: skip
            workshop.do(KPIS.add([row]))
            actual = NewReading(workshop.snapshot.value.kpis[-1].id, Series.ACTUAL, "2027-12-31",
                                baseline + sign * way * share)  # fmt: skip
            workshop.do(set_readings([actual]))
            expected.setdefault(classes[initiative], []).append(share)
        groups = _calibration(workshop).groups
        found = {each.name: each.optimism for each in groups if each.of is PriorOf.CLASS}
        assert found.keys() == expected.keys()
        for name, shares in expected.items():
            ends = np.percentile(shares, (10, 50, 90))
            assert (found[name].low, found[name].middle, found[name].high) == pytest.approx(ends)
            assert found[name].mean == pytest.approx(np.mean(shares))


def test_a_new_promise_is_held_against_the_first_class_with_enough_promises(workshop: Workshop) -> None:
    calibration = _calibration(workshop)
    found = calibration.reference([(PriorOf.CLASS, "Plant"), (PriorOf.ALL, "")])
    assert found is not None
    assert (found.of, is_enough(found)) == (PriorOf.ALL, True)
    few = calibration.reference([(PriorOf.CLASS, "Nobody"), (PriorOf.CLASS, "Plant")])
    assert few is not None
    assert not is_enough(few)
    assert calibration.reference([(PriorOf.CLASS, "Nobody")]) is None
