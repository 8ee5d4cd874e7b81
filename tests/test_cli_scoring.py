"""`vmo score`: RICE and its like from tables as people type them, and refusals in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop.cli import main

IDEAS = "idea,reach,impact,confidence,effort\nA,500,3,0.5,1\nB,500,2,0.5,1\nC,500,2,0.8,1\nD,100,3,0.8,1\n"


def _run(tmp_path: Path, text: str, formula: str, *more: str) -> int:
    source = tmp_path / "ideas.csv"
    source.write_text(text, encoding="utf-8")
    return main(["score", str(source), "--formula", formula, *more])


def _scores(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    record = json.loads(capsys.readouterr().out)
    return {entry["name"]: entry["score"] for entry in record["initiatives"]}


def test_rice_of_four_ideas_best_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, IDEAS, "rice", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["formula"] == "rice"
    first = record["initiatives"][0]
    assert first == {
        "rank": 1, "name": "C", "score": 800.0, "reach": 500.0, "impact": 2.0, "confidence": 0.8, "effort": 1.0,
    }  # fmt: skip
    assert [entry["name"] for entry in record["initiatives"]] == ["C", "A", "B", "D"]


@pytest.mark.parametrize(
    ("formula", "text", "expected"),
    [
        (
            "rice",
            "Effort (person-months);Confidence;Reach;Impact;Idea;Team\n2;80%;1.000;0,5;Portal;X\n",
            {"Portal": 200},
        ),
        ("rice", "name,reach,impact,Confidence (%),effort\nA,100,1,50,2\n", {"A": 25}),
        ("ice", "name,impact,confidence,ease\nA,8,5,4\n", {"A": 160}),
        ("ice-mean", "name,impact,confidence,ease\nA,8,5,5\n", {"A": 6}),
        ("wsjf", "Job,User-Business Value,Time Criticality,RR/OE,Job Size\na,8,5,3,4\nb,5,5,5,5\n", {"a": 4, "b": 3}),
        ("wsjf", "business_value,time_criticality,risk_or_opportunity,job_size\n8,5,3,4\n", {"1": 4}),
        ("value-effort", "name,value,effort\nA,9,4\nB,1,0\nC,,1\n", {"A": 2.25, "B": None, "C": None}),
    ],
)
def test_columns_are_known_by_their_headings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], formula: str, text: str, expected: dict[str, float | None]
) -> None:
    assert _run(tmp_path, text, formula, "--json") == 0
    assert _scores(capsys) == pytest.approx(expected)


def test_at_a_terminal_the_unknown_comes_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, "name,value,effort\nA,1,\nB,9000,4\n", "value-effort") == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "   1      2,250.00  B",
        "   -       unknown  A",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,reach,impact,effort\nA,1,1,1\n", "no column is headed confidence"),
        ("name,reach,impact,confidence,effort\n", "there are no numbers"),
        ("name,reach,impact,confidence,effort\nA,1,much,1,1\n", 'row 2, column 3: "much" is not a number'),
        (
            "name,reach,impact,confidence,effort\nA,1,1,80,1\n",
            "row 2, column 4: 80 is no share of 1. Write 0.8 or 80%.",
        ),
        ("", "the file is empty"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert _run(tmp_path, text, "rice", "--json") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert said in captured.err
