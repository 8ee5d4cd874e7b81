"""Each stage tells how far it is and what it misses."""

from pathlib import Path

from tests.room import PEOPLE, cells_of, make_room, vote
from tests.ui.small_workshop import driver_id, initiative_id, make_small_workshop
from tests.workshop.planning import make_planning
from vmo_desktop.ui.stage_sign import Progress
from vmo_desktop.ui.stage_state import scored_share, stage_states
from vmo_desktop.workshop.ops.agreement import Accepted, accept_all
from vmo_desktop.workshop.ops.drivers import set_levels
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.kpis import edit_realization
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop


def test_a_new_workshop_is_empty_everywhere(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        states = stage_states(workshop.results)
        assert {state.progress for state in states.values()} == {Progress.EMPTY}
        assert all(state.missing for state in states.values())


def test_started_stages_say_what_is_missing(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        states = stage_states(workshop.results)
        assert states["frame"].progress is Progress.STARTED
        assert states["frame"].missing == ("No budget.",)
        assert states["drivers"].progress is Progress.DONE
        assert states["initiatives"].progress is Progress.DONE
        assert states["score"].progress is Progress.STARTED
        assert states["score"].missing == ("One score is missing.",)
        assert scored_share(workshop.results) == (5, 6)
        assert states["rank"].missing == ("One initiative is incomplete.", "No budget, so no line can be drawn.")
        assert states["pack"].missing == ("One value is incomplete.",)


def test_everything_there_is_done(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        ids = {"initiative_id": initiative_id(workshop, "Robots"), "driver_id": driver_id(workshop, "Risk")}
        workshop.do(set_score(value=2, **ids))
        workshop.do(edit_workshop({"budget": 1e6}))
        assert stage_states(workshop.results)["choose"].missing == ("No scenario is approved yet.",)
        workshop.do(approve_scenario(1, [], status="optimal", value=0.0, bound=0.0, cost=0.0))
        states = dict(stage_states(workshop.results))
        for stage in ("vote", "discuss", "follow", "road"):
            assert states.pop(stage).progress is Progress.EMPTY, "a workshop can do without them"
        assert {state.progress for state in states.values()} == {Progress.DONE}
        assert not any(state.missing for state in states.values())


def test_a_revealed_round_leaves_scores_to_accept(tmp_path: Path) -> None:
    with make_room(tmp_path / "w.vmo") as workshop:
        round_id = vote(workshop, {PEOPLE[0]: [1, 2, 3, 4, 0, 1]})
        assert stage_states(workshop.results)["discuss"].missing == ("6 scores are not accepted.",)
        cells = cells_of(workshop)
        workshop.do(accept_all({cell: Accepted(round_id, 2.0, "why") for cell in cells}))
        assert stage_states(workshop.results)["discuss"].progress is Progress.DONE


def test_what_is_wrong_needs_attention(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        portal, ledger = initiative_id(workshop, "Portal"), initiative_id(workshop, "Ledger")
        workshop.do(edit_initiatives({portal: {"code": "L1", "cost": None}, ledger: {"name": " "}}))
        workshop.do(edit_workshop({"budget": 1e6}))
        states = stage_states(workshop.results)
        assert states["initiatives"].progress is Progress.ATTENTION
        assert states["initiatives"].missing == (
            "One initiative has no name.",
            "2 initiatives share a code with another.",
        )
        assert states["rank"].progress is Progress.ATTENTION
        assert states["rank"].missing[0] == "One initiative without a cost stops the budget line."


def test_on_an_axis_of_money_a_benefit_and_a_cost_are_asked_for(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_chart({"x_field": BubbleX.NPV}))
        workshop.do(
            CASH_LINES.add(
                [{"initiative_id": each.id, "kind": CashKind.BENEFIT, "likely": 5.0}
                 for each in workshop.snapshot.initiatives]
            )
        )  # fmt: skip
        known = stage_states(workshop.results)["initiatives"].missing
        workshop.do(edit_initiatives({initiative_id(workshop, "Portal"): {"cost": None}}))
        assert stage_states(workshop.results)["initiatives"].missing == (
            *known, "Of one initiative the benefit in money or the cost is not known."
        )  # fmt: skip


def test_a_driver_without_a_scale_needs_attention(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        robots = initiative_id(workshop, "Robots")
        for name in ("Portal", "Ledger"):
            ids = {"initiative_id": initiative_id(workshop, name), "driver_id": driver_id(workshop, "Risk")}
            workshop.do(set_score(value=None, **ids))
        workshop.do(set_levels(driver_id(workshop, "Risk"), []))
        states = stage_states(workshop.results)
        assert states["drivers"].progress is Progress.ATTENTION
        assert states["drivers"].missing == ("Risk has no scale yet.",)
        assert robots in workshop.snapshot.initiative_index


def test_the_road_needs_attention_while_actions_are_overdue(tmp_path: Path) -> None:
    with make_planning(tmp_path / "w.vmo") as workshop:
        state = stage_states(workshop.results)["road"]
        assert state.progress is Progress.ATTENTION
        assert "One action is overdue." in state.missing
        workshop.do(edit_realization({"as_of": "2027-05-01"}))
        assert stage_states(workshop.results)["road"].progress is Progress.STARTED
