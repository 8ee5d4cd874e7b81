"""Columns of dates: what the rest of a file says about them, and what is told of how they were read."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of, write_workbook
from vmo_desktop.exchange.importing import plan_import, propose_map, read_source
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.workshop.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        yield workshop.snapshot


def days(plan: ImportPlan, field: str = "start_date") -> list[object]:
    return [each.values.get(field) for each in plan.initiatives]


def said(plan: ImportPlan) -> str:
    return "\n".join((*plan.notes, *plan.warnings, *(each.reason for each in plan.unread_cells)))


def plan_of_workbook(folder: Path, snapshot: Snapshot, *rows: Sequence[object], **options: object) -> ImportPlan:
    table = read_source(write_workbook(folder / "in.xlsx", {"S": rows}, **options))
    return plan_import(table, propose_map(table, snapshot), snapshot)


def test_a_column_that_is_unsure_is_read_as_the_sure_one_of_its_file(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,End\nA,3/4/2026,5/6/2027\nB,1/2/2026,12/31/2027\n", snapshot)
    assert days(plan) == ["2026-03-04", "2026-01-02"]
    assert days(plan, "end_date") == ["2027-05-06", "2027-12-31"]
    assert plan.questions == ()
    assert 'Column Start: "3/4/2026" and the like were read month first, as column End surely is. ' in said(plan)
    assert 'dates = "day-first" or "year-first" in a map' in said(plan)


def test_a_column_that_fills_nothing_says_how_dates_are_written(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,Approved on\nA,3/4/2026,11/25/2025\nB,1/2/2026,1/12/2026\n", snapshot)
    assert days(plan) == ["2026-03-04", "2026-01-02"]
    assert "as column Approved on surely is" in said(plan)


def test_codes_that_look_like_dates_now_and_then_decide_nothing(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,Ref\nA,3/4/2026,1-25-01\nB,1/2/2026,X-7\nC,1/2/2026,Y-8\n", snapshot)
    assert [each.column for each in plan.questions] == ["Start"]


def test_sure_columns_that_disagree_leave_it_a_question(snapshot: Snapshot) -> None:
    text = "Project,Start,End,Approved on\nA,3/4/2026,12/31/2027,31/01/2025\nB,1/2/2026,1/31/2027,30/01/2025\n"
    plan = plan_of(text, snapshot)
    assert [each.column for each in plan.questions] == ["Start"]


def test_a_column_that_contradicts_itself_stays_a_question(snapshot: Snapshot) -> None:
    text = "Project,Start,End\nA,31/03/2026,12/31/2027\nB,03/31/2026,12/31/2027\n"
    assert [each.column for each in plan_of(text, snapshot).questions] == ["Start"]


def test_the_order_that_puts_starts_before_ends_is_taken(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,End\nA,1/9/2026,3/2/2026\nB,1/2/2026,2/1/2026\n", snapshot)
    assert days(plan) == ["2026-01-09", "2026-01-02"]
    assert plan.questions == ()
    assert 'Column End: "3/2/2026" and the like were read month first: in no other order' in said(plan)


def test_starts_before_ends_in_either_order_are_a_question(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,End\nA,3/4/2026,5/6/2027\nB,1/2/2026,2/3/2027\n", snapshot)
    assert [each.column for each in plan.questions] == ["Start", "End"]


def test_a_month_or_quarter_is_from_its_first_to_its_last_day(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,End\nA,Jan 2026,Dec 2026\nB,2026-01-05,Q1 2027\n", snapshot)
    assert days(plan) == ["2026-01-01", "2026-01-05"]
    assert days(plan, "end_date") == ["2026-12-31", "2027-03-31"]
    assert 'Column Start: a month or a quarter without a day in row 2; its first day was taken, for "Jan 2026"' in said(
        plan
    )
    assert 'rows 2, 3; its last day was taken, for "Dec 2026" 2026-12-31' in said(plan)


def test_days_are_no_matter_of_a_note(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start,End\nA,2026-01-05,31.12.2026\nB,5 May 1998,12/05/98\n", snapshot)
    assert said(plan) == ""


def test_a_day_or_a_year_beside_whole_dates_is_refused(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start\nA,Apr 05\nB,2026-05-01\nC,12 Jun 2026\n", snapshot)
    assert days(plan) == [None, "2026-05-01", "2026-06-12"]
    assert "this may be a day or a year" in said(plan)


def test_months_with_years_of_two_digits_alone_are_read_and_told(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start\nA,Apr-05\nB,May-26\n", snapshot)
    assert days(plan) == ["2005-04-01", "2026-05-01"]
    assert 'for "Apr-05" 2005-04-01' in said(plan)


def test_a_day_or_a_year_beside_days_without_years_is_refused(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start\nA,June 15\nB,July 4\nC,2026-05-01\n", snapshot)
    assert days(plan) == [None, None, "2026-05-01"]
    plan = plan_of("Project,Start\nA,June 15\nB,July 4\nC,Aug 30\n", snapshot)
    assert days(plan) == [None, None, None]
    assert "this may be a day or a year" in said(plan)


@pytest.mark.parametrize("rows", ["A,June 15\nB,July 16\n", "A,June 21\nB,Oct 31\nC,March 30\n", "A,Apr 05\n"])
def test_days_that_may_be_years_are_warned_of(snapshot: Snapshot, rows: str) -> None:
    plan = plan_of(f"Project,Start\n{rows}", snapshot)
    assert "read as a month and its year, which may be a day" in plan.warnings[0]


@pytest.mark.parametrize("rows", ["A,Jun-15\nB,Jul-16\n", "A,June 26\nB,Jul 28\n", "A,Mar 27\nB,Oct 32\nC,Jan 20\n"])
def test_months_that_surely_have_their_years_are_not_warned_of(snapshot: Snapshot, rows: str) -> None:
    assert not plan_of(f"Project,Start\n{rows}", snapshot).warnings


def test_a_day_or_a_year_beside_dates_of_a_workbook_is_refused(snapshot: Snapshot, tmp_path: Path) -> None:
    plan = plan_of_workbook(tmp_path, snapshot, ["Project", "Start"], ["A", date(2026, 5, 20)], ["B", "Apr 05"])
    assert days(plan) == ["2026-05-20", None]


def test_a_number_that_is_a_year_is_refused_as_in_a_text_file(snapshot: Snapshot, tmp_path: Path) -> None:
    plan = plan_of_workbook(tmp_path, snapshot, ["Project", "Start"], ["A", 2026], ["B", date(2026, 5, 20)])
    assert days(plan) == [None, "2026-05-20"]
    assert "this is a year without day and month" in said(plan)


def test_a_time_of_day_is_left_out(snapshot: Snapshot, tmp_path: Path) -> None:
    moment = datetime(2026, 5, 20, 23, 59, 59)  # noqa: DTZ001 - a workbook's dates have no zone
    plan = plan_of_workbook(tmp_path, snapshot, ["Project", "Start"], ["A", moment], ["B", date(2026, 5, 1)])
    assert days(plan) == ["2026-05-20", "2026-05-01"]


def test_numbers_of_days_count_from_1904_where_the_workbook_does(snapshot: Snapshot, tmp_path: Path) -> None:
    rows = (["Project", "Start"], ["A", 46112 - 1462], ["B", str(46113 - 1462)], ["C", date(2026, 4, 2)])
    plan = plan_of_workbook(tmp_path, snapshot, *rows, date_1904=True)
    assert days(plan) == ["2026-03-31", "2026-04-01", "2026-04-02"]


def test_dates_beside_texts_after_the_twelfth_may_be_turned(snapshot: Snapshot, tmp_path: Path) -> None:
    head = ["Project", "Start"]
    turned = ["A", date(2026, 3, 4)], ["B", date(2026, 1, 12)], ["C", "25/12/2026"]
    assert "only the texts have days after the 12th" in said(plan_of_workbook(tmp_path, snapshot, head, *turned))
    right = ["A", date(2026, 3, 24)], ["B", date(2026, 1, 12)], ["C", "25/12/2026"]
    assert said(plan_of_workbook(tmp_path, snapshot, head, *right)) == ""


def test_a_year_of_two_digits_far_ahead_is_told(snapshot: Snapshot) -> None:
    plan = plan_of("Project,Start\nA,31.12.75\nB,31.12.26\nC,31.12.2075\nD,31.12.50\n", snapshot)
    assert days(plan) == ["2075-12-31", "2026-12-31", "2075-12-31", "2050-12-31"]
    assert 'Column Start: "31.12.75" in row 2 was read as 2075-12-31' in said(plan)
