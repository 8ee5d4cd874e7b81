import pytest

from tests.exchange.sources import table_of
from vmo_desktop.exchange.layout import lay_out
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.table import RawRow, RawSheet, SourceKind, SourceTable

PLAIN = "name,department,cost\nPortal,Sales,100\nTracker,IT,200\nAtlas,IT,300\n"


def headers(table: SourceTable) -> list[str]:
    return [column.label for column in table.columns]


def names(table: SourceTable) -> list[object]:
    return [row.cells[0] for row in table.rows]


def test_a_plain_table() -> None:
    table = table_of(PLAIN)
    assert (table.header_row, table.is_transposed) == (1, False)
    assert headers(table) == ["name", "department", "cost"]
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "Portal"), (3, "Tracker"), (4, "Atlas")]


@pytest.mark.parametrize(
    "above",
    [
        "Draft for discussion, not policy\n\n",
        "Portfolio office,,\nAs of,31 March 2026,\nAll amounts in GBP million,,\n\n",
        '"A disclaimer that goes on and on, over several lines\nand says that nothing here is binding"\n',
    ],
)
def test_disclaimers_above_the_header_are_passed_over(above: str) -> None:
    table = table_of(above + PLAIN)
    assert headers(table) == ["name", "department", "cost"]
    assert names(table) == ["Portal", "Tracker", "Atlas"]


def test_headings_of_no_known_word_are_found_by_what_is_below() -> None:
    table = table_of("xyzzy;plugh;frotz\nA;1,5;2020-01-01\nB;2,5;2020-01-02\nC;3,5;2020-01-03\n")
    assert headers(table) == ["xyzzy", "plugh", "frotz"]


def test_a_table_without_header_says_so() -> None:
    table = table_of("101,5,2020-01-01\n102,6,2020-01-02\n103,7,2020-01-03\n")
    assert table.header_row == 0
    assert headers(table) == ["Column 1", "Column 2", "Column 3"]
    assert len(table.rows) == 3


@pytest.mark.parametrize("word", ["Total", "TOTAL", "Grand total:", "Subtotal", "Summe", "Total (3)", "Sum", "Average"])
def test_rows_of_totals_are_skipped_and_named(word: str) -> None:
    table = table_of(f"{PLAIN}{word},,600\n")
    assert names(table) == ["Portal", "Tracker", "Atlas"]
    assert [(each.row, each.reason) for each in table.skipped] == [(5, "a row of totals")]
    assert table.rows_read == 4


def test_an_initiative_called_total_something_is_no_total() -> None:
    assert "Total Rewards platform" in names(table_of(PLAIN + "Total Rewards platform,HR,5\n"))


def test_a_header_given_again_is_skipped() -> None:
    table = table_of(PLAIN + "Name,Department,Cost\nZeta,HR,9\n")
    assert names(table) == ["Portal", "Tracker", "Atlas", "Zeta"]
    assert table.skipped[0].reason == "the header, given again"


@pytest.mark.parametrize("remark", ["\nPrepared by the office\n", "Source: annual return\n", "* estimate\n"])
def test_remarks_below_the_table_are_skipped(remark: str) -> None:
    table = table_of(PLAIN + remark)
    assert names(table) == ["Portal", "Tracker", "Atlas"]
    assert table.skipped[0].reason == "a remark below the table"


def test_an_initiative_with_a_name_only_is_kept() -> None:
    assert names(table_of(PLAIN + "Orion\n"))[-1] == "Orion"


def test_headings_given_twice_are_told_apart() -> None:
    table = table_of("name,rating,rating,cost\nA,x,y,1\nB,x,y,2\n")
    assert headers(table) == ["name", "rating", "rating (2)", "cost"]
    assert [column.occurrence for column in table.columns] == [1, 1, 2, 1]


def test_ragged_rows_lose_nothing() -> None:
    table = table_of("name,cost\nA\nB,1,extra\nC,2\nD,3\nE,4\n")
    assert headers(table) == ["name", "cost", "Column 3"]
    assert [row.cells for row in table.rows][:2] == [("A", "", ""), ("B", "1", "extra")]
    assert "More cells than headings in row 3:" in table.warnings[0]


def test_a_header_merged_over_two_rows_is_put_together() -> None:
    table = table_of("Name,,Scores,,Cost\n,,Growth,Risk,\nA,x,1,2,3\nB,y,2,3,4\n")
    assert "Growth" in headers(table)
    assert headers(table)[0] == "Name"
    assert headers(table)[-1] == "Cost"


def test_a_transposed_table_is_turned() -> None:
    table = table_of("Project name,A,B,C\nDepartment,IT,HR,IT\nWhole life cost,1,2,3\nStart date,1.2.2020,,3.4.2021\n")
    assert table.is_transposed
    assert headers(table) == ["Project name", "Department", "Whole life cost", "Start date"]
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "A"), (3, "B"), (4, "C")]


def test_a_transposed_table_below_a_title_is_turned() -> None:
    text = (
        '"Portfolio data, as of September","","",""\n"","","",""\n"Project Name","A","B","C"\n'
        '"Department","IT","HR","IT"\n"RAG Rating (what the five colours mean, at length)","Red","","Green"\n'
        '"Project - End Date","1.2.2020","","3.4.2021"\n"Total budgeted Whole Life Costs (£m)","1.5","Exempt","2"\n'
    )
    table = table_of(text)
    assert table.is_transposed
    assert [column.label.partition(" (")[0] for column in table.columns] == [
        "Project Name",
        "Department",
        "RAG Rating",
        "Project - End Date",
        "Total budgeted Whole Life Costs",
    ]
    assert [row.cells[0] for row in table.rows] == ["A", "B", "C"]


def test_a_transposed_table_of_unknown_words_is_known_by_its_rows() -> None:
    table = table_of("xyzzy,A,B,C,D\nplugh,1,2,3,4\nfrotz,2020-01-01,2020-02-01,2020-03-01,2020-04-01\n")
    assert table.is_transposed


def test_what_somebody_decides_overrules_what_is_found() -> None:
    table = table_of(PLAIN, SourceOptions(header_row=0))
    assert table.header_row == 0
    assert len(table.rows) == 4
    table = table_of("a,b\nc,d\nname,cost\nA,1\n", SourceOptions(header_row=3))
    assert headers(table) == ["name", "cost"]
    assert table_of(PLAIN, SourceOptions(is_transposed=True)).is_transposed


def test_hidden_rows_can_be_left_out() -> None:
    rows = (RawRow(1, ("name", "cost")), RawRow(2, ("A", 1), is_hidden=True), RawRow(3, ("B", 2)))
    raw = RawSheet("w.xlsx", SourceKind.WORKBOOK, rows)
    assert len(lay_out(raw).rows) == 2
    table = lay_out(raw, SourceOptions(skip_hidden_rows=True))
    assert names(table) == ["B"]
    assert table.rows_read == 2


def test_an_empty_sheet_has_no_rows() -> None:
    assert lay_out(RawSheet("w.xlsx", SourceKind.WORKBOOK, ())).rows == ()


def test_a_header_that_comes_again_begins_where_it_comes_first() -> None:
    table = table_of("Portfolio 2027,,\nID,Initiative,Cost\n1,Alpha,5\n2,Beta,6\nID,Initiative,Cost\n3,Gamma,7\n")
    assert table.header_row == 2
    assert [row.number for row in table.rows] == [3, 4, 6]
    assert [row.row for row in table.skipped] == [5]
