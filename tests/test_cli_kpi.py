"""`vmo kpi` and `vmo dashboard`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.cli import main
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.ops import benefits
from vmo_desktop.workshop.ops.kpis import KPIS, edit_realization
from vmo_desktop.workshop.value_rows import Frequency
from vmo_desktop.workshop.workshop import Workshop

READINGS = "KPI;Date;Value\nCalls a week;31.03.2027;180\nCalls a week;30.06.2027;160\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with make_choosing(path) as workshop:
        first = workshop.snapshot.initiatives[0].id
        workshop.do(
            benefits.add_benefit(first, {"name": "Less to answer", "driver_id": workshop.snapshot.leaves[0].id})
        )
        calls = {"name": "Calls a week", "direction": Direction.MINIMISE, "baseline": 200.0, "target": 100.0,
                 "baseline_on": "2027-01-01", "due_on": "2027-12-31", "frequency": Frequency.QUARTER,
                 "benefit_id": workshop.snapshot.benefits[0].id}  # fmt: skip
        workshop.do(KPIS.add([calls]))
    (tmp_path / "march.csv").write_text(READINGS, encoding="utf-8")
    return path


@pytest.fixture
def answer(capfd: pytest.CaptureFixture[str]) -> Any:
    def ask(*arguments: object) -> Any:
        assert main([*map(str, arguments), "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return ask


def test_a_kpi_without_readings_claims_nothing(file: Path, answer: Any) -> None:
    record = answer("kpi", file)
    (calls,) = record["kpis"]
    assert record["as_of"] is None
    assert calls["serves"] == {"benefit": "Less to answer"}
    assert [calls[name] for name in ("actual", "progress", "planned", "at_completion")] == [None] * 4
    assert (calls["status"], calls["overdue"]) == ("unknown", False)


def test_readings_are_taken_in_as_one_step_and_told(file: Path, answer: Any) -> None:
    record = answer("kpi", file, "--readings", file.with_name("march.csv"))
    (calls,) = record["kpis"]
    assert record["as_of"] == "2027-06-30"
    assert (calls["actual"], calls["actual_on"], calls["status"]) == (160.0, "2027-06-30", "at-risk")
    assert calls["progress"] == pytest.approx(0.4)
    assert calls["at_completion"] == pytest.approx(160 - 20 / 91 * 184)
    with Workshop.open(file) as workshop:
        workshop.undo()
        assert not workshop.snapshot.value.readings


def test_of_a_bad_table_nothing_is_written(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = file.with_name("bad.csv")
    table.write_text(READINGS + "Calls a week;30.09.2027;few\n", encoding="utf-8")
    assert main(["kpi", str(file), "--readings", str(table)]) == 1
    assert "bad.csv, row 4, column Value" in capfd.readouterr().err
    with Workshop.open(file, for_reading=True) as workshop:
        assert not workshop.snapshot.value.readings


def test_the_dashboard_rolls_progress_up_and_names_what_is_late(file: Path, answer: Any) -> None:
    answer("kpi", file, "--readings", file.with_name("march.csv"))
    with Workshop.open(file) as workshop:
        workshop.do(edit_realization({"as_of": "2027-12-01"}))
    record = answer("dashboard", file)
    for kind in ("initiatives", "drivers", "benefits"):
        (only,) = record[kind]
        assert only["progress"] == pytest.approx(0.4)
        assert only["statuses"] == ["at-risk"]
    assert record["portfolio"]["known"] == 1.0
    value = record["value"]
    assert (value["scenario"], value["promised_points"], value["realized_points"]) == ("Base", 125.0, pytest.approx(30))
    assert [(each["code"], each["roi"]) for each in value["initiatives"]] == [("A", None), ("B", None)]
    assert value["drivers"][0]["promised_points"] == pytest.approx(112.5)
    assert [each["on"] for each in record["quarters"]] == ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-01"]
    assert record["overdue"] == [{"name": "Calls a week", "due": "2027-09-30"}]
    assert record["incomplete_benefits"][0]["lacks"] == ["outcome", "attribution", "measure", "owner"]


def test_both_are_told_for_a_reader_at_a_terminal(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["kpi", str(file), "--readings", str(file.with_name("march.csv"))]) == 0
    line = next(each for each in capfd.readouterr().out.splitlines() if each.endswith("Calls a week"))
    assert line.split() == ["200", "100", "160", "40.0", "%", "49.5", "%", "119.56", "at-risk", "Calls", "a", "week"]
    assert main(["dashboard", str(file)]) == 0
    said = capfd.readouterr().out
    assert "driver" in said
    assert "scenario Base: 30 of 125 points of value came true" in said
