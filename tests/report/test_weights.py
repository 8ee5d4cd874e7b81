"""The pack tells how the weights came about, and says nothing of it where there is nothing to tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.packs import ReadPack, facts_of, write
from tests.workshop.weighing import alone, ids, make_weighing, ratios, set_id
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.report.open_points import open_points
from vmo_desktop.workshop.ops.ballots import hand_in, write_weight_votes
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.ops.judgements import answer_trade_off, set_judgements, set_method, take_weights
from vmo_desktop.workshop.ops.rounds import close_round, open_weight_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

TITLE = "How weights came about"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_weighing(tmp_path / "w.vmo") as opened:
        yield opened


def told(workshop: Workshop, tmp_path: Path) -> str:
    """The text of the pages about weights."""
    pages = ReadPack(write(workshop, tmp_path / "pack.pdf")).pages
    return " ".join(" ".join(page for page in pages if TITLE in page).split())


def test_weights_that_were_only_typed_have_no_page(workshop: Workshop, tmp_path: Path) -> None:
    assert told(workshop, tmp_path) == ""


def test_swings_are_told_with_the_ends_of_the_scale(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(set_method(set_id(workshop), WeightMethod.SWING))
    workshop.do(set_judgements(set_id(workshop), Question.RANK, alone(workshop, Reach=1, Loyalty=2)))
    workshop.do(set_judgements(set_id(workshop), Question.SWING, alone(workshop, Reach=100, Loyalty=60)))
    text = told(workshop, tmp_path)
    assert "The weights rest on swings" in text
    assert "No effect to Saves over 1 M a year" in text
    assert "62.5" in text
    assert "37.5" in text


def test_pairs_are_told_with_their_consistency(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(set_method(set_id(workshop), WeightMethod.PAIRWISE))
    pairs = ("Growth", "Risk", 3), ("Risk", "Trust", 3), ("Growth", "Trust", 1 / 9), ("Growth", "Customers", 1)
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, *pairs)))
    assert "2 pairs were not compared" in told(workshop, tmp_path)
    rest = ("Risk", "Customers", 1), ("Trust", "Customers", 1)
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, *rest)))
    text = told(workshop, tmp_path)
    assert "above 0.10, the comparisons contradict each other" in text
    assert "Growth against Trust was 1/9, two others say 9" in text


def test_a_revealed_round_and_contradicted_trade_offs_are_told(workshop: Workshop, tmp_path: Path) -> None:
    names = ids(workshop)
    asked = [names["Reach"], names["Loyalty"]]
    workshop.do(open_weight_round("Weights", set_id(workshop), WeightMethod.PAIRWISE, asked))
    round_id = workshop.snapshot.rounds[0].id
    for person, times in zip(workshop.snapshot.participants, (4.0, 1.0), strict=False):
        workshop.do(write_weight_votes(round_id, person.id, {(asked[0], asked[1]): times}, way=Way.LAPTOP))
        workshop.do(hand_in(round_id, person.id))
    workshop.do(close_round(round_id))
    assert told(workshop, tmp_path) == ""
    workshop.do(reveal_round(round_id))
    points = {names["Growth"]: 50.0, names["Risk"]: 30.0}
    workshop.do(take_weights(set_id(workshop), points, source="points"))
    workshop.do(answer_trade_off(set_id(workshop), (names["Growth"], names["Risk"]), 0.4, Answer.KEPT))
    text = told(workshop, tmp_path)
    assert "Anna" in text
    assert "80.0" in text
    assert "Joined judgements" in text
    assert "1 trade-off was asked about; 1 answer contradicts the weights" in text


def test_stale_weights_are_told_before_the_signature(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(take_weights(set_id(workshop), {ids(workshop)["Growth"]: 50.0}, source="points"))
    workshop.do(set_levels(ids(workshop)["Risk"], (Level(0, 0, "None"), Level(9, 100, "All"))))
    assert "1 weight was given for another range of its scale" in told(workshop, tmp_path)
    assert any("Risk" in point and "present range" in point for point in open_points(facts_of(workshop)))
