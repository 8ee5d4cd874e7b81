"""The history says what changed, from what to what, on one line."""

from pathlib import Path

import pytest

from tests.ui.small_workshop import driver_id, make_small_workshop
from tests.workshop.doing import label_of
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver
from vmo_desktop.workshop.ops.frame import edit_workshop, step_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.judgements import set_judgements
from vmo_desktop.workshop.ops.labels import LONGEST
from vmo_desktop.workshop.ops.participants import add_participants, delete_participants
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return make_small_workshop(tmp_path / "small.vmo")


def _last(workshop: Workshop) -> str:
    return workshop.history()[-1].label


def test_a_weight_says_its_points_before_and_after(workshop: Workshop) -> None:
    chosen, growth = workshop.snapshot.weight_sets[0].id, driver_id(workshop, "Growth")
    workshop.do(set_points(chosen, {growth: 86.0}))
    before = _last(workshop).removeprefix("Weight: Growth ").removesuffix(" → 86")
    assert float(before) > 0
    workshop.do(set_points(chosen, {growth: 20.5}))
    assert _last(workshop) == f"Weight: Growth {before} → 20.5", "the whole way of one drag"


def test_several_weights_are_named_the_largest_change_first(workshop: Workshop) -> None:
    chosen = workshop.snapshot.weight_sets[0].id
    growth, risk = driver_id(workshop, "Growth"), driver_id(workshop, "Risk")
    workshop.do(set_points(chosen, {growth: 55.0, risk: 45.0}))
    workshop.do(edit_workshop({"title": "Between"}))
    workshop.do(set_points(chosen, {growth: 56.0, risk: 14.0}))
    assert _last(workshop) == "Weights: Risk 45 → 14, Growth 55 → 56"
    workshop.do(set_points(chosen, {growth: 59.0, risk: 1000.0}))
    assert _last(workshop) == "Weights: Risk 45 → 1,000, Growth 55 → 59"
    for name in ("Cost", "Pace"):
        workshop.do(add_driver(name))
    ids = [driver.id for driver in workshop.snapshot.leaves]
    workshop.do(set_points(chosen, dict.fromkeys(ids, 70.0)))
    assert _last(workshop).endswith("and 2 more")


def test_a_drag_whose_largest_change_turns_tells_every_driver_its_own_points(workshop: Workshop) -> None:
    chosen = workshop.snapshot.weight_sets[0].id
    growth, risk = driver_id(workshop, "Growth"), driver_id(workshop, "Risk")
    workshop.do(set_points(chosen, {growth: 55.0, risk: 45.0}))
    workshop.do(edit_workshop({"title": "Between"}))
    for points in ({growth: 50.0, risk: 90.0}, {growth: 13.0, risk: 88.0}):
        workshop.do(set_points(chosen, points))
    assert _last(workshop) == "Weights: Risk 45 → 88, Growth 55 → 13"
    workshop.do(set_points(chosen, {growth: 12.0, risk: 88.0}))
    assert _last(workshop) == "Weights: Growth 55 → 12, Risk 45 → 88"
    workshop.do(set_points(chosen, {growth: 55.0, risk: 45.5}))
    assert _last(workshop) == "Weights: Risk 45 → 45.5", "Growth is back where the drag began"


def test_a_drag_of_many_tells_those_that_moved_most_in_all(workshop: Workshop) -> None:
    chosen = workshop.snapshot.weight_sets[0].id
    for name in ("Cost, net", "1 → 2"):
        workshop.do(add_driver(name))
    ids = [driver.id for driver in workshop.snapshot.leaves]
    for points in ((25, 25, 25, 25), (24, 60, 15, 1), (70, 20, 9, 1), (23, 20, 50, 7)):
        workshop.do(set_points(chosen, dict(zip(ids, map(float, points), strict=True))))
        if points[0] == 25:
            workshop.do(edit_workshop({"title": "Between"}))
    assert _last(workshop) == "Weights: Cost, net 25 → 50, 1 → 2 25 → 7 and 2 more"


def test_two_drivers_of_one_name_are_both_told(workshop: Workshop) -> None:
    chosen, risk = workshop.snapshot.weight_sets[0].id, driver_id(workshop, "Risk")
    workshop.do(add_driver("Risk"))
    other = workshop.snapshot.leaves[-1].id
    workshop.do(set_points(chosen, {risk: 45.0, other: 55.0}))
    workshop.do(edit_workshop({"title": "Between"}))
    assert label_of(workshop, set_points(chosen, {risk: 14.0, other: 60.0})) == (
        "Weights: Risk (RISK) 45 → 14, Risk (RISK2) 55 → 60"
    )
    assert label_of(workshop, set_points(chosen, {other: 20.0})) == "Weight: Risk (RISK2) 60 → 20"
    answers = {(risk, risk): 80.0, (other, other): 30.0}
    assert label_of(workshop, set_judgements(chosen, Question.SWING, answers)) == "Swing: Risk (RISK), Risk (RISK2)"
    workshop.do(edit_driver(risk, {"name": "Risk (RISK2)"}))
    assert label_of(workshop, set_points(chosen, {risk: 15.0, other: 30.0})) == (
        "Weights: Risk 20 → 30, Risk (RISK2) 14 → 15"
    )


def test_a_weight_of_another_set_names_it(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Board"))
    board = workshop.snapshot.weight_sets[-1].id
    workshop.do(set_points(board, {driver_id(workshop, "Growth"): 12.0}))
    assert _last(workshop).startswith("Weight in Board: Growth ")


def test_the_frame_says_its_values(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"budget": 14_000_000.0}))
    workshop.do(edit_workshop({"title": "Between"}))
    workshop.do(edit_workshop({"budget": 12_000_000.0}))
    assert _last(workshop) == "Frame: budget 14,000,000 → 12,000,000"
    workshop.do(edit_workshop({"budget": None}))
    assert _last(workshop) == "Frame: budget 14,000,000 → none"
    workshop.do(step_budget(5.0))
    assert _last(workshop) == "Budget: none → 5"


def test_a_long_text_is_cut_and_stays_on_one_line(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"decision": "Which\nof " + "many " * 40}))
    after = _last(workshop).rpartition(" → ")[2]
    assert after.startswith("Which of many")
    assert after.endswith("…")
    assert len(after) <= LONGEST


def test_a_driver_and_an_initiative_say_their_values(workshop: Workshop) -> None:
    growth = driver_id(workshop, "Growth")
    workshop.do(edit_driver(growth, {"name": "Gain"}))
    assert _last(workshop) == "Driver Gain: name Growth → Gain"
    workshop.do(edit_driver(growth, {"name": "Profit"}))
    assert _last(workshop) == "Driver Profit: name Growth → Profit"
    for name in ("Gain: gross → net", "Gain: net → gross"):
        workshop.do(edit_driver(growth, {"name": name}))
    assert _last(workshop) == "Driver Gain: net → gross: name Growth → Gain: net → gross"
    portal = workshop.snapshot.initiatives[0]
    workshop.do(edit_initiatives({portal.id: {"cost": 1234.5}}))
    assert _last(workshop).endswith("→ 1,234.5")
    assert _last(workshop).startswith(f"{portal.name}: cost ")


def test_one_thing_is_told_as_one(workshop: Workshop) -> None:
    rows: list[dict[str, object]] = [{"name": "Ana"}, {"name": "Ben"}, {"name": "Cem"}]
    assert label_of(workshop, add_participants(rows[:1])) == "Participant added: Ana"
    assert label_of(workshop, add_participants(rows[1:])) == "2 participants added"
    ana, ben, cem = (each.id for each in workshop.snapshot.participants)
    assert label_of(workshop, delete_participants([ben])) == "Participant deleted: Ben"
    assert label_of(workshop, delete_participants([ana, cem])) == "2 participants deleted"

    first, second = ((each.id, driver_id(workshop, "Growth")) for each in workshop.snapshot.initiatives[:2])
    assert label_of(workshop, set_scores({first: 1.0})) == "1 score"
    assert label_of(workshop, set_scores({first: 2.0, second: 2.0})) == "2 scores"

    assert label_of(workshop, edit_initiatives({first[0]: {"cost": 1.0}}, added=rows[:2])) == (
        "1 initiative changed, 2 added"
    )
    assert label_of(workshop, edit_initiatives({}, added=rows[:2])) == "2 initiatives added"
    for row, name in (({"name": "Depot", "code": "D1"}, "Depot"), ({"code": "D2"}, "D2"), ({}, "unnamed")):
        assert label_of(workshop, edit_initiatives({}, added=[row])) == f"Initiative added: {name}"
    both = {first[0]: {"cost": 2.0}, second[0]: {"cost": 2.0}}
    assert label_of(workshop, edit_initiatives(both)) == "2 initiatives changed"


def test_of_steps_that_are_done_the_words_alone_are_kept(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(step_budget(1.0))
        assert [type(each.label) for each in workshop.history()] == [str]
