"""What a portfolio promised in value and money, and how much of it came true."""

from collections.abc import Iterator
from math import isnan
from pathlib import Path

import pytest

from tests.workshop.choosing import chosen_by
from tests.workshop.following import make_following
from vmo_desktop.workshop.contribution import Contribution
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.frame import add_objective, tie_driver
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_following(tmp_path / "w.vmo") as opened:
        yield opened


def _contribution(workshop: Workshop) -> Contribution:
    return Contribution(chosen_by(workshop), Realized(workshop.snapshot))


def test_value_comes_true_as_kpis_progress(workshop: Workshop) -> None:
    of, initiatives = _contribution(workshop), workshop.snapshot.initiatives
    first, second = (of.by_initiative[each.id] for each in initiatives[:2])
    assert (first.promised, first.realized) == pytest.approx((75.0, 30.0))
    assert second.promised == pytest.approx(50.0)
    assert isnan(second.realized), "B has no KPI"
    assert initiatives[2].id not in of.by_initiative, "C is not funded"
    assert (of.total.promised, of.total.realized) == pytest.approx((125.0, 30.0))


def test_a_driver_brings_its_part_of_what_is_funded(workshop: Workshop) -> None:
    of = _contribution(workshop)
    growth, risk = (of.by_driver[leaf.id] for leaf in workshop.snapshot.leaves)
    assert (growth.promised, growth.realized) == pytest.approx((112.5, 45.0))
    assert risk.promised == pytest.approx(12.5)
    assert of.share(growth) == pytest.approx(0.9)


def test_an_objective_has_the_value_of_the_drivers_that_serve_it(workshop: Workshop) -> None:
    growth, risk = (leaf.id for leaf in workshop.snapshot.leaves)
    for text in ("Grow", "Grow safely"):
        workshop.do(add_objective(text))
    grow, safely = (each.id for each in workshop.snapshot.objectives)
    workshop.do(tie_driver(growth, [grow, safely]))
    workshop.do(tie_driver(risk, [safely]))
    of = _contribution(workshop)
    assert of.by_objective[grow] == of.by_driver[growth]
    assert of.by_objective[safely].promised == pytest.approx(125.0)
    assert of.by_objective[safely].realized == pytest.approx(45.0)


def test_money_is_told_where_a_benefit_in_money_is_known(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    assert _contribution(workshop).series is None
    assert isnan(_contribution(workshop).roi(first))
    lines = [("cost", "once", 40.0), ("benefit", "running", 20.0)]
    rows = [
        {"initiative_id": first, "kind": kind, "timing": timing, "likely": likely} for kind, timing, likely in lines
    ]
    workshop.do(CASH_LINES.add(rows))
    of = _contribution(workshop)
    assert of.roi(first) == pytest.approx(1.5)
    assert of.series is not None
    assert of.series.roi == pytest.approx(100 / 70 - 1), "B costs 30 and brings nothing known"
