"""What the quadrants of the chart are said to hold."""

from pathlib import Path

from tests.report.packs import ReadPack, facts_of, make_sample, make_workshop, write
from tests.voted_room import make_voted_room
from vmo_desktop.report.quadrants import recommended_bubbles
from vmo_desktop.report.sections import Section
from vmo_desktop.report.titles import generated_title
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import BubbleX


def test_only_initiatives_with_all_scores_are_counted(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "uk-major-projects-2023") as workshop:
        facts = facts_of(workshop)
        title = generated_title(facts, Section.CHART).replace("\u00a0", " ")
    assert title == "32 of the 95 initiatives with all scores combine high value with low cost"


def test_a_range_over_several_quadrants_is_in_none(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots"]) as workshop:
        workshop.do(edit_chart({"x_field": BubbleX.EFFORT}))
        before = generated_title(facts_of(workshop), Section.CHART).replace("\u00a0", " ")
        snapshot = workshop.snapshot
        for driver in snapshot.leaves:
            workshop.do(set_score(initiative_id=snapshot.initiatives[0].id, driver_id=driver.id, value=None))
        after = generated_title(facts_of(workshop), Section.CHART).replace("\u00a0", " ")
    assert "of 3 initiatives" in before
    assert "of the 2 initiatives with all scores" in after


def test_without_a_budget_nothing_is_said_to_be_funded(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger"]) as workshop:
        read = ReadPack(write(workshop, tmp_path / "a.pdf"))
        assert "Funded" in read.pages[read.page_of("What the quadrants hold")]
        workshop.do(edit_workshop({"budget": None}))
        read = ReadPack(write(workshop, tmp_path / "b.pdf"))
        assert "Funded" not in read.pages[read.page_of("What the quadrants hold")]


def test_the_chart_shows_how_far_revealed_votes_lie_apart_where_it_can_be_read(tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "few.vmo", initiatives=24) as few:
        read = ReadPack(write(few, tmp_path / "few.pdf"))
        assert "Ellipse: middle half of the votes" in read.text
    with make_voted_room(tmp_path / "many.vmo", initiatives=60) as many:
        assert recommended_bubbles(facts_of(many)).spread is None
