"""The chart of which initiative is funded in which scenario."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from tests.portfolio import HOSTILE_NAMES
from tests.workshop.choosing import chosen_by, make_choosing
from vmo_desktop.charts.membership import draw_membership, membership_order, most_members
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.scenario_comparison import Membership, membership
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """With 70 the best is A and B, with 60 it is A and C."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        yield opened


def _found(workshop: Workshop) -> Membership:
    return membership(workshop.snapshot, {each: chosen_by(workshop, each) for each in (1, 2)})


def _texts(found: Membership, most: int | None = None) -> list[str]:
    figure = Figure(figsize=(8, 4))
    axes = figure.add_subplot()
    draw_membership(axes, found, LIGHT, most=most)
    figure.draw_without_rendering()
    return [text.get_text() for text in axes.texts]


def test_what_is_debatable_comes_first(workshop: Workshop) -> None:
    found = _found(workshop)
    assert membership_order(found) == [1, 2, 0, 3]
    said = _texts(found)
    assert [text for text in said if text in "ABCD"] == ["B", "C", "A", "D"]
    assert said[said.index("B") + 1 :][:2] == ["●", "○"]
    assert said[said.index("A") + 1 :][:2] == ["●", "●"]
    assert said[:4] == ["Base", "125.0 for 70", "Less", "100.0 for 60"]
    assert said[-1] == "● funded · ○ waiting"


def test_where_there_is_little_room_the_rest_is_counted(workshop: Workshop) -> None:
    said = _texts(_found(workshop), most=2)
    assert "A" not in said
    assert said[-1].endswith("2 more are not shown")
    assert most_members(LIGHT, 10.0) == 1


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_any_name_is_drawn(workshop: Workshop, name: str) -> None:
    workshop.do(edit_initiatives({workshop.snapshot.initiatives[0].id: {"name": name}}))
    assert _texts(_found(workshop))
