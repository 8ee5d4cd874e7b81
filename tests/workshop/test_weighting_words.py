"""What a question about weights says of the drivers, and how answers to it are read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.weighing import alone, ids, make_weighing, ratios, set_id, sheet
from vmo_desktop.workshop.group_weighting import ballot_sheets, joined, room_points
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.judgements import set_judgements
from vmo_desktop.workshop.ops.participants import edit_participant
from vmo_desktop.workshop.ops.rounds import open_weight_round
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.weighting import groups, scale_ends, shown_driver, stale_drivers, stale_sentence
from vmo_desktop.workshop.workshop import Workshop

PLAIN = "{:g}".format


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Growth, Risk and Trust, and in a group Customers, Reach and Loyalty."""
    with make_weighing(tmp_path / "w.vmo") as opened:
        yield opened


def _ends(workshop: Workshop, name: str) -> tuple[str, str]:
    driver = next(each for each in workshop.snapshot.drivers if each.name == name)
    return scale_ends(workshop.snapshot, driver, PLAIN)


def test_the_ends_of_a_scale_are_told_by_statement_label_or_score_the_worst_first(workshop: Workshop) -> None:
    growth = ids(workshop)["Growth"]
    assert _ends(workshop, "Growth") == ("No effect", "Saves over 1 M a year")
    workshop.do(set_levels(growth, [Level(0, 100, "", " All of it. "), Level(2, 30, "Some"), Level(4, 0, "None")]))
    assert _ends(workshop, "Growth") == ("None", "All of it")
    workshop.do(set_levels(growth, [Level(1, 0), Level(3.5, 100)]))
    assert _ends(workshop, "Growth") == ("1", "3.5")
    workshop.do(set_levels(growth, []))
    assert _ends(workshop, "Growth") == ("no effect", "the best that can be")


def test_the_ends_of_a_measure_follow_its_direction_and_unit(workshop: Workshop) -> None:
    growth = ids(workshop)["Growth"]
    workshop.do(edit_driver(growth, {"scale": "measure", "low": 0.0, "high": 30.0, "unit": "days"}))
    assert _ends(workshop, "Growth") == ("0 days", "30 days")
    workshop.do(edit_driver(growth, {"direction": "lower"}))
    workshop.do(edit_driver(growth, {"unit": ""}))
    assert _ends(workshop, "Growth") == ("30", "0")


def test_a_group_is_told_by_its_drivers_and_a_driver_without_a_name_by_its_code(workshop: Workshop) -> None:
    reach = ids(workshop)["Reach"]
    assert _ends(workshop, "Customers") == ("Reach, Loyalty at the worst", "Reach, Loyalty at the best")
    workshop.do(edit_driver(reach, {"name": ""}))
    row = workshop.snapshot.driver_by_id[reach]
    assert _ends(workshop, "Customers")[0] == f"{row.code}, Loyalty at the worst"
    assert [shown_driver(row), shown_driver(replace(row, code=""))] == [row.code, f"Driver {reach}"]


def test_only_groups_with_two_or_more_are_weighed(workshop: Workshop) -> None:
    customers = ids(workshop)["Customers"]
    workshop.do(add_driver("Alone", is_group=True))
    alone_ = ids(workshop)["Alone"]
    assert groups(workshop.snapshot) == (None, customers)
    workshop.do(add_driver("One", parent_id=alone_))
    assert groups(workshop.snapshot) == (None, customers)
    workshop.do(add_driver("Two", parent_id=alone_))
    assert groups(workshop.snapshot) == (None, customers, alone_)


def test_answers_are_read_by_driver_and_by_pair_whichever_way_round(workshop: Workshop) -> None:
    reach, loyalty = ids(workshop)["Reach"], ids(workshop)["Loyalty"]
    workshop.do(set_judgements(set_id(workshop), Question.SWING, alone(workshop, Reach=40.0, Growth=100.0)))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, ("Loyalty", "Reach", 4.0))))
    swing = sheet(workshop, WeightMethod.SWING, "Customers")
    assert swing.ids == (reach, loyalty)
    assert swing.question is Question.SWING
    assert swing.pairs == ((reach, reach), (loyalty, loyalty))
    assert swing.votes == {(reach, reach): 40.0}
    assert swing.alone(Question.SWING).tolist() == pytest.approx([40.0, np.nan], nan_ok=True)
    assert np.isnan(swing.alone(Question.POINTS)).all()
    pairs = sheet(workshop, WeightMethod.PAIRWISE, "Customers")
    assert pairs.pairs == ((reach, loyalty),)
    assert pairs.ratio(reach, loyalty) == pytest.approx(0.25)
    assert pairs.ratio(loyalty, reach) == pytest.approx(4.0)
    assert sheet(workshop, WeightMethod.PAIRWISE).ratio(ids(workshop)["Growth"], ids(workshop)["Risk"]) is None


def test_stale_weights_are_named_with_their_set_unless_it_is_the_default(workshop: Workshop) -> None:
    growth, risk = ids(workshop)["Growth"], ids(workshop)["Risk"]
    assert stale_sentence(workshop.snapshot) == ""
    workshop.do(set_points(set_id(workshop), {growth: 40.0}))
    workshop.do(add_weight_set("Board", copy_of=set_id(workshop)))
    board = workshop.snapshot.weight_sets[1].id
    for driver in (growth, risk):
        workshop.do(set_levels(driver, [Level(0, 0, "None"), Level(9, 100, "Extreme")]))
    workshop.do(set_points(board, {risk: 12.0}))
    assert [each.name for each in stale_drivers(workshop.snapshot, board)] == ["Growth"]
    assert stale_sentence(workshop.snapshot) == (
        "These weights were given before their scale had its present range: Growth, Risk; Growth in Board."
    )


def test_a_ballot_on_weights_asks_for_each_group_of_which_two_are_asked(workshop: Workshop) -> None:
    names = ids(workshop)
    asked = [names[name] for name in ("Growth", "Risk", "Reach")]
    workshop.do(open_weight_round("Weights", set_id(workshop), WeightMethod.SWING, asked))
    of_round = workshop.snapshot.rounds[0]
    told = {(names["Growth"], names["Growth"]): 100.0, (names["Reach"], names["Reach"]): 40.0}
    (only,) = ballot_sheets(workshop.snapshot, of_round, told, PLAIN)
    assert only.ids == (names["Growth"], names["Risk"])
    assert only.method is WeightMethod.SWING
    assert only.votes == {(names["Growth"], names["Growth"]): 100.0}


def test_a_room_in_which_nobody_counts_has_no_weights(workshop: Workshop) -> None:
    workshop.do(edit_participant(2, {"voting_weight": 0.0}))
    asked = sheet(workshop, WeightMethod.SWING, "Customers")
    people = workshop.snapshot.participants
    reach, loyalty = asked.ids
    half = asked.answered(Question.SWING, {(reach, reach): 100.0})
    whole = asked.answered(Question.SWING, {(reach, reach): 100.0, (loyalty, loyalty): 25.0})
    nobody = joined(asked, [(people[0], half), (people[1], whole)])
    assert [member.is_counted for member in nobody.members] == [False, True]
    assert np.isnan(nobody.of_judgements).all()
    assert np.isnan(nobody.of_priorities).all()
    assert room_points([nobody], by_judgements=True) == {}
    somebody = joined(asked, [(people[1], half), (people[2], whole)])
    assert somebody.of_judgements.tolist() == pytest.approx([0.8, 0.2])
    assert room_points([nobody, somebody], by_judgements=True) == pytest.approx({reach: 80.0, loyalty: 20.0})
    assert somebody.members[1].consistency is None
