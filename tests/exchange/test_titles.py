"""A title that says what all amounts are counted in is followed where it is sure, and never passed over in silence."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of, write_workbook
from vmo_desktop.exchange.importing import plan_import, propose_map, read_source
from vmo_desktop.exchange.mapping import ColumnMap, Field, ImportMap
from vmo_desktop.exchange.plan import ImportPlan

TABLE = "Project,Cost\nBridge,1250\nSchool,3400\n"


def plan(tmp_path: Path, text: str, mapping: ImportMap | None = None) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        return plan_of(text, workshop.snapshot, mapping)


def costs(made: ImportPlan) -> list[object]:
    return [each.values["cost"] for each in made.initiatives]


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        ("Capital Plan (dollars in thousands)", 1e3),
        ("Alle Betraege in TEUR", 1e3),
        ("Budget in Mio. EUR", 1e6),
        ("(in thousands)", 1e3),
        ("$ in millions", 1e6),
        ("All amounts in GBP million", 1e6),
        ("Figures are in thousands of euros unless otherwise stated", 1e3),
        ("Amounts expressed in millions of US dollars", 1e6),
        ("Beträge in 1'000 Fr.", 1e3),
        ("Valores em R$ mil", 1e3),
        ("(Rs. in Lakhs)", 1e5),
        ("Investitionsprogramm 2026-2030 in T€", 1e3),
    ],
)
def test_amounts_are_counted_as_a_title_surely_says(tmp_path: Path, title: str, factor: float) -> None:
    made = plan(tmp_path, f'"{title}"\n\n{TABLE}')
    assert costs(made) == [1250 * factor, 3400 * factor]
    assert f"Column Cost: amounts were multiplied by {factor:,.0f}." in made.notes
    assert f'Column Cost: amounts were counted as row 1 says: "{title}".' in made.notes
    assert not made.warnings


@pytest.mark.parametrize("name", ["EFT rollout", "MFT"])
def test_what_is_written_in_large_letters_is_not_taken_for_forints(tmp_path: Path, name: str) -> None:
    made = plan(tmp_path, f"{name}\n\nProject,Cost\nBridge,1250\nSchool,3400\n")
    assert (costs(made), made.warnings) == ([1250, 3400], ())


def test_thousands_of_forints_are_told(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Cost (eFt)\nBridge,1250\nSchool,3400\n")
    assert any("may say thousands or millions" in each for each in made.warnings)


@pytest.mark.parametrize(
    "title", ["Jobs in thousands", "Capital plan thousands of dollars", "Figures rounded to thousands", "Plan ($ mil)"]
)
def test_a_title_that_is_not_sure_is_warned_of(tmp_path: Path, title: str) -> None:
    made = plan(tmp_path, f"{title}\n\n{TABLE}")
    assert costs(made) == [1250, 3400]
    assert made.warnings == (
        f'Column Cost: amounts were taken as they stand, though row 1 says "{title}". '
        "If they are counted so, choose it under Counted in, or say factor in a map.",
    )


@pytest.mark.parametrize(
    "title",
    ["Investing $5 million in parks", "Programme M", "Plan 2026", "Population of 3 million", "Stand: 31.12.2026"],
)
def test_a_title_that_counts_nothing_is_passed_over(tmp_path: Path, title: str) -> None:
    made = plan(tmp_path, f"{title}\n\n{TABLE}")
    assert (costs(made), made.warnings, made.notes) == ([1250, 3400], (), ())


def test_a_heading_with_a_currency_is_not_counted_as_the_title_says_but_warned_of(tmp_path: Path) -> None:
    made = plan(tmp_path, "Capital Plan (in thousands)\n\nProject,Cost ($)\nBridge,1250\nSchool,3400\n")
    assert costs(made) == [1250, 3400]
    assert len(made.warnings) == 1


def test_the_size_of_a_heading_goes_before_the_title(tmp_path: Path) -> None:
    made = plan(tmp_path, "Amounts in TEUR\n\nProject,Cost (Mio. EUR)\nBridge,1.5\nSchool,3.5\n")
    assert costs(made) == [1_500_000, 3_500_000]


def test_titles_that_contradict_each_other_are_warned_of(tmp_path: Path) -> None:
    made = plan(tmp_path, f"Amounts in TEUR\nBudget in Mio. EUR\n\n{TABLE}")
    assert costs(made) == [1250, 3400]
    assert len(made.warnings) == 2


def test_a_map_that_leaves_amounts_as_they_are_is_warned_of(tmp_path: Path) -> None:
    mapping = ImportMap((ColumnMap("Project", Field.NAME), ColumnMap("Cost", Field.COST)))
    made = plan(tmp_path, f"Amounts in TEUR\n\n{TABLE}", mapping)
    assert costs(made) == [1250, 3400]
    assert len(made.warnings) == 1


def test_a_remark_below_the_table_counts_too(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Cost,Owner\nBridge,1250,Ada\nSchool,3400,Bob\n\nAlle Angaben in TEUR,,\n")
    assert costs(made) == [1_250_000, 3_400_000]


def test_the_currency_of_a_title_is_told(tmp_path: Path) -> None:
    made = plan(tmp_path, f"All amounts in CHF\n\n{TABLE}")
    assert made.notes == ("Column Cost: amounts in CHF were taken as they stand; nothing was converted to EUR.",)


def test_a_heading_merged_over_the_columns_of_amounts_is_a_title(tmp_path: Path) -> None:
    heads: list[list[object]] = [["Project", "Budget (k€)", "", ""], ["", "2025", "2026", "Total budget"]]
    rows: list[list[object]] = [[f"P{cost}", cost, 1, cost] for cost in (5, 6, 7)]
    path = write_workbook(tmp_path / "w.xlsx", {"S": [*heads, *rows]})
    with new_workshop(tmp_path / "w.vmo") as workshop:
        table = read_source(path)
        made = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    assert costs(made) == [5000, 6000, 7000]


@pytest.mark.parametrize(
    ("sheet", "cost"), [("Budget (TEUR)", 5000), ("Plan in k€", 5000), ("Plan TEUR", 5), ("Plan", 5), ("Plan M", 5)]
)
def test_the_name_of_a_sheet_counts_as_a_title(tmp_path: Path, sheet: str, cost: float) -> None:
    path = write_workbook(tmp_path / "w.xlsx", {sheet: [["Project", "Cost"], ["Bridge", 5], ["School", 5]]})
    with new_workshop(tmp_path / "w.vmo") as workshop:
        table = read_source(path)
        made = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    assert costs(made) == [cost, cost]
    assert bool(made.warnings) is (sheet == "Plan TEUR")


@pytest.mark.parametrize(
    ("above", "cost", "notes"),
    [
        ("Currency,USD\nUnit,thousands\n", 1_250_000, 3),
        ("Currency: USD\nUnits: thousands\n", 1_250_000, 3),
        ("Währung,USD\nEinheit:,Tsd.\n", 1_250_000, 3),
        ("Currency,USD\nJobs in thousands\n", 1250, 1),
        ("Currency,EUR\n", 1250, 0),
    ],
)
def test_a_label_and_a_unit_beside_it_are_a_title(tmp_path: Path, above: str, cost: float, notes: int) -> None:
    made = plan(tmp_path, f"{above}\nProject,Cost,Owner\nBridge,1250,Ada\nSchool,1250,Bob\n")
    assert costs(made) == [cost, cost]
    assert len(made.notes) == notes


def test_a_title_between_rows_that_are_not_read_is_told_once(tmp_path: Path) -> None:
    text = "A1,x,5\nA2,y,6\n\nAll amounts in TEUR,,\n\nA3,z,7\nA4,z,8\n\nProject,Owner,Cost\nBridge,Ann,5\nRoad,Ben,6\n"
    notes = plan(tmp_path, text).notes
    assert len(notes) == len(set(notes))
