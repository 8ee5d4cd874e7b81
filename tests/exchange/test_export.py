import csv
import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.sources import assert_accounted, new_workshop, table_of
from tests.workshop.choosing import make_choosing
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.errors import NotAllowed, WriteFailed
from vmo_desktop.exchange.export import export_data
from vmo_desktop.exchange.importing import import_operation, plan_import, propose_map, read_source
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.values import with_prefix, without_prefix
from vmo_desktop.exchange.writer_csv import csv_bytes, csv_cell
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, set_force
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.rows import CurveKind
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

HOSTILE = ["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "''=1", "＝1", "http://x.test", "<b>&amp;</b>", "_x0041_"]

FULL = {
    "code": "I-1",
    "name": "Portal £ “quoted”",
    "description": ' "=1"\ntwo  ',
    "sponsor": "Eve",
    "owner": "Bob",
    "class_name": "IT",
    "status": "idea",
    "effort": 1.234,
    "cost": 1234567.0,
    "duration": 18.0,
    "start_date": "2026-01-02",
    "end_date": "2027-12-31",
    "risk": 0.5,
    "confidence": 1.0,
    "tags": "a, b",
    "notes": " \t=n/a ",
    "is_mandatory": True,
}


def full_workshop(tmp_path: Path) -> Workshop:
    drivers: dict[str, dict[str, object]] = {
        "FIT": {"name": "Strategic fit"},
        "COST": {"name": "Cost pressure", "scale": "measure", "low": 0.0, "high": 1.0},
        "RISK": {"name": "Risk", "scale": "measure", "low": -1000.0, "high": 1000.0},
    }
    workshop = new_workshop(tmp_path / "w.vmo", drivers)
    names = [{"code": f"H{place}", "name": text} for place, text in enumerate(HOSTILE)]
    workshop.do(add_initiatives([FULL, {"name": "12"}, *names]))
    first = workshop.snapshot.initiatives[0].id
    scores = dict(zip((driver.id for driver in workshop.snapshot.leaves), (4.0, 0.1 + 0.2, -123.456), strict=True))
    workshop.do(set_scores({(first, driver_id): value for driver_id, value in scores.items()}))
    return workshop


def fields_and_scores(snapshot: Snapshot) -> list[tuple[object, ...]]:
    return [
        (
            *(getattr(row, field.attribute) for field in Field),
            *(
                cell and cell.value
                for cell in (snapshot.agreed_scores.get((row.id, driver.id)) for driver in snapshot.leaves)
            ),
        )
        for row in snapshot.initiatives
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_comes_back_exactly(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    with full_workshop(tmp_path) as workshop:
        export_data(workshop.results, path)
        before = fields_and_scores(workshop.snapshot)
        table = read_source(path)
    (tmp_path / "again").mkdir()
    with full_workshop(tmp_path / "again") as other:
        empty = other.snapshot_at(3)
        plan = plan_import(table, propose_map(table, empty), empty)
        assert_accounted(plan)
        assert not plan.unread_cells
        other.undo()
        other.undo()
        other.do(import_operation(plan))
        assert fields_and_scores(other.snapshot) == before


def test_no_text_of_a_workbook_is_a_formula_or_link(tmp_path: Path) -> None:
    with full_workshop(tmp_path) as workshop:
        export_data(workshop.results, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert set(HOSTILE) - {"_x0041_"} <= {cell.value for cell in cells}
    assert book.sheetnames == [
        "Initiatives", "Drivers", "Levels", "Weights", "Scenarios", "Funded by scenario"
    ]  # fmt: skip
    assert book.properties.creator in (None, "")
    assert book.properties.created == datetime(2000, 1, 1)  # noqa: DTZ001 - as openpyxl gives it


def test_the_same_workshop_gives_the_same_bytes(tmp_path: Path) -> None:
    with full_workshop(tmp_path) as workshop:
        for ending in ("xlsx", "csv", "json"):
            for name in ("one", "two"):
                export_data(workshop.results, tmp_path / f"{name}.{ending}")
            assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_json_holds_everything_in_full_precision(tmp_path: Path) -> None:
    with full_workshop(tmp_path) as workshop:
        export_data(workshop.results, tmp_path / "out.json")
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    first = record["initiatives"][0]
    assert first["scores"] == {"FIT": 4.0, "COST": 0.1 + 0.2, "RISK": -123.456}
    assert first["class"] == "IT"
    assert record["initiatives"][1]["value"] is None
    assert [driver["code"] for driver in record["drivers"]] == ["FIT", "COST", "RISK"]
    assert record["weight_sets"][0]["points"].keys() == {"FIT", "COST", "RISK"}


def test_csv_marks_formulas_and_nothing_else() -> None:
    assert [csv_cell(text) for text in ("=1", " +x", "plain", "3 - 2")] == ["'=1", "' +x", "plain", "3 - 2"]
    assert [csv_cell(number) for number in (-5.0, 0.1, 1.234, 1e21, None, True)] == [
        "-5",
        "0.1",
        "1.2340",
        "1e+21",
        "",
        "yes",
    ]


def test_a_csv_for_other_programs_has_every_text_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with full_workshop(tmp_path) as workshop:
        export_data(workshop.results, path, marks_formulas=False)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        names = {row["Name"] for row in csv.DictReader(lines)}
    assert set(HOSTILE) <= names


def test_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    with full_workshop(tmp_path) as workshop:
        export_data(workshop.results, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        first = next(csv.DictReader(lines))
    assert "-123.4560" in first.values()  # no apostrophe; the last digit says that the point is a decimal one


@given(st.text())
def test_the_mark_comes_off_again(text: str) -> None:
    assert without_prefix(with_prefix(text)) == text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_csv_texts_survive_their_file(texts: list[str]) -> None:
    content = csv_bytes([["name"], *([text] for text in texts)])
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [without_prefix(row[0]) if row else "" for row in read[1:]] == texts
    assert table_of("name,cost\nA,1\n").rows


def test_a_text_that_no_cell_can_hold_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"code": "A1", "name": "Portal", "notes": "x" * 40_000}]))
        with pytest.raises(NotAllowed, match="A1, Notes: the text has 40,000 characters"):
            export_data(workshop.results, path)
        assert path.read_bytes() == b"old"
        export_data(workshop.results, tmp_path / "out.csv")
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix in (".xlsx", ".csv", ".part")) == [
        "out.csv",
        "out.xlsx",
    ]


def test_a_code_that_no_cell_can_hold_is_named_by_its_beginning(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"code": "long code " * 10_000, "name": "Portal"}]))
        with pytest.raises(NotAllowed, match=r"long code .*…, Code: the text has ") as refused:
            export_data(workshop.results, tmp_path / "out.xlsx")
    assert len(str(refused.value)) < 300


def test_other_endings_and_folders_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        with pytest.raises(NotAllowed, match=r"\.xlsx, \.csv or \.json"):
            export_data(workshop.results, tmp_path / "out.pdf")
        with pytest.raises(WriteFailed, match="folder does not exist"):
            export_data(workshop.results, tmp_path / "gone" / "out.csv")


def test_value_functions_are_exported_with_their_points(tmp_path: Path) -> None:
    with full_workshop(tmp_path) as workshop:
        cost, risk = (driver.id for driver in workshop.snapshot.leaves[1:])
        workshop.do(set_curve(cost, CurveKind.STEP, points=[(0.25, 10), (0.5, 100 / 3)]))
        workshop.do(set_curve(risk, CurveKind.EXPONENTIAL, half=-500.0))
        for name in ("w.xlsx", "w.json"):
            export_data(workshop.results, tmp_path / name)
        book = openpyxl.load_workbook(tmp_path / "w.xlsx")
        assert book.sheetnames[:5] == ["Initiatives", "Drivers", "Levels", "Value functions", "Weights"]
        assert [[cell.value for cell in row] for row in book["Value functions"]] == [
            ["Driver", "Score", "Points"],
            ["COST", 0.25, 10],
            ["COST", 0.5, 100 / 3],
        ]
        heads, *rows = ([cell.value for cell in row] for row in book["Drivers"])
        shapes = {row[0]: (row[heads.index("Curve")], row[heads.index("Half")]) for row in rows}
        assert shapes == {"FIT": (None, None), "COST": ("step", None), "RISK": ("exponential", -500)}
        drivers = {each["code"]: each for each in json.loads((tmp_path / "w.json").read_text())["drivers"]}
        assert drivers["FIT"]["curve"] is None
        assert (drivers["RISK"]["curve"], drivers["RISK"]["half"], drivers["RISK"]["curve_points"]) == (
            "exponential",
            -500,
            [],
        )
        assert drivers["COST"]["curve_points"] == [
            {"score": 0.25, "points": 10.0},
            {"score": 0.5, "points": 100 / 3},
        ]


def test_a_workbook_tells_what_initiatives_use_and_how_they_hang_together(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        build_sample("meridian", workshop)
        export_data(workshop.results, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[4:9] == [
        "Costs by year", "Use of resources", "Funding levels", "Dependencies", "Synergies"
    ]  # fmt: skip
    rows = {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames[4:9]}
    assert rows["Costs by year"][:2] == [("Initiative", "2027", "2028", "2029"), ("M01", 2210000, 850000, 340000)]
    assert rows["Use of resources"][1] == ("M04", "Software developers", "person-days", "2027", 260)
    assert rows["Funding levels"][-1] == ("M17", None, None, None, 0.5)
    assert ("requires", "M01", "M02", "Series production needs propane filling.") in rows["Dependencies"]
    assert rows["Dependencies"][-1][:2] == ("at-most-one", "M18; M23")
    assert rows["Synergies"][1][:4] == ("M06", "M16", 2, 60000)


def test_what_was_learned_is_told_with_the_review_that_it_comes_from(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        export_data(workshop.results, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[-4:] == ["Actions", "Reviews", "Lessons", "Wins"]
    rows = {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames[-4:]}
    assert rows["Reviews"][1][:4] == ("A", "2027-06-30", "Ines Okafor", "Half the calls")
    assert rows["Lessons"][1][4:] == ("A, 2027-06-30", "2027-06-30", "Ines Okafor")
    assert rows["Lessons"][2][:3] == ("Name one owner for each benefit", "benefits; Service", "B")
    assert rows["Wins"][2] == ("No weekend shift", "Platform team", None, "2027-06-20", None)


def test_scenarios_are_told_with_what_they_fund_and_why(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(duplicate_scenario(1, "With D", {"budget": 80.0}))
        workshop.do(set_force(2, [4], is_in=True, reason="By law", author="Ines"))
        workshop.do(add_limit(2, LimitOf.COUNT, {"most": 2.0}))
        for ending in ("xlsx", "json"):
            export_data(workshop.results, tmp_path / f"out.{ending}")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    rows = {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}
    base, forced = (dict(zip(rows["Scenarios"][0], row, strict=True)) for row in rows["Scenarios"][1:])
    assert (base["Scenario"], base["Recommended"], base["Budget"], base["Status"]) == ("Base", "yes", 70, "optimal")
    assert (base["Value"], base["Cost"], base["Funded"]) == (125, 70, 2)
    assert forced["Cost"] == 50
    assert rows["Funded by scenario"] == [
        ("Initiative", "Base", "With D", "Funded in"), ("A", 1, 1, 2), ("B", 1, 0, 1), ("C", 0, 0, 0), ("D", 0, 1, 1)
    ]  # fmt: skip
    assert rows["Limits"][1] == ("Base", "budget", None, 70, 70)
    assert rows["Limits"][-1] == ("With D", "count", None, 2, 2)
    assert rows["Forces"][1] == ("With D", "D", "in", "By law", "Ines")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["scenarios"]
    assert [each["portfolio"]["selected"] for each in told] == [["A", "B"], ["A", "D"]]
