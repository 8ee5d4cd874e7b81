"""`vmo new --from` and the calibration in `vmo kpi`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.choosing import approve
from tests.workshop.promised import SHARES, make_promised
from vmo_desktop.cli import main


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "2027.vmo"
    with make_promised(path) as workshop:
        approve(workshop)
    return path


@pytest.fixture
def asked(capfd: pytest.CaptureFixture[str]) -> Any:
    def ask(file: Path) -> Any:
        assert main(["kpi", str(file), "--json"]) == 0
        return json.loads(capfd.readouterr().out)["calibration"]

    return ask


def test_promises_of_a_year_are_told_with_their_range(first: Path, asked: Any) -> None:
    record = asked(first)
    assert [each["share"] for each in record["promises"]] == pytest.approx(SHARES)
    digital = next(each for each in record["groups"] if (each["of"], each["name"]) == ("class", "Digital"))
    assert (digital["promises"], digital["enough"]) == (5, True)
    assert digital["middle"] == pytest.approx(0.7)
    assert digital["mean_low"] < digital["mean"] < digital["mean_high"] < 1
    assert record["since"] == {"source": None, "initiatives": []}


def test_a_new_workshop_begun_from_it_has_its_calibration_and_tells_what_changed(
    first: Path, asked: Any, tmp_path: Path
) -> None:
    second, before = tmp_path / "2028.vmo", first.read_bytes()
    arguments = ["new", str(second), "--from", str(first), "--initiatives", "not-funded", "--title", "Portfolio 2028"]
    assert main(arguments) == 0
    record = asked(second)
    assert record["groups"] == []
    digital = next(each for each in record["priors"] if each["name"] == "Digital")
    assert (digital["promises"], digital["source"]) == (5, "Portfolio 2027, 2027-01-15")
    assert {each["code"]: each["change"] for each in record["since"]["initiatives"]} == {
        "A": "gone", "B": "gone", "C": "same", "D": "same",
    }  # fmt: skip
    gone = record["since"]["initiatives"][0]
    assert gone["then"]["standing"] == "funded"
    assert gone["then"]["progress"] == pytest.approx(0.7)
    assert first.read_bytes() == before


def test_calibration_is_told_in_words_too(first: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["kpi", str(first)]) == 0
    told = capfd.readouterr().out
    assert "promises of class Digital: 70.0 % (54.0 % to 86.0 %) came true, 5 promises\n" in told
    assert "promises of class Plant: 120.0 % (120.0 % to 120.0 %) came true, 1 promise, too few to say\n" in told


def test_what_is_no_workshop_makes_no_new_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "list.vmo"
    wrong.write_text("code,name\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "2028.vmo"), "--from", str(wrong)]) == 1
    assert "not a workshop" in capfd.readouterr().err
    assert not (tmp_path / "2028.vmo").exists()
