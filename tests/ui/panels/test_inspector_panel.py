"""The inspector shows what is selected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.inspector_panel import InspectorPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.contribution_bars import ContributionBars
from vmo_desktop.workshop.ops.initiatives import delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_rationale, set_score


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(small_live, selection)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def _texts(panel: InspectorPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def _bars(panel: InspectorPanel) -> ContributionBars:
    bars = panel.findChild(ContributionBars)
    assert bars is not None
    return bars


def test_nothing_selected_says_what_to_do(panel: InspectorPanel) -> None:
    assert _texts(panel) == ["Select an initiative or a driver to see it here."]


def test_an_initiative_with_its_facts(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_initiative(initiative_id(small_live.workshop, "Portal"))
    texts = _texts(panel)
    # weights are equal; 3 of 4 and 1 of 4 levels are worth 75 and 25 points
    assert texts[texts.index("Value") + 1] == "50.0"
    assert texts[texts.index("Rank by value") + 1] == "1 of 3"
    assert texts[texts.index("Cost") + 1] == "400 k EUR"
    assert texts[texts.index("Effort") + 1] == "120 person-days"
    assert "P1 · Digital" in texts
    assert _bars(panel).accessibleDescription() == (
        "Growth: score 3 adds 37.5 of at most 50.0 points; Risk: score 1 adds 12.5 of at most 50.0 points"
    )


def test_an_incomplete_value_is_a_range(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_initiative(initiative_id(small_live.workshop, "Robots"))
    assert "50.0 to 100.0, incomplete" in _texts(panel)
    assert "Rank by value" not in _texts(panel)
    assert "Risk: score missing, worth up to 50.0" in _bars(panel).accessibleDescription()


def test_it_follows_edits_and_shows_the_rationale(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    ids = {
        "initiative_id": initiative_id(small_live.workshop, "Portal"),
        "driver_id": driver_id(small_live.workshop, "Growth"),
    }
    panel.selection.select_initiative(ids["initiative_id"])
    small_live.do(set_rationale(rationale="<b>Three</b> customers asked", **ids))
    assert "<b>Three</b> customers asked" in _texts(panel)
    small_live.do(set_score(value=4, **ids))
    assert "62.5" in _texts(panel)
    small_live.undo()
    assert "50.0" in _texts(panel)


def test_a_drag_that_is_not_written_is_previewed(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_initiative(initiative_id(small_live.workshop, "Portal"))
    default = small_live.snapshot.default_weight_set
    assert default is not None
    growth = driver_id(small_live.workshop, "Growth")
    small_live.preview(small_live.results.with_points(default.id, {growth: 30.0}))
    assert "62.5" in _texts(panel)
    small_live.preview(None)
    assert "50.0" in _texts(panel)


def test_a_deleted_initiative_leaves_the_inspector_empty(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    portal = initiative_id(small_live.workshop, "Portal")
    panel.selection.select_initiative(portal)
    small_live.do(delete_initiatives([portal]))
    assert _texts(panel) == ["Select an initiative or a driver to see it here."]


def test_a_driver_with_its_weight_and_levels(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_driver(driver_id(small_live.workshop, "Growth"))
    texts = _texts(panel)
    assert "50.0 %" in texts
    assert "4  Extreme" in texts


def test_a_click_on_a_bar_selects_the_driver(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_initiative(initiative_id(small_live.workshop, "Portal"))
    QTest.mouseClick(_bars(panel), Qt.MouseButton.LeftButton, pos=_bars(panel).rect().topLeft())
    assert panel.selection.driver_id == driver_id(small_live.workshop, "Growth")


def test_a_very_long_name_is_wrapped_inside(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    portal = initiative_id(small_live.workshop, "Portal")
    small_live.do(edit_initiatives({portal: {"name": "word " * 60, "owner": "W" * 400}}))
    panel.selection.select_initiative(portal)
    assert panel.width() == 320
