"""From a file to the workshop, as the command line does it; with real files where they are."""

import json
import math
import time
from pathlib import Path

import pytest

from tests.conftest import shared_data
from tests.exchange.sources import assert_accounted, new_workshop, write_workbook
from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.importing import (
    import_operation,
    outcome_json,
    plan_import,
    propose_map,
    read_source,
    user_maps_folder,
)
from vmo_desktop.exchange.library import build_template
from vmo_desktop.exchange.map_file import map_as_toml
from vmo_desktop.exchange.mapping import ColumnMap, DriverTarget, Field, ImportMap
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.rejects import save_rejects
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop


def run(workshop: Workshop, path: Path) -> ImportPlan:
    table = read_source(path)
    plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    workshop.do(import_operation(plan))
    assert_accounted(plan)
    return plan


def test_a_workbook_of_every_kind_of_dirt(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Draft, for discussion"],
        [],
        ["Initiative ID", "Initiative name", "Cost (£m)", "Start date", "Strategic fit", "Rank"],
        ["I-1", "Portal", 1.25, "31/12/2025", "High", 1],
        ["I-2", "Atlas", "Exempt under Section 43", "01/02/2026", 2, 2],
        [None, None, 5, "", "", 3],
        ["I-1", "Portal", 1.5, "", "", 4],
        ["Total", None, 7.5],
        ["Source: portfolio office"],
    ]
    path = write_workbook(tmp_path / "dirty.xlsx", {"Data": rows})
    with new_workshop(tmp_path / "w.vmo", {"FIT": {"name": "Strategic fit"}}) as workshop:
        plan = run(workshop, path)
        snapshot = workshop.snapshot
    outcome = json.loads(json.dumps(outcome_json(plan)))
    assert {key: outcome[key] for key in ("rows_read", "imported", "updated", "skipped")} == {
        "rows_read": 6,
        "imported": 2,
        "updated": 1,
        "skipped": 2,
    }
    assert outcome["rejected"] == [
        {"row": 6, "column": "Initiative ID", "text": "5", "reason": "the row has neither a name nor a code"}
    ]
    assert outcome["mapping"] == {
        "Initiative ID": "code",
        "Initiative name": "name",
        "Cost (£m)": "cost",
        "Start date": "start_date",
        "Strategic fit": "FIT",
    }
    assert outcome["unmapped"] == ["Rank"]
    assert [(each["row"], each["column"]) for each in outcome["unread_cells"]] == [(5, "Cost (£m)")]
    assert [(row.code, row.cost, row.start_date) for row in snapshot.initiatives] == [
        ("I-1", 1_500_000.0, "2025-12-31"),
        ("I-2", None, "2026-02-01"),
    ]


def test_rejects_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("name,sponsor,cost\nPortal,Eve,=1+1\n,Bob,2\nTotal,,3\n")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = run(workshop, path)
    save_rejects(plan, tmp_path / "rejects.csv")
    lines = (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "What,Row,Column,Text,Reason"
    assert lines[1].startswith("Cell left empty,2,cost,'=1+1,")
    assert lines[2].startswith("Row rejected,3,name,Bob,")
    assert lines[3].startswith("Row skipped,4,,,")


def test_a_saved_map_is_proposed_for_the_next_file_of_its_kind(tmp_path: Path) -> None:
    columns = (ColumnMap("Vorhaben", Field.NAME), ColumnMap("Nutzen", DriverTarget("FIT")))
    saved = ImportMap(columns, name="Ours", header=("Vorhaben", "Nutzen"))
    user_maps_folder().mkdir(parents=True)
    (user_maps_folder() / "ours.toml").write_text(map_as_toml(saved), encoding="utf-8")
    (user_maps_folder() / "broken.toml").write_text("colum = 1", encoding="utf-8")
    path = tmp_path / "in.csv"
    path.write_text("VORHABEN;Nutzen;Rest\nA;High;1\nB;Low;2\n")
    table = read_source(path)
    with new_workshop(tmp_path / "w.vmo", {"FIT": {"name": "Strategic fit"}}) as workshop:
        assert propose_map(table, workshop.snapshot) == saved
    with new_workshop(tmp_path / "other.vmo") as workshop:
        assert propose_map(table, workshop.snapshot).name == ""


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("name,cost\n")
    with pytest.raises(SourceRefused, match="no row of data"):
        read_source(path)


def test_ten_thousand_rows_take_seconds(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("code,name,cost\n" + "".join(f"C{row},Name {row},£{row}.5m\n" for row in range(10_000)))
    start = time.perf_counter()
    table = read_source(path)
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    assert plan.imported == 10_000
    assert time.perf_counter() - start < 15


# The real files are not part of the project; what follows exists only where they are.

RETURNS = shared_data("gmpp/uk_*.csv")
ROWS = {"uk_2018.csv": 133, "uk_2020.csv": 125, "uk_2022.csv": 235, "uk_2023.csv": 244}


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.name)
def test_real_returns_come_in_whole(tmp_path: Path, path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = run(workshop, path)
        rows = workshop.snapshot.initiatives
    assert plan.mapping.name.startswith("UK major projects")
    assert plan.questions == ()
    assert (plan.rows_read, plan.imported) == (ROWS[path.name],) * 2
    assert not plan.rejected
    headings = "".join(column.header for column in plan.table.columns)
    text = headings + "".join(cell for row in plan.table.rows for cell in row.cells if isinstance(cell, str))
    content = path.read_bytes()
    for byte in range(0x80, 0x100):  # every letter beyond ASCII came through as it was, as often as it was
        letter = bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)
        assert text.count(letter) == content.count(bytes([byte])), hex(byte)
    assert "\r" not in text
    assert any(row.notes.count("’") for row in rows) or "’" not in text
    costs = [row.cost for row in rows if row.cost is not None]
    assert len(costs) > 0.7 * len(rows)
    assert max(costs) > 1e10
    assert sum(row.start_date != "" for row in rows) > 0.9 * len(rows)
    told = {(each.row, each.column) for each in plan.unread_cells}
    assert len(told) == len(plan.unread_cells)


SCORES = [*shared_data("smart_scale/*.xlsx"), *shared_data("smart_scale/ss-data.csv")]


@pytest.mark.parametrize("path", SCORES, ids=lambda path: path.suffix)
def test_real_scores_give_the_published_benefits(tmp_path: Path, path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        build_template("public-capital-programme", workshop)
        plan = run(workshop, path)
        results = workshop.results
    assert (plan.rows_read, plan.imported, len(plan.rejected), len(plan.unread_cells)) == (404, 404, 0, 0)
    columns = [column.key for column in plan.table.columns]
    benefit, code = columns.index("project benefit score"), columns.index("app id")
    published = {str(row.cells[code]): row.cells[benefit] for row in plan.table.rows}
    exact = path.suffix == ".xlsx"
    assert len(results.ranking(RankBy.VALUE).order) == 404
    for row, initiative in enumerate(results.snapshot.initiatives):
        value = results.valuation.value[row]
        wanted = published[initiative.code]
        expected = 0.0 if str(wanted).strip() == "-" else float(str(wanted))
        assert math.isclose(value, expected, abs_tol=1e-8 if exact else 1e-2)
