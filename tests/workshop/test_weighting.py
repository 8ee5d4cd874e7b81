"""Weights follow from what was said by each method, and from nothing else."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.weighing import alone, ids, make_weighing, ratios, set_id, sheet
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.workshop.group_weighting import revealed_rounds, room_points, room_weights
from vmo_desktop.workshop.ops.ballots import hand_in, write_weight_votes
from vmo_desktop.workshop.ops.judgements import answer_trade_off, set_judgements, take_weights
from vmo_desktop.workshop.ops.participants import edit_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_weight_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.trade_offs import trade_offs
from vmo_desktop.workshop.weighting import groups, overall_weights
from vmo_desktop.workshop.workshop import Workshop

PLAIN = "{:g}".format
CUSTOMERS = "Customers"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_weighing(tmp_path / "w.vmo") as opened:
        yield opened


def test_groups_with_something_to_share_are_weighed(workshop: Workshop) -> None:
    assert groups(workshop.snapshot) == (None, ids(workshop)[CUSTOMERS])


def test_every_question_names_the_ends_of_the_scale(workshop: Workshop) -> None:
    growth, *_, customers = sheet(workshop, WeightMethod.SWING).drivers
    assert (growth.worst, growth.best) == ("No effect", "Saves over 1 M a year")
    assert customers.worst == "Reach, Loyalty at the worst"


@pytest.mark.parametrize(
    ("method", "question", "told", "shares"),
    [
        (WeightMethod.POINTS, Question.POINTS, (30, 10), (0.75, 0.25)),
        (WeightMethod.HUNDRED, Question.HUNDRED, (80, 20), (0.8, 0.2)),
        (WeightMethod.SWING, Question.SWING, (100, 60), (0.625, 0.375)),
        (WeightMethod.RANK_ORDER_CENTROID, Question.RANK, (1, 2), (0.75, 0.25)),
        (WeightMethod.RANK_SUM, Question.RANK, (1, 2), (2 / 3, 1 / 3)),
        (WeightMethod.RANK_RECIPROCAL, Question.RANK, (2, 1), (1 / 3, 2 / 3)),
        (WeightMethod.RANK_SUM, Question.RANK, (1, 1), (0.5, 0.5)),
    ],
)
def test_weights_of_drivers_judged_alone(
    workshop: Workshop,
    method: WeightMethod,
    question: Question,
    told: tuple[float, float],
    shares: tuple[float, float],
) -> None:
    workshop.do(set_judgements(set_id(workshop), question, alone(workshop, Reach=told[0], Loyalty=told[1])))
    found = sheet(workshop, method, CUSTOMERS).derived
    assert found.is_ready
    assert found.shares == pytest.approx(shares)


@pytest.mark.parametrize(
    ("method", "question", "told"),
    [
        (WeightMethod.POINTS, Question.POINTS, {"Reach": 3}),
        (WeightMethod.POINTS, Question.POINTS, {"Reach": 0, "Loyalty": 0}),
        (WeightMethod.HUNDRED, Question.HUNDRED, {"Reach": 80, "Loyalty": 10}),
        (WeightMethod.SWING, Question.SWING, {"Reach": 80, "Loyalty": 60}),
        (WeightMethod.RANK_SUM, Question.RANK, {"Loyalty": 1}),
        (WeightMethod.PAIRWISE, Question.RATIO, {}),
    ],
)
def test_what_was_not_said_is_not_guessed(
    workshop: Workshop, method: WeightMethod, question: Question, told: dict[str, float]
) -> None:
    workshop.do(set_judgements(set_id(workshop), question, alone(workshop, **told)))
    assert not sheet(workshop, method, CUSTOMERS).derived.is_ready


def test_pairs_give_saaty_s_priorities_and_consistency(workshop: Workshop) -> None:
    told = ratios(workshop, ("Growth", "Risk", 3), ("Growth", "Trust", 5), ("Trust", "Risk", 1 / 3))
    told |= ratios(workshop, ("Growth", "Customers", 1), ("Customers", "Risk", 3), ("Customers", "Trust", 5))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, told))
    found = sheet(workshop, WeightMethod.PAIRWISE).derived
    assert found.missing == ()
    assert found.shares == pytest.approx([0.3899, 0.1524, 0.0679, 0.3899], abs=5e-5)
    assert found.consistency is not None
    assert found.consistency.ratio == pytest.approx(0.0163, abs=5e-5)
    geometric = sheet(workshop, WeightMethod.PAIRWISE_GEOMETRIC).derived.shares
    assert geometric == pytest.approx([0.3897, 0.1524, 0.0683, 0.3897], abs=2e-3)


def test_missing_pairs_are_named_and_weights_follow_once_all_are_connected(workshop: Workshop) -> None:
    names = ids(workshop)
    told = ratios(workshop, ("Growth", "Risk", 2), ("Risk", "Trust", 2))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, told))
    assert not sheet(workshop, WeightMethod.PAIRWISE).derived.is_ready
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, ("Trust", "Customers", 2))))
    found = sheet(workshop, WeightMethod.PAIRWISE).derived
    assert found.is_ready
    assert found.shares == pytest.approx(np.array([8, 4, 2, 1]) / 15)
    assert (names["Growth"], names["Trust"]) in found.missing
    assert len(found.missing) == 3


def test_the_triple_that_contradicts_most_comes_with_a_revision(workshop: Workshop) -> None:
    told = ratios(workshop, ("Growth", "Risk", 3), ("Risk", "Trust", 3), ("Growth", "Trust", 1 / 9))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, told))
    found = sheet(workshop, WeightMethod.PAIRWISE).derived.contradiction
    assert found is not None
    assert found.triple == (0, 1, 2)
    assert (found.pair, found.proposed) == ((0, 2), 9.0)


def test_weights_multiply_down_the_tree(workshop: Workshop) -> None:
    names = ids(workshop)
    shares = {names["Growth"]: 0.5, names["Risk"]: 0.1, names["Trust"]: 0.1, names["Customers"]: 0.3}
    shares |= {names["Reach"]: 0.75, names["Loyalty"]: 0.25}
    found = overall_weights(workshop.snapshot, set_id(workshop), shares)
    assert found[names["Reach"]] == pytest.approx(0.225)
    workshop.do(take_weights(set_id(workshop), shares, source="swing"))
    weights = workshop.results.set_weights[set_id(workshop)]
    assert weights[workshop.snapshot.leaf_index[names["Reach"]]] == pytest.approx(0.225)


def revealed(workshop: Workshop, method: WeightMethod, ballots: dict[str, dict[tuple[int, int], float | None]]) -> int:
    names = ids(workshop)
    workshop.do(open_weight_round("Weights", set_id(workshop), method, [names["Reach"], names["Loyalty"]]))
    round_id = workshop.snapshot.rounds[-1].id
    people = {each.name: each.id for each in workshop.snapshot.participants}
    for name, told in ballots.items():
        votes = {pair: value for pair, value in told.items() if value is not None}
        workshop.do(write_weight_votes(round_id, people[name], votes, way=Way.LAPTOP))
        workshop.do(hand_in(round_id, people[name]))
    workshop.do(close_round(round_id))
    assert room_weights(workshop.snapshot, workshop.snapshot.rounds[-1], PLAIN) == ()
    workshop.do(reveal_round(round_id))
    return round_id


def test_judgements_and_priorities_of_a_room_are_joined_by_voting_weight(workshop: Workshop) -> None:
    people = {each.name: each.id for each in workshop.snapshot.participants}
    workshop.do(edit_participant(people["Anna"], {"voting_weight": 2.0}))
    pair = [ratios(workshop, ("Reach", "Loyalty", times)) for times in (4, 1)]
    revealed(workshop, WeightMethod.PAIRWISE, dict(zip(("Anna", "Bo"), pair, strict=True)))
    (of_round,) = revealed_rounds(workshop.snapshot, set_id(workshop))
    (room,) = room_weights(workshop.snapshot, of_round, PLAIN)
    assert [member.participant.name for member in room.members] == ["Anna", "Bo"]
    assert room.members[0].shares == pytest.approx([0.8, 0.2])
    assert room.of_judgements[0] / room.of_judgements[1] == pytest.approx(4 ** (2 / 3))
    assert room.of_priorities == pytest.approx([0.7, 0.3])
    assert room.of_priorities_geometric == pytest.approx(room.of_judgements)
    assert room.median == pytest.approx([0.8, 0.2]), "as the medians of scores, by voting weight"
    points = room_points([room], by_judgements=False)
    assert points[ids(workshop)["Reach"]] == pytest.approx(70)


def test_weights_of_a_room_stay_when_somebody_who_voted_leaves(workshop: Workshop) -> None:
    pair = [ratios(workshop, ("Reach", "Loyalty", times)) for times in (4, 1, 1 / 9)]
    revealed(workshop, WeightMethod.PAIRWISE, dict(zip(("Anna", "Bo", "Cem"), pair, strict=True)))
    (of_round,) = revealed_rounds(workshop.snapshot, set_id(workshop))
    (before,) = room_weights(workshop.snapshot, of_round, PLAIN)
    cem = next(each.id for each in workshop.snapshot.participants if each.name == "Cem")
    workshop.do(edit_participant(cem, {"is_present": False}))
    (after,) = room_weights(workshop.snapshot, of_round, PLAIN)
    assert [member.participant.name for member in after.members] == ["Anna", "Bo", "Cem"]
    assert after.of_judgements == pytest.approx(before.of_judgements)
    assert after.of_judgements[0] / after.of_judgements[1] == pytest.approx((4 / 9) ** (1 / 3))


def test_mean_swings_of_a_room_are_told_against_its_most_important_one(workshop: Workshop) -> None:
    told = {"Anna": alone(workshop, Reach=100, Loyalty=40), "Bo": alone(workshop, Reach=60, Loyalty=100)}
    told["Cem"] = alone(workshop, Reach=90)
    round_id = revealed(workshop, WeightMethod.SWING, told)
    of_round = next(each for each in workshop.snapshot.rounds if each.id == round_id)
    (room,) = room_weights(workshop.snapshot, of_round, PLAIN)
    assert room.of_judgements == pytest.approx([80 / 150, 70 / 150])
    assert not room.members[2].is_counted


def test_a_trade_off_that_contradicts_the_weights_is_told(workshop: Workshop) -> None:
    names = ids(workshop)
    points = {names["Growth"]: 50.0, names["Risk"]: 30.0, names["Trust"]: 10.0, names["Customers"]: 10.0}
    workshop.do(take_weights(set_id(workshop), points, source="points"))
    pair = names["Growth"], names["Risk"]
    workshop.do(answer_trade_off(set_id(workshop), pair, 0.4, Answer.KEPT))
    weights = overall_weights(workshop.snapshot, set_id(workshop), {})
    first, *others = trade_offs(workshop.snapshot, set_id(workshop), weights, PLAIN)
    assert first.pair == pair
    assert first.is_contradicted
    assert first.verdict is not None
    assert first.verdict.gained == pytest.approx(0.8 * 0.4 / 1.4)
    assert all(each.answer is None for each in others)
    workshop.do(answer_trade_off(set_id(workshop), pair, 0.4, Answer.GIVEN_UP))
    assert not trade_offs(workshop.snapshot, set_id(workshop), weights, PLAIN)[0].is_contradicted
    workshop.do(answer_trade_off(set_id(workshop), pair, 0.4, None))
    assert trade_offs(workshop.snapshot, set_id(workshop), weights, PLAIN)[0].answer is None
