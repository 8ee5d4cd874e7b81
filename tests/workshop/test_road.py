"""The road as it is edited: numbers in their bounds, levels, ratings, and who takes part."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.ops.road import (
    ASPECTS,
    ASSESSMENTS,
    STAKEHOLDERS,
    STEPS,
    TRAININGS,
    add_assessment,
    add_respondents,
    delete_levels,
    drop_respondent,
    rate,
    rename_respondent,
    write_level,
)
from vmo_desktop.workshop.road_rows import RatingRow, RoadLevelRow
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Two steps, an assessment, a stakeholder, a training and an aspect; each list's first row has the id 1."""
    with Workshop.create(tmp_path / "w.vmo") as opened:
        opened.do(STEPS.add([{"name": "Sponsor"}, {"name": "Measure"}]))
        for listed, name in ((ASSESSMENTS, "Before"), (STAKEHOLDERS, "Board"), (ASPECTS, "Aim")):
            opened.do(listed.add([{"name": name}]))
        opened.do(TRAININGS.add([{"topic": "Value", "role": "PMO"}]))
        yield opened


def _ratings(workshop: Workshop) -> dict[tuple[int, int, str], tuple[float | None, str]]:
    return {key: (row.level, row.evidence) for key, row in workshop.snapshot.road.ratings.items()}


SHARES = "Aim: today and target lie between 0 % (PMO) and 100 % (VMO)."
NUMBERS = "Board: influence and interest are numbers from 1 to 5."
DAY = "June is no day; a day is written as 2027-06-30."
BOUNDS = {
    "importance": (STEPS, "steps", (0.0, 2.5), (-0.5,), "Sponsor: importance is a number of 0 or more."),
    "influence": (STAKEHOLDERS, "stakeholders", (1.0, 5.0, None), (0.9, 5.1), NUMBERS),
    "interest": (STAKEHOLDERS, "stakeholders", (1.0, 5.0, None), (0.9, 5.1), NUMBERS),
    "today": (ASPECTS, "aspects", (0.0, 1.0, None), (-0.1, 1.1), SHARES),
    "target": (ASPECTS, "aspects", (0.0, 1.0, None), (-0.1, 1.1), SHARES),
    "on": (ASSESSMENTS, "assessments", ("2027-06-30", ""), ("June",), DAY),
    "due_on": (TRAININGS, "trainings", ("2027-06-30", ""), ("June",), DAY),
    "done_on": (TRAININGS, "trainings", ("2027-06-30", ""), ("June",), DAY),
}
"""By field: its list, what is right there, what is wrong, and the sentence that says so."""


@pytest.mark.parametrize("field", BOUNDS)
def test_what_is_typed_stays_in_its_bounds(workshop: Workshop, field: str) -> None:
    listed, rows, right, wrong, sentence = BOUNDS[field]
    for value in wrong:
        assert refusal_of(workshop, listed.edit(1, {field: value})) == sentence
    for value in right:
        workshop.do(listed.edit(1, {field: value}))
        assert getattr(getattr(workshop.snapshot.road, rows)[0], field) == value


def test_each_list_tells_its_rows_by_their_names(workshop: Workshop) -> None:
    told: dict[Listed, str] = {
        STEPS: "Step added: New", ASSESSMENTS: "Assessment added: New", STAKEHOLDERS: "Stakeholder added: New",
        ASPECTS: "Aspect added: New",
    }  # fmt: skip
    for listed, sentence in told.items():
        assert label_of(workshop, listed.add([{"name": "New"}])) == sentence
    assert label_of(workshop, TRAININGS.add([{"topic": "New", "role": "CFO"}])) == "Training added: New"
    assert label_of(workshop, TRAININGS.edit_many({1: {"owner": "Bea"}, 2: {"owner": "Cem"}})) == "2 trainings changed"
    assert [each.owner for each in workshop.snapshot.road.trainings] == ["Bea", "Cem"]
    assert label_of(workshop, STAKEHOLDERS.delete([1, 2])) == "2 stakeholders deleted"
    assert label_of(workshop, ASPECTS.reorder([2, 1])) == "Order of aspects"
    assert label_of(workshop, ASSESSMENTS.delete([1, 2])) == "2 assessments deleted"
    assert label_of(workshop, ASPECTS.delete([1])) == "Aspect deleted: Aim"
    assert label_of(workshop, STEPS.delete([1, 2])) == "2 steps deleted"


def test_a_level_is_described_once_and_may_take_the_place_of_another(workshop: Workshop) -> None:
    def levels() -> tuple[RoadLevelRow, ...]:
        return workshop.snapshot.road.levels.get(1, ())

    assert label_of(workshop, write_level(1, 1, "A list")) == "Level 1 of Sponsor"
    workshop.do(write_level(1, 3, "A board"))
    workshop.do(write_level(2, 1, "Nothing"))
    assert refusal_of(workshop, write_level(1, 1, "Again")) == "Level 1 is described already."
    assert refusal_of(workshop, write_level(1, 1, "Again", former=3)) == "Level 1 is described already."
    workshop.do(write_level(1, 1, "A list of all", former=1))
    workshop.do(write_level(1, 2, "A forum", former=3))
    assert levels() == (RoadLevelRow(1, 1, "A list of all"), RoadLevelRow(1, 2, "A forum"))

    assert label_of(workshop, delete_levels(1, [1, 3])) == "Levels of Sponsor"
    assert levels() == (RoadLevelRow(1, 2, "A forum"),)
    assert workshop.snapshot.road.levels[2] == (RoadLevelRow(2, 1, "Nothing"),)


def test_ratings_are_written_field_by_field(workshop: Workshop) -> None:
    assert label_of(workshop, rate(1, [1, 2], "Ada", {"level": 2})) == "Rating of Ada"
    steps = len(workshop.history())
    workshop.do(rate(1, [1, 2], "Ada", {"level": 0.0}))
    assert len(workshop.history()) == steps
    workshop.do(rate(1, [1], "Ada", {"evidence": "Minutes"}))
    assert label_of(workshop, rate(1, [2], "", {"level": None})) == "Rating"
    assert _ratings(workshop) == {(1, 1, "Ada"): (0.0, "Minutes"), (1, 2, "Ada"): (0.0, ""), (1, 2, ""): (None, "")}
    for wrong in (-0.5, math.inf, math.nan):
        assert refusal_of(workshop, rate(1, [1], "Ada", {"level": wrong})) == "A level is a number of 0 or more."


def test_an_assessment_begins_with_its_people_and_nothing_rated(workshop: Workshop) -> None:
    workshop.do(rate(1, [1], "Ada", {"level": 2}))
    told = label_of(workshop, add_assessment({"name": "After", "on": "2027-12-31"}, ["Ada", "Ben"]))
    assert told == "Assessment added: After"
    assert [(each.name, each.on) for each in workshop.snapshot.road.assessments] == [
        ("Before", ""), ("After", "2027-12-31"),
    ]  # fmt: skip
    assert _ratings(workshop) == {
        (1, 1, "Ada"): (2.0, ""),
        **{(2, step, name): (None, "") for name in ("Ada", "Ben") for step in (1, 2)},
    }


def test_respondents_come_are_renamed_and_go(workshop: Workshop) -> None:
    workshop.do(rate(1, [1], "Ada", {"level": 2, "evidence": "Minutes"}))
    assert label_of(workshop, add_respondents(1, ["Ada"])) == "Respondent added: Ada"
    assert label_of(workshop, add_respondents(1, ["Ben", "Cem"])) == "2 respondents added"
    assert label_of(workshop, add_respondents(1, [])) == "0 respondents added"
    assert _ratings(workshop) == {
        (1, 1, "Ada"): (2.0, "Minutes"),
        (1, 2, "Ada"): (None, ""),
        **{(1, step, name): (None, "") for name in ("Ben", "Cem") for step in (1, 2)},
    }
    assert refusal_of(workshop, rename_respondent(1, "Ada", "Ben")) == "Ben takes part already."
    assert label_of(workshop, rename_respondent(1, "Ada", "Ada Lovelace")) == "Respondent renamed: Ada → Ada Lovelace"
    assert workshop.snapshot.road.ratings[1, 1, "Ada Lovelace"] == RatingRow(1, 1, "Ada Lovelace", 2.0, "Minutes")
    assert label_of(workshop, drop_respondent(1, "Ben")) == "Ratings taken away: Ben"
    assert {name for _, _, name in _ratings(workshop)} == {"Ada Lovelace", "Cem"}
    assert label_of(workshop, rename_respondent(1, "Nobody", "Somebody")) == "Respondent renamed: Nobody → Somebody"
    assert {name for _, _, name in _ratings(workshop)} == {"Ada Lovelace", "Cem"}
