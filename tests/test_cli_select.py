"""`vmo select`: published problems from tables as people type them, explanations, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop.cli import main

STOCKCO = "name,value,cost\n1,16,5\n2,22,7\n3,12,4\n4,8,3\n"
CALIFORNIA = "code;name;value;cost\nFL;factory LA;9;6\nFS;factory SF;5;3\nWL;warehouse LA;6;5\nWS;warehouse SF;4;2\n"
LINKS = ("--at-most-one", "WL,WS", "--requires", "WL=FL", "--requires", "WS=FS")


def _select(tmp_path: Path, text: str, *more: str) -> int:
    source = tmp_path / "projects.csv"
    source.write_text(text, encoding="utf-8")
    return main(["select", "--from", str(source), *more])


@pytest.fixture
def answer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    def ask(text: str, *more: str) -> dict[str, Any]:
        assert _select(tmp_path, text, *more, "--json") == 0
        # What the solver itself would print goes past Python: the whole of the output is one object.
        record = json.loads(capfd.readouterr().out)
        assert isinstance(record, dict)
        return record

    return ask


def test_one_budget(answer: Any) -> None:
    record = answer(STOCKCO, "--budget", "14")
    assert {key: record[key] for key in ("status", "objective", "bound", "gap", "cost", "selected")} == {
        "status": "optimal", "objective": 42.0, "bound": 42.0, "gap": 0.0, "cost": 14.0, "selected": ["2", "3", "4"],
    }  # fmt: skip


def test_links_and_codes(answer: Any) -> None:
    record = answer(CALIFORNIA, "--budget", "10", *LINKS)
    assert (record["objective"], record["selected"]) == (14.0, ["FL", "FS"])


def test_resources_without_a_cost_and_limits_in_the_table(answer: Any) -> None:
    table = "value,r1,r2\n100,8,3\n600,12,6\n1200,13,4\n2400,64,18\n500,22,6\n2000,41,4\n"
    by_options = answer(table, "--limit", "r1=80", "--limit", "r2=20")
    named = "name," + "\n".join(f"P{row}," + line for row, line in enumerate(table.splitlines())).partition(",")[2]
    in_table = answer(named + "\nlimit,,80,20\n")
    assert by_options["objective"] == in_table["objective"] == 3900.0
    assert in_table["limits"][0] == {"name": "r1", "used": 74.0, "least": None, "most": 80.0}


def test_parts_and_levels(answer: Any) -> None:
    table = "name,level of,least share,value,cost\nRoad,,0.5,8,4\nSchool basic,School,,5,2\nSchool full,School,,8.5,5\n"
    record = answer(table, "--budget", "7.5")
    assert record["shares"] == {"Road": 0.625, "School full": 1.0}
    assert record["objective"] == 13.5
    assert answer(table, "--budget", "100", "--at-most-one", "Road,School")["selected"] == ["School full"]


def test_at_least_so_much_of_a_column(answer: Any) -> None:
    table = "name,value,cost,rural\nA,9,5,0\nB,8,5,0\nC,2,5,1\n"
    assert answer(table, "--budget", "10")["selected"] == ["A", "B"]
    assert answer(table, "--budget", "10", "--least", "rural=1")["selected"] == ["A", "C"]


def test_a_synergy_and_forces(answer: Any) -> None:
    assert answer(STOCKCO, "--budget", "12", "--synergy", "1,4=30")["selected"] == ["1", "3", "4"]
    assert answer(STOCKCO, "--budget", "14", "--in", "1", "--out", "2")["selected"] == ["1", "3", "4"]
    assert answer(STOCKCO, "--budget", "14", "--all-or-none", "2,4", "--at-least-one", "1,3")["objective"] == 42


def test_why_nothing_is_possible_is_an_answer(answer: Any) -> None:
    record = answer(STOCKCO, "--budget", "10", "--in", "1,2", "--requires", "3=4")
    assert (record["status"], record["selected"]) == ("infeasible", [])
    assert [record[key] for key in ("objective", "bound", "gap", "cost")] == [None] * 4
    assert record["conflict"] == [
        {"kind": "most", "limit": "cost", "bound": 10.0},
        {"kind": "forced in", "members": ["1"]},
        {"kind": "forced in", "members": ["2"]},
    ]
    assert record["conflict_is_smallest"]
    assert (record["relief"][0]["amount"], record["relief"][0]["bound"]) == (2.0, 12.0)


def test_prices_are_differences_of_selections(answer: Any) -> None:
    record = answer(STOCKCO, "--budget", "14", "--in", "1", "--prices")
    free = answer(STOCKCO, "--budget", "14")["objective"]
    force = next(each for each in record["price_tags"] if each["condition"]["kind"] == "forced in")
    assert force["value_lost"] == free - record["objective"]
    tenth = next(each for each in record["more"]["cost"] if each["share"] == 0.1)
    assert tenth["value_gained"] == answer(STOCKCO, "--budget", "15.4", "--in", "1")["objective"] - record["objective"]
    assert {each["name"] for each in record["turning_points"]} == {"1", "2", "3", "4"}


def test_a_reader_at_a_terminal_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _select(tmp_path, CALIFORNIA, "--budget", "10", *LINKS, "--prices") == 0
    said = capsys.readouterr().out
    assert said.startswith("The best portfolio, proven: value 14, cost 9\n  FL\n  FS\n")
    assert "  6: cost at most 10\n" in said
    assert "Next in line: WS" in said
    assert _select(tmp_path, STOCKCO, "--budget", "4", "--in", "2") == 0
    said = capsys.readouterr().out
    assert "These cannot be met together:\n  cost at most 4\n  2 is forced in\n" in said
    assert "  7 instead of: cost at most 4 (the best is then worth 22)\n" in said


def test_a_time_limit_is_told_with_its_gap(answer: Any) -> None:
    rows = [f"P{i},{50 + (i * 37) % 41 + i % 7 / 10},{20 + (i * 53) % 61},{20 + (i * 71) % 59},{20 + (i * 89) % 67}"
            for i in range(150)]  # fmt: skip
    table = "name,value,a,b,c\n" + "\n".join(rows)
    record = answer(table, "--limit", "a=2200", "--limit", "b=2100", "--limit", "c=2300", "--time-limit", "0.2")
    if record["status"] == "feasible":
        assert record["gap"] == pytest.approx((record["bound"] - record["objective"]) / record["objective"])
    else:
        assert record["status"] in {"optimal", "unknown"}


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("name,cost\nA,1\n", (), 'no column is named "value"'),
        ("name,value\n", (), "there is nothing to choose from"),
        (STOCKCO, ("--budget", "much"), '"much": this is text'),
        (STOCKCO, ("--in", "9"), 'no option is named "9"'),
        (STOCKCO, ("--requires", "1"), "one side of the sign ="),
        (STOCKCO, ("--limit", "people=3"), 'no column is named "people"'),
        ("name,value\nA,1\nB,2\n", ("--budget", "3"), 'no column is named "cost"'),
        ("name,value,cost\nA,1,2\nA,2,3\n", (), '"A" is there twice'),
        ("name,value,cost\nA,x,2\nB,1,2\n", (), "row 2"),
        ("name,value,cost\nA,,2\nB,1,2\n", (), "there is no number"),
        ("name,value,least share\nA,1,2\n", (), "this is no share"),
        ("name,value,cost,price\nA,1,2,3\n", (), 'two columns are taken for "cost"'),
        (STOCKCO, ("--synergy", "1=3"), "this is no pair"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, more: tuple[str, ...], said: str
) -> None:
    assert _select(tmp_path, text, *more) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert not printed.out
    assert printed.err.count("\n") == 1


def test_the_budget_may_be_written_with_thousands(answer: Any) -> None:
    assert answer("name;value;cost\nA;3;1,5\nB;2;2,5\n", "--budget", "3")["selected"] == ["A"]
    assert answer("name,value,cost\nA,3,150000\nB,2,120000\n", "--budget", "200,000")["selected"] == ["A"]


PETERSEN_3 = Path(__file__).parent / "data" / "petersen_1967_problem_3.csv"
"""Petersen, Management Science 13 (1967), problem 3: 15 projects, 10 resources, as in Beasley's OR-Library (mknap1)."""


def test_a_published_problem_with_its_limits_in_the_table(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["select", "--from", str(PETERSEN_3), "--json"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert (record["status"], record["objective"], len(record["limits"])) == ("optimal", 4015.0, 10)
