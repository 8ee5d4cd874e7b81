"""Assessments of a road: what they come to, who takes part, and how levels are described."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.assessing import make_assessing
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.maturity import maturities, top_level
from vmo_desktop.workshop.ops.road import (
    STEPS,
    add_respondents,
    delete_levels,
    drop_respondent,
    rate,
    rename_respondent,
    write_level,
)
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_assessing(tmp_path / "w.vmo") as opened:
        yield opened


def test_an_assessment_takes_the_median_of_everybody(workshop: Workshop) -> None:
    first, second = maturities(workshop.snapshot.road)
    assert (first.respondents, second.respondents) == (("Ada", "Ben"), ("Ada", "Ben", "Cem"))
    assert first.found.level.tolist() == [1.0, 0.5, 1.0, 0.0, 1.5, 0.0, 0.5, 0.0, 0.0, 1.5]
    assert second.found.level.tolist() == [3.0, 2.0, 2.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 3.0]
    assert (second.found.low[6], second.found.high[6]) == (0.0, 2.0)


def test_the_most_urgent_step_comes_first_and_what_has_no_target_last(workshop: Workshop) -> None:
    steps = workshop.snapshot.road.steps
    workshop.do(STEPS.edit(steps[7].id, {"target": None}))
    latest = maturities(workshop.snapshot.road)[-1]
    names = [steps[place].name for place in latest.by_priority]
    assert names[:2] == ["Define value objectives", "Value-centric framework"]
    assert names[-1] == "Metrics and KPIs"
    assert np.isnan(latest.found.gap[7])


def test_who_sees_a_step_at_a_level(workshop: Workshop) -> None:
    latest, first_step = maturities(workshop.snapshot.road)[-1], workshop.snapshot.road.steps[0]
    assert latest.seen(first_step, 3) == ("Ada", "Cem")
    assert latest.seen(first_step, 2) == ("Ben",)
    workshop.do(rate(latest.assessment.id, [first_step.id], "Ben", {"level": 3.5}))
    assert maturities(workshop.snapshot.road)[-1].seen(first_step, 3) == ("Ada", "Ben", "Cem")


def test_who_is_added_has_rated_nothing_and_who_is_there_keeps_their_ratings(workshop: Workshop) -> None:
    second = workshop.snapshot.road.assessments[1].id
    before = maturities(workshop.snapshot.road)[-1].found.level
    workshop.do(add_respondents(second, ["Ada", "Dan"]))
    after = maturities(workshop.snapshot.road)[-1]
    assert after.respondents == ("Ada", "Ben", "Cem", "Dan")
    assert np.array_equal(after.found.level, before)


def test_a_respondent_is_renamed_with_all_ratings_unless_the_name_is_taken(workshop: Workshop) -> None:
    second = workshop.snapshot.road.assessments[1].id
    before = maturities(workshop.snapshot.road)
    with pytest.raises(NotAllowed, match="Ben takes part already"):
        workshop.do(rename_respondent(second, "Ada", "Ben"))
    workshop.do(rename_respondent(second, "Ada", "Zoe"))
    first, latest = maturities(workshop.snapshot.road)
    assert first.respondents == ("Ada", "Ben")
    assert latest.respondents == ("Ben", "Cem", "Zoe")
    assert np.array_equal(latest.found.level, before[-1].found.level)
    culture = workshop.snapshot.road.steps[6].id
    rated = latest.rating(culture, "Zoe")
    assert rated is not None
    assert rated.evidence.startswith("Minutes of May")
    workshop.undo()
    assert maturities(workshop.snapshot.road)[-1].respondents == ("Ada", "Ben", "Cem")


def test_an_assessment_without_respondents_claims_nothing(workshop: Workshop) -> None:
    first = workshop.snapshot.road.assessments[0].id
    workshop.do(drop_respondent(first, "Ada"))
    workshop.do(drop_respondent(first, "Ben"))
    emptied = maturities(workshop.snapshot.road)[0]
    assert not emptied.is_rated
    assert np.isnan(emptied.found.level).all()
    assert np.isnan(emptied.found.overall)


def test_levels_are_described_moved_and_taken_away_one_by_one(workshop: Workshop) -> None:
    step = workshop.snapshot.road.steps[0].id
    workshop.do(write_level(step, 5, "Others come to learn from us."))
    assert top_level(workshop.snapshot.road) == 5.0
    workshop.do(write_level(step, 6, "Others pay to learn from us.", former=5))
    assert [row.level for row in workshop.snapshot.road.levels[step]] == [0, 1, 2, 3, 4, 6]
    with pytest.raises(NotAllowed, match="Level 4 is described already"):
        workshop.do(write_level(step, 4, "Another", former=6))
    workshop.do(delete_levels(step, [6, 4]))
    assert [row.level for row in workshop.snapshot.road.levels[step]] == [0, 1, 2, 3]
    workshop.undo()
    assert len(workshop.snapshot.road.levels[step]) == 6
