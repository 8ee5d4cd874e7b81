"""Lists as offices keep them every day come in whole: rules for odd spreadsheets must not take anything from them."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.plan import ImportPlan


def plan(tmp_path: Path, text: str) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        return plan_of(text, workshop.snapshot)


@pytest.mark.parametrize(
    "text",
    [
        "Project,Department\nProject Apollo,Department of Transport\nERP,Finance\nCRM,Sales\n",
        "Project,Theme\nProject Alpha,Theme A\nProject Beta,Theme B\nProject Gamma,Theme A\n",
        "Programme,Status\nProgramme office,Status quo\nERP,Open\nCRM,Open\n",
        "Initiative,Owner,Sponsor\nInitiative A,Owner A,Sponsor A\nInitiative B,Owner B,Sponsor B\nERP,Ann,Eve\n",
        "Project,Owner,Cost\nProject one,Owner one,Cost not yet given\nProject two,Owner two,300\nERP,Ann,400\n",
        "Project,Effort,Cost,Notes\nA,9,90,ok\nB,8,300,slow, cheap\nC,7,80,fine\n",
        "Project,Effort\nCRM,12,350\nERP,8,90\nPortal,9,70\n",
    ],
)
def test_no_row_is_lost(tmp_path: Path, text: str) -> None:
    made = plan(tmp_path, text)
    assert made.imported == text.count("\n") - 1


@pytest.mark.parametrize(
    "heading",
    ["Budget (2026-2028)", "Budget (2026/27)", "Cost (5 year)", "Total cost (3-year)", "Cost (multi-year)",
     "Cost (per project)", "Kosten (pro Projekt)", "Cost (incl. savings)"],
)  # fmt: skip
def test_what_a_cost_is_for_does_not_make_it_another_thing(tmp_path: Path, heading: str) -> None:
    made = plan(tmp_path, f"Project,{heading}\nBridge,200\nRoad,300\n")
    assert [each.values.get("cost") for each in made.initiatives] == [200, 300]


@pytest.mark.parametrize("heading", ["Effort (PM)", "Aufwand (PM)"])
def test_person_months_are_no_rate(tmp_path: Path, heading: str) -> None:
    made = plan(tmp_path, f"Project,{heading},Owner\nA,2,x\nB,3,y\n")
    assert [each.values.get("effort") for each in made.initiatives] == [40, 60]


@pytest.mark.parametrize(
    "remark", ["Note: licence costs (in thousands) are on sheet 2", "Note: ERP costs (in thousands) include licences"]
)
def test_a_remark_on_other_amounts_multiplies_none(tmp_path: Path, remark: str) -> None:
    made = plan(tmp_path, f"Project,Owner,Cost\nBridge,Ann,15000\nRoad,Ben,20000\n\n{remark},,\n")
    assert [each.values["cost"] for each in made.initiatives] == [15000, 20000]
    assert any("were taken as they stand" in each for each in made.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Project,Cost,Lead\n" + f"A,100,{' ' * 254}x,y\n" * 60,
        f"{'in ' * 4000},Cost\nA,1\nB,2\n",
        "Idea,Class,Effect\n" + "\nProject,Programme,Cost\n\nRisk,Programme,Budget\n" * 1500,
    ],
    ids=["spaces", "heading", "classes"],
)  # fmt: skip
def test_long_cells_and_many_rows_take_no_long_time(tmp_path: Path, text: str) -> None:
    assert plan(tmp_path, text).rows_read > 1  # each took minutes, or had no end
