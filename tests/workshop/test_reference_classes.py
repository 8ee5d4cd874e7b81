"""What a new promise is held against: earlier ones of its kind, from here or from workshops before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.workshop.promised import SHARES, make_promised
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.calibration import (
    Calibration,
    expected_range,
    is_enough,
    is_promise,
    promised_kpis,
)
from vmo_desktop.workshop.ops.benefits import add_benefit, set_enablers
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, set_readings
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow, Expense, PriorOf, PriorRow, Series
from vmo_desktop.workshop.workshop import Workshop

PRIOR = PriorRow(3, PriorOf.ALL, "", 5, 0.7, 0.5, 0.7, 0.9, "Portfolio 2026")


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Five promises of class Digital, by Ines, for the first driver; one of class Plant."""
    with make_promised(tmp_path / "w.vmo") as opened:
        yield opened


def _calibration(workshop: Workshop, *priors: PriorRow) -> Calibration:
    snapshot = workshop.snapshot
    return Calibration(Realized(replace(snapshot, value=replace(snapshot.value, priors=priors))))


def _line(**changes: Any) -> CashLineRow:
    row = CashLineRow(1, 1, 1, CashKind.BENEFIT, "Saved", Expense.OPEX, Timing.RUNNING, 0.0, 0.0, None, 0.0, None,
                      1000.0, None, "", None, "Ines", "")  # fmt: skip
    return replace(row, **changes)


@pytest.mark.parametrize(
    ("line", "prior", "found"),
    [
        ({}, {}, (500.0, 700.0, 900.0)),
        ({"low": 900.0, "high": 1100.0}, {}, (500.0, 700.0, 900.0)),
        ({}, {"low": -0.2}, (0.0, 700.0, 900.0)),
        ({}, {"promises": 4}, None),
        ({}, {"middle": 0.0}, None),
        ({}, {"middle": -0.1}, None),
        ({"likely": 0.0}, {}, None),
        ({"likely": None}, {}, None),
        # What was taken before has the ends 1000 * 0.5 / 0.7 and 1000 * 0.9 / 0.7, give or take 20.
        ({"low": 714.3, "high": 1285.7}, {}, None),
        ({"low": 734.2, "high": 1305.6}, {}, None),
        ({"low": 734.4, "high": 1285.7}, {}, (500.0, 700.0, 900.0)),
        ({"low": 714.3, "high": 1265.6}, {}, (500.0, 700.0, 900.0)),
        ({"low": 714.3}, {}, (500.0, 700.0, 900.0)),
        ({"high": 1285.7}, {}, (500.0, 700.0, 900.0)),
        # Without an end the likely amount stands for it.
        ({}, {"low": 0.69, "high": 0.71}, None),
        # Nothing came below 0, and nothing is taken below it.
        ({"low": 0.0, "high": 1285.7}, {"low": -0.2}, None),
    ],
)
def test_an_estimate_is_offered_the_range_that_earlier_promises_came_to(
    line: dict[str, Any], prior: dict[str, Any], found: tuple[float, float, float] | None
) -> None:
    offered = expected_range(_line(**line), replace(PRIOR, **prior))
    assert offered == (None if found is None else pytest.approx(found))


def test_what_was_found_here_is_written_as_a_prior(workshop: Workshop) -> None:
    calibration = _calibration(workshop)
    group = next(each for each in calibration.groups if each.of is PriorOf.CLASS)
    low, middle, high = np.percentile(SHARES[:5], (10, 50, 90)).tolist()
    prior = group.as_prior("Portfolio 2027")
    assert (prior.id, prior.of, prior.name, prior.promises, prior.source) == (
        0, PriorOf.CLASS, "Digital", 5, "Portfolio 2027",
    )  # fmt: skip
    assert (prior.mean, prior.low, prior.middle, prior.high) == pytest.approx((0.7, low, middle, high))


def test_the_promises_of_here_or_of_before_count_whichever_are_more(workshop: Workshop) -> None:
    digital = replace(PRIOR, of=PriorOf.CLASS, name="Digital")
    gone = replace(PRIOR, of=PriorOf.ESTIMATOR, name="Otto")
    for promises, source in ((6, "Portfolio 2026"), (5, ""), (4, "")):
        found = _calibration(workshop, replace(digital, promises=promises), gone).references
        assert found[PriorOf.CLASS, "Digital"].source == source
        assert found[PriorOf.CLASS, "Digital"].promises == max(promises, 5)
        assert found[PriorOf.ESTIMATOR, "Otto"] == gone
        assert found[PriorOf.ALL, ""].promises == 6


def test_the_next_workshop_gets_all_of_them_those_of_here_under_its_name(workshop: Workshop) -> None:
    told = {(each.of, each.name): each for each in _calibration(workshop, PRIOR).priors("Portfolio 2027")}
    code = workshop.snapshot.leaves[0].code
    assert {key: (each.promises, each.source) for key, each in told.items()} == {
        (PriorOf.ALL, ""): (6, "Portfolio 2027"),
        (PriorOf.DRIVER, code): (5, "Portfolio 2027"),
        (PriorOf.CLASS, "Digital"): (5, "Portfolio 2027"),
        (PriorOf.CLASS, "Plant"): (1, "Portfolio 2027"),
        (PriorOf.ESTIMATOR, "Ines"): (5, "Portfolio 2027"),
    }
    more = replace(PRIOR, promises=9)
    assert more in _calibration(workshop, more).priors("Portfolio 2027")


def test_an_estimate_is_held_against_its_estimator_its_driver_its_class_or_all(workshop: Workshop) -> None:
    first, second, third = (each.id for each in workshop.snapshot.initiatives[:3])
    workshop.do(add_benefit(third, {"name": "Other", "driver_id": workshop.snapshot.leaves[1].id}))
    workshop.do(add_benefit(third, {"name": "No driver"}))
    growth, other, none = (each.id for each in workshop.snapshot.benefits)
    line = {"kind": CashKind.BENEFIT, "likely": 1.0}
    workshop.do(
        CASH_LINES.add([
            {**line, "initiative_id": second, "estimator": "  Ines ", "benefit_id": other},
            {**line, "initiative_id": second, "estimator": "Otto", "benefit_id": growth},
            {**line, "initiative_id": first, "benefit_id": other},
            {**line, "initiative_id": first, "benefit_id": none},
            {**line, "initiative_id": second},
            {"kind": CashKind.COST, "likely": 1.0, "initiative_id": first, "estimator": "Ines"},
        ])
    )  # fmt: skip
    calibration = _calibration(workshop)
    lines = sorted(
        (each for rows in workshop.snapshot.value.cash_lines.values() for each in rows), key=lambda row: row.id
    )
    found = [calibration.reference_of(each) for each in lines[1:]]
    assert [each and (each.of, each.name) for each in found] == [
        (PriorOf.ESTIMATOR, "Ines"),
        (PriorOf.DRIVER, workshop.snapshot.leaves[0].code),
        (PriorOf.CLASS, "Digital"),
        (PriorOf.CLASS, "Digital"),
        (PriorOf.ALL, ""),  # one promise of the class Plant is not enough
        None,
    ]


def test_who_estimated_a_benefit_is_asked_of_its_lines_else_of_all_of_its_initiatives(workshop: Workshop) -> None:
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    benefit = workshop.snapshot.benefits[0].id
    workshop.do(set_enablers(benefit, [second]))
    line = {"initiative_id": second, "likely": 1.0}
    workshop.do(
        CASH_LINES.add([
            {**line, "kind": CashKind.BENEFIT, "estimator": " Otto  Bauer "},
            {**line, "kind": CashKind.BENEFIT, "estimator": " "},
            {**line, "kind": CashKind.COST, "estimator": "Cem"},
        ])
    )  # fmt: skip
    names = {each.name: each.optimism.count for each in _calibration(workshop).groups if each.of is PriorOf.ESTIMATOR}
    assert names == {"Ines": 5, "Otto Bauer": 1}
    workshop.do(CASH_LINES.delete([workshop.snapshot.value.cash_lines[first][0].id]))
    names = {each.name: each.optimism.count for each in _calibration(workshop).groups if each.of is PriorOf.ESTIMATOR}
    assert names == {"Otto Bauer": 6}


def test_a_milestone_reached_early_counts_and_a_way_of_a_quarter_is_enough(workshop: Workshop) -> None:
    days = {"baseline_on": "2027-01-01", "due_on": "2027-01-05", "baseline": 0.0, "target": 8.0}
    workshop.do(
        KPIS.add([
            {"name": "Early", "direction": Direction.MILESTONE, "due_on": "2029-01-01"},
            {"name": "A quarter", **days},
            {"name": "No plan", "baseline": 4.0, "target": 8.0},
        ])
    )  # fmt: skip
    early, quarter, unplanned = (each.id for each in workshop.snapshot.value.kpis[6:])
    workshop.do(
        set_readings([
            NewReading(early, Series.ACTUAL, "2027-06-30", 1.0), NewReading(quarter, Series.ACTUAL, "2027-01-02", 1.0),
            NewReading(unplanned, Series.ACTUAL, "2027-06-30", 5.0),
        ])
    )  # fmt: skip
    assert [(each.promised, each.realized, each.share) for each in _calibration(workshop).promises[6:]] == [
        (1.0, 1.0, 1.0), (2.0, 1.0, 0.5), (4.0, 1.0, 0.25),
    ]  # fmt: skip


def test_which_kpis_show_what_some_initiatives_promise_and_which_promise_at_all(workshop: Workshop) -> None:
    first, second, third = (each.id for each in workshop.snapshot.initiatives[:3])
    realized = Realized(workshop.snapshot)
    assert [each.name for each in promised_kpis(realized, [second, third])] == ["KPI 5"]
    assert [each.name for each in promised_kpis(realized, [first])] == [f"KPI {place}" for place in range(5)]
    assert promised_kpis(realized, []) == ()
    kpi = workshop.snapshot.value.kpis[0]
    assert is_promise(kpi)
    assert not is_promise(replace(kpi, baseline=None))
    assert not is_promise(replace(kpi, target=None))
    assert is_promise(replace(kpi, baseline=None, target=None, direction=Direction.MILESTONE))
    assert [is_enough(replace(PRIOR, promises=count)) for count in (4, 5)] == [False, True]
