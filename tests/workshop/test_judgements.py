"""What the room says about weights is kept, undone like anything else, and never silently outlives its scale."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.doing import label_of, refusal_of
from tests.workshop.weighing import LEVELS, alone, ids, make_weighing, ratios, set_id, sheet
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ops.drivers import Level, edit_driver, set_levels
from vmo_desktop.workshop.ops.judgements import (
    answer_trade_off,
    clear_judgements,
    confirm_weights,
    set_judgements,
    set_method,
    take_weights,
)
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.weighting import stale_sentence
from vmo_desktop.workshop.workshop import Workshop

WIDER = (Level(0, 0, "None", "No effect"), Level(9, 100, "Extreme", "Saves over 9 M a year"))


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_weighing(tmp_path / "w.vmo") as opened:
        yield opened


@pytest.fixture
def weighed(workshop: Workshop) -> Workshop:
    """Growth counts more than the others."""
    workshop.do(set_points(set_id(workshop), {ids(workshop)["Growth"]: 40.0}))
    return workshop


def stale(workshop: Workshop) -> set[str]:
    names = {driver.id: driver.name for driver in workshop.snapshot.drivers}
    return {names[driver_id] for _, driver_id in workshop.snapshot.stale_weights}


def test_answers_to_one_method_outlast_the_use_of_another(workshop: Workshop) -> None:
    workshop.do(set_method(set_id(workshop), WeightMethod.SWING))
    workshop.do(set_judgements(set_id(workshop), Question.SWING, alone(workshop, Reach=100, Loyalty=40)))
    workshop.do(set_method(set_id(workshop), WeightMethod.PAIRWISE))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, ("Reach", "Loyalty", 3))))
    assert sheet(workshop, WeightMethod.SWING, "Customers").derived.is_ready
    assert sheet(workshop, WeightMethod.PAIRWISE, "Customers").derived.shares == pytest.approx([0.75, 0.25])


def test_a_pair_is_kept_once_whichever_way_it_is_told(workshop: Workshop) -> None:
    for told in (("Reach", "Loyalty", 3), ("Loyalty", "Reach", 7)):
        workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, told)))
    (row,) = workshop.snapshot.judgements
    assert row.value == pytest.approx(1 / 7)
    assert workshop.undo_label == "Ratio: Loyalty against Reach 1/3 → 7"


def test_taking_weights_is_one_step_that_keeps_what_was_said(workshop: Workshop) -> None:
    workshop.do(set_judgements(set_id(workshop), Question.SWING, alone(workshop, Reach=100, Loyalty=40)))
    names = ids(workshop)
    workshop.do(take_weights(set_id(workshop), {names["Reach"]: 100.0, names["Loyalty"]: 40.0}, source="swing"))
    assert workshop.snapshot.points(set_id(workshop), names["Loyalty"]) == 40
    assert len(workshop.snapshot.judgements) == 2
    workshop.undo()
    assert workshop.snapshot.points(set_id(workshop), names["Loyalty"]) == 10
    assert len(workshop.snapshot.judgements) == 2


def test_no_weights_are_taken_from_no_answers(workshop: Workshop) -> None:
    with pytest.raises(NotAllowed, match="missing"):
        workshop.do(take_weights(set_id(workshop), {}, source="swing"))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (Question.SWING, 101.0),
        (Question.POINTS, -1.0),
        (Question.RANK, 0.0),
        (Question.POINTS, float("inf")),
        (Question.RATIO, 3.0),
    ],
)
def test_answers_off_the_question_are_refused(workshop: Workshop, question: Question, value: float) -> None:
    with pytest.raises(NotAllowed):
        workshop.do(set_judgements(set_id(workshop), question, alone(workshop, Reach=value)))
    assert workshop.snapshot.judgements == ()


def test_answers_are_cleared_for_one_group_and_come_back(workshop: Workshop) -> None:
    names = ids(workshop)
    workshop.do(set_judgements(set_id(workshop), Question.RANK, alone(workshop, Reach=1, Loyalty=2, Growth=1)))
    workshop.do(clear_judgements(set_id(workshop), Question.RANK, [names["Reach"], names["Loyalty"]]))
    assert [row.driver_id for row in workshop.snapshot.judgements] == [names["Growth"]]
    workshop.undo()
    assert len(workshop.snapshot.judgements) == 3


def test_another_range_marks_the_weight_in_the_same_step(weighed: Workshop) -> None:
    weighed.do(set_levels(ids(weighed)["Risk"], WIDER))
    assert stale(weighed) == {"Risk"}
    assert "Risk" in stale_sentence(weighed.snapshot)
    weighed.undo()
    assert stale(weighed) == set()
    weighed.redo()
    assert stale(weighed) == {"Risk"}


def test_another_range_of_a_measure_marks_it_too(weighed: Workshop) -> None:
    weighed.do(edit_driver(ids(weighed)["Growth"], {"scale": "measure", "low": 0.0, "high": 10.0}))
    weighed.do(confirm_weights(set_id(weighed), [ids(weighed)["Growth"]]))
    assert stale(weighed) == set()
    weighed.do(edit_driver(ids(weighed)["Growth"], {"high": 20.0}))
    assert stale(weighed) == {"Growth"}


def test_a_level_in_the_middle_or_a_name_leaves_the_weight(weighed: Workshop) -> None:
    weighed.do(set_levels(ids(weighed)["Risk"], (*LEVELS, Level(2, 30, "Some"))))
    weighed.do(edit_driver(ids(weighed)["Risk"], {"name": "Safety"}))
    assert stale(weighed) == set()


def test_weights_that_nobody_gave_yet_are_not_marked(workshop: Workshop) -> None:
    workshop.do(set_levels(ids(workshop)["Risk"], WIDER))
    assert stale(workshop) == set()


def test_new_points_and_taken_weights_clear_the_mark(weighed: Workshop) -> None:
    risk = ids(weighed)["Risk"]
    weighed.do(set_levels(risk, WIDER))
    weighed.do(set_points(set_id(weighed), {risk: 20.0}))
    assert stale(weighed) == set()
    weighed.undo()
    assert stale(weighed) == {"Risk"}
    weighed.do(take_weights(set_id(weighed), {risk: 30.0}, source="swing"))
    assert stale(weighed) == set()


def test_a_copied_weight_set_brings_its_method_its_answers_and_its_marks(weighed: Workshop) -> None:
    weighed.do(set_method(set_id(weighed), WeightMethod.SWING))
    weighed.do(set_judgements(set_id(weighed), Question.SWING, alone(weighed, Reach=100)))
    weighed.do(set_levels(ids(weighed)["Risk"], WIDER))
    weighed.do(add_weight_set("IT", copy_of=set_id(weighed)))
    copy = weighed.snapshot.weight_sets[-1]
    assert copy.method is WeightMethod.SWING
    assert (copy.id, ids(weighed)["Risk"]) in weighed.snapshot.stale_weights
    assert [row.value for row in weighed.snapshot.judgements if row.weight_set_id == copy.id] == [100]
    assert stale_sentence(weighed.snapshot).endswith("Risk; Risk in IT.")


def test_answers_outside_of_what_a_question_allows_are_refused_in_its_words(workshop: Workshop) -> None:
    growth, risk = ids(workshop)["Growth"], ids(workshop)["Risk"]
    one_or_two = "A comparison needs two drivers, any other question one."
    above_zero = "A comparison or a rank is a number above 0."
    points = "Points are 0 or more, and swings and shared points at most 100."
    inf = float("inf")
    for question, pair, values, told in (
        (Question.RATIO, (growth, growth), (2.0, None), one_or_two),
        (Question.POINTS, (growth, risk), (2.0, None), one_or_two),
        (Question.RATIO, (growth, risk), (0.0, -1.0, inf), above_zero),
        (Question.RANK, (growth, growth), (0.0, -1.0, inf), above_zero),
        (Question.POINTS, (growth, growth), (-0.5, inf), points),
        (Question.SWING, (growth, growth), (-0.5, 100.5), points),
        (Question.HUNDRED, (growth, growth), (-0.5, 100.5), points),
    ):
        for value in values:
            assert refusal_of(workshop, set_judgements(set_id(workshop), question, {pair: value})) == told
    for question, value in ((Question.POINTS, 1e6), (Question.SWING, 100.0), (Question.HUNDRED, 0.0)):
        workshop.do(set_judgements(set_id(workshop), question, {(growth, growth): value}))
    workshop.do(set_judgements(set_id(workshop), Question.RANK, {(growth, growth): 0.5}))
    assert len(workshop.snapshot.judgements) == 4


def test_a_trade_off_is_of_a_part_and_its_last_answer_counts(workshop: Workshop) -> None:
    growth, risk = ids(workshop)["Growth"], ids(workshop)["Risk"]

    def told(part: float, answer: Answer | None) -> str:
        return label_of(workshop, answer_trade_off(set_id(workshop), (growth, risk), part, answer))

    for wrong in (0.0, -0.5, 1.01):
        operation = answer_trade_off(set_id(workshop), (growth, risk), wrong, Answer.SAME)
        assert refusal_of(workshop, operation) == "A part lies between 0 and 100 %."
    steps = len(workshop.history())
    assert told(0.5, Answer.GIVEN_UP) == "Trade-off: 50% of Growth for Risk: given up"
    assert told(1.0, Answer.KEPT) == "Trade-off: 100% of Growth for Risk: kept"
    assert len(workshop.history()) == steps + 1
    (row,) = workshop.snapshot.judgements
    assert (row.question, row.driver_id, row.other_id, row.value) == (Question.KEPT, growth, risk, 1.0)
    assert told(0.0, None) == "Trade-off: 0% of Growth for Risk: not asked"
    assert workshop.snapshot.judgements == ()


def test_weights_are_taken_once_they_follow_and_judgements_cleared_by_question(workshop: Workshop) -> None:
    growth, risk, trust = (ids(workshop)[name] for name in ("Growth", "Risk", "Trust"))
    nothing = "No weights follow from the answers yet. Answer what is missing first."
    for wrong in ({}, {growth: -1.0}, {growth: float("nan")}, {growth: float("inf")}):
        assert refusal_of(workshop, take_weights(set_id(workshop), wrong, source="swing")) == nothing
    assert label_of(workshop, take_weights(set_id(workshop), {growth: 0.0, risk: 7.0}, source="swing")) == (
        "Weights taken from swing"
    )
    assert [workshop.snapshot.points(set_id(workshop), each) for each in (growth, risk)] == [0.0, 7.0]
    workshop.do(add_weight_set("Board"))
    board = workshop.snapshot.weight_sets[1].id
    assert label_of(workshop, take_weights(board, {growth: 5.0}, source="pairs")) == "Weights taken from pairs in Board"
    assert label_of(workshop, set_method(board, WeightMethod.RANK_ORDER_CENTROID)) == (
        "Weights by rank order centroid in Board"
    )
    assert label_of(workshop, confirm_weights(board, [growth])) == "Weights confirmed in Board: Growth"
    for set_, question in (
        (set_id(workshop), Question.SWING),
        (set_id(workshop), Question.POINTS),
        (board, Question.SWING),
    ):
        for driver in (growth, risk, trust):
            workshop.do(set_judgements(set_, question, {(driver, driver): 50.0}))
    assert label_of(workshop, clear_judgements(set_id(workshop), Question.SWING, [growth, risk])) == (
        "Judgements on weights cleared"
    )
    left = {(each.weight_set_id, each.question, each.driver_id) for each in workshop.snapshot.judgements}
    assert {(set_id(workshop), Question.SWING, trust)} == {
        each for each in left if each[:2] == (set_id(workshop), Question.SWING)
    }
    assert len(left) == 7
