"""The plan of the road in the pack: there with data, gone without."""

from pathlib import Path

import pytest

from tests.pdfs import opened
from tests.workshop.choosing import make_choosing
from tests.workshop.planning import make_planning
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.ops.road import ASPECTS
from vmo_desktop.workshop.workshop import Workshop


def _text(workshop: Workshop) -> str:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return " ".join("\n".join(pages).split())


def test_roadmap_people_and_aspects_are_told(tmp_path: Path) -> None:
    with make_planning(tmp_path / "w.vmo") as workshop:
        text = _text(workshop)
        names = [row.name for row in workshop.snapshot.road.stakeholders]
        topics = [row.topic for row in workshop.snapshot.road.trainings]
    assert "1 of 4 actions is overdue, since 31 May 2027" in text
    assert "! overdue" in text
    assert "Interview sponsors" in text
    assert "1 resists" in text
    assert all(name in text for name in names)
    assert all(topic in text for topic in topics)
    assert "The longest way is ahead in Focus: from 30 % to 80 %" in text


def test_aspects_that_are_as_far_are_named_together(tmp_path: Path) -> None:
    with make_planning(tmp_path / "w.vmo") as workshop:
        name = workshop.snapshot.road.aspects[2].name
        workshop.do(ASPECTS.edit(workshop.snapshot.road.aspects[2].id, {"today": 0.2, "target": 0.7}))
        text = _text(workshop)
    assert f"The longest way is ahead in Focus and {name}: 50 points of percent each" in text


def test_a_hundred_and_twenty_actions_are_all_in_the_pack(tmp_path: Path) -> None:
    rows = [{"text": f"Action No{n}x", "start_on": "2027-01-01", "due_on": "2027-09-01"} for n in range(120)]
    with make_planning(tmp_path / "w.vmo") as workshop:
        workshop.do(ACTIONS.add(rows))
        text = _text(workshop)
    assert all(text.count(f"No{n}x") == 2 for n in range(120))


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    with make_planning(tmp_path / "w.vmo") as workshop:
        first, second = (pack_bytes(workshop.results, workshop.history()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("title", ["Roadmap", "Stakeholders and training", "PMO and VMO compared"])
def test_without_a_plan_there_is_none(tmp_path: Path, title: str) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        assert title not in _text(workshop)
