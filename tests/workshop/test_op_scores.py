"""What edits of agreed scores write, say and refuse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import (
    BLANK,
    DEPOT,
    GROWTH,
    NOVELTY,
    PORTAL,
    PROFIT,
    SKILL,
    SPEED,
    done,
    make_edited,
    refused,
)
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_rationale, set_score, set_scores
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("scores") / "w.vmo") as made:
        yield made


def score(initiative_id: int, driver_id: int, value: float | None) -> Operation:
    return set_score(initiative_id=initiative_id, driver_id=driver_id, value=value)


def why(initiative_id: int, driver_id: int, rationale: str) -> Operation:
    return set_rationale(initiative_id=initiative_id, driver_id=driver_id, rationale=rationale)


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (lambda: [score(PORTAL, GROWTH, 4)], "Score: Portal on Growth 3 → 4", ["agreed_score[1, 1].value 3.0 > 4.0"]),
        (lambda: [score(PORTAL, GROWTH, 0)], "Score: Portal on Growth 3 → 0", ["agreed_score[1, 1].value 3.0 > 0.0"]),
        (
            lambda: [score(PORTAL, GROWTH, None)],
            "Score: Portal on Growth 3 → none",
            ["agreed_score[1, 1].value 3.0 > None"],
        ),
        (lambda: [score(DEPOT, GROWTH, None)], "Score: D2 on Growth 1 → none", ["-agreed_score(2, 1, 1.0)"]),
        (lambda: [score(BLANK, SPEED, 10)], "Score: unnamed on Speed none → 10", ["+agreed_score(3, 2, 10.0)"]),
        (lambda: [score(BLANK, SPEED, 50)], "Score: unnamed on Speed none → 50", ["+agreed_score(3, 2, 50.0)"]),
        (lambda: [score(BLANK, SPEED, 12.25)], "Score: unnamed on Speed none → 12.25", ["+agreed_score(3, 2, 12.25)"]),
        (
            lambda: [score(PORTAL, GROWTH, 4), score(PORTAL, GROWTH, 2)],
            "Score: Portal on Growth 3 → 2",
            ["agreed_score[1, 1].value 3.0 > 2.0"],
        ),
        (
            lambda: [score(PORTAL, GROWTH, 4), score(PORTAL, SKILL, 2)],
            "Score: Portal on Skill none → 2",
            ["agreed_score[1, 1].value 3.0 > 4.0", "+agreed_score(1, 4, 2.0)"],
        ),
        (lambda: [set_scores({})], "0 scores", []),
        (
            lambda: [set_scores({(PORTAL, GROWTH): 1, (DEPOT, GROWTH): None, (BLANK, SPEED): 20.5})],
            "3 scores",
            ["agreed_score[1, 1].value 3.0 > 1.0", "-agreed_score(2, 1, 1.0)", "+agreed_score(3, 2, 20.5)"],
        ),
        (
            lambda: [why(PORTAL, GROWTH, "Three")],
            "Rationale: Portal on Growth",
            ["agreed_score[1, 1].rationale Two markets > Three"],
        ),
        (lambda: [why(BLANK, SKILL, "New team")], "Rationale: unnamed on Skill", ["+agreed_score(3, 4, New team)"]),
        (lambda: [why(BLANK, SKILL, "")], "Rationale: unnamed on Skill", []),
        (
            lambda: [score(PORTAL, GROWTH, None), why(PORTAL, GROWTH, "")],
            "Rationale: Portal on Growth",
            ["-agreed_score(1, 1, 3.0, Two markets)"],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_typing_one_rationale_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    workshop.do(why(PORTAL, GROWTH, "Thr"))
    workshop.do(why(PORTAL, GROWTH, "Three"))
    assert len(workshop.history()) == steps + 1
    workshop.undo()


COUNTED = "ScoreRefused: The scores of Profit are counted from cash lines. Change those instead."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (
            lambda: score(DEPOT, GROWTH, 4.5),
            "ScoreRefused: D2 on Growth: 4.5 is not on the scale. Type a number from 0 to 4.",
        ),
        (
            lambda: score(DEPOT, GROWTH, -1),
            "ScoreRefused: D2 on Growth: -1 is not on the scale. Type a number from 0 to 4.",
        ),
        (
            lambda: score(PORTAL, SPEED, 9.5),
            "ScoreRefused: Portal on Speed: 9.5 is not on the scale. Type a number from 10 to 50.",
        ),
        (
            lambda: score(PORTAL, SPEED, 51),
            "ScoreRefused: Portal on Speed: 51 is not on the scale. Type a number from 10 to 50.",
        ),
        (
            lambda: score(BLANK, NOVELTY, 3),
            "ScoreRefused: unnamed on Novelty: 3 is not on the scale. Give the driver a scale first.",
        ),
        (
            lambda: set_scores({(PORTAL, GROWTH): None, (DEPOT, SKILL): 2.0, (BLANK, SPEED): float("nan")}),
            "ScoreRefused: unnamed on Speed: nan is not on the scale. Type a number from 10 to 50.",
        ),
        (lambda: score(PORTAL, PROFIT, 5), COUNTED),
        (lambda: set_scores({(PORTAL, GROWTH): 1, (PORTAL, PROFIT): None}), COUNTED),
        (lambda: why(PORTAL, PROFIT, "Because"), COUNTED),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_many_scores_are_all_written(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as many:
        for name in "ABCDE":
            many.do(add_driver(name))
        many.do(add_initiatives([{"name": f"Initiative {place}"} for place in range(4_001)]))
        cells = [(each.id, driver.id) for each in many.snapshot.initiatives for driver in many.snapshot.leaves]
        scores = {cell: float(place % 5) for place, cell in enumerate(cells)}
        many.do(set_scores(scores))
        assert {cell: row.value for cell, row in many.snapshot.agreed_scores.items()} == scores
