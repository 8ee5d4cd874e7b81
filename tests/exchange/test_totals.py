"""Rows that are no initiatives although they look like some: totals, titles of groups, explanations."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of, table_of
from vmo_desktop.exchange.table import SourceTable

TABLE = "Project,Owner,Cost\nBridge,Ann,100\nRoad,Bo,200\n"


def names(table: SourceTable) -> list[object]:
    return [row.cells[0] for row in table.rows]


@pytest.mark.parametrize(
    "name",
    [
        "Subtotal Public Works",
        "Total Public Works",
        "Public Works Total",
        "Summe Hochbau",
        "Gesamtergebnis",
        "Totaux",
        "TOTAL DES INVESTISSEMENTS",
        "TOTALES",
        "Suma total",
        "TOTAL GERAL",
        "TOTAL ALL",
    ],
)
def test_a_total_of_the_rows_above_is_no_initiative(name: str) -> None:
    table = table_of(f"{TABLE}{name},,300\n")
    assert names(table) == ["Bridge", "Road"]
    assert [(each.row, each.reason) for each in table.skipped] == [(4, "a row of totals")]
    assert not table.warnings


def test_a_total_of_a_group_of_which_no_sum_is_found_is_skipped_with_a_warning() -> None:
    table = table_of("Project,Owner,Cost\nPublic Works,,\nBridge,Ann,100\nRoad,Bo,200\nTotal Public Works,,777\n")
    assert names(table) == ["Public Works", "Bridge", "Road"]
    assert 'although they are no sum of the rows beside them: "Total Public Works" in row 5' in table.warnings[0]


def test_what_is_called_like_a_total_but_is_neither_a_sum_nor_of_a_group_is_kept_with_a_warning() -> None:
    table = table_of(f"{TABLE}Total Quality Management,,777\n")
    assert names(table) == ["Bridge", "Road", "Total Quality Management"]
    assert 'may be totals: "Total Quality Management" in row 4' in table.warnings[0]


@pytest.mark.parametrize("name", ["Total", "Sum", "Soma", "Somme", "Average", "Total budget"])
def test_an_initiative_that_is_called_total_stays_where_it_has_an_owner_and_a_code(name: str) -> None:
    for head, row in (("Code,Project", f"P3,{name}"), ("Project,Code", f"{name},P3")):
        table = table_of(f"{head},Owner,Cost\nP1,P2,Ann,100\nP4,P5,Bo,200\n{row},Cy,50\n")
        assert len(table.rows) == 3
        assert not table.warnings


def test_a_row_called_total_with_an_owner_or_a_name_of_its_own_is_told() -> None:
    table = table_of(f"{TABLE}Soma,Cy,50\n")
    assert names(table) == ["Bridge", "Road", "Soma"]
    assert 'may be totals: "Soma" in row 4' in table.warnings[0]
    table = table_of("Client,Project,Cost\nShell,Bridge,100\nTotal,Refinery,50\nBP,Rig,70\n")
    assert names(table) == ["Shell", "Total", "BP"]
    assert 'may be totals: "Total" in row 3' in table.warnings[0]


def test_a_total_with_a_count_where_codes_stand_is_known_by_its_sum() -> None:
    table = table_of("Project,ID,Cost\nBridge,A1,100\nRoad,A2,200\nTotal,2,300\n")
    assert names(table) == ["Bridge", "Road"]
    assert not table.warnings
    table = table_of("Code,Project,Cost\nA1,Bridge,100\nA2,Road,200\nTotal works,,300\n")
    assert names(table) == ["A1", "A2"]


@pytest.mark.parametrize(
    "row", ["Total Quality Management,Cy,300", "Total Quality Management,Cy,", "Total Quality Management,,"]
)
def test_an_initiative_that_begins_with_total_stays(row: str) -> None:
    table = table_of(f"{TABLE}{row}\n")
    assert names(table) == ["Bridge", "Road", "Total Quality Management"]
    assert not table.skipped


def test_an_initiative_with_a_code_stays() -> None:
    table = table_of("Code,Project,Cost\n1,Bridge,100\n2,Road,200\n3,Total Quality Management,300\n")
    assert [row.cells[1] for row in table.rows] == ["Bridge", "Road", "Total Quality Management"]
    table = table_of("Code,Project,Cost\n1,Bridge,100\n2,Road,200\n,Total Public Works,300\n")
    assert [row.cells[1] for row in table.rows] == ["Bridge", "Road"]


def test_where_rows_hold_a_name_and_a_cost_only_the_sum_decides() -> None:
    table = table_of("Name,Cost\nA,100\nB,250.10\nTotal roads,350.1\nC,5\nTotal Quality Management,70\nD,8\n")
    assert names(table) == ["A", "B", "C", "Total Quality Management", "D"]
    assert [each.row for each in table.skipped] == [4]
    assert 'may be totals: "Total Quality Management" in row 6' in table.warnings[0]


def test_the_total_of_a_group_may_stand_above_its_rows_and_in_the_column_of_names() -> None:
    table = table_of("Department,Project,Cost\nWorks,Total,300\nWorks,Bridge,100\nWorks,Road,200\nParks,Subtotal,50\n")
    assert [row.cells[1] for row in table.rows] == ["Bridge", "Road"]
    table = table_of("Project,Owner,Cost\nTotal works,,300\nBridge,Ann,100\nRoad,Bo,200\n")
    assert names(table) == ["Bridge", "Road"]
    assert not table.warnings


def test_where_most_names_begin_with_total_they_are_initiatives() -> None:
    table = table_of("Name,Cost\nTotal care,100\nTotal rewards,100\nTotal reach,200\nAtlas,7\n")
    assert len(table.rows) == 4


@pytest.mark.parametrize("remark", ["Fuente: Ministerio", "Stand: 01.03.2026", "Quelle: Amt"])
@pytest.mark.parametrize("table", [TABLE, "Project,Cost\nBridge,100\nRoad,200\n"])
def test_a_source_named_below_the_table_is_no_initiative(remark: str, table: str) -> None:
    found = table_of(f"{table}{remark},\n")
    assert names(found) == ["Bridge", "Road"]
    assert found.skipped[0].reason == "a remark below the table"


def test_names_alone_between_full_rows_may_be_titles(tmp_path: Path) -> None:
    text = (
        "Project,Owner,Cost\nPUBLIC WORKS,,\nBridge,Ann,100\nTotal Public Works,,300\nPARKS,,\nLake,Bo,50\nSea,Cy,7\n"
    )
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of(text, workshop.snapshot)
        assert plan.warnings[-1].startswith("Rows 2, 5 hold nothing but a name; they may be titles of groups")


@pytest.mark.parametrize(
    "text", ["Project\nA\nB\nC\n", "Project,Owner\nA,\nB,\nC,Ann\n", "Project,Owner\nA,x\nB,y\nC,\n"]
)
def test_a_list_of_names_has_no_titles(tmp_path: Path, text: str) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of(text, workshop.snapshot)
        assert (plan.imported, plan.warnings) == (3, ())


@pytest.mark.parametrize(
    "row",
    [
        "Name of the project,Total cost in USD,Date the project starts",
        "Project name as in the charter,Cost (full amount),Start of works",
        "What it is called,Cost without taxes,Day of the kick-off",
    ],
)
def test_a_row_that_explains_the_columns_is_no_initiative(row: str) -> None:
    table = table_of(f"Project Name,Cost,Start\n{row}\nBridge,100,2026-01-01\nRoad,200,2026-02-01\n")
    assert names(table) == ["Bridge", "Road"]
    assert [(each.row, each.reason) for each in table.skipped] == [(2, "a row that explains the columns")]


@pytest.mark.parametrize(
    "row", ["Bridge project,to be decided,open", "Bridge,see notes,unclear", "Bridge project,shared,soon", "Bridge,,"]
)
def test_a_first_row_whose_numbers_are_not_known_is_an_initiative(row: str) -> None:
    table = table_of(f"Project,Cost,Start\n{row}\nRoad,100,2026-01-01\nLake,200,2026-02-01\n")
    assert len(table.rows) == 3
