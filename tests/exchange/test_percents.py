from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.workshop.rows import ScaleKind


def plan(tmp_path: Path, text: str) -> ImportPlan:
    drivers = {
        "RATE": {"name": "Rate", "scale": ScaleKind.MEASURE, "low": 0.0, "high": 100.0, "unit": "%"},
        "SHARE": {"name": "Share", "scale": ScaleKind.MEASURE, "low": 0.0, "high": 1.0},
    }
    with new_workshop(tmp_path / "w.vmo", drivers) as workshop:
        return plan_of(text, workshop.snapshot)


def confidences(found: ImportPlan) -> list[object]:
    return [each.values.get("confidence") for each in found.initiatives]


@pytest.mark.parametrize("heading", ["Confidence", "Confidence (%)"])
def test_bare_fractions_beside_percentages_are_fractions(tmp_path: Path, heading: str) -> None:
    found = plan(tmp_path, f"Name,{heading}\nA,80 %\nB,0.65\nC,1\nD,0\nE,55%\n")
    assert confidences(found) == [80.0, 65.0, 100.0, 0.0, 55.0]
    assert any('"0.65" and the like were read as fractions of one' in note for note in found.notes)
    assert not found.warnings


def test_bare_numbers_of_both_sizes_beside_percentages_are_warned_of(tmp_path: Path) -> None:
    found = plan(tmp_path, "Name,Confidence\nA,80 %\nB,0.65\nC,70\n")
    assert confidences(found) == [80.0, 0.65, 70.0]
    assert '"0.65" and the like were read as percentages, not as fractions' in found.warnings[0]


@pytest.mark.parametrize(
    "rows",
    [
        ("Confidence (%)", "0.8", "0.65"),
        ("Confidence", "1", "1"),
        ("Confidence", "0.8", "75"),
        ("Rate", "0.8", "0.65"),
        ("Rate", "80 %", "0.65", "70"),
    ],
)
def test_numbers_that_may_be_fractions_are_warned_of(tmp_path: Path, rows: tuple[str, ...]) -> None:
    heading, *cells = rows
    found = plan(tmp_path, f"Name,{heading}\n" + "".join(f"I{place},{cell}\n" for place, cell in enumerate(cells)))
    assert len(found.warnings) == 1
    assert "were read as percentages, not as fractions" in found.warnings[0]


@pytest.mark.parametrize(
    "rows",
    [
        ("Risk", "3", "4", "1"),
        ("Confidence", "5", "4"),
        ("Risk level", "7", "10"),
        ("Risk", "0", "1", "2"),
        ("Risk rating", "12", "25", "4"),
    ],
)
def test_numbers_that_look_like_ratings_are_warned_of(tmp_path: Path, rows: tuple[str, ...]) -> None:
    heading, *cells = rows
    found = plan(tmp_path, f"Name,{heading}\n" + "".join(f"I{place},{cell}\n" for place, cell in enumerate(cells)))
    assert len(found.warnings) == 1
    assert "though they look like ratings" in found.warnings[0]


@pytest.mark.parametrize(
    "rows",
    [
        ("Risk", "5", "10", "0"),
        ("Risk (%)", "3", "4"),
        ("Risk", "3%", "4%"),
        ("Risk", "3", "12"),
        ("Risk level", "5", "15", "20"),
        ("Confidence", "80", "65", "1"),
        ("Confidence", "0.8", "0.65", "1"),
        ("Confidence (%)", "0.8", "65"),
        ("Confidence", "80 %", "65", "0"),
        ("Rate", "0", "1", "0"),
        ("Rate", "0.5", "80"),
        ("Share", "0.5", "80 %"),
    ],
)
def test_nothing_is_warned_of_where_numbers_are_clear(tmp_path: Path, rows: tuple[str, ...]) -> None:
    heading, *cells = rows
    found = plan(tmp_path, f"Name,{heading}\n" + "".join(f"I{place},{cell}\n" for place, cell in enumerate(cells)))
    assert not found.warnings


def test_scores_in_per_cent_are_read_like_fields(tmp_path: Path) -> None:
    found = plan(tmp_path, "Name,Rate,Share\nA,80 %,80 %\nB,0.65,0.65\n")
    assert [list(each.scores.values()) for each in found.initiatives] == [[80.0, 0.8], [65.0, 0.65]]
