"""The sets of the road from PMO to VMO: complete in themselves, and read strictly."""

from pathlib import Path

import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.road_library import nearest_road, read_road, road_names, road_of, roads
from vmo_desktop.workshop.road_texts import RoadTexts

ROADS = roads()

SHORT = """
title = "Short"
description = "Two phases and a step."
[[phase]]
name = "Begin"
start = 0
end = 2
[[step]]
name = "Look"
purpose = "See."
target = 1
importance = 1
levels = ["Nothing.", "Something."]
actions = [{ text = "Begin to look", phase = "Begin", start = 0, months = 1 }]
"""


def test_the_ten_steps_are_offered_first_and_a_scaled_set_for_small_firms() -> None:
    assert road_names() == ["ten-steps", "small-firm"]
    ten, small = ROADS
    assert (len(ten.steps), len(small.steps)) == (10, 6)
    assert len(ten.aspects) == len(small.aspects) == 5

    def words(road: RoadTexts) -> float:
        return sum(len(level.split()) for step in road.steps for level in step.levels) / len(road.steps)

    assert words(small) < words(ten)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.name)
def test_every_step_has_five_levels_a_reachable_target_and_actions_within_their_phase(road: RoadTexts) -> None:
    phases = {phase.name: phase for phase in road.phases}
    assert 6 <= road.phases[-1].end <= 24
    for step in road.steps:
        assert len(step.levels) == len(set(step.levels)) == 5
        assert 0 < step.target <= 4
        assert step.importance > 0
        assert step.actions
        for action in step.actions:
            phase = phases[action.phase]
            assert phase.start <= action.start < action.start + action.months <= phase.end, action.text


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.name)
def test_no_set_claims_to_be_a_standard(road: RoadTexts) -> None:
    said = " ".join([road.title, road.description, *(step.purpose for step in road.steps)]).casefold()
    assert "standard" not in said
    assert "certif" not in said


def test_the_set_of_a_road_is_known_by_the_names_of_its_steps() -> None:
    assert nearest_road(["Culture", "Our own step", "Train teams"]) == road_of("ten-steps")
    assert nearest_road(["Look back and go on"]) == road_of("small-firm")
    assert nearest_road(["Our own step"]) is None


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SourceRefused, match=r"Choose one of: ten-steps, small-firm"):
        road_of("../templates/rice")


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("target = 1", "target = 2", r"step\[1\]\.target is no level"),
        ('phase = "Begin"', 'phase = "Later"', r"actions\[1\]\.phase there is no phase"),
        ("end = 2", "end = 0", "does not follow"),
        ("months = 1", "months = 0.5", "whole number of months"),
        ("purpose", "purpouse", "purpose is missing"),
    ],
)
def test_a_set_with_a_mistake_is_refused_with_its_place(written: str, instead: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "short.toml"
    path.write_text(SHORT.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(SourceRefused, match=said):
        read_road(path)


def test_a_set_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "short.toml"
    path.write_text(SHORT, encoding="utf-8")
    road = read_road(path)
    assert [step.levels for step in road.steps] == [("Nothing.", "Something.")]
    assert road.top_level == 1
