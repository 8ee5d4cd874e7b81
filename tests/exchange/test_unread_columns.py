"""A column whose heading is known, while its cells cannot be read, is never left out without a word."""

from pathlib import Path

import pytest

from tests.exchange.sources import plan_in_new


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "Project;Cost\nA;under review\nB;see note\nC;annex 5\n",
            'Column Cost looks like the cost, but none of its 3 cells could be read, such as "under review".',
        ),
        (
            "Projekt;Beginn\nA;Frühjahr 26\nB;bald\n",
            'Column Beginn looks like the start, but none of its 2 cells could be read, such as "Frühjahr 26".',
        ),
        (
            "Project;Risk\nA;high\nB;low\n",
            'Column Risk looks like the risk, but none of its 2 cells could be read, such as "high".',
        ),
        (
            "Project;Cost\nA;5\n" + "".join(f"B{row};open\n" for row in range(9)),
            "Column Cost looks like the cost and was left out: only 1 of its 10 cells could be read; "
            '"open" and the like could not.',
        ),
        (
            "Project;End\nA;ongoing\nB;2026\nC;n/a\nD;2025-13-01\n",
            'Column End looks like the end, but none of its 3 cells could be read, such as "ongoing".',
        ),
        (
            f"Project;Cost\nA;{'to be settled ' * 9}\n",
            "Column Cost looks like the cost, but its one filled cell could not be read: "
            '"to be settled to be settled to be settled to be settled to b…".',
        ),
    ],
)
def test_a_known_heading_above_cells_that_cannot_be_read_is_warned_of(tmp_path: Path, text: str, warning: str) -> None:
    assert plan_in_new(tmp_path, text).warnings == (warning,)


@pytest.mark.parametrize(
    "text",
    [
        "Project;Cost;Budget\nA;5;open\nB;6;open\n",
        "Project;Cost\nA;\nB;\n",
        "Project;Cost\nA;n/a\nB;-\n",
        "Project;Remark of the board\nA;open\nB;open\n",
        "Project;Cost\nA;5\nB;open\nC;open\n",
    ],
)
def test_nothing_is_warned_of_where_the_field_is_filled_or_nothing_stands_there(tmp_path: Path, text: str) -> None:
    assert plan_in_new(tmp_path, text).warnings == ()
