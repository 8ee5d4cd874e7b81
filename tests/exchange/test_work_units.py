"""Efforts are made the workshop's own unit, and what is no effort is not taken for one."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of, table_of
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.mapping import Field, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.workshop.ops.frame import edit_workshop


def plan(tmp_path: Path, text: str, own: str = "person-days") -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        if own != workshop.snapshot.workshop.effort_unit:
            workshop.do(edit_workshop({"effort_unit": own}))
        return plan_of(text, workshop.snapshot)


def efforts(made: ImportPlan) -> list[object]:
    return [each.values.get("effort") for each in made.initiatives]


@pytest.mark.parametrize(
    ("heading", "own", "effort", "note"),
    [
        ("Effort (hours)", "person-days", 5.0, "person-days, multiplied by 0.125 (8 hours a day)."),
        ("Effort hours", "person-days", 5.0, "person-days, multiplied by 0.125 (8 hours a day)."),
        ("Aufwand in Stunden", "Personentage", 5.0, "Personentage, multiplied by 0.125 (8 hours a day)."),
        ("Effort (weeks)", "person-days", 200.0, "person-days, multiplied by 5 (5 days a week)."),
        ("Person months", "person-days", 800.0, "person-days, multiplied by 20 (20 days a month)."),
        ("Effort [person-years]", "person-days", 8800.0, "person-days, multiplied by 220 (220 days a year)."),
        ("Effort (hours)", "person-months", 0.25, "multiplied by 0.00625 (8 hours a day, 20 days a month)."),
        ("Effort (days)", "person-days", 40.0, ""),
        ("Aufwand in PT", "person-days", 40.0, ""),
        ("Charge (j/h)", "person-days", 40.0, ""),
        ("Jours-homme", "person-days", 40.0, ""),
        ("Effort (estimated)", "person-days", 40.0, ""),
        ("Effort", "story points", 40.0, ""),
        ("Effort (story points)", "story points", 40.0, ""),
        ("FTE", "FTE", 40.0, ""),
        ("Effort (hours)", "", 40.0, ""),
        ("Job size", "person-days", 40.0, "Column Job size was taken for the effort, in person-days."),
    ],
)
def test_efforts_are_made_the_own_unit_and_what_was_assumed_is_told(
    tmp_path: Path, heading: str, own: str, effort: float, note: str
) -> None:
    made = plan(tmp_path, f"Project;{heading}\nA;40\nB;40\n", own)
    assert efforts(made) == [effort, effort]
    assert len(made.notes) == bool(note)
    assert not note or made.notes[0].endswith(note)


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Project Size (MW)", "person-days"),
        ("Size [sq ft]", "person-days"),
        ("Effort (1-5)", "person-days"),
        ("Effort (k€)", "person-days"),
        ("FTE", "person-days"),
        ("Effort (FTE)", "person-months"),
        ("Effort (hours)", "story points"),
    ],
)
def test_what_cannot_be_made_the_own_unit_is_not_the_effort_and_named(tmp_path: Path, heading: str, own: str) -> None:
    made = plan(tmp_path, f"Project;{heading}\nA;40\nB;25\n", own)
    assert efforts(made) == [None, None]
    assert made.unmapped == (heading,)
    assert made.notes == (f"Column {heading} was not taken for the effort, which is counted in {own}.",)


def test_a_row_of_units_counts_as_brackets_do(tmp_path: Path) -> None:
    assert efforts(plan(tmp_path, "Project;Cost;Effort\n;k EUR;hours\nA;1500;80\nB;200;160\n")) == [10.0, 20.0]


def test_cells_may_name_a_unit_of_their_own(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project;Effort (hours)\nA;120 h\nB;3 PM\nC;2 weeks\nD;15 PT\nE;1.5 FTE\nF;80\n")
    assert efforts(made) == [15.0, 60.0, 10.0, 15.0, None, 10.0]
    assert [each.text for each in made.unread_cells] == ["1.5 FTE"]
    assert made.notes[-1] == (
        "Column Effort (hours): efforts that name a unit of their own were made person-days "
        "(8 hours a day, 5 days a week, 20 days a month)."
    )


def test_a_duration_that_names_its_unit_is_not_converted_again(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project;Duration (years)\nA;2 years\nB;2\nC;18 months\n")
    assert [each.values["duration"] for each in made.initiatives] == [24.0, 24.0, 18.0]


def test_a_column_given_to_the_effort_by_hand_is_counted_as_its_unit_says(tmp_path: Path) -> None:
    table = table_of("Project;Hours\nA;80\nB;160\n")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        draft = ImportDraft.begin(table.raw, SourceOptions(), workshop.snapshot)
        assert efforts(draft.with_target(1, Field.EFFORT).plan()) == [10.0, 20.0]
