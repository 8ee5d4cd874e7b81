"""A heading may say beside the name of a field that it is another thing; an empty column takes nothing."""

from pathlib import Path

import pytest

from tests.exchange.sources import plan_in_new
from vmo_desktop.exchange.mapping import Field


@pytest.mark.parametrize(
    "heading",
    [
        "Cost/month",
        "Cost (yearly)",
        "Cost (p.a.)",
        "Kosten (pro Jahr)",
        "Kosten (jährlich)",
        "Coût (par an)",
        "Cost (1-5)",
        "Cost %",
        "Budget (% of total)",
        "Budget (spent)",
        "Cost (remaining)",
        "Cost (hours)",
        "Effort (hours per week)",
        "Effort (%)",
        "Completion %",
        "% completion",
        "Duration (1-5)",
        "Risk (1-5)",
        "Confidence (0-10)",
    ],
)
def test_a_heading_that_says_otherwise_is_not_the_field(tmp_path: Path, heading: str) -> None:
    made = plan_in_new(tmp_path, f"Project;{heading}\nA;3\nB;4\n")
    assert made.unmapped == (heading,)
    assert made.warnings == ()


@pytest.mark.parametrize(
    ("heading", "field", "said"),
    [
        ("Cost (per Year)", "the cost", "per Year"),
        ("Cost (1-5)", "the cost", "1-5"),
        ("Budget (spent)", "the cost", "spent"),
        ("Cost (hours)", "the cost", "hours"),
        ("Effort (%)", "", ""),
        ("Duration (1-5)", "the duration", "1-5"),
        ("Risk (1-5)", "the risk", "1-5"),
    ],
)
def test_why_a_column_is_not_what_it_is_called_is_told(tmp_path: Path, heading: str, field: str, said: str) -> None:
    made = plan_in_new(tmp_path, f"Project;{heading}\nA;3\nB;4\n")
    note = f'Column {heading} was not taken for {field}, as it says "{said}". If it is, choose it under Becomes.'
    effort = f"Column {heading} was not taken for the effort, which is counted in person-days."
    assert made.notes == (note if field else effort,)


@pytest.mark.parametrize("heading", ["% completion", "Completion %", "Status (1-5)"])
def test_shares_of_work_done_are_no_matter_of_a_note(tmp_path: Path, heading: str) -> None:
    assert plan_in_new(tmp_path, f"Project;{heading}\nA;3\nB;4\n").notes == ()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("1. Cost", Field.COST),
        ("2.1 Kosten (€)", Field.COST),
        ("A. Budget", Field.COST),
        ("3) START  DATE", Field.START_DATE),
        ("(4) Owner", Field.OWNER),
        ("Est. Cost", Field.COST),
        ("Cost estimate", Field.COST),
        ("COÛT_TOTAL", Field.COST),
        ("Presupuesto\u00a0estimado", Field.COST),
        ("Risk (0-100)", Field.RISK),
        ("Confidence (%)", Field.CONFIDENCE),
        ("Budget (2026 prices)", Field.COST),
        ("Effort", Field.EFFORT),
    ],
)
def test_what_stands_around_a_heading_does_not_hide_it(tmp_path: Path, heading: str, field: Field) -> None:
    cells = ("2026-01-02", "2026-05-06") if field is Field.START_DATE else ("40", "25")
    made = plan_in_new(tmp_path, f"Project;{heading}\nA;{cells[0]}\nB;{cells[1]}\n")
    assert list(made.targets.values()) == [Field.NAME, field]


def test_money_is_no_effort(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project;Charge\nA;5.000 €\nB;6.000 €\n")
    assert made.unmapped == ("Charge",)
    assert made.warnings == ("1 column with amounts is not used: Charge.",)


def test_an_empty_column_takes_nothing_from_a_filled_one(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project;Cost;Budget;Start;Planned start\nA;;100;;2026-01-02\nB;;200;;2026-02-03\n")
    assert [each.values["cost"] for each in made.initiatives] == [100.0, 200.0]
    assert [each.values["start_date"] for each in made.initiatives] == ["2026-01-02", "2026-02-03"]


def test_of_two_columns_of_one_meaning_the_one_that_was_taken_is_told(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project;Budget;Cost;Cost (1-5)\nA;100;150;3\nB;200;180;4\n")
    assert [each.values["cost"] for each in made.initiatives] == [150.0, 180.0]
    assert made.notes == ("Column Cost was taken for the cost; it could also be: Budget.",)
