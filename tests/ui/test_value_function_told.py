"""Where scores are given and a driver is looked up, its value function is told in words."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import driver_id
from vmo_desktop.ui.editors.driver_card import DriverCard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.rows import CurveKind, DriverRow

MEASURE = {"scale": "measure", "low": 0.0, "high": 40.0, "unit": "hours", "direction": "lower"}
ENDS = "Measured from 0 to 40 hours: 0 earns 100 points, 40 earns 0."
SHAPES = [
    (CurveKind.STRAIGHT, {}, "", "straight"),
    (CurveKind.EXPONENTIAL, {"half": 30.0}, " In between: 30 hours earns 50.", "bent: 30 hours is worth half"),
    (
        CurveKind.POINTS,
        {"points": [(10.0, 80.0), (30.0, 12.5)]},
        " In between: 10 hours earns 80, 30 hours earns 12.5.",
        "by points",
    ),
    (CurveKind.STEP, {"points": [(12.0, 100.0)]}, " In steps: 12 hours earns 100.", "in steps"),
]


def given(live: LiveWorkshop, kind: CurveKind, more: dict[str, Any]) -> DriverRow:
    """Growth as a measure with a value function."""
    growth = driver_id(live.workshop, "Growth")
    live.do(edit_driver(growth, MEASURE))
    live.do(set_curve(growth, kind, **more))
    return live.snapshot.driver_by_id[growth]


@pytest.mark.parametrize(("kind", "more", "between", "_shape"), SHAPES)
def test_the_scale_card_tells_what_lies_between_the_ends(
    small_live: LiveWorkshop, qtbot: QtBot, kind: CurveKind, more: dict[str, Any], between: str, _shape: str
) -> None:
    driver = given(small_live, kind, more)
    card = ScaleCard()
    qtbot.addWidget(card)
    card.show_scale(ScoreReader(driver, small_live.snapshot.scales[driver.id], ()))
    assert ENDS + between in [label.text() for label in card.findChildren(QLabel)]


@pytest.mark.parametrize(("kind", "more", "_between", "shape"), SHAPES)
def test_the_inspector_tells_the_shape_and_no_levels_of_before(
    small_live: LiveWorkshop, qtbot: QtBot, kind: CurveKind, more: dict[str, Any], _between: str, shape: str
) -> None:
    driver = given(small_live, kind, more)
    card = DriverCard(small_live)
    qtbot.addWidget(card)
    card.show()
    card.show_driver(driver)
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert texts[texts.index("Value function") + 1] == shape
    assert "4  Extreme" not in texts
    assert "What the scores mean" not in texts
