"""Lists of scheduling programs: rows that hold the sum of the rows below them in the outline."""

from pathlib import Path

import pytest

from tests.exchange.sources import plan_in_new


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name;Outline Level;Cost\nRoads;1;30\nBridge;2;10\nTunnel;2;20\nSchool;1;5\n", "2"),
        ("Name;Outline_Level;Cost\nAll;0;35\nRoads;1;30\nBridge;2;10\nTunnel;2;20\nSchool;1;5\n", "2, 3"),
        ("Name;Outline Level;Cost\nRoads;1;35\nNorth;2;30\nBridge;3;10\nTunnel;3;20\nSouth;2;5\n", "2, 3"),
        ("WBS;Name;Cost\n1;Roads;30\n1.1;Bridge;10\n1.2;Tunnel;20\n2;School;5\n", "2"),
        ("WBS;Name;Cost\n1.1;Bridge;10\n1.2;Tunnel;20\n1;Roads;30\n10;School;5\n10.1;Gym;4\n", "4"),
        ("No.;Name;Cost\n1.;Roads;€ 30.30\n1.1.;Bridge;€ 10.10\n1.2.;Tunnel;€ 20.20\n", "2"),
        ("ID;Name;Cost\n1;Roads;0.3\n1.1;Bridge;0.1\n1.2;Tunnel;0.2\n", "2"),
    ],
)
def test_rows_that_hold_the_sum_of_those_below_are_warned_of(tmp_path: Path, text: str, rows: str) -> None:
    made = plan_in_new(tmp_path, text)
    several = ", " in rows
    begins = f"Rows {rows} hold the sums" if several else f"Row {rows} holds the sum"
    assert [each for each in made.warnings if "outline" in each and each.startswith(begins)], made.warnings
    assert len(made.initiatives) == text.count("\n") - 1, "they are told, and not left out"


@pytest.mark.parametrize(
    "text",
    [
        "Name;Outline Level;Cost\nRoads;1;31\nBridge;2;10\nTunnel;2;20\nSchool;1;5\n",  # a cost of its own
        "Name;Outline Level;Cost\nRoads;1;\nBridge;2;0\nTunnel;2;0\n",
        "Name;Outline Level;Cost\nRoads;1;30\nBridge;1;10\nTunnel;1;20\n",
        "Name;Priority;Cost\nRoads;1;30\nBridge;2;10\nTunnel;2;20\n",
        "Name;Cost;ROI\nRoads;3;1\nBridge;1;1.1\nTunnel;2;1.2\n",  # a number of its own is no place in an outline
        "Name;Rank;Cost\nRoads;1;3\nBridge;1.1;1\nTunnel;1.2;2\n",
        "ID;Name;Cost\n1;Roads;30\n1.1;Bridge;30\n",  # may be two that cost the same
        "WBS;Name;Cost\n1;Roads;30\n1.1;Bridge;10\nA;Tunnel;20\n",
        "WBS;Name;Cost\n1;Roads;1e300\n1.1;Bridge;1e300\n1.2;Tunnel;5\n",
        "Name;Outline Level;Cost\nRoads;1;30\nBridge;;10\nTunnel;2;20\n",  # nobody knows where Bridge belongs
    ],
)
def test_other_rows_are_not(tmp_path: Path, text: str) -> None:
    assert [each for each in plan_in_new(tmp_path, text).warnings if "outline" in each] == []
