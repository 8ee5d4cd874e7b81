"""What price tags tell of initiatives is what happens when it is done."""

from collections.abc import Iterator
from dataclasses import replace
from math import isnan
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, D, approve, chosen_by, make_choosing
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.workshop.choice_rows import Aim, LimitOf
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, assume
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.price_tags import CHUNK, has_prices, more_tags, no_tags, turning_of
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def test_the_value_that_brings_in_a_level_is_that_of_the_initiative(workshop: Workshop) -> None:
    c = workshop.snapshot.initiatives[C]
    workshop.do(set_funding_levels(c.id, [Level("Half", 20.0, 0.5)]))
    portfolio = chosen_by(workshop)
    tags = no_tags(portfolio)
    while len(tags.points) < len(tags.rows):
        tags = more_tags(tags)
    (point,) = (each for each in tags.points if each.row == C)
    # Without it 125; with A and half of it 87.5: it would have to bring 37.5 more, half of 75.
    assert point.value_change == pytest.approx(75)
    assert ScenarioSensitivity(portfolio.of).funding_margins(portfolio)[C] == pytest.approx(75)
    for short, is_in in ((-0.1, False), (0.1, True)):
        workshop.do(assume(1, c.id, {"value": 25 + 75 + short}))
        assert bool(chosen_by(workshop).is_funded[C]) is is_in


def test_the_waiting_come_first_and_of_each_kind_the_most_valuable(workshop: Workshop) -> None:
    assert no_tags(chosen_by(workshop)).rows == (C, D, A, B)
    d = workshop.snapshot.initiatives[D].id
    workshop.do(edit_initiatives({d: {"cost": None}}))
    assert no_tags(chosen_by(workshop)).rows == (C, A, B), "of which something is lacking cannot come in"
    workshop.do(assume(1, d, {"value": 90.0, "cost": 99.0}))
    assert no_tags(chosen_by(workshop)).rows == (D, C, A, B)


def test_piece_by_piece_until_everything_is_known(workshop: Workshop) -> None:
    workshop.do(set_budget(85.0))
    tags = no_tags(chosen_by(workshop))
    assert (tags.progress, tags.has_all_waiting, tags.is_complete) == ((0, 4), False, False)
    tags = more_tags(tags)
    assert tags.conditions is not None
    assert tags.shifts is not None
    assert tags.points == ()
    assert tags.progress == (0, 4 + tags.shifts.found.progress[1])
    # Ten percent more than 85 would pay for C besides.
    assert [each.most for each in tags.more] == pytest.approx([85.85, 89.25, 93.5])
    assert [each.value_gained for each in tags.more] == [0.0, 0.0, 25.0]
    seen = []
    while not tags.is_complete:
        tags = more_tags(tags)
        seen.append(len(tags.points))
        assert tags.has_all_waiting is (len(tags.points) >= 2)
    assert seen[0] == 4, "where many together take little longer than one, they are asked for at once"
    assert tags.progress[0] == tags.progress[1]
    assert [each.row for each in tags.points] == [C, D, A, B]


def test_without_a_budget_no_more_of_it_is_priced(workshop: Workshop) -> None:
    workshop.do(set_budget(None))
    tags = more_tags(no_tags(chosen_by(workshop)))
    assert tags.more == ()
    assert tags.conditions == ()


def test_few_at_once_where_each_takes_a_search(workshop: Workshop) -> None:
    rows = [{"name": f"I{number}", "cost": 30.0} for number in range(3)]
    workshop.do(add_initiatives(rows))
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(
        set_scores({(each.id, driver): 1.0 for each in workshop.snapshot.initiatives[4:] for driver in (growth, risk)})
    )
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 2.0}))
    tags = more_tags(more_tags(no_tags(chosen_by(workshop))))
    assert (len(tags.rows), len(tags.points)) == (7, CHUNK)


def test_prices_are_told_of_what_is_proven_the_best_and_not_approved(workshop: Workshop) -> None:
    portfolio = chosen_by(workshop)
    assert has_prices(portfolio)
    stopped = replace(portfolio, choice=replace(portfolio.choice, status=Status.FEASIBLE))
    assert not has_prices(stopped)
    approve(workshop)
    assert not has_prices(chosen_by(workshop))


def test_what_a_cost_may_rise_to_is_told_unless_the_scenario_is_of_money(workshop: Workshop) -> None:
    portfolio = chosen_by(workshop)
    by_value = {each.row: each for each in turning_of(portfolio, [A, C])}
    assert set(by_value) == {A, C}
    assert by_value[C].value_change == pytest.approx(25.0)
    assert not isnan(by_value[A].cost_change)
    a, b, c, d = (each.id for each in workshop.snapshot.initiatives)
    benefits = {a: 90.0, b: 80.0, c: 25.0, d: 0.0}
    workshop.do(
        CASH_LINES.add(
            [{"initiative_id": row, "kind": CashKind.BENEFIT, "likely": likely} for row, likely in benefits.items()]
        )
    )
    workshop.do(edit_scenario(1, {"aim": Aim.NPV}))
    money = chosen_by(workshop)
    assert money.of.is_of_money
    assert all(isnan(each.cost_change) for each in turning_of(money, [A, C]))
    assert not isnan(turning_of(money, [A])[0].value_change)
