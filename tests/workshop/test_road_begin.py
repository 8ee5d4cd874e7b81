"""Beginning the road with a set of texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.road_library import roads
from vmo_desktop.workshop.ops.road import STEPS
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.road_texts import RoadTexts
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo", author="Ines") as new:
        yield new


@pytest.mark.parametrize("texts", roads(), ids=lambda road: road.name)
def test_a_road_begins_in_one_step_that_undo_takes_back(texts: RoadTexts, workshop: Workshop) -> None:
    workshop.do(begin_road(texts))
    road = workshop.snapshot.road
    assert [step.name for step in road.steps] == [step.name for step in texts.steps]
    for row, text in zip(road.steps, texts.steps, strict=True):
        assert [(level.level, level.evidence) for level in road.levels[row.id]] == list(enumerate(text.levels))
        assert (row.target, row.importance) == (text.target, text.importance)
    assert [row.pmo for row in road.aspects] == [aspect.pmo for aspect in texts.aspects]
    assert len(road.stakeholders) == len(texts.stakeholders)
    assert len(road.trainings) == len(texts.trainings)
    assert not road.actions
    assert len(workshop.history()) == 1
    workshop.undo()
    road = workshop.snapshot.road
    assert not any((road.steps, road.levels, road.aspects, road.stakeholders, road.trainings))


def test_a_road_that_has_steps_is_not_begun_again(workshop: Workshop) -> None:
    workshop.do(STEPS.add([{"name": "Our own"}]))
    with pytest.raises(NotAllowed, match="has steps already"):
        workshop.do(begin_road(roads()[0]))
    assert [step.name for step in workshop.snapshot.road.steps] == ["Our own"]
