"""`vmo weights`: published examples from CSV files as people type them, and refusals in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop.cli import main

LEADER = """;Experience;Education;Charisma;Age
Experience;1;4;3;7
Education;1/4;1;1/3;3
Charisma;1/3;3;1;5
Age;1/7;1/3;1/5;1
"""


def _run(tmp_path: Path, text: str, method: str, *more: str) -> int:
    source = tmp_path / "judgements.csv"
    source.write_text(text, encoding="utf-8")
    return main(["weights", str(source), "--method", method, *more])


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_the_leader_example_of_the_analytic_hierarchy_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, LEADER, "pairwise", "--json") == 0
    record = _json(capsys)
    expected = {"Experience": 0.548, "Education": 0.127, "Charisma": 0.270, "Age": 0.056}
    assert record["weights"] == pytest.approx(expected, abs=0.001)
    assert record["consistency_ratio"] == pytest.approx(0.044, abs=0.001)
    assert record["acceptable"] is True
    assert record["contradiction"]["triple"] == ["Experience", "Education", "Charisma"]


@pytest.mark.parametrize("text", ["1,2\n,1\n", "1,2\n0.5,1\n", "1,\n1/2,1\n"])
def test_one_cell_of_each_pair_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert _run(tmp_path, text, "pairwise-geometric", "--json") == 0
    assert _json(capsys)["weights"] == pytest.approx({"1": 2 / 3, "2": 1 / 3})


@pytest.mark.parametrize(
    ("method", "text", "expected"),
    [
        ("points", "driver,points\nA,35\nB,25\nC,40\n", [0.35, 0.25, 0.4]),
        ("swing", "price;100\narea;60\ncommute;70\nneighbourhood;40\n", [0.3704, 0.2222, 0.2593, 0.1481]),
        ("rank-order-centroid", "A\t1\nB\t2\nC\t3\n", [0.6111, 0.2778, 0.1111]),
        ("rank-sum", "A,2\nB,1\n", [1 / 3, 2 / 3]),
        ("rank-reciprocal", "A,1\nB,2\n", [2 / 3, 1 / 3]),
        ("hundred", "Net benefit,30%\nRisk level,50%\n", [0.375, 0.625]),
        ("points", "35,25,40\n", [0.35, 0.25, 0.4]),
        ("points", "35\n25\n40\n", [0.35, 0.25, 0.4]),
        ("points", "net benefit;risk\n1,5;4,5\n", [0.25, 0.75]),
        ("points", "A,1/3\nB,1/6\nC,1/2\n", [1 / 3, 1 / 6, 1 / 2]),
        ("points", "1,30\n2,70\n", [0.3, 0.7]),
    ],
)
def test_weights_from_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str, text: str, expected: list[float]
) -> None:
    assert _run(tmp_path, text, method, "--json") == 0
    assert list(_json(capsys)["weights"].values()) == pytest.approx(expected, abs=6e-5)


@pytest.mark.parametrize(
    "text",
    [
        "A,B,C\n1,3,9\n1/3,1,3\n1/9,1/3,1\n",
        ",A,B,C\nA,equally,more important,extremely more\nB,less,,More\nC,,,equal\n",
    ],
)
def test_names_in_the_first_row_alone_and_judgements_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert _run(tmp_path, text, "pairwise", "--json") == 0
    record = _json(capsys)
    assert record["weights"] == pytest.approx({"A": 9 / 13, "B": 3 / 13, "C": 1 / 13})
    assert record["contradiction"] is None


def test_ratios_by_the_older_table_of_random_indices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, LEADER, "pairwise", "--json") == 0
    record = _json(capsys)
    assert record["consistency_ratio_1980"] == pytest.approx(record["consistency_index"] / 0.90)
    assert record["geometric_consistency_index"] > 0


def test_at_a_terminal_the_contradiction_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, ",A,B,C\nA,1,3,1/9\nB,,1,3\nC,,,1\n", "pairwise") == 0
    assert "A, B, C contradict each other most (by a factor of 81)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("method", "text", "said"),
    [
        ("points", "", "the file is empty"),
        ("points", "A,x\nB,y\n", 'row 2, column 2: "y" is not a number'),
        ("points", "A,1\nB,\n", "row 2, column 2: there is no number"),
        ("points", "A,0\nB,0\n", "give no weights"),
        ("points", "A,1\nA,2\n", '"A" is there twice'),
        ("swing", "A,90\nB,60\n", "the most important swing is 100"),
        ("pairwise", ",A,B\nA,1,3\nB,3,1\n", "row 3, column 2: 3 is not the inverse of 3"),
        ("pairwise", ",A,B\nB,1,3\nA,,1\n", 'row 2, column 1: this row is named "B"'),
        ("pairwise", ",A,B\nA,1,3\n", "1 rows and 2 columns"),
        ("pairwise", ",A,B\nA,1,-3\nB,,1\n", "row 2, column 3: -3 is no judgement"),
        ("pairwise", ",A,B\nA,1,1/0\nB,,1\n", "is not a fraction"),
        ("pairwise", ",A,B,C\nA,1,3,\nB,,1,\nC,,,1\n", "not compared with the others"),
    ],
)
def test_what_gives_no_weights_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str, text: str, said: str
) -> None:
    assert _run(tmp_path, text, method, "--json") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert said in captured.err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", str(tmp_path / "none.csv"), "--method", "points"]) == 1
    assert "there is no such file" in capsys.readouterr().err
