"""Units that stand beside numbers, and that nothing was made of, are warned of."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.workshop.ops.frame import edit_workshop

MEASURES = {"NPV": {"name": "NPV", "scale": "measure", "low": 0.0, "high": 1e9, "unit": "EUR"}}


def plan(tmp_path: Path, text: str, **values: str) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo", MEASURES) as workshop:
        workshop.do(edit_workshop({"currency": "EUR", "effort_unit": "person-days", **values}))
        return plan_of(text, workshop.snapshot)


def test_currencies_in_a_column_of_their_own_are_told(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Cost,Currency\nBridge,5,USD\nSchool,6,EUR\n")
    assert made.notes == ()
    (told,) = made.warnings
    assert told.startswith("Column Cost: amounts in EUR, USD were taken as they stand; nothing was converted to EUR. ")


def test_sizes_in_a_column_of_their_own_are_warned_of(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Cost,Unit\nBridge,5,EUR\nSchool,6,Mio. EUR\n")
    assert [each.values["cost"] for each in made.initiatives] == [5, 6]
    assert made.warnings == (
        'Column Unit says "Mio. EUR"; amounts of column Cost were taken as they stand. If all are counted so, choose '
        "it under Counted in; else write them in full.",
    )


@pytest.mark.parametrize("heading", ["Effort", "Effort (days)", "Aufwand (PT)", "Person days", "Personentage"])
def test_efforts_in_our_unit_need_no_word(tmp_path: Path, heading: str) -> None:
    assert plan(tmp_path, f"Project,{heading}\nBridge,800\nSchool,160\n").warnings == ()


@pytest.mark.parametrize(("heading", "is_warned"), [("NPV (M€)", True), ("NPV (USD)", True), ("NPV (€)", False),
                                                    ("NPV", False)])  # fmt: skip
def test_money_of_a_measure_in_another_unit_is_warned_of(tmp_path: Path, heading: str, is_warned: bool) -> None:
    made = plan(tmp_path, f"Project,{heading}\nBridge,1.5\nSchool,2.5\n")
    said = (
        f'Column {heading}: scores were taken as they stand, though NPV is measured in "EUR". '
        "Convert them in the file, or choose it under Counted in.",
    )
    assert made.warnings == (said if is_warned else ())


def test_a_title_counts_for_measures_as_well(tmp_path: Path) -> None:
    made = plan(tmp_path, "All amounts in TEUR\n\nProject,NPV,Cost\nBridge,1.5,5\nSchool,2.5,6\n")
    assert [each.values["cost"] for each in made.initiatives] == [5000, 6000]
    assert len(made.warnings) == 1


def test_our_own_currency_in_a_column_of_its_own_needs_no_word(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project,Cost,Currency\nBridge,5,EUR\nSchool,6,EUR\n")
    assert (made.notes, made.warnings) == ((), ())


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("Cost (cents)", "cents"), ("Cost (LCU)", "LCU"), ("Duration (hours)", "hours"),
     ("Laufzeit (J.)", "J."), ("Duration (Q)", "Q")],
)  # fmt: skip
def test_a_heading_with_a_unit_of_something_else_is_warned_of(tmp_path: Path, heading: str, unit: str) -> None:
    made = plan(tmp_path, f"Project,{heading}\nBridge,5\nSchool,3\n")
    assert made.warnings == (
        f'Column {heading}: numbers were taken as they stand, though its heading says "{unit}". '
        "Choose what they are under Counted in, convert them in the file, or leave the column out.",
    )


@pytest.mark.parametrize(
    "heading",
    ["Cost (€)", "Cost (total)", "Cost (est.)", "Cost (2026)", "Cost (incl. VAT)", "Duration (months)",
     "Duration (est.)", "Durée (mois)", "Duración (meses)"],
)  # fmt: skip
def test_other_words_in_brackets_need_no_word(tmp_path: Path, heading: str) -> None:
    assert plan(tmp_path, f"Project,{heading}\nBridge,5\nSchool,3\n").warnings == ()
