"""`vmo frontier`: a published frontier from a table, a workshop's own, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.frame import edit_workshop

PROBE = "name,value,cost\nA,3,4\nB,4,8\nC,3,10\nD,2,8\n"
"""Lourenco, Morton and Bana e Costa (2012), Decision Support Systems 54, table 1."""


@pytest.fixture
def table(tmp_path: Path) -> str:
    source = tmp_path / "projects.csv"
    source.write_text(PROBE, encoding="utf-8")
    return str(source)


def _record(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["frontier", *arguments, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_the_published_frontier_of_four_projects(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    record = _record(capsys, "--from", table)
    points = [[each["cost"], each["value"]] for each in record["points"]]
    assert points == [[0, 0], [4, 3], [8, 4], [12, 7], [20, 9], [22, 10], [30, 12]]
    assert record["convex"] == [[0, 0], [4, 3], [12, 7], [22, 10], [30, 12]]
    assert [each["supported"] for each in record["points"]] == [True, True, False, True, False, True, True]
    assert record["points"][4]["selected"] == ["A", "B", "D"]
    assert record["complete"] is True
    assert (record["proposal"], record["better"], record["cheaper"]) == (None, None, None)


def test_the_order_of_buy_is_a_curve_of_its_own(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    record = _record(capsys, "--from", table)
    assert [(each["name"], each["value_per_cost"]) for each in record["order_of_buy"]] == [
        ("A", 0.75), ("B", 0.5), ("C", 0.3), ("D", 0.25),
    ]  # fmt: skip
    assert record["ratio_curve"] == [[4, 3], [12, 7], [22, 10], [30, 12]]


def test_a_proposal_is_told_what_is_better_and_what_is_cheaper(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    record = _record(capsys, "--from", table, "--proposal", "B,C")
    assert record["proposal"] == {"cost": 18, "value": 7, "selected": ["B", "C"]}
    assert record["better"] == record["cheaper"] == {"cost": 12, "value": 7, "selected": ["A", "B"]}


def test_a_budget_plays_no_part_and_other_conditions_do(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = _record(capsys, "--from", table)
    assert _record(capsys, "--from", table, "--budget", "10")["points"] == whole["points"]
    limited = _record(capsys, "--from", table, "--at-most-one", "A,B")
    assert [[each["cost"], each["value"]] for each in limited["points"]][:3] == [[0, 0], [4, 3], [8, 4]]
    assert max(each["value"] for each in limited["points"]) == 9


def test_a_workshop_s_ranking_is_compared_with_its_frontier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_workshop({"budget": 300_000.0}))
        scenario = workshop.snapshot.choice.scenarios[0].name
    record = _record(capsys, str(path), "--scenario", scenario)
    assert (record["scenario"], record["budget"], record["currency"]) == (scenario, 300_000.0, "EUR")
    assert [(each["cost"], each["value"], each["selected"]) for each in record["points"]] == [
        (0.0, 0.0, []), (250_000.0, 37.5, ["L1"]), (400_000.0, 50.0, ["P1"]), (650_000.0, 87.5, ["P1", "L1"]),
    ]  # fmt: skip
    # The ranking stops at its first, which is too dear.
    assert record["proposal"] == {"cost": 0.0, "value": 0.0, "selected": []}


def test_points_of_a_long_frontier_say_what_they_fund_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "many.csv"
    rows = (f"P{row},{2**row},{2**row}\n" for row in range(11))
    source.write_text("name,value,cost\n" + "".join(rows), encoding="utf-8")
    points = _record(capsys, "--from", str(source))["points"]
    told = _record(capsys, "--from", str(source), "--selected")["points"]
    assert len(points) > 1000
    assert all(set(each) == {"cost", "value", "supported"} for each in points)
    assert [{key: each[key] for key in ("cost", "value", "supported")} for each in told] == points
    assert told[-1]["selected"] == [f"P{row}" for row in range(11)]


def test_the_terminal_tells_how_many_and_whether_all(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frontier", "--from", table, "--proposal", "B,C"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "7 efficient portfolios (all), 5 of them supported"
    assert told[2] == "B, better for no more cost: value 7, cost 12"
    assert told[-1].endswith("A, B, C, D")


def test_refusals_are_sentences(tmp_path: Path, table: str, capsys: pytest.CaptureFixture[str]) -> None:
    make_small_workshop(tmp_path / "small.vmo").close()
    assert main(["frontier", str(tmp_path / "small.vmo"), "--scenario", "Nowhere"]) == 1
    assert 'No scenario is named "Nowhere"' in capsys.readouterr().err
    assert main(["frontier", "--from", table, "--proposal", "A,Z"]) == 1
    assert 'no option is named "Z"' in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("a.vmo", "--from", "b.csv"), ("a.vmo", "--proposal", "A")])
def test_wrong_usage(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["frontier", *arguments])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
