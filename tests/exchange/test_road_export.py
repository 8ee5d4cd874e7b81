"""The plan of the road in a workbook: a sheet of each list that there is."""

from pathlib import Path

from openpyxl import load_workbook

from tests.workshop.choosing import make_choosing
from tests.workshop.planning import make_planning
from vmo_desktop.exchange.export import export_data

NAMES = {"Actions", "Stakeholders", "Trainings", "PMO and VMO"}


def test_the_lists_of_the_road_are_sheets(tmp_path: Path) -> None:
    with make_planning(tmp_path / "w.vmo") as workshop:
        export_data(workshop.results, tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    assert set(book.sheetnames) >= NAMES
    rows = list(book["Actions"].iter_rows(values_only=True))
    assert rows[0] == ("Action", "Owner", "Start", "Due", "Done", "State", "Phase", "Step", "Review")
    assert rows[1][:8] == (
        "Interview sponsors", "Ines", "2027-01-10", "2027-02-28", "2027-03-15", "done", "Prepare", "Assess the PMO",
    )  # fmt: skip
    assert rows[2][5] == "overdue"
    assert list(book["PMO and VMO"].iter_rows(values_only=True))[1][3:] == (0.3, 0.8)


def test_without_a_plan_there_are_no_such_sheets(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        export_data(workshop.results, tmp_path / "out.xlsx")
    assert not NAMES & set(load_workbook(tmp_path / "out.xlsx").sheetnames)
