"""Filling a workshop: all of the content or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.exchange.library import sample_content
from vmo_desktop.workshop.ops.library import Content, fill_workshop
from vmo_desktop.workshop.ops.weights import add_weight_set
from vmo_desktop.workshop.rows import AgreedScoreRow
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as new:
        yield new


@pytest.fixture
def content() -> Content:
    return sample_content("meridian")


def test_a_score_off_its_scale_refuses_the_whole_content(workshop: Workshop, content: Content) -> None:
    wrong = replace(
        content, agreed_scores=(*content.agreed_scores[:-1], AgreedScoreRow(24, content.drivers[-1].id, 9, ""))
    )
    with pytest.raises(ScoreRefused, match="9 is not on the scale"):
        workshop.do(fill_workshop(wrong))
    assert workshop.snapshot.initiatives == ()
    assert workshop.history() == ()


def test_content_goes_only_into_a_workshop_without_any(workshop: Workshop, content: Content) -> None:
    workshop.do(fill_workshop(content))
    with pytest.raises(NotAllowed):
        workshop.do(fill_workshop(content))
    assert len(workshop.snapshot.initiatives) == 24


def test_the_first_weight_set_takes_the_place_of_the_default_one(workshop: Workshop, content: Content) -> None:
    workshop.do(add_weight_set("My own"))
    workshop.do(fill_workshop(content))
    sets = workshop.snapshot.weight_sets
    assert [each.name for each in sets if each.is_default] == ["Agreed in the room"]
    assert {"My own", "Finance view", "Sustainability view"} < {each.name for each in sets}
    for each in sets:
        assert workshop.results.set_weights[each.id].sum() == pytest.approx(1)


def test_further_weight_sets_stand_after_those_that_are_there_in_their_own_order(
    workshop: Workshop, content: Content
) -> None:
    workshop.do(add_weight_set("My own"))
    workshop.do(fill_workshop(content))
    names = [each.name for each in workshop.snapshot.weight_sets]
    assert names == ["Agreed in the room", "My own", "Finance view", "Sustainability view"]
