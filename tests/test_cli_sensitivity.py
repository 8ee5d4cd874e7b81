"""`vmo sensitivity`: a workshop whose crossings are known by hand, a published table, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.workshop import Workshop

FLATS = (
    "flat;rent;size;distance;state\nweights;0.35;0.25;0.25;0.15\n"
    "A;0.3888889;0.2333333;1;0.6666667\nB;0.7777778;0.5;0;0.3333333\nC;0;1;0.5;1\nD;1;0;0.75;0\n"
)


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    make_choosing(path).close()
    return path


def _record(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["sensitivity", *arguments, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_a_driver_of_a_workshop_is_swept_with_its_portfolios(
    workshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = _record(capsys, str(workshop), "--driver", "Growth", "--scenario", "Base")
    assert (record["scenario"], record["driver"], record["weight"]) == ("Base", "GROW", 0.75)
    assert [(each["name"], each["start"], each["end"]) for each in record["winners"]] == [("C", 0, 0.5), ("A", 0.5, 1)]
    assert {"weight": 0.5, "up": "A", "down": "C"} in record["crossings"]
    pieces = record["portfolios"]["pieces"]
    assert [(each["selected"], each["cost"]) for each in pieces] == [(["B", "C"], 50), (["A", "B"], 70)]
    assert pieces[0]["smallest_change"]["l1"]["weights"] == pytest.approx({"GROW": 0.5, "RISK": 0.5})
    assert record["portfolios"]["complete"] is True


def test_without_a_driver_every_one_is_swept_and_portfolios_only_if_asked(
    workshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = _record(capsys, str(workshop))
    assert [each["driver"] for each in record["drivers"]] == ["GROW", "RISK"]
    assert "portfolios" not in record["drivers"][0]
    assert record["smallest_change"]["l1"]["rival"] in {"B", "C"}
    assert record["smallest_change"]["l1"]["distance"] == pytest.approx(0.5)
    assert record["smallest_change"]["euclidean"]["distance"] == pytest.approx(0.125**0.5)
    assert record["tornado"]["name"] == "A"
    assert [each["high"] for each in record["tornado"]["bars"]] == pytest.approx([85, 65])
    # B (50) passes A (75) by 25 points of value: 33.3 of Growth; Risk could bring at most 12.5.
    assert record["breakpoints"][1]["up"] == {"GROW": pytest.approx(100 / 3), "RISK": None}
    asked = _record(capsys, str(workshop), "--portfolios")
    assert all(each["portfolios"]["pieces"] for each in asked["drivers"])


def test_a_published_table_needs_no_workshop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "flats.csv"
    source.write_text(FLATS, encoding="utf-8")
    record = _record(capsys, "--from", str(source), "--driver", "rent")
    assert [each["name"] for each in record["winners"]] == ["C", "A", "D"]
    assert [each["start"] for each in record["winners"]] == pytest.approx([0, 0.3157895, 0.3573034], abs=1e-6)
    assert record["weight"] == pytest.approx(0.35)


def test_what_is_incomplete_is_left_out_and_named(workshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workshop.open(workshop) as opened:
        opened.do(set_scores({(opened.snapshot.initiatives[1].id, opened.snapshot.leaves[0].id): None}))
    record = _record(capsys, str(workshop))
    assert [each["left_out"] for each in record["drivers"]] == [["B"], ["B"]]
    assert main(["sensitivity", str(workshop)]) == 0
    told = capsys.readouterr().out
    assert "left out, as scores are missing: B" in told
    assert "first from 0.5000 to 1.0000: A" in told


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("a;x;y\nA;1;2\n", 'not one row is named "weights"'),
        ("a;x\nweights;1\nA;1\n", "there are not two drivers"),
        ("a;x;y\nweights;1;1\n", "there is nothing to rank"),
        ("a;x;y\nweights;0;0\nA;1;2\n", "these are no weights"),
        ("a;x;y\nweights;1;1\nA;1;hoch\n", '"hoch" is not a number'),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    table: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bad.csv"
    source.write_text(table, encoding="utf-8")
    assert main(["sensitivity", "--from", str(source)]) == 1
    assert said in capsys.readouterr().err


def test_an_unknown_driver_is_refused_with_the_names_there_are(
    workshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sensitivity", str(workshop), "--driver", "Speed"]) == 1
    assert 'No driver is called "Speed". There are: "GROW", "RISK".' in capsys.readouterr().err
