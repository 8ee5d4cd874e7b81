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


def lost(table: SourceTable) -> list[tuple[int, str]]:
    return [(each.row, each.reason) for each in table.skipped]


def test_a_table_above_the_better_headings_is_told_and_accounted_for() -> None:
    table = table_of("Foo,Budget,Who\nA,5,x\nB,6,y\n,,\nCode,Name,Cost,Owner\n1,C,5,z\n2,D,6,z\n")
    assert [row.number for row in table.rows] == [6, 7]
    assert lost(table) == [(row, "above the headings") for row in (1, 2, 3)]
    assert "Rows 1 to 3 look like a table, but stand above the headings in row 5" in table.warnings[0]


def test_a_table_of_two_columns_above_a_wider_one_is_told() -> None:
    table = table_of("Programme,Owner\nERP,Ann\nCRM,Bo\n\nCode,Name,Owner,Cost\n1,A,Eve,5\n2,B,Ann,6\n3,C,Ann,6\n")
    assert lost(table) == [(row, "above the headings") for row in (1, 2, 3)]
    assert "Rows 1 to 3 look like a table, but stand above the headings in row 5" in table.warnings[0]


@pytest.mark.parametrize(
    "above",
    [
        "Portfolio,Digital\nOwner,Ann Smith\nBudget,500000\nStatus,Draft\nSponsor,CIO\n",
        "Project Portfolio,\nPrepared by,Ann\nDate,2026-01-02\n",
        "Legend,\nR,Red\nA,Amber\nG,Green\n",
        "Status,Count\nRed,12\nGreen,7\n",
    ],
)
def test_what_is_said_above_of_a_list_as_a_whole_is_no_table_and_turns_nothing(above: str) -> None:
    table = table_of(f"{above}\nCode,Name,Owner,Cost,Start\n1,A,Ann,4,2026-01-02\n2,B,Bo,5,2026-01-02\n")
    assert [row.cells[1] for row in table.rows] == ["A", "B"]
    assert not table.is_transposed
    assert not table.warnings


def test_a_row_of_data_above_the_headings_is_told() -> None:
    table = table_of("Z,9,Tim\nName,Cost,Owner\nA,5,Eve\nB,6,Ann\n")
    assert lost(table) == [(1, "above the headings")]
    assert "Row 1 looks like an initiative" in table.warnings[0]


def test_rows_above_headings_that_somebody_chose_are_skipped_without_a_warning() -> None:
    table = table_of("name,cost,who\nA,1,x\nname,cost,who\nB,2,y\nC,3,z\n", SourceOptions(header_row=3))
    assert lost(table) == [(1, "above the headings"), (2, "above the headings")]
    assert not table.warnings


@pytest.mark.parametrize(
    "above",
    [
        "Portfolio,2027,Draft\n\n",
        "Owner:,Eve,Date:,1.2.2027\n\n",
        "Total,,600\n",
        "Weight,30%,20%\n",
        ",,600\n",
        "1,2,3\n",
        "Initiative,,Money\n",
        "Initiative,Initiative,Money\nwho,where,how much\n",
    ],
)
def test_titles_weights_and_lines_of_the_header_need_no_warning(above: str) -> None:
    table = table_of(above + PLAIN)
    assert headers(table) == ["name", "department", "cost"]
    assert (table.skipped, table.warnings, table.is_header_guessed) == ((), (), False)


@pytest.mark.parametrize("title", ["", "Run the business\n"])
def test_a_table_below_with_other_headings_is_told_and_accounted_for(title: str) -> None:
    table = table_of(f"Name,Cost,Owner\nA,5,Eve\nB,6,Ann\n\n{title}Sponsor,Project\nTim,C\nJoe,D\n")
    assert names(table) == ["A", "B"]
    assert {reason for _, reason in lost(table)} == {"below the headings of another table"}
    assert [row for row, _ in lost(table)] == list(range(5, 8 + bool(title)))
    assert "stand below other headings, in row 5" in table.warnings[0]


def test_headings_in_another_order_are_another_table() -> None:
    table = table_of("Name,Cost,Owner\nA,5,Eve\nB,6,Ann\nC,7,Tim\nOwner,Name,Cost\nJoe,D,8\n")
    assert names(table) == ["A", "B", "C"]
    assert [row for row, _ in lost(table)] == [5, 6]


def test_classes_that_are_called_as_fields_are_no_headings_without_a_word() -> None:
    table = table_of("Name,Type,Lever\nPortal,Project,Cost\nAtlas,Programme,Risk\nZeta,Project,Cost\n")
    assert len(table.rows) == 3
    table = table_of("Thing,Kind,Lever\nPortal,Project,Cost\nAtlas,Programme,Risk\nZeta,Project,Cost\n")
    assert table.rows_read == 3
    assert "Rows 1 to 2 look like a table" in table.warnings[0]


def test_the_title_of_a_section_whose_header_is_given_again_is_no_initiative() -> None:
    table = table_of("Grow\nName,Cost\nA,5\n\nRun\nName,Cost\nB,6\n")
    assert names(table) == ["A", "B"]
    assert lost(table) == [(5, "a title above the header, given again"), (6, "the header, given again")]


def test_a_first_row_with_numbers_above_numbers_is_no_header() -> None:
    table = table_of("Portal,120,Smith\nAtlas,n/a,Jones\nOrion,10,Green\n")
    assert table.header_row == 0
    assert "No row of headings was found; every row was read as an initiative." in table.notes


def test_years_may_be_headings() -> None:
    assert table_of("Vorhabn,Art,2026,2027\nA,x,1,2\nB,y,3,4\n").header_row == 1


def test_a_header_of_three_lines_is_put_together() -> None:
    text = "ID,Initiative,,Scores,,\n,Name,Owner,Value,,Risk\n,,,Growth,Fit,\n1,A,x,1,2,3\n2,B,y,2,3,4\n"
    assert headers(table_of(text)) == ["ID", "Name", "Owner", "Growth", "Fit", "Risk"]
    table = table_of("Initiative,,Assessment,,Money\n,,Value,Risk,\nName,,Fit,Level,\nA,x,1,2,3\nB,y,2,3,4\n")
    assert headers(table) == ["Name", "Column 2", "Fit", "Level", "Money"]
    assert names(table) == ["A", "B"]
    odd = "Initiative,Assessment,,Money,\n,Value,Risk,Capex,Opex\nName,,,EUR,EUR\nA,1,2,3,4\nB,2,3,4,5\n"
    table = table_of(odd)
    assert not table.is_transposed
    assert headers(table) == ["Name", "Value", "Risk", "Capex EUR", "Opex EUR"]
    assert names(table) == ["A", "B"]
