"""The pages roadmap, people, and PMO and VMO: lists and charts that mark each other, suggestions, handles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import SHIFT, Key, press, shown
from tests.workshop.following import make_following
from tests.workshop.planning import DAY, add_plan
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panels.aspects_chart_panel import AspectsChartPanel
from vmo_desktop.ui.panels.aspects_panel import AspectsPanel
from vmo_desktop.ui.panels.people_panel import PeoplePanel
from vmo_desktop.ui.panels.roadmap_chart_panel import RoadmapChartPanel
from vmo_desktop.ui.panels.roadmap_panel import RoadmapPanel
from vmo_desktop.ui.panels.stakeholder_map_panel import StakeholderMapPanel
from vmo_desktop.ui.plan_desk import plan_desk_of
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.road import ASPECTS
from vmo_desktop.workshop.road_rows import Attitude


@pytest.fixture
def bare(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """A workshop without a road."""
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def live(bare: LiveWorkshop) -> LiveWorkshop:
    add_plan(bare.workshop)
    return LiveWorkshop(bare.workshop)


def _ends(live: LiveWorkshop) -> list[float | None]:
    """Today and target of the first aspect."""
    first = live.snapshot.road.aspects[0]
    return [first.today, first.target]


def _drawn(qtbot: QtBot, panel: PointChartPanel) -> None:
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: panel.chart.is_drawn, timeout=20_000)
    panel.chart.setFocus()


def test_an_action_of_the_chart_is_marked_in_the_list_and_the_other_way_round(
    live: LiveWorkshop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    panel, chart = RoadmapPanel(live, Selection(live)), RoadmapChartPanel(live, Selection(live))
    shown(qtbot, panel)
    qtmodeltester.check(panel.list.model)
    _drawn(qtbot, chart)
    assert panel.said.text() == f"1 of 4 actions are done, 1 overdue as of {date_text(DAY)}."
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert chart.chart.accessibleDescription().startswith("Run a pilot: under way, from 2027-06-01")
    assert panel.list.grid.currentIndex().row() == 2
    x, y = round(chart.chart.spot(1).x()) + 120, round(chart.chart.spot(1).y())
    QTest.mouseClick(chart.chart, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert panel.list.grid.currentIndex().row() == 1, "a click anywhere in a row is one on its action"
    plan_desk_of(live).look_at_action(live.snapshot.road.actions[0].id)
    assert chart.marked() == 0
    chart.table_button.click()
    assert chart.model.index(1, 6).data() == "! overdue"
    chart.close()


def test_ticked_suggestions_become_actions_in_one_step(live: LiveWorkshop, qtbot: QtBot) -> None:
    panel = RoadmapPanel(live, Selection(live))
    shown(qtbot, panel)
    panel.parts.show_part(1)
    editor = panel.suggestions
    count, step = len(editor.list.model.ids), live.workshop.step
    assert not editor.add.isEnabled()
    assert isinstance(editor.begin.editor, QLineEdit)
    editor.begin.editor.setText("soon")
    editor.begin.commit()
    assert "Type a day" in editor.begin.message
    editor.begin.editor.setText("2027-02-01")
    editor.begin.commit()
    editor.list.model.tick((0, 1))
    assert editor.add.text() == "Add 2 ticked actions"
    editor.add.click()
    added = live.snapshot.road.actions[4:]
    assert [(row.start_on, row.due_on, row.phase) for row in added] == [
        ("2027-02-01", "2027-02-28", "Prepare"), ("2027-03-01", "2027-03-31", "Prepare"),
    ]  # fmt: skip
    assert live.workshop.step == step + 1
    assert len(editor.list.model.ids) == count - 2
    live.undo()
    assert len(live.snapshot.road.actions) == 4


def test_suggestions_are_those_of_the_chosen_step(live: LiveWorkshop, qtbot: QtBot) -> None:
    panel = RoadmapPanel(live, Selection(live))
    shown(qtbot, panel)
    editor = panel.suggestions
    second = live.snapshot.road.steps[1]
    editor.step.choose(second.id)
    editor.step.chosen.emit(second.id)
    editor.list.model.tick((0,))
    editor.take()
    assert live.snapshot.road.actions[-1].step_id == second.id


def test_without_steps_the_page_says_where_they_come_from(bare: LiveWorkshop, qtbot: QtBot) -> None:
    panel = RoadmapPanel(bare, Selection(bare))
    shown(qtbot, panel)
    assert "No action yet" in panel.said.text()
    panel.parts.show_part(1)
    assert not panel.suggestions.add.isVisible()
    chart = RoadmapChartPanel(bare, Selection(bare))
    shown(qtbot, chart)
    assert chart.picture() is None


def test_stakeholders_are_typed_marked_and_refused(live: LiveWorkshop, qtbot: QtBot) -> None:
    panel, chart = PeoplePanel(live, Selection(live)), StakeholderMapPanel(live, Selection(live))
    shown(qtbot, panel, width=1300)
    _drawn(qtbot, chart)
    model = panel.stakeholders.model
    assert not model.write_cells([TypedCell(1, 4, "res"), TypedCell(1, 2, "2")])
    row = live.snapshot.road.stakeholders[1]
    assert (row.attitude, row.influence) == (Attitude.RESISTS, 2.0)
    assert not model.write_cells([TypedCell(1, 4, str(model.index(0, 4).data()))]), "what is copied is read back"
    for column, text, why in ((2, "7", "from 1 to 5"), (3, "much", "from 1 to 5"), (4, "hates", "supports, neutral")):
        (refused,) = model.write_cells([TypedCell(1, column, text)])
        assert why in refused.reason
    press(Key.Key_Home)
    press(Key.Key_End)
    row = live.snapshot.road.stakeholders[panel.stakeholders.grid.currentIndex().row()]
    assert plan_desk_of(live).stakeholder_id == row.id
    chart.close()


def test_the_communication_plan_is_of_the_same_people(live: LiveWorkshop, qtbot: QtBot) -> None:
    panel = PeoplePanel(live, Selection(live))
    shown(qtbot, panel, width=1300)
    panel.show_part(1)
    assert not panel.communication.model.write_cells([TypedCell(0, 1, "What it brings"), TypedCell(0, 4, "Bea")])
    first = live.snapshot.road.stakeholders[0]
    assert (first.message, first.owner) == ("What it brings", "Bea")
    live.undo()
    assert live.snapshot.road.stakeholders[0].owner == "Ines"


def test_a_training_is_overdue_and_its_junk_day_refused(live: LiveWorkshop, qtbot: QtBot) -> None:
    panel = PeoplePanel(live, Selection(live))
    shown(qtbot, panel, width=1300)
    panel.show_part(2)
    assert panel.trainings.model.index(0, 6).data() == "! overdue"
    (refused,) = panel.trainings.model.write_cells([TypedCell(0, 3, "31/02/2027")])
    assert refused.reason == "“31/02/2027” is not a day. Type one, such as 2027-06-30."
    assert not panel.trainings.model.write_cells([TypedCell(0, 5, "2027-06-01")])
    assert panel.trainings.model.index(0, 6).data() == "✓ done"


def test_handles_are_moved_by_key_in_one_step_that_undo_takes_back(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = AspectsChartPanel(live, Selection(live))
    _drawn(qtbot, chart)
    press(Key.Key_Home)
    press(Key.Key_Right, times=2)
    press(Key.Key_Left, SHIFT)
    assert live.snapshot.road.aspects[0].today == pytest.approx(0.39)
    assert chart.chart.accessibleDescription() == "Focus, today: 39 % of the way from PMO to VMO"
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert _ends(live) == [pytest.approx(0.39), None]
    live.undo()
    live.undo()
    assert _ends(live) == [0.3, 0.8]
    chart.close()


def test_a_handle_is_dragged_and_written_when_it_is_let_go(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = AspectsChartPanel(live, Selection(live))
    _drawn(qtbot, chart)
    left, right = chart.handles.track(chart.chart.width(), chart.chart.height())
    start = chart.chart.spot(0).toPoint()
    end = QPoint(round(left + 0.5 * (right - left)), start.y())
    step = live.workshop.step
    QTest.mousePress(chart.chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(chart.chart, QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(chart.chart, end)
    assert live.workshop.step == step
    assert chart.profile.rows[0].today == pytest.approx(0.5, abs=0.01)
    QTest.mouseRelease(chart.chart, Qt.MouseButton.LeftButton, pos=end)
    assert live.workshop.step == step + 1
    assert live.snapshot.road.aspects[0].today == pytest.approx(0.5, abs=0.01)
    chart.close()


def test_aspects_are_typed_in_percent_and_ready_ones_taken(bare: LiveWorkshop, qtbot: QtBot) -> None:
    panel = AspectsPanel(bare, Selection(bare))
    shown(qtbot, panel)
    panel.ready.click()
    assert len(bare.snapshot.road.aspects) == 5
    assert not panel.ready.isVisible()
    assert not panel.aspects.model.write_cells([TypedCell(0, 3, "25 %"), TypedCell(0, 4, "70")])
    assert (bare.snapshot.road.aspects[0].today, bare.snapshot.road.aspects[0].target) == (0.25, 0.7)
    assert panel.said.text() == "The longest way is ahead in: Focus."
    (refused,) = panel.aspects.model.write_cells([TypedCell(0, 3, "120")])
    assert "from 0 to 100" in refused.reason
    bare.do(ASPECTS.delete([row.id for row in bare.snapshot.road.aspects]))
    assert panel.ready.isVisible()
