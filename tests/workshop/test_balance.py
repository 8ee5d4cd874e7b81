"""The spend of a portfolio by class, driver and year, against the limits of its scenario."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import approve, chosen_by, make_choosing
from vmo_desktop.workshop.balance import Balance, BalanceBy, BalancePart
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.ops import dependencies, initiatives, limits, resources, scenarios
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Its best portfolio spends 70 on A and B, both of class Large."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _parts(workshop: Workshop, by: BalanceBy) -> dict[str, BalancePart]:
    return {part.name: part for part in Balance(chosen_by(workshop)).parts if part.by is by}


def test_the_parts_of_each_kind_add_up_to_all_that_is_spent(workshop: Workshop) -> None:
    a, b = (each.id for each in workshop.snapshot.initiatives[:2])
    workshop.do(resources.set_yearly_costs({(a, 2027): 25.0, (a, 2028): 15.0, (b, 2027): 20.0}))
    parts = Balance(chosen_by(workshop)).parts
    for by in BalanceBy:
        assert sum(part.spend for part in parts if part.by is by) == pytest.approx(70.0)
    assert [part.by for part in parts] == sorted((part.by for part in parts), key=list(BalanceBy).index)
    assert {name: part.spend for name, part in _parts(workshop, BalanceBy.YEAR).items()} == {
        "2027": 45.0, "2028": 15.0, "": 10.0,
    }  # fmt: skip


def test_a_driver_is_set_against_its_weight(workshop: Workshop) -> None:
    found = _parts(workshop, BalanceBy.DRIVER)
    assert {name: part.spend for name, part in found.items()} == {"Growth": 62.5, "Risk": 7.5}
    assert [part.weight for part in found.values()] == pytest.approx([0.75, 0.25])


def test_the_tightest_limits_on_the_money_of_a_class_are_its_marks(workshop: Workshop) -> None:
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 90.0, "least": 10.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 80.0, "least": 5.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 75.0, "period": "2027"}))
    workshop.do(limits.add_limit(1, LimitOf.COUNT, {"class_name": "Large", "most": 3.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Nobody", "most": 5.0}))
    off = workshop.snapshot.choice.limits[1][0].id
    a, b = (each.id for each in workshop.snapshot.initiatives[:2])
    workshop.do(resources.set_yearly_costs({(a, 2027): 25.0, (b, 2027): 20.0}))
    found = _parts(workshop, BalanceBy.CLASS)
    assert (found["Large"].least, found["Large"].most) == (10.0, 80.0)
    assert (found["Small"].least, found["Small"].most) == (None, None)
    assert (found["Nobody"].spend, found["Nobody"].most) == (0.0, 5.0)
    workshop.do(limits.edit_limit(off, {"is_on": False}))
    assert _parts(workshop, BalanceBy.CLASS)["Large"].least == 5.0


def test_a_limit_on_a_year_is_the_mark_of_the_year(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(resources.set_yearly_costs({(each, 2027): 10.0 for each in ids}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"period": "2027", "most": 40.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"period": "2030", "most": 40.0}))
    found = _parts(workshop, BalanceBy.YEAR)
    assert (found["2027"].spend, found["2027"].most) == (20.0, 40.0)
    assert (found["2030"].spend, found["2030"].most) == (0.0, 40.0)


def test_what_was_approved_may_break_a_limit_that_came_later(workshop: Workshop) -> None:
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 70.0}))
    approve(workshop)
    part = _parts(workshop, BalanceBy.CLASS)["Large"]
    assert not part.is_beyond
    assert BalancePart(BalanceBy.CLASS, "Large", 70.0, most=69.0).is_beyond
    assert BalancePart(BalanceBy.CLASS, "Large", 70.0, least=71.0).is_short


def test_what_pairs_save_counts_where_a_limit_is_kept(workshop: Workshop) -> None:
    a, b = (each.id for each in workshop.snapshot.initiatives[:2])
    workshop.do(dependencies.add_synergy(a, b, {"saving": 10.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 60.0}))
    portfolio = chosen_by(workshop)
    assert portfolio.is_funded.tolist() == [True, True, False, False]
    found = {part.name: part for part in Balance(portfolio).parts if part.by is BalanceBy.CLASS}
    assert (found["Large"].spend, found["Large"].saving, found["Small"].saving) == (70.0, 10.0, 0.0)
    assert not found["Large"].is_beyond
    assert BalancePart(BalanceBy.CLASS, "Large", 70.0, most=69.0, saving=0.5).is_beyond


def test_without_classes_and_years_only_the_drivers_are_told(workshop: Workshop) -> None:
    rows = {each.id: {"class_name": ""} for each in workshop.snapshot.initiatives}
    workshop.do(initiatives.edit_initiatives(rows))
    assert {part.by for part in Balance(chosen_by(workshop)).parts} == {BalanceBy.DRIVER}


def test_nothing_funded_has_no_spend_and_no_shares(workshop: Workshop) -> None:
    workshop.do(scenarios.edit_scenario(1, {"budget": 0.0}))
    assert {part.spend for part in Balance(chosen_by(workshop)).parts} == {0.0}
