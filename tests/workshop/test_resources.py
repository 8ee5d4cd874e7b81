"""What initiatives use: resources and demands, money by year, funding levels, parts."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, make_choosing
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.choice_rows import LimitOf, ResourceRow
from vmo_desktop.workshop.ops.limits import add_limit
from vmo_desktop.workshop.ops.resources import (
    Level,
    add_resource,
    delete_resources,
    edit_resource,
    set_demands,
    set_funding_levels,
    set_least_share,
    set_yearly_costs,
)
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _pair(workshop: Workshop) -> tuple[int, int]:
    return workshop.snapshot.initiatives[A].id, workshop.snapshot.initiatives[B].id


def test_resources_come_at_the_end_and_go_with_what_hangs_on_them(workshop: Workshop) -> None:
    a, _ = _pair(workshop)
    assert label_of(workshop, add_resource("Analysts", "days")) == "Resource added: Analysts"
    workshop.do(add_resource("Rooms"))
    analysts, rooms = workshop.snapshot.choice.resources
    assert analysts == ResourceRow(analysts.id, 1, "Analysts", "days")
    assert rooms == ResourceRow(rooms.id, 2, "Rooms", "")

    steps = len(workshop.history())
    workshop.do(edit_resource(rooms.id, {"name": "Halls"}))
    assert label_of(workshop, edit_resource(rooms.id, {"name": "Labs"})) == "Resource changed: Labs"
    workshop.do(edit_resource(rooms.id, {"unit": "labs"}))
    assert len(workshop.history()) == steps + 2
    assert workshop.snapshot.choice.resources == (analysts, ResourceRow(rooms.id, 2, "Labs", "labs"))

    workshop.do(set_demands({(a, analysts.id, ""): 5.0, (a, rooms.id, "2027"): 1.0}))
    workshop.do(add_limit(1, LimitOf.RESOURCE, {"resource_id": analysts.id, "most": 9.0}))
    assert label_of(workshop, delete_resources([analysts.id])) == "Resource deleted"
    assert workshop.snapshot.choice.demands == {(a, rooms.id, "2027"): 1.0}
    assert workshop.snapshot.choice.limits == {}
    workshop.undo()
    assert label_of(workshop, delete_resources([analysts.id, rooms.id])) == "2 resources deleted"
    assert list(workshop.snapshot.choice.resources) == []


def test_demands_are_written_over_and_taken_away_by_period(workshop: Workshop) -> None:
    a, b = _pair(workshop)
    workshop.do(add_resource("Analysts"))
    people = workshop.snapshot.choice.resources[0].id
    assert label_of(workshop, set_demands({(a, people, "2027"): 5.0, (a, people, "2028"): 6.0})) == (
        "Use of resources: A"
    )
    assert label_of(workshop, set_demands({(a, people, "2027"): 7.0, (b, people, ""): 1.0})) == (
        "Use of resources of 2 initiatives"
    )
    assert workshop.snapshot.choice.demands == {
        (a, people, "2027"): 7.0,
        (a, people, "2028"): 6.0,
        (b, people, ""): 1.0,
    }
    workshop.do(set_demands({(a, people, "2028"): None}))
    assert workshop.snapshot.choice.demands == {(a, people, "2027"): 7.0, (b, people, ""): 1.0}


def test_costs_by_year_are_written_over_and_taken_away(workshop: Workshop) -> None:
    a, b = _pair(workshop)
    assert label_of(workshop, set_yearly_costs({(a, 2027): 5.0, (a, 2028): 6.0})) == "Costs by year: A"
    assert label_of(workshop, set_yearly_costs({(a, 2027): 7.0, (b, 2027): 1.0})) == "Costs by year of 2 initiatives"
    assert workshop.snapshot.choice.yearly_costs == {(a, 2027): 7.0, (a, 2028): 6.0, (b, 2027): 1.0}
    workshop.do(set_yearly_costs({(a, 2027): None}))
    assert workshop.snapshot.choice.yearly_costs == {(a, 2028): 6.0, (b, 2027): 1.0}


def test_funding_levels_are_given_whole_and_in_order(workshop: Workshop) -> None:
    a, b = _pair(workshop)
    levels = [Level("Small", 0.0, 0.0), Level("Full", 40.0, 1.5)]
    assert label_of(workshop, set_funding_levels(a, levels)) == "Funding levels: A"
    workshop.do(set_funding_levels(b, levels[1:]))

    def given(initiative_id: int) -> list[tuple[int, str, float, float]]:
        rows = workshop.snapshot.choice.funding_levels.get(initiative_id, ())
        return [(each.position, each.name, each.cost, each.value_share) for each in rows]

    assert given(a) == [(1, "Small", 0.0, 0.0), (2, "Full", 40.0, 1.5)]
    workshop.do(set_funding_levels(a, levels[:1]))
    assert given(a) == [(1, "Small", 0.0, 0.0)]
    workshop.do(set_funding_levels(a, []))
    assert (given(a), given(b)) == ([], [(1, "Full", 40.0, 1.5)])


def test_a_funding_level_that_nothing_can_be_counted_with_is_refused(workshop: Workshop) -> None:
    a, _ = _pair(workshop)
    for cost, share in ((-0.5, 1.0), (math.inf, 1.0), (math.nan, 1.0), (1.0, -0.5), (1.0, math.nan)):
        assert refusal_of(workshop, set_funding_levels(a, [Level("Half", cost, share)])) == (
            "Half: cost and share of value are numbers of 0 or more."
        )
    assert refusal_of(workshop, set_funding_levels(a, [Level("HALF", 1.0, 1.0), Level("half", 2.0, 1.0)])) == (
        "Give every funding level a name of its own."
    )


def test_the_smallest_part_lies_between_nothing_and_all(workshop: Workshop) -> None:
    a, b = _pair(workshop)
    for wrong in (0.0, -0.5, 1.001, math.nan):
        assert refusal_of(workshop, set_least_share(a, wrong)) == "The smallest share lies between 0 % and 100 %."
    assert label_of(workshop, set_least_share(a, 1.0)) == "Partial funding: A"
    steps = len(workshop.history())
    workshop.do(set_least_share(a, 0.25))
    assert len(workshop.history()) == steps
    workshop.do(set_least_share(b, 0.5))
    assert workshop.snapshot.choice.least_shares == {a: 0.25, b: 0.5}
    workshop.do(set_least_share(a, None))
    assert workshop.snapshot.choice.least_shares == {b: 0.5}
