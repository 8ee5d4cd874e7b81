"""A bubble of the choice is dragged: the scenario assumes what its new place stands for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.ui.panels.portfolio_page import fund
from tests.ui.small_workshop import initiative_id
from vmo_desktop.ui.bubble_source import ChosenBubbles
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.scenario_edits import edits_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.scenarios import approve_scenario

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> BubblePanel:
    fund(small_live)
    panel = BubblePanel(small_live, selection, ChosenBubbles(small_live))
    shown(qtbot, panel)
    return panel


def drag(panel: BubblePanel, name: str, *, across: int = 0, up: int = 0, lets_go: bool = True) -> None:
    spot = panel.chart.scene.point_of(initiative_id(panel.live.workshop, name))
    assert spot is not None
    start = spot[0].toPoint()
    QTest.mousePress(panel.chart, LEFT, pos=start)
    QTest.mouseMove(panel.chart, start + QPoint(across // 2, -up // 2))
    QTest.mouseMove(panel.chart, start + QPoint(across, -up))
    if lets_go:
        QTest.mouseRelease(panel.chart, LEFT, pos=start + QPoint(across, -up))


def assumed(panel: BubblePanel, name: str) -> tuple[float | None, float | None, float | None]:
    desk = desk_of(panel.live)
    found = panel.live.snapshot.choice.assumptions.get((desk.scenario.id, initiative_id(panel.live.workshop, name)))
    return (None, None, None) if found is None else (found.value, found.cost, found.effort)


def test_dragged_upward_it_is_worth_more_in_this_scenario_alone(panel: BubblePanel) -> None:
    step = panel.live.workshop.step
    drag(panel, "Ledger", up=60)
    value, cost, effort = assumed(panel, "Ledger")
    assert value is not None
    assert value > 37.5
    assert (cost, effort) == (None, None)
    assert panel.live.results.valuation.value[1] == 37.5
    assert panel.live.workshop.step == step + 1
    panel.live.undo()
    assert assumed(panel, "Ledger") == (None, None, None)


def test_dragged_across_it_takes_another_effort(panel: BubblePanel) -> None:
    drag(panel, "Ledger", across=90)
    value, _, effort = assumed(panel, "Ledger")
    assert value is None
    assert effort is not None
    assert effort > 80


def test_escape_puts_it_back(panel: BubblePanel) -> None:
    panel.chart.setFocus()
    before = panel.chart.data.value.tolist()
    drag(panel, "Ledger", up=60, lets_go=False)
    assert panel.chart.data.value.tolist() != before
    press(Key.Key_Escape)
    assert panel.chart.data.value.tolist() == before
    assert assumed(panel, "Ledger") == (None, None, None)


def test_in_an_approved_scenario_it_goes_back_and_says_why(panel: BubblePanel) -> None:
    said: list[str] = []
    edits_of(panel.live).refused.connect(lambda sentence, _edit: said.append(sentence))
    panel.live.do(approve_scenario(desk_of(panel.live).scenario.id, [], status="optimal", value=0, bound=0, cost=0))
    before = panel.chart.data.value.tolist()
    drag(panel, "Ledger", up=60)
    assert panel.chart.data.value.tolist() == before
    assert said
    assert "is approved and stays as it is" in said[0]


def test_bubbles_of_scores_are_not_dragged(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> None:
    fund(small_live)
    plain = BubblePanel(small_live, selection)
    shown(qtbot, plain)
    before = plain.chart.data.value.tolist()
    drag(plain, "Ledger", up=60)
    assert plain.chart.data.value.tolist() == before
    assert not small_live.snapshot.choice.assumptions
