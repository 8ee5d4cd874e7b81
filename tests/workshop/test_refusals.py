"""Edits that would make a workshop mean something else are refused in words, and nothing is written."""

from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver, move_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.ops.participants import add_participants, delete_participants
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.ops.scenarios import Approved, approve_scenario, set_support, withdraw_approval
from vmo_desktop.workshop.workshop import Workshop


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (edit_workshop({"value_for_money_per": 0.0}), "positive amount"),
        (edit_workshop({"value_for_money_per": -5.0}), "positive amount"),
        (edit_workshop({"value_for_money_per": float("nan")}), "positive amount"),
        (add_driver("Below", parent_id=1), "Growth is a driver that is scored"),
        (move_driver(2, parent_id=1, position=0), "Growth is a driver that is scored"),
    ],
)
def test_a_refused_edit_changes_nothing(tmp_path: Path, operation: Operation, sentence: str) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_driver("Growth"))
        workshop.do(add_driver("Brand"))
        before = workshop.snapshot
        with pytest.raises(NotAllowed, match=sentence):
            workshop.do(operation)
        assert workshop.snapshot is before
        assert len(workshop.history()) == 2


def test_an_initiative_of_an_approved_portfolio_stays_until_the_approval_is_taken_back(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "Portal"}, {"name": "Depot"}]))
        portal, depot = (each.id for each in workshop.snapshot.initiatives)
        workshop.do(
            approve_scenario(1, [Approved(portal, "", 1.0, 9.0, 5.0)], status="optimal", value=9, bound=9, cost=5)
        )
        before = workshop.snapshot

        with pytest.raises(NotAllowed, match="Portal is in the approved portfolio"):
            workshop.do(delete_initiatives([depot, portal]))

        assert workshop.snapshot is before
        workshop.do(delete_initiatives([depot]))
        workshop.do(withdraw_approval(1))
        workshop.do(delete_initiatives([portal]))
        assert workshop.snapshot.initiatives == ()


def test_two_funding_levels_of_one_name_are_refused(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "Portal"}]))
        before = workshop.snapshot
        with pytest.raises(NotAllowed, match="a name of its own"):
            workshop.do(set_funding_levels(1, [Level("Pilot", 5.0, 0.5), Level("pilot", 9.0, 1.0)]))
        assert workshop.snapshot is before


def test_who_supports_an_approved_scenario_stays_until_the_approval_is_taken_back(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_participants([{"name": "Ana Lima"}, {"name": "Ben Otto"}]))
        ana, ben = (each.id for each in workshop.snapshot.participants)
        workshop.do(set_support(1, ana, Degree.FULL))
        workshop.do(approve_scenario(1, [], status="optimal", value=0, bound=0, cost=0))
        before = workshop.snapshot

        with pytest.raises(NotAllowed, match="Ana Lima said how far they support"):
            workshop.do(delete_participants([ben, ana]))

        assert workshop.snapshot is before
        workshop.do(delete_participants([ben]))
        workshop.do(withdraw_approval(1))
        workshop.do(delete_participants([ana]))
        assert workshop.snapshot.participants == ()
