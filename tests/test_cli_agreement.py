"""`vmo agreement`: published examples from tables as people type them, revealed rounds, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.voted_room import make_voted_room, vote
from vmo_desktop.cli import main
from vmo_desktop.workshop.group_measures import group_measures

SHROUT_FLEISS = "9;2;5;8\n6;1;3;2\n8;4;6;8\n7;1;2;6\n10;5;6;9\n6;2;4;7\n"
KRIPPENDORFF = "1,2,3,3,2,1,4,1,2,*,*,*\n1,2,3,3,2,2,4,1,2,5,*,3\n*,3,3,3,2,3,4,2,2,5,1,NA\n1,2,3,3,2,4,4,1,2,5,1,\n"
ANXIETY = """rater,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20
First judge,3,3,3,4,5,5,2,3,5,2,2,6,1,5,2,2,1,2,4,3
Second judge,3,6,4,6,2,4,2,4,3,3,2,3,3,3,2,2,1,3,3,4
Third judge,2,1,4,4,3,2,1,6,1,1,1,2,3,3,1,1,3,3,2,2
"""


def _run(tmp_path: Path, text: str, *more: str) -> int:
    source = tmp_path / "scores.csv"
    source.write_text(text, encoding="utf-8")
    return main(["agreement", str(source), *more])


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_kendalls_w_with_ties_to_the_printed_digits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, ANXIETY, "--json") == 0
    record = _json(capsys)
    assert record["raters"] == ["First judge", "Second judge", "Third judge"]
    assert record["items"][:2] == ["1", "2"]
    found = record["kendall_w"]
    assert found["w"] == pytest.approx(0.5396569, abs=6e-8)
    assert found["chi_square"] == pytest.approx(30.76, abs=0.0051)
    assert found["degrees_of_freedom"] == 19
    assert found["probability"] == pytest.approx(0.04288, abs=6e-6)


def test_the_six_intraclass_correlations_of_shrout_and_fleiss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, SHROUT_FLEISS, "--items-in-rows", "--json") == 0
    found = _json(capsys)["intraclass_correlation"]
    printed = {"icc_1_1": 0.17, "icc_2_1": 0.29, "icc_3_1": 0.71, "icc_1_k": 0.44, "icc_2_k": 0.62, "icc_3_k": 0.91}
    assert {key: found[key] for key in printed} == pytest.approx(printed, abs=0.0051)


def test_krippendorffs_alpha_with_missing_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, KRIPPENDORFF, "--json") == 0
    record = _json(capsys)
    printed = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}
    assert record["krippendorff_alpha"] == pytest.approx(printed, abs=0.00051)
    assert record["raters_used"] == ["1", "2", "3", "4"]
    assert len(record["items_used"]) == 8
    assert record["fleiss_kappa"] is None


@pytest.mark.parametrize(
    ("text", "raters", "items"),
    [
        ("Anna,1,2,3\nBen B,1,3,2\n", ["Anna", "Ben B"], ["1", "2", "3"]),
        ("a,b,c\n1,2,3\n1,3,2\n", ["1", "2"], ["a", "b", "c"]),
        ("a,b,c\nAnna,1,2,3\nBen,1,3,2\n", ["Anna", "Ben"], ["a", "b", "c"]),
        (",a b,c\nAnna,1,2\nBen,1,\n", ["Anna", "Ben"], ["a b", "c"]),
        ("rater;a;b\n1;1,5;2\n2;1;2,5\n", ["1", "2"], ["a", "b"]),
        ("same,same\n1,2\n2,1\n", ["1", "2"], ["1", "2"]),
    ],
)
def test_names_beside_the_scores_and_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, raters: list[str], items: list[str]
) -> None:
    assert _run(tmp_path, text, "--json") == 0
    record = _json(capsys)
    assert (record["raters"], record["items"]) == (raters, items)


def test_within_group_agreement_where_the_levels_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, "a,b\n4,1\n4,5\n5,1\n", "--levels", "5", "--json") == 0
    found = _json(capsys)["within_group_agreement"]
    assert found["items"]["a"] == pytest.approx(1 - (1 / 3) / 2)
    assert found["items"]["b"] == 0.0


def test_at_a_terminal_the_key_figures_stand_below_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, ANXIETY) == 0
    out = capsys.readouterr().out
    assert "3 people, 20 items" in out
    assert "Kendall's W              0.5397  (p = 0.0429)" in out


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("1,2,3\n", (), "one rater only"),
        ("a,b,c\n", (), "there are no numbers"),
        ("a,b\n1,x9y\n2,1\n", (), 'row 2, column 2: "x9y" is not a number'),
        ("a,b\n1,2\n2,1\n", ("--levels", "1"), "two levels at least"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, more: tuple[str, ...], said: str
) -> None:
    assert _run(tmp_path, text, "--json", *more) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert said in captured.err


def test_a_revealed_round_in_full_precision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with make_voted_room(tmp_path / "room.vmo", initiatives=8, people=4, missing=0.0) as workshop:
        measures = group_measures(workshop.results, 1)
    assert main(["agreement", str(tmp_path / "room.vmo"), "--json"]) == 0
    record = _json(capsys)
    assert record["round"] == "Round 1"
    assert record["kendall_w"]["w"] == measures.order.concordance.w
    assert record["within_group_agreement"]["median"] == measures.median_within
    assert [each["leniency"] for each in record["participants"]] == [each.leniency for each in measures.profiles]
    assert main(["agreement", str(tmp_path / "room.vmo"), "--round", "Round 1"]) == 0
    assert "4 people, 8 items" in capsys.readouterr().out


def test_nothing_is_told_of_a_round_before_it_is_revealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "room.vmo"
    with make_voted_room(path, initiatives=4, people=3) as workshop:
        vote(workshop, "Round 2")
    assert main(["agreement", str(path), "--round", "Round 2", "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert '"Round 2" is not revealed yet' in captured.err
    assert main(["agreement", str(path), "--round", "2", "--json"]) == 1
    assert "not revealed yet" in capsys.readouterr().err
    assert main(["agreement", str(path), "--round", "1", "--json"]) == 0
    assert _json(capsys)["round"] == "Round 1"
    assert main(["agreement", str(path), "--round", "Round 9"]) == 1
    assert 'There is no round "Round 9". There are: 1 (Round 1), 2 (Round 2).' in capsys.readouterr().err
