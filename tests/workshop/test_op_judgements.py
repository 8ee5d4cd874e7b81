"""What is said about weights: what it writes, says and refuses."""

from collections.abc import Callable, Iterator

import pytest

from tests.workshop.edited import BOARD, DEFAULT, GROWTH, PEOPLE, SKILL, SPEED, done, make_edited, refused
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.judgements import (
    answer_trade_off,
    clear_judgements,
    confirm_weights,
    set_judgements,
    set_method,
    take_weights,
)
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

PAIR, BACK = (GROWTH, SPEED), (SPEED, GROWTH)
ALONE = (GROWTH, GROWTH)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("judgements") / "w.vmo") as made:
        yield made


def say(question: Question, values: dict[tuple[int, int], float | None], *, weight_set_id: int = DEFAULT) -> Operation:
    return set_judgements(weight_set_id, question, values)


def ratio(pair: tuple[int, int], value: float | None) -> Operation:
    return say(Question.RATIO, {pair: value})


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [set_method(DEFAULT, WeightMethod.RANK_ORDER_CENTROID)],
            "Weights by rank order centroid",
            ["weight_set[1].method points > rank-order-centroid"],
        ),
        (
            lambda: [set_method(BOARD, WeightMethod.SWING)],
            "Weights by swing in Board",
            ["weight_set[2].method points > swing"],
        ),
        (lambda: [say(Question.SWING, {ALONE: 100})], "Swing: Growth – → 100", ["+judgement(1, 1, 1, swing, 100.0)"]),
        (lambda: [say(Question.SWING, {ALONE: 0})], "Swing: Growth – → 0", ["+judgement(1, 1, 1, swing, 0.0)"]),
        (
            lambda: [say(Question.HUNDRED, {ALONE: 12.34})],
            "Hundred: Growth – → 12.3",
            ["+judgement(1, 1, 1, hundred, 12.34)"],
        ),
        (
            lambda: [say(Question.POINTS, {ALONE: 5000})],
            "Points: Growth – → 5,000",
            ["+judgement(1, 1, 1, points, 5000.0)"],
        ),
        (lambda: [say(Question.RANK, {ALONE: 0.5})], "Rank: Growth – → 1/2", ["+judgement(1, 1, 1, rank, 0.5)"]),
        (lambda: [say(Question.RANK, {ALONE: 0.999})], "Rank: Growth – → 1", ["+judgement(1, 1, 1, rank, 0.999)"]),
        (
            lambda: [say(Question.SWING, {ALONE: 80}, weight_set_id=BOARD)],
            "Swing in Board: Growth – → 80",
            ["+judgement(2, 1, 1, swing, 80.0)"],
        ),
        (
            lambda: [say(Question.SWING, {ALONE: 80, (SKILL, SKILL): 40})],
            "Swing: Growth, Skill",
            ["+judgement(1, 1, 1, swing, 80.0)", "+judgement(1, 4, 4, swing, 40.0)"],
        ),
        (
            lambda: [say(Question.SWING, {ALONE: None, (SKILL, SKILL): value}) for value in (40, 30)],
            "Swing: Growth, Skill",
            ["+judgement(1, 4, 4, swing, 30.0)"],
        ),
        (
            lambda: [say(Question.SWING, {ALONE: 80}), say(Question.SWING, {ALONE: 70})],
            "Swing: Growth – → 70",
            ["+judgement(1, 1, 1, swing, 70.0)"],
        ),
        (
            lambda: [
                say(Question.SWING, {ALONE: 80}),
                say(Question.POINTS, {ALONE: 70}),
                say(Question.SWING, {ALONE: None}),
            ],
            "Swing: Growth 80 → –",
            ["+judgement(1, 1, 1, points, 70.0)"],
        ),
        (lambda: [ratio(PAIR, 3)], "Ratio: Growth against Speed – → 3", ["+judgement(1, 1, 2, ratio, 3.0)"]),
        (lambda: [ratio(BACK, 4)], "Ratio: Speed against Growth – → 4", ["+judgement(1, 1, 2, ratio, 0.25)"]),
        (
            lambda: [ratio(PAIR, 4), ratio(BACK, 5)],
            "Ratio: Speed against Growth 1/4 → 5",
            ["+judgement(1, 1, 2, ratio, 0.2)"],
        ),
        (lambda: [ratio(PAIR, 4), ratio(BACK, None)], "Ratio: Speed against Growth 1/4 → –", []),
        (
            lambda: [
                say(Question.SWING, {ALONE: 80}),
                ratio(PAIR, 3),
                ratio((GROWTH, SKILL), 5),
                ratio((SPEED, SKILL), 7),
                say(Question.RATIO, {PAIR: 2, (GROWTH, SKILL): 4}, weight_set_id=BOARD),
                ratio((GROWTH, SKILL), None),
            ],
            "Ratio: Growth against Skill 5 → –",
            [
                "+judgement(1, 1, 1, swing, 80.0)",
                "+judgement(1, 1, 2, ratio, 3.0)",
                "+judgement(1, 2, 4, ratio, 7.0)",
                "+judgement(2, 1, 2, ratio, 2.0)",
                "+judgement(2, 1, 4, ratio, 4.0)",
            ],
        ),
        (
            lambda: [answer_trade_off(DEFAULT, PAIR, 0.5, Answer.GIVEN_UP)],
            "Trade-off: 50% of Growth for Speed: given up",
            ["+judgement(1, 1, 2, given-up, 0.5)"],
        ),
        (
            lambda: [answer_trade_off(BOARD, BACK, 1.0, Answer.SAME)],
            "Trade-off: 100% of Speed for Growth: same",
            ["+judgement(2, 2, 1, same, 1.0)"],
        ),
        (
            lambda: [
                answer_trade_off(DEFAULT, PAIR, 0.5, Answer.SAME),
                answer_trade_off(DEFAULT, PAIR, 0.25, Answer.KEPT),
            ],
            "Trade-off: 25% of Growth for Speed: kept",
            ["+judgement(1, 1, 2, kept, 0.25)"],
        ),
        (
            lambda: [
                answer_trade_off(DEFAULT, BACK, 0.5, Answer.SAME),
                answer_trade_off(DEFAULT, PAIR, 0.5, Answer.SAME),
                answer_trade_off(DEFAULT, PAIR, 0.0, None),
            ],
            "Trade-off: 0% of Growth for Speed: not asked",
            ["+judgement(1, 2, 1, same, 0.5)"],
        ),
        (
            lambda: [take_weights(DEFAULT, {GROWTH: 75, SKILL: 0}, source="swings")],
            "Weights taken from swings",
            ["weight[1, 1].points 10.0 > 75.0", "weight[1, 4].points 10.0 > 0.0"],
        ),
        (
            lambda: [take_weights(BOARD, {GROWTH: 75}, source="the room")],
            "Weights taken from the room in Board",
            ["weight[2, 1].points 10.0 > 75.0"],
        ),
        (
            lambda: [confirm_weights(BOARD, [SPEED, GROWTH])],
            "Weights confirmed in Board: Speed, Growth",
            [],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_only_the_answers_to_this_question_among_these_drivers_are_cleared(workshop: Workshop) -> None:
    label, written = done(
        workshop,
        ratio((GROWTH, SPEED), 3),
        ratio((GROWTH, PEOPLE), 5),
        say(Question.RATIO, {(GROWTH, SPEED): 7}, weight_set_id=BOARD),
        say(Question.SWING, {ALONE: 100}),
        clear_judgements(DEFAULT, Question.RATIO, [GROWTH, SPEED]),
    )
    assert label == "Judgements on weights cleared"
    assert written == [
        "+judgement(1, 1, 1, swing, 100.0)",
        "+judgement(1, 1, 3, ratio, 5.0)",
        "+judgement(2, 1, 2, ratio, 7.0)",
    ]
    label, written = done(workshop, ratio((GROWTH, SPEED), 3), clear_judgements(BOARD, Question.RATIO, [GROWTH, SPEED]))
    assert label == "Judgements on weights cleared in Board"
    assert written == ["+judgement(1, 1, 2, ratio, 3.0)"]


def test_confirmed_weights_are_no_longer_stale_in_that_set(workshop: Workshop) -> None:
    label, written = done(
        workshop,
        set_points(DEFAULT, {GROWTH: 30}),
        set_points(BOARD, {GROWTH: 30}),
        edit_driver(SPEED, {"high": 60.0}),
        confirm_weights(DEFAULT, [SPEED]),
    )
    assert label == "Weights confirmed: Speed"
    assert [each for each in written if "stale" in each] == ["+stale_weight(2, 2)"]


TWO = "NotAllowed: A comparison needs two drivers, any other question one."
ABOVE = "NotAllowed: A comparison or a rank is a number above 0."
WITHIN = "NotAllowed: Points are 0 or more, and swings and shared points at most 100."
PART = "NotAllowed: A part lies between 0 and 100 %."
NONE = "NotAllowed: No weights follow from the answers yet. Answer what is missing first."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: ratio(ALONE, 3), TWO),
        (lambda: say(Question.SWING, {PAIR: 50}), TWO),
        (lambda: say(Question.SWING, {ALONE: 50, PAIR: None}), TWO),
        (lambda: ratio(PAIR, 0), ABOVE),
        (lambda: ratio(BACK, 0), ABOVE),
        (lambda: ratio(PAIR, float("inf")), ABOVE),
        (lambda: say(Question.RANK, {ALONE: 0}), ABOVE),
        (lambda: say(Question.SWING, {(SKILL, SKILL): None, ALONE: 100.5}), WITHIN),
        (lambda: say(Question.HUNDRED, {ALONE: 101}), WITHIN),
        (lambda: say(Question.POINTS, {ALONE: -1}), WITHIN),
        (lambda: say(Question.POINTS, {ALONE: float("inf")}), WITHIN),
        (lambda: say(Question.POINTS, {ALONE: float("nan")}), WITHIN),
        (lambda: answer_trade_off(DEFAULT, PAIR, 0.0, Answer.SAME), PART),
        (lambda: answer_trade_off(DEFAULT, PAIR, 1.01, Answer.KEPT), PART),
        (lambda: take_weights(DEFAULT, {}, source="swings"), NONE),
        (lambda: take_weights(DEFAULT, {GROWTH: -1, SPEED: 5}, source="swings"), NONE),
        (lambda: take_weights(DEFAULT, {GROWTH: float("inf")}, source="swings"), NONE),
        (lambda: take_weights(DEFAULT, {GROWTH: float("nan")}, source="swings"), NONE),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_answering_a_trade_off_again_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    workshop.do(answer_trade_off(DEFAULT, PAIR, 0.5, Answer.SAME))
    workshop.do(answer_trade_off(DEFAULT, PAIR, 0.4, Answer.SAME))
    assert len(workshop.history()) == steps + 1
    workshop.undo()
