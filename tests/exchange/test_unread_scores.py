"""What is called like a driver and is not scored on its scale is never left out, or taken, without a word."""

from pathlib import Path
from typing import Any

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.plan import ImportPlan

DRIVERS: dict[str, dict[str, Any]] = {
    "REV": {"name": "Revenue growth"},
    "NPV": {"name": "NPV", "scale": "measure", "low": 0.0, "high": 100.0},
}


def plan(tmp_path: Path, text: str) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo", DRIVERS) as workshop:
        return plan_of(text, workshop.snapshot)


@pytest.mark.parametrize(
    ("cells", "count", "example"),
    [
        ("Very high;Very low;Fair", "3 of its 3", "Very high"),
        ("★★★;★★;★", "3 of its 3", "★★★"),
        ("3/4;2/4;4", "2 of its 3", "3/4"),
        ("7;9;3", "2 of its 3", "7"),
    ],
)
def test_a_column_of_a_driver_whose_cells_are_no_scores_is_warned_of(
    tmp_path: Path, cells: str, count: str, example: str
) -> None:
    rows = "".join(f"P{place};{cell}\n" for place, cell in enumerate(cells.split(";")))
    made = plan(tmp_path, f"Project;Revenue growth\n{rows}")
    assert made.warnings == (
        f"Column Revenue growth was left out: {count} cells are no scores of Revenue growth, which is scored from 0 "
        f'to 4, such as "{example}". Write scores, or the words of its levels, instead.',
    )


@pytest.mark.parametrize("heading", ["Revenue growth (1-5)", "Revenue growth [1 to 10]", "NPV (0-10)"])
def test_a_heading_of_another_scale_is_warned_of(tmp_path: Path, heading: str) -> None:
    (warning,) = plan(tmp_path, f"Project;{heading}\nA;3\nB;4\n").warnings
    assert warning.startswith(f"Column {heading}: scores were taken as they stand, though its heading says ")


def test_scores_of_which_several_are_beyond_the_scale_are_warned_of(tmp_path: Path) -> None:
    (warning,) = plan(tmp_path, "Project;REV\nA;1\nB;2\nC;5\nD;5\nE;3\n").warnings
    assert warning == (
        "Column REV: 2 numbers such as 5 are not on the scale of Revenue growth, which is scored from 0 to 4. "
        "If all are counted on another scale, the scores that were taken are wrong too."
    )


def test_a_heading_that_is_the_drivers_name_goes_before_one_with_more(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project;Revenue growth (weighted);Revenue growth\nA;0.9;3\nB;0.3;1\n")
    assert [list(each.scores.values()) for each in made.initiatives] == [[3.0], [1.0]]
    assert made.warnings == ()


def test_columns_that_are_equally_called_like_a_driver_are_told(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project;Revenue growth (Ann);Revenue growth (Bo)\nA;2;3\nB;3;1\n")
    assert not any(each.scores for each in made.initiatives)
    assert made.warnings == (
        "Columns Revenue growth (Ann), Revenue growth (Bo) are all called like Revenue growth, so none was taken. "
        "Choose one under Becomes.",
    )


def test_drivers_below_one_another_are_warned_of(tmp_path: Path) -> None:
    made = plan(tmp_path, "Criterion;Weight;Bridge;School\nRevenue growth;30%;3;1\nNPV;70%;2;4\n")
    assert made.warnings == (
        "Rows 2, 3 are called like drivers, so initiatives probably stand side by side. "
        "If so, choose a column under Each initiative is, or turn the sheet before the import.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Project;Revenue growth\nA;3\nB;High\nC;\n",
        "Project;Revenue growth (0-4)\nA;3\nB;4\n",
        "Project;REV\nA;3\nB;7\nC;2\n",
        "Project;NPV (0 to 100)\nA;3\nB;50\n",
        "Project;REV\nA;-\nB;n/a\n",
        "Project;REV\nA;\nB;\n",
    ],
)
def test_scores_of_the_scale_and_a_single_slip_need_no_word(tmp_path: Path, text: str) -> None:
    assert plan(tmp_path, text).warnings == ()
