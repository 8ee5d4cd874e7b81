"""A row of units below the headings says what the numbers are counted in, and is no initiative."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of, table_of
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.mapping import Field, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.units import units_in

GROWTH = {"GRO": {"name": "Growth"}}
TITLE_BLOCK = "Portfolio 2027;;;;\nPrepared by;PMO;;;\nVersion;1.2;;;\n;;;;\n"
WITH_UNITS = (
    "No;Project;Budget;Duration;Growth\n;;k EUR;days;(0-4)\n1;Portal;400;90;3\n2;Ledger;250;60;1\n3;Robots;900;30;4\n"
)


def plan(tmp_path: Path, text: str) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo", GROWTH) as workshop:
        return plan_of(text, workshop.snapshot)


@pytest.mark.parametrize("above", ["", TITLE_BLOCK])
def test_units_are_applied_and_their_row_is_skipped_with_a_reason(tmp_path: Path, above: str) -> None:
    made = plan(tmp_path, above + WITH_UNITS)
    assert [each.reason for each in made.skipped] == ["a row of units"]
    assert not made.rejected
    assert not made.unread_cells
    assert [each.values["cost"] for each in made.initiatives] == [400_000, 250_000, 900_000]
    assert [round(float(each.values["duration"]), 2) for each in made.initiatives] == [2.96, 1.97, 0.99]
    assert "Column Budget: amounts were multiplied by 1,000." in made.notes
    assert any("durations were made months" in note for note in made.notes)


@pytest.mark.parametrize(
    ("heading", "months"),
    [
        ("Duration (weeks)", 2.76),
        ("Duration in years", 144.0),
        ("Duration (months)", 12.0),
        ("Durée (semaines)", 2.76),
        ("Duración (años)", 144.0),
        ("Looptijd (weken)", 2.76),
        ("Duración (meses)", 12.0),
        ("Duration", 12.0),
    ],
)
def test_a_duration_is_made_months_by_its_heading(tmp_path: Path, heading: str, months: float) -> None:
    made = plan(tmp_path, f"Project,{heading},Cost\nPortal,12,400\nLedger,12,250\n")
    assert [round(float(each.values["duration"]), 2) for each in made.initiatives] == [months, months]


def test_durations_that_name_their_unit_are_made_months_with_a_note(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Duration,Cost\nPortal,45 days,4\nLedger,6 wks,2\nRobots,2 years,3\nCRM,6m,3\n")
    assert [round(float(each.values["duration"]), 2) for each in made.initiatives] == [1.48, 1.38, 24.0, 6.0]
    assert made.notes == ('Column Duration: "45 days" and the like were made months.',)


def test_months_that_are_called_so_need_no_note(tmp_path: Path) -> None:
    assert plan(tmp_path, "Project,Duration\nPortal,6 months\nLedger,3 mo\n").notes == ()


@pytest.mark.parametrize(
    ("row", "is_units"),
    [
        (["", "k EUR", "days", "0-4"], True),
        (["text", "M€", "%", "score"], True),
        (["name", "EUR million", "person-days", "-"], True),
        (["in thousands", "FTE"], True),
        (["", "1000 Fr."], True),
        (["", "T€"], True),
        (["", "x 1'000 CHF"], True),
        (["", "", ""], False),
        (["name", "text", "-"], False),
        (["Portal", "k EUR", "days"], False),
        (["", "400", "90"], False),
    ],
)
def test_a_row_of_units_holds_nothing_else(row: list[str], is_units: bool) -> None:
    assert (units_in(row) is not None) is is_units


def test_a_column_of_units_beside_transposed_headings_is_a_row_of_units(tmp_path: Path) -> None:
    made = plan(tmp_path, "Name;Unit;Portal;Ledger\nCost;k EUR;5;6\nDuration;weeks;52;26\n")
    assert [each.values["name"] for each in made.initiatives] == ["Portal", "Ledger"]
    assert [each.values["cost"] for each in made.initiatives] == [5000, 6000]
    assert [round(float(each.values["duration"])) for each in made.initiatives] == [12, 6]
    assert [each.reason for each in made.skipped] == ["a row of units"]


def test_an_initiative_called_like_a_unit_is_one() -> None:
    table = table_of("Project,Cost\nDays,400\nPortal,250\n")
    assert [row.cells[0] for row in table.rows] == ["Days", "Portal"]


def test_a_column_given_to_the_cost_by_hand_is_counted_as_its_unit_says(tmp_path: Path) -> None:
    table = table_of("Project,Sum asked for\n,k EUR\nPortal,400\nLedger,250\n")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        draft = ImportDraft.begin(table.raw, SourceOptions(), workshop.snapshot)
        assert [each.values["cost"] for each in draft.with_target(1, Field.COST).plan().initiatives] == [
            400_000,
            250_000,
        ]


def test_percentages_are_no_scores_on_levels_and_the_reason_is_said(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Growth\nPortal,80 %\nLedger,2 %\nRobots,3\nWarehouse,1\nDepot,2\n")
    assert [(each.row, each.text, each.reason) for each in made.unread_cells] == [
        (2, "80 %", "a percentage is no score of Growth (0 to 4)"),
        (3, "2 %", "a percentage is no score of Growth (0 to 4)"),
    ]


def test_a_column_of_percentages_is_left_out_and_named(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Growth\nPortal,80 %\nLedger,60 %\n")
    assert made.unmapped == ("Growth",)
    assert made.notes == (
        "Column Growth holds percentages and was left out: Growth is scored from 0 to 4. "
        "Write scores instead, or give the driver a measure in %.",
    )
