"""`vmo robustness`: a workshop with a known answer, the same for a seed, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A is worth 100 times the weight of growth, B 50, C 100 times that of risk, D nothing; 70 buys two."""
    path = tmp_path / "choosing.vmo"
    with make_choosing(path):
        pass
    return str(path)


def _record(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["robustness", *arguments, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_all_is_told_of_every_initiative(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    record = _record(capsys, file, "--weights", "full", "--scores", "fixed", "--samples", "1000", "--seed", "7")
    assert (record["scenario"], record["seed"], record["samples"]) == ("Base", 7, 1000)
    assert (record["weights"], record["scores"]) == ("full", "fixed")
    by_code = {each["code"]: each for each in record["initiatives"]}
    assert {code: each["class"] for code, each in by_code.items()} == {
        "A": "contested", "B": "safe", "C": "contested", "D": "out",
    }  # fmt: skip
    a = by_code["A"]
    assert a["low"] < 0.5 < a["high"]
    assert a["funded"] is True
    assert sum(a["acceptability"]) == pytest.approx(1)
    assert a["central_weights"] == pytest.approx({"GROW": 0.75, "RISK": 0.25}, abs=0.03)
    assert a["confidence_factor"] == 1
    assert by_code["D"]["central_weights"] is None
    assert by_code["D"]["confidence_factor"] is None
    assert record["regret"]["maximum"] == pytest.approx(100, abs=2)
    assert record["regret"]["share_best"] == a["chance"]
    assert record["core"] == {
        "exact": True, "portfolios": 5, "core_index": {"A": 0.6, "B": 0.6, "C": 0.8, "D": 0.4},
    }  # fmt: skip
    assert record["rulers"] == record["common_core"] == []


def test_the_same_seed_says_the_same_and_what_is_not_in_the_file_falls_back(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (file, "--weights", "full", "--samples", "200")
    assert _record(capsys, *asked) == _record(capsys, *asked)
    assert _record(capsys, *asked) != _record(capsys, *asked, "--seed", "2")
    record = _record(capsys, file, "--weights", "participants", "--scores", "both", "--samples", "100")
    assert (record["weights"], record["scores"]) == ("fixed", "fixed")


def test_a_reader_is_told_the_same_in_lines(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", file, "--samples", "100"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Base: 100 samples, seed 1, weights interval, scores fixed")
    assert "loses 0 points of value on average and 0 at worst" in out
    assert "Portfolios that can be right: 1, all listed." in out


def test_nothing_to_test_is_said_in_a_sentence(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Workshop.open(Path(file)) as workshop:
        workshop.do(edit_initiatives({each.id: {"is_mandatory": True} for each in workshop.snapshot.initiatives}))
        workshop.do(edit_workshop({"budget": 1.0}))
    assert main(["robustness", file]) == 1
    assert capsys.readouterr().err == (
        "vmo: No portfolio meets all conditions of this scenario, so there is nothing to test.\n"
    )


@pytest.mark.parametrize("wrong", [("--samples", "0"), ("--seed", "-1"), ("--margin", "2"), ("--weights", "any")])
def test_settings_that_make_no_sense_are_refused(file: str, wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        main(["robustness", file, *wrong])
