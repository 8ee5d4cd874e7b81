"""The scales of the pack tell and draw value functions that are not straight."""

from pathlib import Path
from typing import Any

import pytest

from tests.report.packs import ReadPack, make_workshop, write
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.rows import CurveKind


def _scales(tmp_path: Path, kind: CurveKind, **more: Any) -> str:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Archive"]) as workshop:
        driver = workshop.snapshot.leaves[1].id
        measure = {"scale": "measure", "low": 0.0, "high": 40.0, "unit": "hours", "direction": "lower"}
        workshop.do(edit_driver(driver, measure))
        workshop.do(set_curve(driver, kind, **more))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        return " ".join(" ".join(read.pages).split())


@pytest.mark.parametrize(
    ("kind", "more", "sentence"),
    [
        (CurveKind.EXPONENTIAL, {"half": 30.0}, "Bent evenly: 30 hours worth 50."),
        (
            CurveKind.POINTS,
            {"points": [(10.0, 80.0), (30.0, 12.5)]},
            "Straight between points: 10 hours worth 80; 30 hours worth 12.5.",
        ),
        (CurveKind.STEP, {"points": [(12.0, 100.0)]}, "In steps, from where a score is reached: 12 hours worth 100."),
    ],
)
def test_a_shape_is_told_in_words_and_drawn(
    tmp_path: Path, kind: CurveKind, more: dict[str, object], sentence: str
) -> None:
    text = _scales(tmp_path, kind, **more)
    assert f"Measured from 40 hours (worth 0) to 0 hours (worth 100). {sentence}" in text
    assert "strokes mark agreed scores" in text
    assert "0 hours 40 hours" in text


def test_a_straight_one_is_told_and_not_drawn(tmp_path: Path) -> None:
    text = _scales(tmp_path, CurveKind.STRAIGHT)
    assert "Measured, linear from 40 hours (worth 0) to 0 hours (worth 100)." in text
    assert "strokes mark" not in text
