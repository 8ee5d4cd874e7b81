from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.sources import import_text, new_workshop, plan_of, table_of
from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.importing import import_operation, outcome_json
from vmo_desktop.exchange.mapping import (
    ClassRule,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Existing,
    Field,
    ImportMap,
)
from vmo_desktop.exchange.plan import ImportPlan, plan_import
from vmo_desktop.workshop.ops.money_scores import count_scores
from vmo_desktop.workshop.ops.scores import set_rationale
from vmo_desktop.workshop.rows import ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    drivers: dict[str, dict[str, object]] = {
        "FIT": {"name": "Strategic fit"},
        "SHARE": {"name": "Market share", "scale": "measure", "low": 0.0, "high": 1.0},
    }
    return new_workshop(tmp_path / "w.vmo", drivers)


@pytest.fixture
def snapshot(workshop: Workshop) -> Snapshot:
    return workshop.snapshot


def values(plan: ImportPlan, field: str) -> list[object]:
    return [each.values.get(field) for each in plan.initiatives]


def mapped(*columns: ColumnMap, existing: Existing = Existing.UPDATE, classes: tuple[ClassRule, ...] = ()) -> ImportMap:
    return ImportMap((ColumnMap("name", Field.NAME), *columns), existing=existing, classes=classes)


def test_rows_become_initiatives(snapshot: Snapshot) -> None:
    plan = plan_of("code,name,cost,Strategic fit\nA1,Portal,£3.2m,High\nA2,Atlas,-,\n", snapshot)
    assert (plan.rows_read, plan.imported, plan.updated) == (2, 2, 0)
    assert plan.initiatives[0].values == {"code": "A1", "name": "Portal", "cost": 3.2e6}
    assert list(plan.initiatives[0].scores.values()) == [4.0]
    assert plan.initiatives[1].values == {"code": "A2", "name": "Atlas"}


def test_an_unreadable_cell_is_left_empty_and_listed(snapshot: Snapshot) -> None:
    plan = plan_of("name,cost,Strategic fit\nPortal,Exempt under Section 43,High\nAtlas,£5,9\n", snapshot)
    assert plan.imported == 2
    assert values(plan, "cost") == [None, 5.0]
    found = [(each.row, each.column, each.text) for each in plan.unread_cells]
    assert found == [(2, "cost", "Exempt under Section 43"), (3, "Strategic fit", "9")]
    assert "text, not a number" in plan.unread_cells[0].reason
    assert "not on the scale of Strategic fit (0 to 4)" in plan.unread_cells[1].reason


def test_a_row_without_name_and_code_is_rejected(snapshot: Snapshot) -> None:
    plan = plan_of("name,sponsor,cost\nPortal,Eve,1\n,Bob,2\n\u200b ,Ann,3\n", snapshot)
    assert (plan.imported, len(plan.rejected)) == (1, 2)
    assert (plan.rejected[0].row, plan.rejected[0].column, plan.rejected[0].text) == (3, "name", "Bob")


def test_totals_and_headers_given_again_are_skipped_rows(snapshot: Snapshot) -> None:
    plan = plan_of("name,cost\nPortal,1\nName,Cost\nAtlas,2\nTotal,3\n", snapshot)
    assert (plan.rows_read, plan.imported, len(plan.skipped)) == (4, 2, 2)


@pytest.mark.parametrize(
    ("existing", "counts"),
    [(Existing.UPDATE, (1, 2, 0)), (Existing.SKIP, (1, 0, 2)), (Existing.ADD, (3, 0, 0))],
)
def test_what_is_already_there_is_updated_skipped_or_added(
    workshop: Workshop, existing: Existing, counts: tuple[int, int, int]
) -> None:
    import_text(workshop, "code,name,cost\nA1,Portal,1\n,Café  Atlas,2\n")
    mapping = ImportMap(
        (ColumnMap("code", Field.CODE), ColumnMap("name", Field.NAME), ColumnMap("cost", Field.COST)), existing=existing
    )
    text = "code,name,cost\na1,Portal new,5\nB7,CAFE\u0301 atlas,6\nC1,Zeta,7\n"
    plan = plan_of(text, workshop.snapshot, mapping)
    assert (plan.imported, plan.updated, len(plan.skipped)) == counts


def test_twins_within_the_file_are_found_too(snapshot: Snapshot) -> None:
    plan = plan_of("code,name,cost\nA1,Portal,1\nA1,Portal,2\nA2,Portal,3\n", snapshot)
    assert (plan.imported, plan.updated) == (2, 1)
    assert values(plan, "cost") == [2.0, 3.0]
    text = "name,cost\nPortal,1\nPORTAL,2\n"
    plan = plan_of(text, snapshot, mapped(existing=Existing.SKIP))
    assert plan.skipped[0].reason == "the same initiative as in row 2"


def test_two_names_under_one_code_are_both_kept_and_told(snapshot: Snapshot) -> None:
    plan = plan_of("code,name\nA1,Portal\nA1,Atlas\n", snapshot)
    assert (plan.imported, plan.updated) == (2, 0)
    assert [each.values["name"] for each in plan.initiatives] == ["Portal", "Atlas"]
    assert any("another name" in note and "row 3" in note for note in plan.notes)


def test_an_update_changes_only_what_the_file_says(workshop: Workshop) -> None:
    import_text(workshop, "code,name,cost,owner,Strategic fit\nA1,Portal,1,Eve,High\n")
    row = workshop.snapshot.initiatives[0]
    driver = workshop.snapshot.leaves[0]
    workshop.do(set_rationale(initiative_id=row.id, driver_id=driver.id, rationale="Agreed in May"))
    import_text(workshop, "code,cost,owner,Strategic fit\nA1,TBC,,Low\n")
    after = workshop.snapshot.initiatives[0]
    assert (after.name, after.cost, after.owner) == ("Portal", 1.0, "Eve")
    score = workshop.snapshot.agreed_scores[row.id, driver.id]
    assert (score.value, score.rationale) == (1.0, "Agreed in May")


def test_an_import_is_one_step_back(workshop: Workshop) -> None:
    before = workshop.snapshot
    import_text(workshop, "code,name,Strategic fit\nA1,Portal,High\nA2,Atlas,Low\n")
    assert workshop.undo_label == "Import in.csv: 2 added"
    workshop.undo()
    assert workshop.snapshot.initiatives == before.initiatives
    assert not workshop.snapshot.agreed_scores


def test_several_columns_may_feed_one_field(snapshot: Snapshot) -> None:
    rating = ((("Green", 90.0), ("Red", 10.0)),)
    mapping = mapped(
        ColumnMap("rating", Field.CONFIDENCE, 1, *rating), ColumnMap("rating", Field.CONFIDENCE, 2, *rating)
    )
    text = "name,rating,rating\nA,Green,\nB,,red\nC,Exempt,Green\nD,Exempt,Exempt\nE,,\n"
    plan = plan_of(text, snapshot, mapping)
    assert values(plan, "confidence") == [90.0, 10.0, 90.0, None, None]
    assert [(each.row, each.column) for each in plan.unread_cells] == [(5, "rating")]


def test_percentages(snapshot: Snapshot) -> None:
    text = "name,Confidence,Market share,cost\nA,80 %,12.5%,5%\nB,150,2,5\n"
    plan = plan_of(text, snapshot)
    assert plan.initiatives[0].values == {"name": "A", "confidence": 80.0}
    assert list(plan.initiatives[0].scores.values()) == [0.125]
    assert [each.text for each in plan.unread_cells] == ["5%", "150", "2"]


def test_the_file_decides_for_a_column_that_leaves_it_open(snapshot: Snapshot) -> None:
    text = "name;cost;yearly\nA;1.234;0,5\nB;5.678;1,5\n"
    plan = plan_of(text, snapshot, mapped(ColumnMap("cost", Field.COST)))
    assert values(plan, "cost") == [1234.0, 5678.0]
    assert plan.questions == ()


def test_a_column_that_stays_open_is_asked_about_once(snapshot: Snapshot) -> None:
    text = 'name,cost,start date\nA,"1,234",01/02/2026\nB,"5,678",03/04/2026\n'
    plan = plan_of(text, snapshot)
    assert values(plan, "cost") == [1234.0, 5678.0]
    assert [(each.column, each.example, each.is_about_dates) for each in plan.questions] == [
        ("start date", "01/02/2026", True),
        ("cost", "1,234", False),
    ]
    mapping = mapped(
        ColumnMap("cost", Field.COST, decimal=DecimalMark.COMMA),
        ColumnMap("start date", Field.START_DATE, dates=DateOrder.MONTH_FIRST),
    )
    plan = plan_of(text, snapshot, mapping)
    assert values(plan, "cost") == [1.234, 5.678]
    assert values(plan, "start_date") == ["2026-01-02", "2026-03-04"]
    assert plan.questions == ()


def test_an_amount_that_names_its_own_multiplier_is_not_multiplied_again(snapshot: Snapshot) -> None:
    plan = plan_of("name,Cost (£m)\nA,£3.2m\nB,3.2\nC,£900k\n", snapshot)
    assert values(plan, "cost") == [3.2e6, 3.2e6, 9e5]


def test_a_conversion_in_the_map_applies_to_every_amount(snapshot: Snapshot) -> None:
    plan = plan_of("name,cost\nA,$2m\nB,2\n", snapshot, mapped(ColumnMap("cost", Field.COST, factor=0.5)))
    assert values(plan, "cost") == [1e6, 1.0]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("name,cost\nA,5\nB,€ 6\n", ()),
        (
            "name,cost\nA,$5\nB,$6\nC,7\n",
            ("Column cost: amounts in $ were taken as they stand; nothing was converted to EUR.",),
        ),
        (
            "name,Cost (£m)\nA,5\nB,6\n",
            (
                "Column Cost (£m): amounts were multiplied by 1,000,000.",
                "Column Cost (£m): amounts in GBP were taken as they stand; nothing was converted to EUR.",
            ),
        ),
        ("name,Kosten (TEUR)\nA,5\nB,6\n", ("Column Kosten (TEUR): amounts were multiplied by 1,000.",)),
        ("name,cost\nA,Neurology 5\nB,6\n", ()),
    ],
)
def test_what_was_done_to_amounts_is_told(snapshot: Snapshot, text: str, notes: tuple[str, ...]) -> None:
    assert plan_of(text, snapshot).notes == notes


def test_the_names_of_former_levels_mean_nothing_on_a_measure(workshop: Workshop) -> None:
    plan = plan_of("name,Market share\nA,Low\nB,0.5\n", workshop.snapshot)
    assert [list(each.scores.values()) for each in plan.initiatives] == [[], [0.5]]
    assert [each.text for each in plan.unread_cells] == ["Low"]


def test_a_factor_is_exact(snapshot: Snapshot) -> None:
    plan = plan_of("name,cost\nA,0.07\nB,1.1\n", snapshot, mapped(ColumnMap("cost", Field.COST, factor=1e6)))
    assert values(plan, "cost") == [70_000.0, 1_100_000.0]


def test_codes_choose_a_class(snapshot: Snapshot) -> None:
    mapping = mapped(
        ColumnMap("id", Field.CODE), ColumnMap("area", Field.CLASS), classes=(ClassRule("Transit", ("7",)),)
    )
    assert values(plan_of("id,name,area\n7,A,D\n8,B,D\n", snapshot, mapping), "class_name") == ["Transit", "D"]


def test_durations_and_efforts_may_carry_their_unit(snapshot: Snapshot) -> None:
    plan = plan_of("name,duration,effort\nA,18 months,120 days\nB,2 years,80 pd\n", snapshot)
    assert values(plan, "duration") == [18.0, 24.0]
    assert values(plan, "effort") == [120.0, 80.0]


def test_mandatory_is_yes_or_no(snapshot: Snapshot) -> None:
    plan = plan_of("name,mandatory\nA,x\nB,no\nC,perhaps\n", snapshot)
    assert values(plan, "is_mandatory") == [True, False, None]
    assert plan.unread_cells[0].reason == "this is neither yes nor no"


def test_hostile_text_is_kept_exactly(workshop: Workshop) -> None:
    hostile = ["=1+1", "<img src=x>", r"$\frac$", "\u202eabc", "x" * 5000, "Robert'); DROP TABLE initiative;--", "a\nb"]
    quoted = "".join(f'"{text}",1\n' for text in hostile)
    import_text(workshop, "name,cost\n" + quoted)
    assert [row.name for row in workshop.snapshot.initiatives] == hostile


def test_a_map_without_name_or_code_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(SourceRefused, match="no column is known as the name"):
        plan_import(table_of("name,cost\nA,1\n"), ImportMap((ColumnMap("cost", Field.COST),)), snapshot)


def test_a_map_of_another_file_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(SourceRefused, match="none of the map's columns"):
        plan_import(table_of("name,cost\nA,1\n"), ImportMap((ColumnMap("Titel", Field.NAME),)), snapshot)


def test_a_map_with_a_driver_that_is_not_there_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(SourceRefused, match='driver "JOBS", which the workshop does not have'):
        plan_import(table_of("name,jobs\nA,1\n"), mapped(ColumnMap("jobs", DriverTarget("JOBS"))), snapshot)


def test_scores_that_are_counted_are_left_out_and_a_map_with_them_is_refused(
    workshop: Workshop,
) -> None:
    share = next(each for each in workshop.snapshot.leaves if each.code == "SHARE")
    workshop.do(count_scores(share.id, ScoreSource.NPV, low=0.0, high=1.0, unit="EUR"))
    plan = plan_of("name,FIT,SHARE\nA,1,0.5\n", workshop.snapshot)
    assert [list(each.scores) for each in plan.initiatives] == [[workshop.snapshot.leaves[0].id]]
    assert workshop.do(import_operation(plan)).touches("initiative")
    with pytest.raises(SourceRefused, match="column SHARE: the scores of Market share are counted from cash lines"):
        plan_of("name,SHARE\nB,1\n", workshop.snapshot, mapped(ColumnMap("SHARE", DriverTarget("SHARE"))))


def test_a_column_of_the_map_that_is_missing_is_told(snapshot: Snapshot) -> None:
    plan = plan_of("name\nA\nB\n", snapshot, mapped(ColumnMap("cost", Field.COST)))
    assert 'The file has no column "cost", which the map names.' in plan.notes


CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(["", "Total", "name", "A1", "1,234.5", "(500)", "31.12.2025", "High", "-", "n/a", "=1+1"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=15))
def test_every_row_is_accounted_for(snapshot: Snapshot, rows: list[list[str]]) -> None:
    header = '"code","name","cost","start date","Strategic fit"\n'
    body = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    mapping = mapped(
        ColumnMap("code", Field.CODE),
        ColumnMap("cost", Field.COST),
        ColumnMap("start date", Field.START_DATE),
        ColumnMap("Strategic fit", DriverTarget("FIT")),
    )
    plan = plan_of(header + body, snapshot, mapping)
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert plan.rows_read == filled or plan.table.header_row != 1


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Volumen", ("1.250.000,00 €", "385.500,00 €", "n/a")),
        ("Mittel (EUR)", ("12", "14", "9")),
        ("Volumen", ("1250000", "385500", "310000")),
    ],
)
def test_amounts_that_go_nowhere_while_no_cost_is_known_are_warned_of(
    snapshot: Snapshot, heading: str, cells: tuple[str, ...]
) -> None:
    rows = "".join(f"P{number};{cell}\n" for number, cell in enumerate(cells))
    plan = plan_of(f"name;{heading}\n{rows}", snapshot)
    assert plan.warnings == (f"1 column with amounts is not used: {heading}.",)
    assert plan.warnings[0] in cast("list[str]", outcome_json(plan)["warnings"])


def test_an_identifier_with_a_currency_is_an_amount(snapshot: Snapshot) -> None:
    made = plan_of("name;Area budgeting (EUR)\nA;12000\nB;14000\n", snapshot)
    assert made.warnings == ("1 column with amounts is not used: Area budgeting (EUR).",)


def test_the_dot_of_a_heading_ends_the_sentence(snapshot: Snapshot) -> None:
    made = plan_of("name;Volumen in Fr.\nA;12000\nB;14000\n", snapshot)
    assert made.warnings == ("1 column with amounts is not used: Volumen in Fr.",)


def test_several_columns_of_amounts_are_named(snapshot: Snapshot) -> None:
    plan = plan_of("name;Opex 2027;Opex 2028\nA;12.000 €;3.000 €\nB;9.000 €;2.500 €\n", snapshot)
    assert plan.warnings == ("2 columns with amounts are not used: Opex 2027, Opex 2028.",)


@pytest.mark.parametrize(
    "text",
    [
        "name;cost;Volumen\nA;5;1.250.000,00 €\nB;6;385.500,00 €\n",
        "name;Year\nA;2026\nB;2027\n",
        "name;Rank\nA;1\nB;2\n",
        "name;Remark of the board\nA;costs about 5 €\nB;no\n",
        "name;Approved on\nA;2026-01-02\nB;2026-02-03\n",
        "name;Id_Empreendimento\nA;1443\nB;2029\n",
        "name;clave_presupuestal\nA;24092100003\nB;25096260002\n",
        "name;tract;Units;sqmi;X;Square feet\nA;42003210700;1200;5400;398000;545,000\n"
        "B;42003210800;1300;5600;398100;12,000\n",
        "name;Fläche\nA;12000\nB;14000\n",
    ],
)
def test_nothing_is_warned_of_where_cost_is_known_or_numbers_are_no_amounts(snapshot: Snapshot, text: str) -> None:
    assert plan_of(text, snapshot).warnings == ()


@pytest.mark.parametrize(
    "text", ["Portal\nAtlas\nOrion\n", "Portal;Smith\nAtlas;Jones\n", "Portal,n/a\nAtlas,9\nZ,8\n"]
)
def test_a_first_row_that_may_be_an_initiative_is_told(snapshot: Snapshot, text: str) -> None:
    plan = plan_of(text, snapshot)
    assert any('Row 1 was taken for headings: "Portal"' in warning for warning in plan.warnings)


@pytest.mark.parametrize("text", ["Initiative\nAtlas\nOrion\n", "Vorhabn;Strategic fit\nAtlas;High\nOrion;Low\n"])
def test_headings_that_mean_something_need_no_warning(snapshot: Snapshot, text: str) -> None:
    assert not plan_of(text, snapshot).warnings


def test_two_parts_of_a_field_that_differ_are_told(snapshot: Snapshot) -> None:
    plan = plan_of("Name,Cost,,Name,Cost\nA,5,,C,7\nB,6,,D,6\nE,,,,9\n", snapshot)
    assert [each.values["name"] for each in plan.initiatives] == ["A", "B", "E"]
    assert values(plan, "cost") == [5.0, 6.0, 9.0]
    assert any("Columns Name and Name (2) were read as one, but differ in rows 2, 3;" in each for each in plan.warnings)
    assert any("Columns Cost and Cost (2) were read as one, but differ in row 2;" in each for each in plan.warnings)


def test_rows_that_were_put_together_are_named(workshop: Workshop) -> None:
    import_text(workshop, "code,name\nA1,Portal\n")
    plan = plan_of(
        "code,name,cost\nA1,Portal,1\nB1,Atlas,5\n" + "B1,Atlas,6\n" * 5 + "A1,Portal,2\n", workshop.snapshot
    )
    (note,) = [each for each in plan.notes if "put together" in each]
    assert "row 4 with row 3, row 5 with row 3" in note
    assert "row 8 with row 3 and 1 more" in note


def test_rows_that_update_the_workshop_are_not_called_the_same_again(workshop: Workshop) -> None:
    import_text(workshop, "code,name\nA1,Portal\nB1,Atlas\n")
    plan = plan_of("code,name,cost\nA1,Portal,1\nB1,Atlas,5\n", workshop.snapshot)
    assert not any("put together" in each for each in plan.notes)
