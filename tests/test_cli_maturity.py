"""`vmo maturity`."""

import json
from pathlib import Path

import pytest

from tests.workshop.assessing import make_assessing
from vmo_desktop.cli import main
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    make_assessing(path).close()
    return path


def test_every_assessment_is_told_with_ratings_gaps_and_change(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", str(file), "--json"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["top_level"] == 4.0
    assert len(record["steps"]) == 10
    assert len(record["steps"][0]["levels"]) == 5
    first, second = record["assessments"]
    assert (first["before"], first["overall_change"]) == (None, None)
    assert first["steps"][0]["change"] is None
    assert (second["name"], second["on"], second["before"]) == ("Half a year later", "2027-06-30", "Before")
    assert second["respondents"] == ["Ada", "Ben", "Cem"]
    assert second["overall"] == pytest.approx(1.7)
    assert second["overall_change"] == pytest.approx(1.1)
    assert second["by_priority"][0] == "Metrics and KPIs"
    culture = second["steps"][6]
    assert culture["ratings"] == {"Ada": 2.0, "Ben": 0.0, "Cem": 1.0}
    assert culture["evidence"] == {"Ada": "Minutes of May and June begin with value"}
    told = {key: culture[key] for key in ("level", "lowest", "highest", "target", "gap", "importance", "priority")}
    assert told == {
        "level": 1.0, "lowest": 0.0, "highest": 2.0, "target": 3.0, "gap": 2.0, "importance": 2.0, "priority": 4.0,
    }  # fmt: skip
    assert culture["change"] == pytest.approx(0.5)
    assert second["steps"][5]["ratings"]["Cem"] is None


def test_it_is_told_for_a_reader_at_a_terminal(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", str(file)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "Before on 2026-11-30, rated by Ada, Ben"
    assert "on average level 1.7 of 4, +1.1 since Before" in lines
    (culture,) = [line for line in lines if "7 Culture (Ada 2, Ben 0, Cem 1)" in line]
    assert culture.split()[:6] == ["1", "0-2", "3", "2", "4", "+0.5"]


def test_a_road_that_was_not_assessed_claims_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new.vmo"
    with Workshop.create(path, author="Ines") as workshop:
        pass
    assert main(["maturity", str(path)]) == 0
    assert capfd.readouterr().out == "The road has no steps yet.\n"
    with Workshop.open(path) as workshop:
        workshop.do(begin_road(road_of("small-firm")))
    assert main(["maturity", str(path)]) == 0
    assert capfd.readouterr().out == "6 steps, not assessed yet\n"
